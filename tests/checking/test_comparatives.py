"""A comparative goes the way that the source says of its noun."""

import pytest

from briefing.checking.comparatives import turned_comparatives
from tests.checking.statements import evidence


def _turned(source: str, text: str) -> tuple[str, ...]:
    return turned_comparatives(text, evidence(source))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "吨毛利提高，主要因为煤炭价格下跌。",
            "Gross profit per tonne rose on cheaper coal.",
            "Gross profit per tonne rose on dearer coal.",
        ),
        (
            "受人民币升值影响，汇兑收益减少。",
            "A stronger renminbi lowered the exchange gain.",
            "A weaker renminbi lowered the exchange gain.",
        ),
        (
            "运费上涨拖累了出口业务的利润。",
            "Higher freight weighed on the profit of exports.",
            "Lower freight weighed on the profit of exports.",
        ),
        (
            "铸件涨价使毛利率下滑。",
            "Gross margin slipped with dearer castings.",
            "Gross margin slipped with cheaper castings.",
        ),
        (
            "推理成本下降，是因为模型变小。",
            "Inference costs fell thanks to smaller models.",
            "Inference costs fell thanks to larger models.",
        ),
    ],
)
def test_a_reason_isnt_turned_round(source: str, right: str, wrong: str) -> None:
    assert _turned(source, right) == ()
    assert _turned(source, wrong)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("煤炭价格没有下跌。", "It saw no cheaper coal."),
        ("煤炭价格没有上涨。", "It doesn't suffer from dearer coal."),
        ("煤炭先涨后跌。", "It suffered from dearer coal at first."),
    ],
)
def test_what_is_denied_or_goes_both_ways_is_let_pass(source: str, text: str) -> None:
    assert _turned(source, text) == ()
