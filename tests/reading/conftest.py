"""What holds for every record, whatever it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.models.record import RegionKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

# Signs of Markdown count for nothing wherever they stand; expected files hold the exact text.
_LEFT_OUT = re.compile(
    r"[\s|>#*+_\\\u00ad\u200b\ufeff-]"
    r"|</?(?:br|td|tr|th|t?body|thead|table|[pb]|sub|sup|strong|h[1-6]|li|ul|div)\b[^<>]*>"
)
_LONGEST_MARK = 12


def _bare(text: str) -> str:
    """The text without white space and markup."""
    return _LEFT_OUT.sub("", text)


def regions_cover_the_source(record: Record) -> None:
    at = 0
    for region in record.regions:
        assert region.span.start == at
        assert region.span.end > at
        assert region.rule
        assert (region.exchange is not None) == (
            region.kind in (RegionKind.QUESTION, RegionKind.ANSWER)
        )
        at = region.span.end
    assert at == len(record.source)


def sentences_are_their_spans(record: Record) -> None:
    for sentences in (record.introduction, *(e.sentences for e in record.exchanges)):
        at = 0
        for number, sentence in enumerate(sentences, start=1):
            assert sentence.number == number
            assert sentence.text == sentence.text.strip() != ""
            assert "\n" not in sentence.text
            for span in sentence.spans:
                assert at <= span.start < span.end
                at = span.end
            parts = [record.source[span.start : span.end] for span in sentence.spans]
            assert _bare("".join(parts)) == _bare(sentence.text)


def _answers_are_complete(record: Record) -> None:
    """What an answer's regions say beside its sentences is its mark."""
    for exchange in record.exchanges:
        spans = [
            region.span
            for region in record.regions
            if (region.kind, region.exchange) == (RegionKind.ANSWER, exchange.number)
        ]
        said = "".join(_bare(record.source[span.start : span.end]) for span in spans)
        kept = "".join(_bare(sentence.text) for sentence in exchange.sentences)
        assert said.endswith(kept)
        assert len(said) - len(kept) <= _LONGEST_MARK


@pytest.fixture(scope="session")
def check_record() -> Callable[[Record], None]:
    """Assert that nothing of a record's source is lost, doubled or made up."""

    def check(record: Record) -> None:
        regions_cover_the_source(record)
        sentences_are_their_spans(record)
        _answers_are_complete(record)

    return check


@pytest.fixture(scope="session")
def check_regions() -> Callable[[Record], None]:
    """Assert the same, whatever the marks are: regions cover all, sentences are their spans."""

    def check(record: Record) -> None:
        regions_cover_the_source(record)
        sentences_are_their_spans(record)

    return check
