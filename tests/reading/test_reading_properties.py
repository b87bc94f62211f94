"""Whatever a record looks like: it reads as it was written, and nothing is lost."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ReadError
from briefing.reading import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

Written = tuple[str, list[tuple[str, list[str]]]]

NAME = "示例装备股份有限公司"
TITLE = f"{NAME}投资者关系活动记录表\n\n编号：7\n\n"
FORMS = {
    "labels": f"{TITLE}时间：2026-03-01\n地点：线上\n\n",
    "tabs": f"{TITLE}时间\t2026.03.01\n地点\t线上\n\n",
    "pipes": f"# {TITLE}| 时间 | 2026年3月1日 |\n|---|---|\n| 地点 | 线上 |\n\n",
    "html": f"{TITLE}<table><tr><td>时间</td><td>2026/3/1</td></tr>"
    "<tr><td>地点</td><td>线上</td></tr></table>\n\n",
}
UNMARKED = [
    ("1、{}", "答："),
    ("1、{}", ""),
    ("**1、{}**", ""),
    ("## {}", ""),
    ("{}", "答："),
    ("{}", ""),
    ("问：{}", ""),
    ("Q1 {}", "A1 "),
    ("投资者：{}", "公司："),
]
"""Only what stands around them tells questions from answers: no answer asks."""
MARKS = [
    ("问题1、{}", "回复："),
    ("问：{}", "答："),
    ("问:{}", "答:"),
    ("**问：**{}", "**答：**"),
    ("**问**：{}", "**答**："),
    ("Q：{}", "A："),
    ("【问】{}", "【答】"),
]
BREAKS = ["\n\n", "\n\n1 / 3\n\n", "\n", "\n\n第 2 页 共 9 页\n\n", "\n\n- 3 -\n\n"]

words = st.text("公司产品收入增长明显海外客户需求稳定项目进度良好", min_size=3, max_size=12)
figures = st.sampled_from(
    ["", " 12.5 亿元", "（约 3.2%）", "2026.03.01", "“提质；增效”", "，AI 平台"]
)
sentences = st.builds("{}{}{}{}".format, words, figures, words, st.sampled_from("。；！？"))


@st.composite
def records(draw: st.DrawFn) -> Written:
    """A record's text and the questions and sentences that it was made of."""
    question_mark, answer_mark = draw(st.sampled_from([*MARKS, *UNMARKED]))
    told = sentences
    if (question_mark, answer_mark) in UNMARKED:
        told = told.filter(lambda sentence: "？" not in sentence)
    text = draw(st.sampled_from(sorted(FORMS.values())))
    exchanges = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        question = draw(words) + "？"
        answer = draw(st.lists(told, min_size=1, max_size=4, unique=True))
        exchanges.append((question, answer))
        broken = [
            sentence[:2] + draw(st.sampled_from(["", *BREAKS])) + sentence[2:]
            for sentence in answer
        ]
        joint = draw(st.sampled_from(["", "\n\n", "\n"]))
        asked = question_mark.replace("1", str(number)).format(question)
        text += f"{asked}\n\n{answer_mark.replace('1', str(number))}{joint.join(broken)}\n\n"
    return text + draw(
        st.sampled_from(["", "日期\n\n2026.03.01\n", "日期：2026年3月1日"])
    ), exchanges


@settings(deadline=None)
@given(records())
def test_a_record_reads_as_it_was_written(
    check_record: Callable[[Record], None], written: Written
) -> None:
    text, exchanges = written
    record = read_text(text, sha256="")
    assert [(e.question, [s.text for s in e.sentences]) for e in record.exchanges] == exchanges
    assert (record.company.name, record.number, record.place) == (NAME, "7", "线上")
    assert str(record.date) == "2026-03-01"
    assert record.unread == ()
    check_record(record)


SCRAPS = r"""
    问： 答： Q1： A1： 【问】 **问：** ** 1、 （1） 一是 ( ） “ ” 。 ； ! . 1.5 公司 收入 AI 日期
    日期：2026.1.1 时间： 参与单位 附件： 风险提示： 主要内容 1/2 第1页 <table> </table> <tr> <td>
    </td> <br> | |---| \ > # - * &amp; http://a;b <input □ ☑ 其他 甲基金
    甲如何？ 2、 （2） 二、 第二场
    **甲？** ## <p> </p> <h2> <li> 公司： 董事长： 問： Ｑ１： 问题 回复 问题1
    投资者关系活动记录表 有限公司
    附件：名单 敬请投资风险
    公 证券代码： - 3 - 页 以上内容仅供参考 甲基金王一 等3家机构5人 2026年3月1日
""".split()
scraps = st.lists(
    st.sampled_from(
        [*SCRAPS, "\n", "\n\n", "\t", " ", "\u3000", "\r\n", "\f", "\u2028", "\r", "\ufeff"]
    )
    | st.text(max_size=3),
    max_size=40,
)


@settings(max_examples=300, deadline=None)
@given(scraps, scraps)
def test_any_text_reads_without_loss_or_is_refused(
    check_record: Callable[[Record], None], above: list[str], below: list[str]
) -> None:
    text = f"{FORMS['labels']}{''.join(above)}\n\n问：甲？\n\n答：乙。{''.join(below)}"
    try:
        record = read_text(text, sha256="")
    except ReadError:
        return
    check_record(record)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "hostile",
    [
        "问：",
        "问：\n",
        "(",
        "“”",
        "。",
        "!",
        "**",
        "<td>",
        "<table>",
        "<b",
        "|",
        "> ",
        "\t",
        "：",
        "- ",
        "1、\n",
        "1",
        "1、甲？\n",
        "甲？\n",
        "家",
        "公 ",
        "|a",
        "||",
        "<li>",
        "<td>问：甲？",
        "二、甲\n问：乙？\n",
        "答：甲。\n",
        "附件：名单\n",
        "示例股份有限公司投资者关系活动记录表\n",
        "1 / 2\n投资者关系活动记录表\n",
    ],
)
def test_much_of_one_sign_ends(hostile: str) -> None:
    times = 200_000 // len(hostile.encode())
    with suppress(ReadError):
        read_text(FORMS["labels"] + hostile * times, sha256="")
    record = read_text(
        f"{FORMS['labels']}问：甲？\n\n答：乙。{hostile * times}\n\n问：丙？\n\n答：丁。", sha256=""
    )
    assert record.exchanges[-1].question == "丙？"
