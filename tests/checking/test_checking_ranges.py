"""A range isn't told as a change from its one end to the other."""

import datetime as dt

import pytest

from briefing.checking.evidence import Evidence
from briefing.checking.ranges import ranges_told_as_changes
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

RANGE = "系统计划上线，预计每年增加合规成本 800 万元至 1,000 万元。"
CHANGE = "合规成本由 800 万元增加至 1,000 万元。"


def _problems(english: str, chinese: str) -> tuple[str, ...]:
    glossary = load_glossary()
    cited = (inline(chinese, glossary, dt.date(2026, 3, 12)),)
    return ranges_told_as_changes(english, Evidence(cited, glossary, ("the company",)))


def test_a_range_told_as_a_change_is_found() -> None:
    english = "Annual costs will increase from RMB 8 million to RMB 10 million."
    assert len(_problems(english, RANGE)) == 1


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Annual costs will increase by RMB 8 million to RMB 10 million.", RANGE),
        ("It adds RMB 8 million to RMB 10 million of costs a year.", RANGE),
        ("Costs increased from RMB 8 million to RMB 10 million.", CHANGE),
    ],
)
def test_a_range_told_as_one_and_a_change_told_as_one_pass(english: str, chinese: str) -> None:
    assert _problems(english, chinese) == ()
