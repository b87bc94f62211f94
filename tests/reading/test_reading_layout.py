"""Marks, rows and regions: what is read as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.models.record import Claimed, RegionKind
from briefing.reading import explain, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.models.record import Record

TITLE = "示例装备股份有限公司投资者关系活动记录表\n\n"
FORM = f"{TITLE}编号：7\n时间：2026-03-01\n\n"
BODY = "问：甲？\n\n答：乙。\n"


def _read(text: str) -> Record:
    return read_text(text, sha256="")


def _said(record: Record) -> list[tuple[str, list[str]]]:
    return [(e.question, [s.text for s in e.sentences]) for e in record.exchanges]


def _placed(record: Record, kind: RegionKind) -> list[str]:
    return [text.strip() for region, text in explain(record) if region.kind is kind]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("问：", "答："),
        ("问:", "答:"),
        ("问 ：", "答 ："),
        ("问1：", "答1："),
        ("提问：", "回答："),
        ("Q：", "A："),
        ("Q:", "A:"),
        ("Q1：", "A1："),
        ("Q1.", "A1."),
        ("Ｑ1：", "Ａ1："),
        ("问题1：", "回复："),
        ("问题一：", "答复："),
        ("**问：**", "**答：**"),
        ("**问**：", "**答**："),
        ("**问题1：** ", "**回复：** "),
        ("【问】", "【答】"),
        ("【问题2】", "【回复】"),
        ("**【问】**：", "**【答】**："),
        ("投资者提问：", "公司回复："),
        ("1、问：", "答："),
        ("### 问：", "答："),
        ("> 问：", "> 答："),
        ("- 问：", "- 答："),
        ("　　问：", "　　答："),
        ("    问：", "    答："),
    ],
)
def test_marks(question: str, answer: str, check_record: Callable[[Record], None]) -> None:
    record = _read(f"{FORM}{question}甲？\n\n{answer}乙。\n\n{question}丙？\n\n{answer}丁。\n")
    assert _said(record) == [("甲？", ["乙。"]), ("丙？", ["丁。"])]
    check_record(record)


@pytest.mark.parametrize(
    "line", ["问题在于成本。", "A 股市场回暖。", "Q1 营收增长。", "答案是肯定的。"]
)
def test_words_that_look_like_a_mark(line: str) -> None:
    assert _said(_read(f"{FORM}{BODY}\n{line}\n")) == [("甲？", ["乙。", line])]


def test_an_answer_on_its_questions_line() -> None:
    assert _said(_read(f"{FORM}问：甲？乙？答：丙。\n")) == [("甲？乙？", ["丙。"])]


def test_a_bold_question_keeps_no_asterisks() -> None:
    assert _said(_read(f"{FORM}**问：甲？**\n\n答：**乙**在丙。\n")) == [("甲？", ["乙在丙。"])]


PIPES = """
| 项目 | 内容 |
|---|---|
| **编号** | 7 |
| 时间 | 2026年3月1日 |
| 参与单位名称<br>及人员姓名 | 甲基金 王一 |
| 地点 | 线上 |

"""
FOUR_COLUMNS = """
| 编号 | 7 | 时间 | 2026/3/1 |
|---|---|---|---|
| 参与单位 | 甲基金 王一 | 地点 | 线上 |

"""
HTML = """<table>
<tr><td>编号</td><td>7</td></tr>
<tr><td>时间</td><td>2026-03-01</td></tr>

<tr><td>参与单位名称<br/>及人员姓名</td><td>甲基金 王一</td></tr>
<tr><td>地点</td><td>线上</td></tr>
</table>

"""


@pytest.mark.parametrize(
    "form",
    [
        "编号：7\n\n时间：2026-03-01\n\n参与单位：甲基金 王一\n\n地点：线上\n\n",
        "编号：7\n时 间：2026-03-01\n参与单位名称及人员姓名：甲基金 王一\n地 点：线上\n\n",
        "编号：7　时间：2026-03-01　地点：线上\n参与单位：甲基金 王一\n\n",
        "编号 7\n\n时间 2026-03-01\n\n参与单位名称 甲基金 王一\n\n地点 线上\n\n",
        "编号\n7\n时间\n2026.03.01\n参与单位名称\n及人员姓名\n甲基金 王一\n地点\n及方式\n线上\n\n",
        "编号\t7\n时间\t2026.03.01\n参与单位名称\t甲基金 王一\n地点及方式\t线上\n\n",
        PIPES,
        FOUR_COLUMNS,
        HTML,
    ],
)
def test_rows_of_the_form(form: str, check_record: Callable[[Record], None]) -> None:
    record = _read(TITLE + form + BODY)
    assert (record.number, str(record.date), record.place) == ("7", "2026-03-01", "线上")
    assert [(p.institution, p.person) for p in record.participants] == [("甲基金", "王一")]
    assert record.unread == ()
    assert _said(record) == [("甲？", ["乙。"])]
    check_record(record)


PIPE_CELL = """
| 时间 | 2026-03-01 |
|---|---|
| 投资者关系活动主要内容介绍 | 问：甲？<br>答：乙。<br>丙。 |
| 附件清单（如有） | 无 |
"""
TAB_CELL = """
时间\t2026-03-01
投资者关系活动主要内容介绍\t问：甲？
答：乙。
丙。
附件清单（如有）\t无
"""
HTML_CELL = """
<table><tr><td>时间</td><td>2026-03-01</td></tr>
<tr><td>主要内容</td><td><p>问：甲？</p><p>答：乙。</p><p>丙。</p></td></tr>
<tr><td>附件清单（如有）</td><td>无</td></tr></table>
"""


@pytest.mark.parametrize("table", [PIPE_CELL, TAB_CELL, HTML_CELL])
def test_questions_inside_a_cell(table: str, check_record: Callable[[Record], None]) -> None:
    record = _read(TITLE + table)
    assert _said(record) == [("甲？", ["乙。", "丙。"])]
    assert record.unread == ()
    check_record(record)


def test_a_title_on_two_lines() -> None:
    record = _read(f"示例装备股份有限公司\n\n投资者关系活动记录表\n\n编号：7\n\n{BODY}")
    assert record.company.name == "示例装备股份有限公司"


def test_a_row_nobody_knows_is_unread() -> None:
    record = _read(f"{TITLE}编号\t7\n天气情况\t晴\n时间\t2026.03.01\n\n{BODY}")
    assert record.unread == ("天气情况\t晴",)
    assert record.number == "7"


def test_text_between_form_and_questions_is_the_introduction() -> None:
    record = _read(
        f"{FORM}## 一、公司介绍\n\n公司成立于 2001 年。员工 900 人。\n\n二、问答环节\n\n{BODY}"
    )
    assert [s.text for s in record.introduction] == ["公司成立于 2001 年。", "员工 900 人。"]
    assert len(_placed(record, RegionKind.INTRODUCTION)) == 1


def test_a_line_without_a_sentence_is_no_introduction() -> None:
    record = _read(f"{FORM}（此处盖章）\n\n{BODY}")
    assert record.introduction == ()
    assert record.unread == ("（此处盖章）",)


@pytest.mark.parametrize(
    "number",
    [
        "1 / 24",
        "3/5",
        "第 3 页 共 5 页",
        "共 5 页 第 3 页",
        "第3页",
        "第 3 页/共 5 页",
        "- 3 -",
        "— 12 —",
        "Page 3 of 5",
        "页码：3",
    ],
)
def test_page_numbers_are_furniture(number: str) -> None:
    record = _read(f"{FORM}问：甲？\n\n答：公司的产\n\n{number}\n\n品很好。\n")
    assert _said(record) == [("甲？", ["公司的产品很好。"])]
    assert _placed(record, RegionKind.FURNITURE) == [number]
    assert len(record.exchanges[0].sentences[0].spans) == 2


@pytest.mark.parametrize(
    "notice",
    [
        "风险提示：本记录不构成承诺。",
        "**免责声明**\n\n本记录不构成承诺。",
        "敬请广大投资者理性投资，注意投资风险。",
        "接待过程中，公司人员与投资者充分交流，没有出现未公开重大信息泄露等情况。",
        "（以上内容仅供参考）",
    ],
)
def test_notices_below_the_answers(notice: str) -> None:
    record = _read(f"{FORM}{BODY}\n{notice}\n\n附件清单：无\n\n日期：2026-03-01\n")
    assert _said(record) == [("甲？", ["乙。"])]
    assert _placed(record, RegionKind.NOTICE) == [notice]
    assert _placed(record, RegionKind.FORM)[-1].startswith("附件清单")


@pytest.mark.parametrize("tail", ["日期\n\n2026.03.02", "日期：2026年3月2日", "日期\t2026-03-02"])
def test_the_date_row_below_the_answers(tail: str) -> None:
    record = _read(f"{TITLE}编号：7\n\n{BODY}\n{tail}")
    assert str(record.date) == "2026-03-02"
    assert _placed(record, RegionKind.FORM)[-1] == tail


def test_an_answer_may_speak_of_a_date() -> None:
    record = _read(f"{FORM}{BODY}\n日期：尚未确定。\n")
    assert _said(record) == [("甲？", ["乙。", "日期：尚未确定。"])]


def test_each_region_names_its_rule() -> None:
    record = _read(f"{FORM}问答交流纪要\n\n{BODY}")
    assert [region.rule for region in record.regions] == [
        "title",
        "form-row",
        "section-heading",
        "ask-answer",
        "ask-answer",
    ]


SENTENCE = "公司的产品在海外很受欢迎，需求稳定。"


def test_a_line_doubled_at_a_page_break_is_said_once() -> None:
    record = _read(f"{FORM}问：甲？\n答：开头。\n{SENTENCE}\n\n1 / 3\n\n{SENTENCE}\n结尾。\n")
    assert _said(record) == [("甲？", ["开头。", SENTENCE, "结尾。"])]
    assert _placed(record, RegionKind.FURNITURE)[-1].endswith(SENTENCE)


def test_words_doubled_at_a_page_break_are_said_once() -> None:
    twice = "公司的产品在海外很受欢迎，其中欧洲的需求"
    record = _read(f"{FORM}问：甲？\n\n答：开头。{twice}\n\n1 / 3\n\n{twice}稳定。结尾。\n")
    assert _said(record) == [("甲？", ["开头。", f"{twice}稳定。", "结尾。"])]


def test_a_form_may_list_a_person_twice() -> None:
    record = _read(f"{FORM}参与单位：\n甲国际投资基金 王一\n甲国际投资基金 王一\n\n{BODY}")
    assert (len(record.participants), len(record.distinct_participants)) == (2, 1)


@pytest.mark.parametrize("value", ["详见附件", "参会名单见附件"])
@pytest.mark.parametrize(
    "attached",
    [
        "甲基金　王一\n乙证券　李二\n",
        "1、甲基金 王一\n2、乙证券 李二\n",
        "| 序号 | 机构 | 姓名 |\n|---|---|---|\n| 1 | 甲基金 | 王一 |\n| 2 | 乙证券 | 李二 |\n",
        "| 姓名 | 机构名称 |\n|---|---|\n| 王一 | 甲基金 |\n| 李二 | 乙证券 |\n",
    ],
)
def test_participants_in_the_attachment(value: str, attached: str) -> None:
    record = _read(f"{FORM}参与单位：{value}\n\n{BODY}\n附件：参会人员名单\n\n{attached}")
    assert [(p.institution, p.person) for p in record.participants] == [
        ("甲基金", "王一"),
        ("乙证券", "李二"),
    ]
    assert record.unread == ()
    assert _said(record) == [("甲？", ["乙。"])]


def test_counts_that_the_form_claims() -> None:
    record = _read(f"{FORM}参与单位：甲基金 王一、乙证券等31家机构34人\n\n{BODY}")
    assert record.claimed == Claimed(institutions=31, people=34)
    assert len(record.participants) == 2


def test_time_and_place_in_one_row() -> None:
    form = FORM.replace("时间：2026-03-01", "时间及地点：2026年3月2日 14:30-16:00，线上")
    record = _read(form + BODY)
    assert (str(record.date), record.place) == ("2026-03-02", "线上")


def test_a_header_of_the_forms_own_words_in_the_answers() -> None:
    header = "证券代码：990001 证券简称：示例 公告编号：2026-1"
    body = f"问：甲？\n答：公司的产\n{header}\n品很好。\n{header}\n问：乙？\n答：丙。\n{header}\n"
    assert _said(_read(FORM + body)) == [("甲？", ["公司的产品很好。"]), ("乙？", ["丙。"])]
