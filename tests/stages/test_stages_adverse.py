import asyncio
from math import log

import pytest

from briefing.llm.scripted import ScriptedModel
from briefing.models.chat import ChatRequest, Completion, Finish, Token, Usage
from briefing.settings import load_settings
from briefing.stages.adverse import AdverseClause, adverse_clauses, adverse_side
from briefing.stages.asking import Asker
from briefing.stages.stance import stance_by_rule
from briefing.wiring import prompt_library
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


def _found(sentence: str, chance: float) -> list[str]:
    """The clauses of a sentence that are taken if the model gives each the same chance."""

    def judge(_request: ChatRequest) -> Completion:
        chances = {"yes": log(chance), "no": log(1 - chance)}
        token = Token("no", chances["no"], chances)
        return Completion("no", Finish.STOP, "judge", Usage(), 0.0, (token,))

    asker = Asker(ScriptedModel(judge), prompt_library(load_settings({}, {}).prompts))
    found = asyncio.run(adverse_clauses(asker, answered(sentence)))
    return [item.clause for item in found]


@pytest.mark.parametrize(
    ("sentence", "enough"),
    [
        ("2025 年末公司净息差较年初下降 17 个基点，符合年初的判断和安排。", 0.05),
        ("公司应收账款的催收仍然存在较大的压力，需要时间逐步消化。", 0.15),
        ("公司在当地的业务受到上游检修的影响，正在与客户进行沟通。", 0.6),
    ],
)
def test_the_plainer_the_words_of_harm_the_less_the_model_must_agree(
    sentence: str, enough: float
) -> None:
    assert _found(sentence, enough + 0.01)
    assert not _found(sentence, enough - 0.01)


@pytest.mark.parametrize(
    "sentence", ["毛利率下降的主要原因是三个方面：", "面对订单下滑的情况，公司加大了投入。"]
)
def test_what_only_announces_harm_is_not_asked_about(sentence: str) -> None:
    assert _found(sentence, 0.99) == []


def test_a_share_keeps_the_clause_that_says_of_what() -> None:
    sentence = "行业还有 60 万吨产能要投放，占现有产能的 18%，供过于求难以扭转。"
    assert _found(sentence, 0.99) == [sentence]
