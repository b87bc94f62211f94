"""A statement doesn't name the same pair twice."""

import pytest

from briefing.checking.echoes import echoes
from briefing.checking.evidence import Evidence
from briefing.language.glossary import load_glossary

EVIDENCE = Evidence((), load_glossary(), ("Kelin",))


def test_a_pair_that_is_put_in_two_places_is_found() -> None:
    text = (
        "Results meet the needs of banking and insurance, with more value in banking and insurance."
    )
    assert echoes(text, EVIDENCE) == ('it says "banking and insurance" twice',)


@pytest.mark.parametrize(
    "text",
    [
        "It serves banking and insurance, and more of insurance.",
        "Banking and insurance grew. Banking and insurance will go on growing.",
        "Revenue rose 14% and exports rose 14%.",
    ],
)
def test_words_that_come_again_otherwise_are_let_pass(text: str) -> None:
    assert echoes(text, EVIDENCE) == ()
