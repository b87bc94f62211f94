"""A reference is refused where it is unclear, contradicts itself or its record."""

from pathlib import Path

import pytest
import yaml

from evals.cases import CASES, Case, open_case, open_cases, second_labels
from evals.errors import BrokenSetUp
from evals.references import Labels, Reference, load
from evals.soundness import faults, label_faults

SHIPPED = CASES / "990001-20260312.yaml"


def _spoilt(case: Case, tmp_path: Path, old: str, new: str) -> list[str]:
    """What is wrong with the reference after one change of its text."""
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = tmp_path / SHIPPED.name
    path.write_text(text.replace(old, new, 1), "utf-8")
    reference = load(path, Reference)
    answers = {answer.question: answer for answer in reference.answers}
    return list(faults(Case(case.name, reference, case.record, case.contexts, answers)))


def test_the_shipped_references_are_sound() -> None:
    cases, _ = open_cases()
    assert [fault for case in cases for fault in faults(case)] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("industry:", "sector:", "sector: Extra inputs are not permitted"),
        ("outlook: mixed", "outlook: rosy", "Input should be 'positive'"),
        ("directness: direct", "directness: declined", "declined_reason goes with"),
        ("industry: energy storage", "industry: a\nindustry: b", "'industry' stands twice"),
        ("- question: 2", "- question: 1", "question 1 is there twice"),
        ("    mitigation_sentences: [8]\n", "", "a mitigation needs its sentences"),
        ("topics: [results, cost_margin]", "topics: [results, results]", "named twice"),
        ("    words: [committed to buy]", "    words: [must buy]", "doesn't hold 'must buy'"),
        ("sentences: [1, 4, 9]", "sentences: []", "need the sentences that decide them"),
        ("sentences: [1]", "sentences: [0]", "greater than or equal to 1"),
        ("answers:", "answers", "can't be read"),
    ],
)
def test_a_form_that_is_wrong_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "spoilt.yaml"
    path.write_text(SHIPPED.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(BrokenSetUp, match=said):
        load(path, Reference)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("figures: [RMB 8.64 billion, 31.2%]", "figures: [RMB 9 billion]", "isn't in its text"),
        ("up 31.2% year on year.", "up 13.2% year on year.", '"13.2%" isn\'t in'),
        ("sentences: [1, 4, 9]", "sentences: [1, 4, 99]", "there is no sentence 99"),
        ("figures: [3.1%]", "figures: [17.8%]", "so it is no trap"),
        ("- question: 6", "- question: 7", "question 6 has no entry"),
        ("- question: 6", "- question: 7", "the record has no answer 7"),
        ("Bad-debt provisions on", "Huawei's provisions on", '"Huawei" isn\'t named'),
    ],
)
def test_what_the_record_does_not_say_is_found(
    case: Case, tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = _spoilt(case, tmp_path, old, new)
    assert any(said in fault for fault in found), found


def test_a_figure_must_stand_in_the_sentence_that_its_fact_cites(
    case: Case, tmp_path: Path
) -> None:
    old = "    sentences: [1]\n    figures: [RMB 8.64 billion, 31.2%]"
    found = _spoilt(case, tmp_path, old, old.replace("[1]", "[2]"))
    assert any("the cited sentences don't hold 'RMB 8.64 billion'" in fault for fault in found)


def test_a_reference_of_another_version_of_the_record_is_refused(tmp_path: Path) -> None:
    reference = load(SHIPPED, Reference)
    changed = tmp_path / "990001-20260312.md"
    changed.write_bytes((CASES.parent / "records" / changed.name).read_bytes() + b"\n")
    with pytest.raises(BrokenSetUp, match="of another version"):
        open_case("990001-20260312", reference, changed)


def test_a_record_that_is_not_shipped_is_found_by_its_hash(tmp_path: Path) -> None:
    document = yaml.safe_load(SHIPPED.read_text("utf-8"))
    del document["record"]
    folder, records = tmp_path / "cases", tmp_path / "records"
    folder.mkdir()
    records.mkdir()
    (folder / "outside.yaml").write_text(yaml.safe_dump(document), "utf-8")
    assert [absent.name for absent in open_cases(folder)[1]] == ["outside"]
    record = CASES.parent / "records" / "990001-20260312.md"
    (records / "any name.md").write_bytes(record.read_bytes())
    cases, missing = open_cases(folder, records)
    assert ([item.name for item in cases], missing) == (["outside"], ())


def test_second_labels_carry_no_words_of_the_reference(case: Case, tmp_path: Path) -> None:
    risk = {"category": "financial", "severity": "low", "sentences": [16]}
    answer = {"outlook": "mixed", "certainty": "none", "directness": "direct", "risks": [risk]}
    path = tmp_path / "labels.yaml"
    path.write_text(yaml.safe_dump({"sha256": "0" * 64, "answers": {1: answer}}), "utf-8")
    found = list(label_faults(case, load(path, Labels)))
    assert any("another version of the record" in fault for fault in found)
    assert any("second labels, question 1: there is no sentence 16" in fault for fault in found)
    assert any("second labels: question 2 has no entry" in fault for fault in found)
    spoilt = {"sha256": "0" * 64, "answers": {1: {**answer, "summary": "x"}}}
    path.write_text(yaml.safe_dump(spoilt), "utf-8")
    with pytest.raises(BrokenSetUp, match="summary: Extra inputs"):
        load(path, Labels)


def test_a_question_that_is_labelled_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "labels.yaml"
    answer = "{outlook: mixed, certainty: none, directness: direct}"
    path.write_text(f"sha256: {'0' * 64}\nanswers:\n  1: {answer}\n  1: {answer}\n", "utf-8")
    with pytest.raises(BrokenSetUp, match="the key 1 stands twice"):
        load(path, Labels)


def test_the_shipped_second_labels_are_of_these_records() -> None:
    cases, _ = open_cases()
    labels = second_labels(cases)
    assert [fault for case in cases for fault in label_faults(case, labels[case.name])] == []
