"""What denies, and what only bounds."""

import pytest

from briefing.language import denial


@pytest.mark.parametrize("text", ["no less than RMB 5 billion", "no more than 12", "no doubt"])
def test_a_bound_is_no_denial(text: str) -> None:
    assert not denial._english(str(denial._content()["english"])).search(text)


@pytest.mark.parametrize("text", ["no orders", "it is not profitable", "without a date"])
def test_a_denial_is_one(text: str) -> None:
    assert denial._english(str(denial._content()["english"])).search(text)
