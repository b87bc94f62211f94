"""The labelled sets of figures can be read, and the readers keep to what was measured on them."""

import pytest

from evals.figures.measure import HALVES, LANGUAGES, load, measure


@pytest.mark.parametrize(("language", "least"), [("chinese", 400), ("english", 300)])
def test_the_sets_are_large_enough_to_tell(language: str, least: int) -> None:
    assert sum(len(sentence.labels) for sentence in load(language)) >= least


@pytest.mark.parametrize(("language", "least"), [("chinese", 150), ("english", 100)])
def test_so_is_the_untouched_half(language: str, least: int) -> None:
    untouched = [sentence for sentence in load(language) if sentence.half == "untouched"]
    assert sum(len(sentence.labels) for sentence in untouched) >= least


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_in_both_halves(language: str) -> None:
    sentences = load(language)
    assert {sentence.half for sentence in sentences} == set(HALVES)
    assert len({sentence.text for sentence in sentences}) == len(sentences)


def test_a_reading_is_counted_by_place_kind_and_fact() -> None:
    result = measure("english", "tuned")
    everything, whole = result.scores["all"], result.scores["whole"]
    assert whole.hits <= everything.hits <= min(everything.labels, everything.found)
    assert (whole.labels, whole.found) == (everything.labels, everything.found)
