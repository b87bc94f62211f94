"""The rules of reading have names, and what one of them reads is never lost without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.errors import ReadError, SettingsError
from briefing.reading import read_text
from briefing.reading.rules import CUTTERS, PLACERS, about, rules
from evals.corpus.expected import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

NAMES = [*CUTTERS, *PLACERS]
READ = [
    (RECORDS / name).read_text(encoding="utf-8")
    for name in ("990014-20260403.md", "990019-20260518.txt", "990028-20260305.md")
]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_without_a_rule(name: str, check_regions: Callable[[Record], None]) -> None:
    for text in READ:
        try:
            record = read_text(text, sha256="", skip=[name])
        except ReadError:
            continue
        check_regions(record)


@pytest.mark.parametrize("text", READ)
def test_each_region_names_a_rule_that_can_be_switched_off(text: str) -> None:
    read = {region.rule for region in read_text(text, sha256="").regions}
    assert read <= {*NAMES, "none"}


def test_each_rule_says_what_it_reads() -> None:
    assert [name for name, _ in about()] == NAMES
    assert all(what for _, what in about())


def test_there_is_no_rule_of_that_name() -> None:
    with pytest.raises(SettingsError, match="nonsense"):
        rules(skip=["nonsense"])
