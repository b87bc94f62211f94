"""Directness: was the kind of thing asked for supplied, for each part of the question?"""

import pytest

from briefing.stages.directness import directness
from tests.stages.answers import answered


def test_an_answer_that_supplies_what_is_asked_is_direct() -> None:
    context = answered("上架率为 61%。", question="上架率是多少？")
    assert directness(context) == ("direct", None, ())


@pytest.mark.parametrize(
    ("sentences", "reason"),
    [
        (("具体金额不便透露。",), "refuses"),
        (
            ("您好！", "一季度的经营情况请关注公司后续披露的定期报告。", "谢谢！"),
            "defers_to_filings",
        ),
        (("目前无法预计。",), "unable"),
        (("您的建议，我们会向董事会反映。",), "off_topic"),
    ],
)
def test_an_answer_that_gives_nothing_is_declined_for_its_reason(
    sentences: tuple[str, ...], reason: str
) -> None:
    label, why, _ = directness(answered(*sentences, question="一季度利润是多少？"))
    assert (label, why) == ("declined", reason)


def test_a_date_that_is_asked_for_and_refused_is_declined_whatever_else_is_said() -> None:
    context = answered(
        "产品已于 2025 年 11 月提交注册申请。",
        "公司无法预计取得注册证的时间。",
        question="什么时候能够拿到注册证？",
    )
    assert directness(context)[0] == "declined"


def test_of_two_parts_one_refused_is_partial() -> None:
    context = answered(
        "股东的减持计划请关注相关公告。",
        "2026 年的考核目标为营业收入不低于 18 亿元。",
        question="股东会不会减持？考核目标是否过低？",
    )
    assert directness(context) == ("partial", None, (1,))


def test_what_nobody_asked_for_may_be_refused() -> None:
    context = answered(
        "刻蚀机已经在 2 家客户完成验证。",
        "客户名称因保密要求不便透露。",
        question="刻蚀机的验证情况如何？",
    )
    assert directness(context)[0] == "direct"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("投产要多久？", "项目进展顺利。"),
        ("海外收入占比多少？", "海外业务发展很快。"),
        ("关税对公司有多大影响？", "关税对公司有一定影响，2025 年出口 3 亿元。"),
        ("海外业务有什么规划？", "公司会根据市场情况审慎推进。"),
    ],
)
def test_words_for_a_date_an_amount_or_a_plan_are_partial(question: str, sentence: str) -> None:
    assert directness(answered(sentence, question=question))[0] == "partial"
