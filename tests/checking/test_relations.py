"""Of two parties each is in the statement what it is in the source."""

import pytest

from briefing.checking.relations import exchanged_roles
from tests.checking.statements import as_it_is, evidence, exchanged

PAIRS = [
    ("烧碱主要是从万华化学买的。", "{Baishan} buys caustic soda from {Wanhua Chemical}."),
    ("我们给宁德时代供电解液。", "{Baishan} supplies {CATL} with electrolyte."),
    ("产线已经卖给比亚迪了。", "{Baishan} has sold the line to {BYD}."),
    ("海外仓由京东物流提供。", "{JD Logistics} provides {Baishan} with warehouses abroad."),
    ("我们从宝钢拿货，再卖给格力。", "Baishan buys from {Baosteel} and sells to {Gree}."),
    ("技术是陶氏授权给我们的。", "{Dow} licenses the technology to {Baishan}."),
    ("联合利华从我们这里订了货。", "{Unilever} ordered goods from {Baishan}."),
    ("陶氏需要赔偿我们2000万美元。", "{Dow} must pay {Baishan} US$20 million."),
    ("在欧洲，我们起诉了巴斯夫。", "{Baishan} has sued {BASF} in Europe."),
    ("把服务器从阿里云迁到了华为云。", "It moved from {Alibaba Cloud} to {Huawei Cloud}."),
    ("订单已从越南转到墨西哥生产。", "Baishan moved the order from {Vietnam} to {Mexico}."),
    ("东航把中通收了以后，价格稳了。", "Prices held after {China Eastern}'s takeover of {ZTO}."),
    ("中通去年被顺丰收购了。", "{ZTO} was acquired by {SF Express} last year."),
    ("顺丰替代了中通。", "{SF Express} replaced {ZTO}."),
    ("我们是二供，第一家是裕同科技。", "{Baishan} is second, after {Yutong Technology}."),
    ("我们的毛利率不如万华化学。", "{Baishan} has a lower margin than {Wanhua Chemical}."),
    ("西门子的报价比我们高15%左右。", "{Siemens} quotes some 15% more than {Baishan}."),
    ("西门子的报价比我们高15%左右。", "{Baishan} quotes less than {Siemens}."),
    ("特斯拉的交货比比亚迪慢。", "{Tesla} delivers slower than {BYD}."),
    ("毛利率比巴斯夫低十多个点。", "{Baishan} has a lower margin than {BASF}."),
    ("我们比美的晚两年进入埃及。", "{Baishan} entered Egypt two years later than {Midea}."),
    (
        "丰田和本田都要，前者是后者的三倍。",
        "{Toyota} takes three times as much as {Honda}.",
    ),
    ("巴西的销量今年超过了印度。", "Sales in {Brazil} exceeded those in {India}."),
    ("跟巴斯夫比，我们的能耗是对方的两倍。", "{Baishan} uses twice as much energy as {BASF}."),
    ("万华和巴斯夫都要，前者的账期长一些。", "{Wanhua} has longer terms than {BASF}."),
]


def _problems(source: str, text: str) -> tuple[str, ...]:
    return exchanged_roles(text, evidence(source))


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_who_keeps_his_part_is_let_pass(source: str, text: str) -> None:
    assert _problems(source, as_it_is(text)) == ()


@pytest.mark.parametrize(("source", "text"), PAIRS)
def test_who_takes_the_other_ones_part_is_told(source: str, text: str) -> None:
    assert _problems(source, exchanged(text))


def test_who_delivers_faster_is_not_slower() -> None:
    assert _problems("特斯拉的交货比比亚迪慢。", "Tesla is faster than BYD.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("福耀是客户，我们也向福耀采购边角料。", "Baishan also buys scrap from Fuyao."),
        ("我们从宝钢采购，也给宝钢供涂料。", "Baosteel buys coatings from Baishan."),
        ("届时面向美国的订单从泰国出货。", "US orders will ship from Thailand."),
        ("被中石化收购的是二厂。", "The second plant was acquired by Sinopec."),
        ("我们给美的做代工，美的再给客户。", "Baishan produces for Midea."),
    ],
)
def test_who_gives_and_takes_or_is_told_in_the_passive_is_let_pass(source: str, text: str) -> None:
    assert _problems(source, text) == ()
