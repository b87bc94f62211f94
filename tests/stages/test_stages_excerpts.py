"""A shorter excerpt, for a model that lost its way in a longer one."""

import pytest

from briefing.stages.excerpts import gist, narrower, trimmed
from tests.stages.answers import answered

LONG = (
    "公司在海外的三个工厂都已经建成投产，其中越南工厂的产能占到四成，"
    "毛利率下降 3 个百分点，主要是折旧增加"
)


def test_the_narrower_excerpt_keeps_what_the_longer_one_was_chosen_for() -> None:
    assert narrower(answered(LONG), 1, LONG) == "毛利率下降 3 个百分点，主要是折旧增加"


@pytest.mark.parametrize(
    "text", ["毛利率下降 3 个百分点", "收入下降，", "公司将扩产，但毛利率下降"]
)
def test_what_has_no_smaller_part_that_says_it_has_no_narrower_excerpt(text: str) -> None:
    assert narrower(answered(text), 1, text) == ""


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("您好，截至 3 月末，订单充足。", "截至 3 月末，订单充足。"),
        ("尊敬的投资者，您好！公司经营正常", "公司经营正常"),
        ("2、二是客户下单推迟，", "客户下单推迟"),
        ("一是否还有余地", "一是否还有余地"),
    ],
)
def test_greetings_and_numbers_are_no_part_of_an_excerpt(text: str, kept: str) -> None:
    assert trimmed(text).rstrip("。") == kept.rstrip("。")


_TOLD = (
    "电芯产线于 2025 年 12 月在位于岭北高新区的第二期基地投产并且完成了首批海外客户的送样和全部的"
    "验证工作以及当地的环评批复和相关手续的办理，"
)
_CHOSEN = "设计年产能 12GWh，短期内毛利率承压，利润同比下降 3%，距离 95% 的良率目标还有差距"


def test_an_excerpt_keeps_the_subject_that_its_sentence_begins_with() -> None:
    assert gist(answered(f"二期{_TOLD}{_CHOSEN}"), 1) == f"二期电芯产线{_CHOSEN}"


def test_the_company_needs_no_mention_as_a_subject() -> None:
    assert gist(answered(f"公司{_TOLD}{_CHOSEN}"), 1) == _CHOSEN
