"""What the source says was done may be told as done, whatever words of plans stand beside it."""

import pytest

from briefing.checking.tense import wrong_tenses
from tests.checking.statements import evidence


def _wrong(source: str, text: str) -> tuple[str, ...]:
    return wrong_tenses(text, evidence(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "一季度因检修计划后移，产量同比下降 18%。",
            "Output fell 18% in the first quarter because overhauls were moved back.",
            id="a plan that was moved",
        ),
        pytest.param(
            "公司于今年 1 月将 4 家亏损门店关停。",
            "It closed four loss-making shops in January.",
            id="what is put first by 将",
        ),
        pytest.param(
            "“若棠”品牌收入同比下降 5%。",
            "Revenue of Ruotang declined 5%.",
            id="a name that begins with 若",
        ),
        pytest.param(
            "董事会决定未来 6 个月内不下修转股价。",
            "The board has decided against a lower conversion price for six months.",
            id="a decision on the future",
        ),
        pytest.param(
            "公司中标 120 组，对应收入将主要在明年确认。",
            "It won 120 sets, with revenue recognised mainly in 2027.",
            id="a participle beside",
        ),
        pytest.param(
            "新面料已进入大货阶段。",
            "The new fabric has moved to bulk orders.",
            id="a stage that was reached",
        ),
        pytest.param(
            "关于外资股东减持，公司未收到任何通知。",
            "It has received no notice that its foreign shareholder will sell.",
            id="no notice of a plan",
        ),
    ],
)
def test_what_is_done_may_be_told_as_done(source: str, text: str) -> None:
    assert _wrong(source, text) == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "公司将于明年 1 月关停 4 家亏损门店。",
            "It closed four loss-making shops in January 2027.",
        ),
        ("检修计划在三季度完成。", "The overhaul was completed in the third quarter."),
        (
            "公司就绿电直供签署了框架协议，拟建设数据中心，目前处于可研阶段。",
            "Under a framework agreement a data centre was built; it is at the feasibility stage.",
        ),
        ("公司拟将青岛制罐厂 49%的股权转让。", "The company sold 49% of its Qingdao can plant."),
        ("董事会正在考虑未来下修转股价。", "The board has lowered the conversion price."),
    ],
)
def test_what_is_planned_may_not(source: str, text: str) -> None:
    assert _wrong(source, text)
