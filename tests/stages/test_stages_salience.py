"""Which sentences of an answer are made takeaways."""

from briefing.stages.salience import salient
from tests.stages.answers import answered


def test_a_greeting_is_no_takeaway() -> None:
    context = answered(
        "尊敬的投资者，您好！", "产品已经提交注册申请。", "审评所需的时间存在不确定性。"
    )
    assert salient(context, 4) == (2, 3)


def test_an_answer_that_only_greets_is_told_as_it_is() -> None:
    assert salient(answered("尊敬的投资者，您好！"), 4) == (1,)
