"""What is planned isn't told as done, even where no word ties the statement to the plan."""

import datetime as dt

import pytest

from briefing.checking import check_claim
from tests.checking.statements import evidence

DAY = dt.date(2026, 4, 15)


def _problems(source: str, text: str) -> tuple[str, ...]:
    return check_claim(text, evidence(source, DAY))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # nothing of the future is told
            "车间里的窑炉以后由自己的团队来修，外包的合同去年到期了。",
            "Its own team will repair the kilns; the contract with outsiders ran out last year.",
            "Its own team repaired the kilns; the contract with outsiders ran out last year.",
        ),
        (  # by the end of this year
            "剩下的两条老窑我们争取年底前拆完，已经拆了三条。",
            "Three old kilns were torn down; the others should follow by the end of the year.",
            "Three old kilns were torn down; the others followed by the end of the year.",
        ),
        (  # in the coming years
            "我们的想法是后面三年把自有门店占比做到 60%，去年是 45%。",
            "Own shops are to rise from 45% of all to 60% over the next three years.",
            "Own shops rose from 45% of all to 60% over the next three years.",
        ),
        (  # likely
            "搅拌站去年亏了 1,200 万元，今年大概率还是亏的。",
            "The mixing plant lost RMB 12 million last year and will probably lose money again.",
            "The mixing plant lost RMB 12 million last year and probably lost money again.",
        ),
        (  # an aside between the verb and its date
            "挪威的船级认证已经开始，争取明年年中完成。",
            "The Norwegian certification, already begun, should be completed by mid-2027.",
            "It completed the Norwegian certification, already begun, by mid-2027.",
        ),
        (  # should is no condition
            "渔具库存到二季度末恢复正常，所以下半年的出货有望好转。",
            "Tackle stocks should be normal in June and shipments may improve in the second half.",
            "Tackle stocks should be normal in June and shipments improved in the second half.",
        ),
        (  # a verb with an object isn't one more participle
            "今年会在全部门店卖联名茶杯，预计带来收入 900 万元。",
            "Licensed cups will be sold in all shops and should bring RMB 9 million.",
            "Licensed cups will be sold in all shops and brought the company RMB 9 million.",
        ),
        (  # proposed by the board
            "董事会建议派发末期股息每股 12 港仙。",
            "The board proposes a final dividend of HK$0.12 per share.",
            "A final dividend of HK$0.12 per share was approved.",
        ),
    ],
)
def test_a_plan_told_as_done_is_told(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ()
    assert _problems(source, wrong) != ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "分红比例由 30% 提高到 45%，并承诺未来三年不低于这一水平。",
            "The payout was lifted from 30% to 45%, the minimum for the next three years.",
        ),
        (
            "手持订单 12 艘，交付期排到 2029 年，今年新接了 3 艘。",
            "It holds orders for 12 ships; 3 were taken this year.",
        ),
    ],
)
def test_what_is_done_may_be_told_beside_it(source: str, text: str) -> None:
    assert _problems(source, text) == ()
