import pytest

from briefing.language.cues import Cue, clauses, has_cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("短期内对建设节奏有一定的滞后影响", Cue.ADVERSE_STRONG),
        ("公司第三季度毛利率同比下降 2.1 个百分点", Cue.ADVERSE_STRONG),
        ("原材料成本持续上涨", Cue.ADVERSE_STRONG),
        ("训练成本还有较大的下降空间", Cue.FAVOURABLE),
        ("预计在 3 月内完成", Cue.FORWARD),
        ("有望实现增长", Cue.SOFTENER),
        ("市场占有率第一", Cue.CLAIM),
        ("只有我们一家通过了认证", Cue.CLAIM),
        ("具体情况请关注公司公告", Cue.DECLINE_DEFERS),
        ("相关信息以公司披露的定期报告为准", Cue.DECLINE_DEFERS),
        ("涉及商业秘密，不便透露", Cue.DECLINE_REFUSES),
        ("目前无法预测具体时间", Cue.DECLINE_UNABLE),
    ],
)
def test_a_cue_is_found(text: str, cue: Cue) -> None:
    assert has_cue(text, cue)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("第一季度", Cue.CLAIM),
        ("限制性股票激励计划", Cue.ADVERSE_STRONG),
        ("参加业绩说明会议", Cue.FORWARD),
        ("股东大会", Cue.CLAIM),
        ("坚持长期主义", Cue.SEVERITY_HIGH),
    ],
)
def test_what_only_looks_like_a_cue_is_none(text: str, cue: Cue) -> None:
    assert not has_cue(text, cue)


def test_each_cue_has_its_words() -> None:
    for cue in Cue:
        has_cue("", cue)


def test_clauses_end_at_punctuation_but_not_inside_a_number() -> None:
    assert clauses("收入 1,200 万元，同比增长;利润持平。") == (
        "收入 1,200 万元，",
        "同比增长;",
        "利润持平。",
    )


def test_clauses_lose_no_character() -> None:
    text = "一、甲，乙：丙；丁。戊"
    assert "".join(clauses(text)) == text
