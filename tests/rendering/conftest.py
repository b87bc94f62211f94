"""A memo with everything in it that a renderer must cope with."""

import dataclasses
from typing import Any

import pytest

from briefing.models.memo import (
    Answer,
    Checks,
    Citation,
    Failure,
    Figure,
    Memo,
    MemoActivity,
    MemoCompany,
    MemoParticipant,
    MemoRecord,
    MemoSentence,
    MemoSpeaker,
    MemoUsage,
    Point,
    PromptVersion,
    Provenance,
    Risk,
    Stance,
    Unanswered,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '=HYPERLINK("http://x","y")',
    "{{ 7*7 }}",
    "| pipe | **bold** `code` https://example.com",
    "# heading",
    "\x00\x1f\ufffe\ud800 control",
)


def _answer(number: int, question: str, stance: Stance | None, *points: Point) -> Answer:
    text = "公司第{}个回答的第{}句话，产能利用率约 85%。"
    sentences = tuple(MemoSentence(n, text.format(number, n)) for n in range(1, 4))
    return Answer(number, f"请问第{number}个问题？", question, sentences, points, stance)


@pytest.fixture
def memo() -> Memo:
    cited = (Citation(1, 2),)
    stance = Stance("mixed", "committed", "direct", None, ("results", "overseas"), 2.1, cited)
    declined = Stance("not_stated", "none", "declined", "refuses", ("other",), 0.0, ())
    return Memo(
        schema_version="1.0",
        record=MemoRecord(
            company=MemoCompany("恒储股份有限公司", "Hengchu", "恒储", "990001", "990001.BJ"),
            number="2026-001",
            date="2026-03-12",
            activity_types=(MemoActivity("other", "策略会"),),
            place="线上会议",
            participants=(MemoParticipant("远山基金", "李某"), MemoParticipant("远山基金", "李某")),
            participants_listed=2,
            participants_distinct=1,
            company_speakers=(MemoSpeaker("Jiang Tao", "江涛", ("director", "board secretary")),),
            sha256="ab" * 32,
            unread=("无法归类的一行",),
            gaps=("Question 4 has no answer in the record",),
        ),
        executive_summary=(Point("Orders rose 18% to RMB 3.2 billion.", cited, verified=True),),
        introduction=_answer(
            0, "", None, Point("Hengchu makes batteries.", (Citation(0, 1),), verified=True)
        ),
        answers=(
            _answer(
                1,
                "How did orders develop?",
                stance,
                Point("Orders rose 18%.", cited, verified=True),
                Point("Orders rose 81%.", (Citation(1, 3),), False, ("81% isn't in the source",)),
            ),
            _answer(2, "", None),
            _answer(3, "When will the buy-back start?", declined, *(_hostile(t) for t in HOSTILE)),
        ),
        risks=(
            Risk("financial", "stated", "ongoing", "low", "near", "Margin squeeze",
                 "Lithium prices weigh on the margin.", None, cited, verified=True),
            Risk("government_action", "implied", "potential", "high", "unspecified", "Tariffs",
                 "Tariffs may delay orders.", "It builds a plant overseas.",
                 (Citation(3, 1), Citation(3, 2)), False, ("the date differs",)),
        ),
        guidance=(Point("The plant starts in June 2026.", (Citation(1, 1),), verified=True),),
        unanswered=(Unanswered(3, "When will the buy-back start?", "management refuses to say"),),
        follow_ups=("How much does the tariff cost?",),
        unchecked_claims=(Point("It is first in its market.", (Citation(1, 1),), verified=True),),
        figures=(
            Figure("约 85%", "about 85%", 85.0, "%", 1, 2),
            Figure("30%-50%", "30% to 50%", (30.0, 50.0), "%", 1, 2),
            Figure("今年 6 月", "June 2026", None, "", 0, 1),
        ),
        failures=(Failure("stance", 2, "the answer is cut"),),
        provenance=Provenance(
            model="a-model",
            prompts=(PromptVersion("takeaways/sentence", "1", "cd" * 32),),
            usage=MemoUsage(10, 2, 1000, 700, 300, None),
            checks=Checks(9, 2, 1),
            seconds=12.3,
            generated="2026-03-13T08:00:00+00:00",
            version="0.1.0",
        ),
    )  # fmt: skip


def _hostile(text: str) -> Point:
    return Point(text, (Citation(3, 3),), False, (text,))


def with_everywhere(memo: Memo, text: str) -> Memo:
    """The memo with one text in each place that a record or a model fills."""

    def put(value: Any, name: str) -> Any:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            inner = {f.name: put(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
            return dataclasses.replace(value, **inner)
        if isinstance(value, tuple):
            return tuple(put(item, name) for item in value)
        return text if isinstance(value, str) and name in _FREE else value

    changed: Memo = put(memo, "")
    return changed


_FREE = frozenset(
    "text title description mitigation question_zh question_en name_zh name_en short_name_zh place"
    " detail institution person name roles part reason problems follow_ups unread gaps source"
    " english".split()
)
