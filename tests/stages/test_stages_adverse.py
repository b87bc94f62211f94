import pytest

from briefing.stages.adverse import AdverseClause, adverse_side
from briefing.stages.stance import stance_by_rule
from tests.stages.answers import answered


@pytest.mark.parametrize(
    ("clause", "side"),
    [
        ("虽然当前模型很小，但依靠算法优势，", "虽然当前模型很小，"),
        ("订单增长 42%，但单价下行，", "但单价下行，"),
        ("毛利率承压，", "毛利率承压，"),
        ("虽然有优势，但也有领先，", "虽然有优势，但也有领先，"),
    ],
)
def test_of_a_contrast_the_side_that_states_harm_is_judged(clause: str, side: str) -> None:
    assert adverse_side(clause) == side


def test_the_other_side_of_a_contrast_still_counts_as_good() -> None:
    context = answered("虽然当前模型很小，但依靠我们的算法优势，产品已经领先。")
    stance = stance_by_rule(context, [AdverseClause(1, "虽然当前模型很小，但依靠我们的算法优势，")])
    assert stance.outlook == "mixed"


def test_an_answer_with_harm_alone_is_negative() -> None:
    context = answered("公司毛利率承压。")
    assert stance_by_rule(context, [AdverseClause(1, "公司毛利率承压。")]).outlook == "negative"
