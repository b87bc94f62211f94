"""Questions and answers in every layout that companies write them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefing.reading import read_text
from evals.corpus.expected import Case, cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

FORM = "示例装备股份有限公司投资者关系活动记录表\n\n编号：7\n\n时间：2026-03-01\n\n"
TAIL = "\n附件清单（如有）：无\n\n日期：2026-03-01\n"

LAYOUTS = {
    "numbered above a marked answer": (
        "1、甲情况如何？\n\n答：一是子。\n\n2、请介绍乙。\n\n答：二是丑。\n"
    ),
    "numbered above a marked answer, a line each": (
        "1、甲情况如何？\n答：一是子。\n2、请介绍乙。\n答：二是丑。\n"
    ),
    "on one line": "1.甲情况如何？答:一是子。\n\n2.请介绍乙。答:二是丑。\n",
    "bold above a marked answer": (
        "**甲情况如何？**\n\n答：一是子。\n\n**请介绍乙。**\n\n答：二是丑。\n"
    ),
    "heading above a marked answer": (
        "### 甲情况如何？\n\n答：一是子。\n\n### 请介绍乙。\n\n答：二是丑。\n"
    ),
    "the first mark is lost": "甲情况如何？\n\n答：一是子。\n\n问：请介绍乙。\n\n答：二是丑。\n",
    "a later mark is lost": "问：甲情况如何？\n\n答：一是子。\n\n请介绍乙。\n\n答：二是丑。\n",
    "an answer's mark is lost": "问：甲情况如何？\n\n一是子。\n\n问：请介绍乙。\n\n答：二是丑。\n",
    "only questions are marked": "问：甲情况如何？\n\n一是子。\n\n问：请介绍乙。\n\n二是丑。\n",
    "only questions are marked, a line each": (
        "Q1：甲情况如何？\n一是子。\nQ2：请介绍乙。\n二是丑。\n"
    ),
    "numbered": "1、甲情况如何？\n\n一是子。\n\n2、请介绍乙。\n\n二是丑。\n",
    "numbered with a point": "1. 甲情况如何？\n\n一是子。\n\n2. 请介绍乙。\n\n二是丑。\n",
    "numbered in brackets": "（1）甲情况如何？\n\n一是子。\n\n（2）请介绍乙。\n\n二是丑。\n",
    "numbered in Chinese": "一、甲情况如何？\n\n一是子。\n\n二、请介绍乙。\n\n二是丑。\n",
    "numbered, a line each": "1、甲情况如何？\n一是子。\n2、请介绍乙。\n二是丑。\n",
    "numbered and bold": "**1、甲情况如何？**\n\n一是子。\n\n**2、请介绍乙。**\n\n二是丑。\n",
    "numbered headings": "### 1、甲情况如何？\n\n一是子。\n\n### 2、请介绍乙。\n\n二是丑。\n",
    "bold": "**甲情况如何？**\n\n一是子。\n\n**请介绍乙。**\n\n二是丑。\n",
    "headings": "## 甲情况如何？\n\n一是子。\n\n## 请介绍乙。\n\n二是丑。\n",
    "mixed families": "问题1：甲情况如何？\n\n答：一是子。\n\n问题2：请介绍乙。\n\n答：二是丑。\n",
    "a page number above the answer": (
        "1、甲情况如何？\n\n1 / 2\n\n答：一是子。\n\n2、请介绍乙。\n\n2 / 2\n\n答：二是丑。\n"
    ),
    "a number and a space": ("Q1 甲情况如何？\nA1 一是子。\nQ2 请介绍乙。\nA2 二是丑。\n"),
    "a point behind the number": (
        "问1、甲情况如何？\n答1、一是子。\n问2、请介绍乙。\n答2、二是丑。\n"
    ),
    "marks on lines of their own": (
        "**问题1**\n\n甲情况如何？\n\n**回复**\n\n一是子。\n\n"
        "**问题2**\n\n请介绍乙。\n\n**回复**\n\n二是丑。\n"
    ),
    "round brackets": "（问）甲情况如何？\n（答）一是子。\n（问）请介绍乙。\n（答）二是丑。\n",
    "ordinals": "第1问：甲情况如何？\n答：一是子。\n第2问：请介绍乙。\n答：二是丑。\n",
    "full-width": "问题１：甲情况如何？\n回复１：一是子。\n问题２：请介绍乙。\n回复２：二是丑。\n",
    "traditional": "問：甲情况如何？\n答：一是子。\n問題：请介绍乙。\n回覆：二是丑。\n",
    "bold tags": "<b>问题1：</b>甲情况如何？\n\n<b>回复：</b>一是子。\n\n"
    "<b>问题2：</b>请介绍乙。\n\n<b>回复：</b>二是丑。\n",
    "the company answers": (
        "投资者：甲情况如何？\n\n公司：一是子。\n\n投资者：请介绍乙。\n\n公司：二是丑。\n"
    ),
    "speakers in brackets": (
        "【投资者】甲情况如何？\n\n【公司】一是子。\n\n【投资者】请介绍乙。\n\n【公司】二是丑。\n"
    ),
    "the question's word and a number in Chinese": (
        "问题一、甲情况如何？\n\n回复：一是子。\n\n问题二、请介绍乙。\n\n回复：二是丑。\n"
    ),
    "bold on the answer's line": (
        "**1. 甲情况如何？** 答：一是子。\n\n**2. 请介绍乙。** 答：二是丑。\n"
    ),
    "quoted": ("> 问：甲情况如何？\n>\n> 答：一是子。\n>\n> 问：请介绍乙。\n>\n> 答：二是丑。\n"),
    "marks on a line each": (
        "问：\n甲情况如何？\n答：\n一是子。\n问：\n请介绍乙。\n答：\n二是丑。\n"
    ),
    "all on one line": "问：甲情况如何？答：一是子。问：请介绍乙。答：二是丑。\n",
    "questions first": "Q1：甲情况如何？\nQ2：请介绍乙。\nA1：一是子。\nA2：二是丑。\n",
    "columns": (
        "| 序号 | 问题 | 回复 |\n|---|---|---|\n| 1 | 甲情况如何？ | 一是子。 |\n"
        "| 2 | 请介绍乙。 | 二是丑。 |\n"
    ),
    "columns in HTML": (
        "<table><tr><th>投资者提问</th><th>公司回复</th></tr>"
        "<tr><td>甲情况如何？</td><td>一是子。</td></tr>"
        "<tr><td>请介绍乙。</td><td>二是丑。</td></tr></table>\n"
    ),
    "rows": (
        "| 问题1 | 甲情况如何？ |\n|---|---|\n| 回复 | 一是子。 |\n"
        "| 问题2 | 请介绍乙。 |\n| 回复 | 二是丑。 |\n"
    ),
    "a header on each page": (
        "1、甲情况如何？\n\n答：一是\n\n示例装备交流纪要\n\n1 / 2\n\n子。\n\n"
        "2、请介绍乙。\n\n答：二是\n\n示例装备交流纪要\n\n2 / 2\n\n丑。\n"
    ),
    "pages counted by bare numbers": (
        "1、甲情况如何？\n\n答：一是\n\n1\n\n子。\n\n2、请介绍乙。\n\n答：二是\n\n2\n\n丑。\n"
    ),
    "grouped": (
        "一、关于经营\n\n1、甲情况如何？\n\n答：一是子。\n\n"
        "二、关于研发\n\n1、请介绍乙。\n\n答：二是丑。\n"
    ),
    "grouped by headings": (
        "### 第一场\n\n问：甲情况如何？\n\n答：一是子。\n\n"
        "### 第二场\n\n问：请介绍乙。\n\n答：二是丑。\n"
    ),
    "a question on two lines": ("1、甲情\n况如何？\n\n一是子。\n\n2、请介\n绍乙。\n\n二是丑。\n"),
}
WANTED = [("甲情况如何？", ["一是子。"]), ("请介绍乙。", ["二是丑。"])]


def _read(text: str) -> Record:
    return read_text(text, sha256="")


def _said(record: Record) -> list[tuple[str, list[str]]]:
    return [(e.question, [s.text for s in e.sentences]) for e in record.exchanges]


@pytest.mark.parametrize("tail", ["", TAIL], ids=["end", "rows below"])
@pytest.mark.parametrize("content", ["", "投资者关系活动主要内容介绍：\n\n"], ids=["", "row"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(
    layout: str, content: str, tail: str, check_record: Callable[[Record], None]
) -> None:
    record = _read(FORM + content + LAYOUTS[layout] + tail)
    assert _said(record) == WANTED
    assert record.unread == ()
    assert record.introduction == ()
    check_record(record)


def test_plain_paragraphs() -> None:
    record = _read(f"{FORM}甲如何？\n\n子。\n\n丑。\n\n乙如何？\n\n寅。\n{TAIL}")
    assert _said(record) == [("甲如何？", ["子。", "丑。"]), ("乙如何？", ["寅。"])]


def test_an_answers_points_are_no_questions() -> None:
    body = "1、甲如何？\n\n1、子。\n\n2、丑。\n\n2、乙如何？\n\n1、寅。\n\n2、卯。\n"
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["1、子。", "2、丑。"]),
        ("乙如何？", ["1、寅。", "2、卯。"]),
    ]


def test_an_answers_points_above_a_numbered_question() -> None:
    body = "1、甲如何？\n\n答：1、子。\n\n2、丑。\n\n2、乙如何？\n\n答：寅。\n"
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["1、子。", "2、丑。"]),
        ("乙如何？", ["寅。"]),
    ]


def test_an_answers_points_above_a_question_without_a_number() -> None:
    body = (
        "**甲如何？**\n\n答：1、子。\n\n2、丑。\n\n"
        "**乙如何？**\n\n答：1、寅。\n\n丙如何？\n\n答：卯。\n"
    )
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["1、子。", "2、丑。"]),
        ("乙如何？", ["1、寅。"]),
        ("丙如何？", ["卯。"]),
    ]
    below = body.replace("答：1、子。", "答：\n\n1、子。")
    assert _said(_read(FORM + below)) == _said(_read(FORM + body))


def test_a_first_question_that_says_something_first() -> None:
    body = "1、业绩不错。\n甲如何？\n答：子。\n2、丙增长了。\n丁如何？\n答：丑。\n"
    assert _said(_read(FORM + body)) == [
        ("业绩不错。甲如何？", ["子。"]),
        ("丙增长了。丁如何？", ["丑。"]),
    ]


def test_several_questions_at_once() -> None:
    body = "问：1、甲如何？\n\n2、乙如何？\n\n答：子。\n\n问：丙如何？丁呢？\n\n答：丑。\n"
    assert _said(_read(FORM + body)) == [
        ("1、甲如何？2、乙如何？", ["子。"]),
        ("丙如何？丁呢？", ["丑。"]),
    ]


def test_several_paragraphs_that_ask_are_one_question() -> None:
    body = "问：两个问题：\n\n甲如何？\n\n乙如何？\n\n子。\n\n问：丙如何？\n\n丑。\n"
    assert _said(_read(FORM + body)) == [
        ("两个问题：甲如何？乙如何？", ["子。"]),
        ("丙如何？", ["丑。"]),
    ]


def test_a_bold_line_that_does_not_ask_stays_in_its_answer() -> None:
    body = "**甲如何？**\n\n**海外业务**\n\n子。\n\n**乙如何？**\n\n丑。\n"
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["海外业务子。"]),
        ("乙如何？", ["丑。"]),
    ]


def test_an_introduction_above_numbered_questions() -> None:
    record = _read(f"{FORM}公司成立于 2001 年。\n\n1、甲如何？\n\n子。\n\n2、乙如何？\n\n丑。\n")
    assert [s.text for s in record.introduction] == ["公司成立于 2001 年。"]
    assert len(record.exchanges) == 2


def test_a_rule_that_is_switched_off_reads_nothing() -> None:
    text = f"{FORM}1、甲如何？\n\n答：子。\n\n问：乙如何？\n\n答：丑。\n"
    assert _said(read_text(text, sha256="", skip=["before-answer"]))[0] == ("", ["子。"])
    assert _said(_read(text))[0] == ("甲如何？", ["子。"])


def test_several_speakers_answer() -> None:
    body = "问：甲如何？\n\n董事长：子。\n\n财务总监李四：丑。\n\n问：乙如何？\n\n董事长：寅。\n"
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["董事长：子。", "财务总监李四：丑。"]),
        ("乙如何？", ["董事长：寅。"]),
    ]


def test_an_answer_that_quotes_a_mark_is_one() -> None:
    body = "问：甲如何？\n\n答：常有人问。答：子。\n"
    assert _said(_read(FORM + body)) == [("甲如何？", ["常有人问。", "答：子。"])]


def test_a_second_record_in_the_file() -> None:
    second = FORM.replace("编号：7", "编号：8")
    record = _read(
        f"{FORM}问：甲如何？\n\n答：子。\n{TAIL}\n{second}问：乙如何？\n\n答：丑。\n{TAIL}"
    )
    assert _said(record) == [("甲如何？", ["子。"]), ("乙如何？", ["丑。"])]
    assert record.number == "7"
    assert "further-form" in {region.rule for region in record.regions}


def test_what_stands_below_the_last_rows_is_unread() -> None:
    record = _read(f"{FORM}问：甲如何？\n\n答：子。\n{TAIL}\n| 审核 | 王一 |\n|---|---|\n")
    assert _said(record) == [("甲如何？", ["子。"])]
    assert record.unread == ("| 审核 | 王一 |\n|---|---|",)


def test_a_question_that_an_answer_puts_to_itself() -> None:
    body = "1、甲如何？\n\n子。为什么这么说？\n\n丑。\n\n2、乙如何？\n\n寅。\n"
    assert _said(_read(FORM + body)) == [
        ("甲如何？", ["子。", "为什么这么说？", "丑。"]),
        ("乙如何？", ["寅。"]),
    ]


def test_a_topic_among_numbered_questions() -> None:
    body = "1、甲如何？\n\n子。\n\n2、研发情况\n\n丑。\n\n3、乙如何？\n\n寅。\n"
    assert [e.question for e in _read(FORM + body).exchanges] == [
        "甲如何？",
        "研发情况",
        "乙如何？",
    ]


MARK = re.compile(r"(?m)^(?:\*\*)?(?:问|Q|问题|答|A|回复)\s?\d{0,2}(?:\*\*)?[：:](?:\*\*)?")
BOTH_LOST = "990015-20260525.txt"  # its first question has no mark to begin with


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.record.name)
def test_one_lost_mark_changes_nothing(case: Case) -> None:
    text = case.record.read_text(encoding="utf-8")
    marks = list(MARK.finditer(text))[case.record.name == BOTH_LOST :]
    whole = _said(_read(text))
    for mark in marks[:: max(1, len(marks) // 4)]:
        assert _said(_read(text[: mark.start()] + text[mark.end() :])) == whole
