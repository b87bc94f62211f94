"""A word that the source holds behind a denial alone is told with a denial, too."""

import pytest

from briefing.checking.claims import check_claim
from briefing.checking.denied_words import undenied_words
from tests.checking.statements import evidence


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(
            "瓶胚我们不生产，六成从紫江买，盖子今年还没有换供应商。",
            "It does not produce preforms, buying 60% from Zijiang, and has changed no supplier of"
            " caps this year.",
            "It produces preforms, buying 60% from Zijiang, and has changed no supplier of caps"
            " this year.",
            id="another denial beside it",
        ),
        pytest.param(
            "渠道里还有3万箱老包装没有召回，新包装去年就铺完了。",
            "Some 30,000 cases in old packaging have not been recalled; the new one was in all"
            " shops last year.",
            "Some 30,000 cases in old packaging have been recalled; the new one was in all shops"
            " last year.",
            id="the verb that is denied, with a figure of its own",
        ),
        pytest.param(
            "这笔政府补助不是现金，分三年抵减电费。",
            "The subsidy, set off against power bills over three years, is not in cash.",
            "The subsidy, set off against power bills over three years, is in cash.",
            id="a noun that is denied",
        ),
        pytest.param(
            "旅拍业务去年亏了800万，今年不追求门店数量，亏钱的加盟商不续签。",
            "Travel photography lost RMB 8 million last year; the number of stores isn't pursued,"
            " and franchise agreements with unprofitable partners are not renewed.",
            "Travel photography lost RMB 8 million last year; the number of stores is pursued,"
            " and franchise agreements with unprofitable partners are not renewed.",
            id="an adjective that denies another word",
        ),
        pytest.param(
            "对方的价格战我们不跟，重点放在服务上。",
            "It does not follow its rivals into a price war and relies on service.",
            "It follows its rivals into a price war and relies on service.",
            id="a verb of one character",
        ),
    ],
)
def test_what_is_denied_is_told_with_a_denial(source: str, right: str, wrong: str) -> None:
    cited = evidence(source)
    assert undenied_words(right, cited) == ()
    assert check_claim(right, cited) == ()
    assert undenied_words(wrong, cited)


@pytest.mark.parametrize(
    ("source", "right"),
    [
        (
            "公司没有举债扩张的打算，短期借款只有0.4亿元。",
            "Short-term loans are only RMB 40 million.",
        ),
        (
            "一期今年8月投产，二期暂未安排资金。",
            "Phase one starts production in August; the second phase is unfunded.",
        ),
        (
            "直播起来以后，就没必要那么依赖头部主播。",
            "In-house streaming has made such reliance on star hosts unnecessary.",
        ),
        (
            "公司不会提价，也不会减配。",
            "The company will not raise prices or cut the specification.",
        ),
    ],
)
def test_what_is_told_otherwise_is_not_blamed(source: str, right: str) -> None:
    assert check_claim(right, evidence(source)) == ()
