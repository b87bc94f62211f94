"""A statement's own figures make sense together."""

import pytest

from briefing.checking.arithmetic import wrong_arithmetic
from briefing.checking.evidence import Evidence
from briefing.language.glossary import load_glossary

NOTHING = Evidence((), load_glossary(), ())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Prices should rise 3 to 5 percentage points.",
            "Prices should rise 5 to 3 percentage points.",
        ),
        (
            "It will spend RMB 200 million to RMB 300 million.",
            "It will spend RMB 300 million to RMB 200 million.",
        ),
        ("Of 120 hotels, 45 are leased.", "It has 45 hotels, 120 of them leased."),
        ("It runs 120 hotels, 45 of them leased.", "It runs 45 hotels, 120 of them leased."),
        ("The fee went up by RMB 2 to RMB 30.", "The fee went up by RMB 30 to RMB 2."),
        ("It moved up from eighth to third place.", "It moved up from third to eighth place."),
        (
            "Margin rose 5 percentage points from 40% to 45%.",
            "Margin rose 9 percentage points from 40% to 45%.",
        ),
    ],
)
def test_what_cannot_be_is_told(right: str, wrong: str) -> None:
    assert wrong_arithmetic(right, NOTHING) == ()
    assert len(wrong_arithmetic(wrong, NOTHING)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Margin dropped 5 percentage points to 3%.",
        "Headcount fell 300 to 120.",
        "The price came down from above RMB 30 to RMB 22.",
        "Capacity was cut by 40 thousand tonnes to 10 thousand tonnes.",
    ],
)
def test_a_change_and_its_result_are_no_range(text: str) -> None:
    assert wrong_arithmetic(text, NOTHING) == ()
