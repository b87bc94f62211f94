"""The words of change are the same to all who ask for them."""

import re

import pytest

from briefing.language.changes import changes
from briefing.language.scales import ways


@pytest.mark.parametrize(
    ("up", "down"),
    [
        ("rose", "fell"),
        ("lengthened", "shortened"),
        ("widening", "narrowing"),
        ("up 4%", "down 4%"),
        ("up from 3%", "down to 3%"),
    ],
)
def test_each_word_goes_one_way(up: str, down: str) -> None:
    rising, falling = (re.compile(rf"\b(?:{change.verbs})\b") for change in changes())
    assert rising.search(up)
    assert not falling.search(up)
    assert falling.search(down)
    assert not rising.search(down)


def test_a_word_of_change_is_held_against_chinese_of_its_way() -> None:
    shortened = [way for way in ways() if way.english.fullmatch("shortened")]
    assert any(way.chinese.search("缩减") and way.contrary.search("增加") for way in shortened)
