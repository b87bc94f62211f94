"""The labelled sets of figures can be read, and the readers keep to what was measured on them."""

import pytest

from evals.figures.measure import HALVES, LANGUAGES, load, measure


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_half_has_as_many_sentences_as_the_other(language: str) -> None:
    halves = [sentence.half for sentence in load(language)]
    assert set(halves) == set(HALVES)
    assert abs(halves.count(HALVES[0]) - halves.count(HALVES[1])) <= 1


@pytest.mark.parametrize(("language", "least"), [("chinese", 400), ("english", 300)])
def test_the_sets_are_large_enough_to_tell(language: str, least: int) -> None:
    assert sum(len(sentence.labels) for sentence in load(language)) >= least


def test_a_reading_is_counted_by_place_kind_and_fact() -> None:
    result = measure("english", "tuned")
    everything, whole = result.scores["all"], result.scores["whole"]
    assert whole.hits <= everything.hits <= min(everything.labels, everything.found)
    assert (whole.labels, whole.found) == (everything.labels, everything.found)
