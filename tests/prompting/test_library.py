from pathlib import Path

import pytest

from briefing.errors import PromptError
from briefing.prompting import load_prompts

SHIPPED = {prompt.name: prompt for prompt in load_prompts()}


def test_a_file_of_the_same_name_replaces_the_shipped_prompt(tmp_path: Path) -> None:
    shipped = Path("prompts/takeaways/question.md").read_text("utf-8")
    (tmp_path / "takeaways").mkdir()
    (tmp_path / "takeaways/question.md").write_text(
        shipped.replace("one plain sentence", "12 words"), "utf-8"
    )
    prompts = load_prompts(tmp_path)
    assert "12 words" in prompts["takeaways/question"].system
    assert prompts["takeaways/sentence"] == SHIPPED["takeaways/sentence"]


def test_a_folder_without_prompts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match="no prompt below"):
        load_prompts(tmp_path)


def test_a_prompt_that_nothing_asks_for_is_refused(tmp_path: Path) -> None:
    shipped = Path("prompts/takeaways/question.md").read_text("utf-8")
    (tmp_path / "takeaways").mkdir()
    (tmp_path / "takeaways/quest.md").write_text(
        shipped.replace("/question\n", "/quest\n"), "utf-8"
    )
    with pytest.raises(PromptError, match="takeaways/quest"):
        load_prompts(tmp_path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "takeaways").mkdir()
    (tmp_path / "takeaways/question.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PromptError, match="can't be read"):
        load_prompts(tmp_path)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(PromptError, match="takeaways/whole"):
        load_prompts()["nothing"]
