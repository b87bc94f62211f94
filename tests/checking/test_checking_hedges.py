"""What is only hoped for isn't told as what will be."""

import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.hedges import unhedged
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = (inline(chinese, glossary, dt.date(2026, 4, 2)),)
    return unhedged(english, Evidence(cited, glossary, ("the company",)))


@pytest.mark.parametrize(
    ("english", "chinese", "said"),
    [
        ("More capacity will enable it to overtake peers.", "我们有信心超过同行。", "有信心"),
        ("The certificate will be granted in June.", "有望在 6 月取得注册证。", "有望"),
        ("Margins will recover.", "毛利率可能恢复。", "可能"),
    ],
)
def test_a_hope_that_is_told_as_certain_is_found(english: str, chinese: str, said: str) -> None:
    (problem,) = _problems(english, chinese)
    assert said in problem


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It is confident that it will overtake peers.", "我们有信心超过同行。"),
        ("The certificate is expected in June.", "有望在 6 月取得注册证。"),
        ("Margins will recover.", "毛利率将恢复，甚至可能超过去年。"),
        ("The line will open in June.", "产线计划 6 月投产。"),
    ],
)
def test_a_hope_told_as_one_and_a_plan_are_let_pass(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()
