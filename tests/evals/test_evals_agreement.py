import pytest

from evals.agreement import cohens_kappa


def test_kappa_of_a_worked_table() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.7, by chance 0.5.
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohens_kappa(pairs) == pytest.approx(0.4)


def test_kappa_is_one_for_the_same_and_below_nought_for_the_opposite() -> None:
    assert cohens_kappa([("a", "a"), ("b", "b")]) == 1
    assert cohens_kappa([("a", "b"), ("b", "a")]) == -1


def test_kappa_is_undefined_where_chance_explains_all() -> None:
    assert cohens_kappa([]) is None
    assert cohens_kappa([("a", "a")] * 3) is None
