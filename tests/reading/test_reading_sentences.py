"""Where a sentence ends, and where it stands in the source."""

from __future__ import annotations

import pytest

from briefing.models.record import Span
from briefing.reading import read_text

ABOVE = "示例装备股份有限公司投资者关系活动记录表\n\n编号：7\n\n问：甲？\n\n答："


def _sentences(answer: str) -> list[str]:
    record = read_text(ABOVE + answer, sha256="")
    return [sentence.text for sentence in record.exchanges[0].sentences]


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
        ("甲了,乙;丙好!丁吗?戊", ["甲了,乙;", "丙好!", "丁吗?", "戊"]),
        ("效率提升.公司看好.", ["效率提升.", "公司看好."]),
        ("真的吗？！是的……好。", ["真的吗？！", "是的……好。"]),
        ("于2025.02.13签约，增长1.5倍、3.2%。", ["于2025.02.13签约，增长1.5倍、3.2%。"]),
        ("见 https://a.example/p?x=1;y=2!z 页。", ["见 https://a.example/p?x=1;y=2!z 页。"]),
        ("甲（乙。丙；丁）戊。", ["甲（乙。丙；丁）戊。"]),
        ("甲(乙;丙)丁。", ["甲(乙;丙)丁。"]),
        ("甲“乙。丙”丁。", ["甲“乙。丙”丁。"]),
        ("他说：“好。”后来改了。", ["他说：“好。”", "后来改了。"]),
        ("“好。”的说法不对。", ["“好。”的说法不对。"]),
        ("甲（乙。丙。", ["甲（乙。", "丙。"]),
        ("甲）乙。丙”丁。", ["甲）乙。", "丙”丁。"]),
        ("两点：一是甲，二是乙。统一是好事。", ["两点：", "一是甲，", "二是乙。", "统一是好事。"]),
        ("包括：（1）甲；（2）乙。", ["包括：", "（1）甲；", "（2）乙。"]),
        ("定于14：30、15：00两场。", ["定于14：30、15：00两场。"]),
        ("如下\n\n1、甲\n\n2、乙", ["如下", "1、甲", "2、乙"]),
        ("如下：\n\n甲。", ["如下：", "甲。"]),
        ("- 甲\n- 乙\n", ["甲", "乙"]),
        ("## 小标题\n\n甲。", ["小标题", "甲。"]),
        ("AT&amp;T 公司。好。", ["AT&amp;T 公司。", "好。"]),
    ],
)
def test_ends(answer: str, texts: list[str]) -> None:
    assert _sentences("开头。\n\n" + answer) == ["开头。", *texts]


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("公司的产\n\n品很好。", "公司的产品很好。"),
        ("公司的产\n品很好。", "公司的产品很好。"),
        ("使用 GPU\n\n计算。", "使用 GPU计算。"),
        ("基于 Deep\nLearning 的。", "基于 Deep Learning 的。"),
        ("达到\n\n2,000 台。", "达到2,000 台。"),
        ("利润为 38.\n\n6 亿元。", "利润为 38.6 亿元。"),
        ("公司说：“投资没有变化。\n\n有变化将公告。”", "公司说：“投资没有变化。有变化将公告。”"),
        ("公司 的 产品　很好。", "公司 的 产品　很好。"),
        ("公 司 的 产 品 很 好 。", "公司的产品很好。"),
        ("2 0 2 5 年 公 司 的 收 入 增 长 。", "2025年公司的收入增长。"),
        ("1 2 3 4 5 6 台。", "1 2 3 4 5 6 台。"),
        ("今年 1 至 2 月和 4 月。", "今年 1 至 2 月和 4 月。"),
        ("公司**重点**产品。", "公司重点产品。"),
        ("客户***产品。", "客户***产品。"),
        ("第 1\\. 章。", "第 1. 章。"),
        ("H<sub>2</sub>O 项目。", "H2O 项目。"),
        ("软\u00ad连字\u200b符。", "软连字符。"),
    ],
)
def test_text_on_one_line(answer: str, text: str) -> None:
    assert _sentences(answer) == [text]


def test_a_page_break_gives_a_span_on_either_side() -> None:
    answer = "开头。公司的产\n\n品很好。结尾。"
    record = read_text(ABOVE + answer, sha256="")
    at = len(ABOVE)
    assert [sentence.spans for sentence in record.exchanges[0].sentences] == [
        (Span(at, at + 3),),
        (Span(at + 3, at + 7), Span(at + 9, at + 13)),
        (Span(at + 13, at + 16),),
    ]


def test_a_line_break_inside_a_paragraph_gives_one_span() -> None:
    record = read_text(ABOVE + "公司的产\n品很好。", sha256="")
    assert record.exchanges[0].sentences[0].spans == (Span(len(ABOVE), len(ABOVE) + 9),)
