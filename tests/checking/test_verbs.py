"""The verbs of a statement, and what each of them is said of."""

import pytest

from briefing.checking.verbs import Told, verbs


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The plant will open.", [Told.OPEN]),
        ("The plant opened in May.", [Told.DONE]),
        ("The plant is due to open in May.", [Told.OPEN]),
        ("The planned listing covers 10%.", [Told.PLAIN]),
        ("The plant acquired in 2025 will start in May.", [Told.OPEN]),
        ("Lines are to be automated, and staff fell to 200.", [Told.OPEN, Told.DONE]),
        ("Shops will be closed or sold.", [Told.OPEN]),
        ("It does not intend to expand.", [Told.PLAIN]),
        ("The company can't foresee it.", [Told.OPEN]),
    ],
)
def test_a_verb_tells_as_done_as_open_or_plainly(text: str, told: list[Told]) -> None:
    assert [verb.told for verb in verbs(text)] == told


def test_what_stands_before_a_relative_clause_belongs_to_the_verb_behind_it() -> None:
    text = "The overhaul, which is to begin in May, cost about 280 tonnes."
    begin, cost = verbs(text)
    assert begin.governs(text.index("May"))
    assert not begin.governs(text.index("overhaul"))
    assert cost.governs(text.index("overhaul"))
    assert cost.governs(text.index("280"))
