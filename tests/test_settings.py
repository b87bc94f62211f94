from pathlib import Path

import pytest

from briefing.errors import SettingsError
from briefing.settings import load_settings


def test_an_option_goes_before_the_environment_and_that_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "briefing.toml"
    file.write_text('model = "of-file"\ntimeout = 5\nmax_cost = 1.5\n', "utf-8")
    environ = {"BRIEFING_MODEL": "of-environment", "BRIEFING_TIMEOUT": "6"}
    settings = load_settings({"model": "of-option", "prompts": None}, environ, file)
    assert (settings.model, settings.timeout, settings.max_cost) == ("of-option", 6, 1.5)


def test_openais_own_variables_count(tmp_path: Path) -> None:
    settings = load_settings({}, {"OPENAI_API_KEY": "sk-1", "OPENAI_BASE_URL": "http://x/v1"})
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-1"
    assert settings.base_url == "http://x/v1"


def test_a_secret_masks_itself() -> None:
    settings = load_settings({"api_key": "sk-very-secret"}, {})
    assert "sk-very-secret" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_several_glossaries_come_from_one_variable() -> None:
    settings = load_settings({}, {"BRIEFING_GLOSSARY": "a.yaml:b.yaml"})
    assert settings.glossary == (Path("a.yaml"), Path("b.yaml"))


@pytest.mark.parametrize(
    ("text", "word"),
    [("model = ", "can't be used"), ("colour = 1", "colour"), ("timeout = 0", "timeout")],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "briefing.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=word):
        load_settings({}, {}, file)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be used"):
        load_settings({}, {}, tmp_path / "none.toml")
