"""Labels, places and order, as every format shows them."""

import typing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.models import memo as models
from briefing.models.memo import Citation, Failure, Memo
from briefing.rendering import load, words


@pytest.fixture
def memo() -> Memo:
    return load(Path(__file__).with_name("memo.json").read_bytes())


def test_a_date_is_written_as_an_editor_does() -> None:
    assert words.date_in_words("2026-03-12") == "12 March 2026"
    assert words.date_in_words("2025-02-03") == "3 February 2025"
    assert words.date_in_words(None) == "not stated"


def test_a_sentence_has_one_name_and_one_anchor() -> None:
    assert words.label(Citation(3, 5)) == "3.5"
    assert words.label(Citation(0, 2)) == "I.2"
    assert words.anchor(Citation(3, 5)) == "s-3-5"
    assert words.anchor(Citation(0, 2)) == "s-0-2"


@pytest.mark.parametrize(
    "labels",
    ["Outlook", "Certainty", "Directness", "DeclinedReason", "Topic", "RiskCategory", "Basis",
     "Status", "Severity", "Horizon"],
)  # fmt: skip
def test_each_label_of_the_codebook_is_put_in_words(labels: str) -> None:
    for label in typing.get_args(getattr(models, labels)):
        assert "_" not in words.words(label)


def test_labels_read_as_english() -> None:
    assert words.words("not_stated") == "not stated"
    assert words.words("government_action") == "government action"
    assert words.words("supply_compute") == "supply and compute"


def test_a_declined_answer_says_why(memo: Memo) -> None:
    row = words.stance_row(memo.answers[2])
    assert row[2:5] == ("not stated", "none", "declined (refers to filings)")


def test_a_failed_stance_is_shown_as_failed(memo: Memo) -> None:
    assert words.stance_row(memo.answers[3])[:3] == ("4", "Question not translated", "failed")
    assert words.stance_tags(memo.answers[3]) == "failed"


def test_a_long_question_is_shortened_in_the_stance_table(memo: Memo) -> None:
    row = words.stance_row(replace(memo.answers[0], question_en="How far along is it? " * 20))
    assert len(row[1]) <= 90
    assert row[1].endswith("…")


def test_the_most_severe_risk_stands_first(memo: Memo) -> None:
    order = [risk.severity for risk in words.risks_by_severity(memo)]
    assert order == ["high", "medium", "medium", "low"]


def test_what_could_not_be_verified_names_place_text_and_reason(memo: Memo) -> None:
    problems = list(words.problems(memo))
    places = [where for where, _, _ in problems]
    assert places == [
        "Question 1", "Executive summary", "Risk", "Question 4", "Question 4", "Whole record",
        "Record", "Record, not read",
    ]  # fmt: skip
    assert words.problem(*problems[1]) == (
        "Executive summary: The overseas project may be late by 2 years."
        " (2 years is not in the cited sentence)"
    )


def test_a_failure_of_the_introduction_is_not_one_of_the_whole_record(memo: Memo) -> None:
    failed = replace(memo, failures=(Failure("stance", 0, "it was cut"),))
    assert ("Introduction", "No stance", ("it was cut",)) in list(words.missing(failed))


def test_lost_ticks_and_no_ticks_are_told_apart(memo: Memo) -> None:
    lost = replace(memo, record=replace(memo.record, activity_types=None))
    none = replace(memo, record=replace(memo.record, activity_types=()))
    assert words.activity(lost) == "not known: the form's ticks are lost"
    assert words.activity(none) == "none ticked"
    assert words.activity(memo) == "earnings briefing, other (线上交流会 | 第二场 |)"


def test_the_cost_is_given_or_said_to_be_unknown(memo: Memo) -> None:
    assert dict(words.provenance(memo))["Cost"] == "not priced"
    usage = replace(memo.provenance.usage, cost_usd=0.01234)
    priced = replace(memo, provenance=replace(memo.provenance, usage=usage))
    assert dict(words.provenance(priced))["Cost"] == "US$0.0123"
    assert "65% from the server's cache" in dict(words.provenance(memo))["Tokens"]


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800", "\ufffe"])
def test_characters_that_no_document_can_hold_are_replaced(bad: str) -> None:
    assert words.xml_safe(f"甲{bad}b\t\n") == "甲\N{REPLACEMENT CHARACTER}b\t\n"
