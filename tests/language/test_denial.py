"""What denies, and what only bounds."""

import pytest

from briefing.language.denial import denials


def _tells(english: str) -> bool:
    (denial,) = denials("没有收入")
    return bool(denial.told.search(english))


@pytest.mark.parametrize("text", ["no less than RMB 5 billion", "no more than 12", "no doubt"])
def test_a_bound_is_no_denial(text: str) -> None:
    assert not _tells(text)


@pytest.mark.parametrize("text", ["no orders", "it is not profitable", "without a date"])
def test_a_denial_is_one(text: str) -> None:
    assert _tells(text)
