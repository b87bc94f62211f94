"""What a verb of the statement tells is told so by the clauses of the source that it renders."""

import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary()
DAY = dt.date(2026, 4, 15)


def _problems(source: str, text: str) -> tuple[str, ...]:
    return check_claim(text, Evidence((inline(source, GLOSSARY, DAY),), GLOSSARY, ("Ningchuan",)))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # a date behind the record's
            "常州基地 2026 年 9 月投产，目前设备已到货。",
            "The Changzhou base starts production in September; equipment has arrived.",
            "The Changzhou base started production in September; equipment has arrived.",
        ),
        (  # the subject of one clause, the plan of another
            "常州基地年产 8 万吨，预计明年产能增加到 12 万吨。",
            "It makes 80,000 tonnes a year and is to reach 120,000 tonnes next year.",
            "It makes 80,000 tonnes a year and its capacity grew to 120,000 tonnes.",
        ),
        (  # 将 before a verb
            "公司今年将控制资本开支，在 8 亿元以内。",
            "Capital expenditure will be kept within RMB 800 million this year.",
            "Capital expenditure was kept within RMB 800 million this year.",
        ),
        (  # if
            "如果原材料继续涨价，毛利率将下降 2 个百分点。",
            "If raw materials rise further, gross margin would fall by 2 percentage points.",
            "If raw materials rise further, gross margin fell by 2 percentage points.",
        ),
    ],
)
def test_a_plan_is_not_told_as_done(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ()
    assert any("expect or plan" in problem for problem in _problems(source, wrong))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "线控产品已获得两个定点，尚未量产。",
            "The product has two nominations and is not in mass production yet.",
            "The product has two nominations and is in mass production.",
        ),
        (
            "公司主动停产了两台落后纸机，没有人员裁减。",
            "Two outdated paper machines were shut down without layoffs.",
            "Two outdated paper machines were shut down with some layoffs.",
        ),
        (  # a denial of a denial
            "公司不会承接没有落实并网条件的项目。",
            "The company takes on no projects without grid connection.",
            "The company takes on some projects without grid connection.",
        ),
        (
            "该县项目合同到期后未能续签。",
            "The county's project contract was not renewed on expiry.",
            "The county's project contract was renewed on expiry.",
        ),
    ],
)
def test_what_is_denied_is_not_said(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ()
    assert any("deny it" in problem for problem in _problems(source, wrong))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "一季度客座率 84.7%，同比提升 1.6 个百分点，但客公里收益同比下降 5.3%。",
            "The load factor gained 1.6 percentage points to 84.7%, but the yield fell 5.3%.",
            "The load factor lost 1.6 percentage points to 84.7%, but the yield fell 5.3%.",
        ),
        (
            "销量同比下降 8%，主要因为天气恶化。",
            "Sales fell 8% because the weather got worse.",
            "Sales fell 8% because the weather got better.",
        ),
        (
            "净流出 1.86 亿元，较上年的 3.42 亿元有所收窄。",
            "The net outflow narrowed to RMB 186 million from RMB 342 million.",
            "The net outflow widened to RMB 186 million from RMB 342 million.",
        ),
    ],
)
def test_a_change_is_not_turned(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ()
    assert _problems(source, wrong) != ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (  # who goes and who comes
            "原行长周启明先生因年龄原因退休，由副行长沈佩云女士接任。",
            "President {1} has retired and is replaced by {0}.",
            "President {0} has retired and is replaced by {1}.",
        ),
        (
            "连云港基地通过了检查，而泰州车间的报告仍在审核当中。",
            "The {0} base passed the inspection, whereas that of {1} is under review.",
            "The {1} base passed the inspection, whereas that of {0} is under review.",
        ),
    ],
)
def test_names_keep_their_places(source: str, right: str, wrong: str) -> None:
    names = ("Shen Peiyun", "Zhou Qiming") if "沈" in source else ("Lianyungang", "Taizhou")
    assert _problems(source, right.format(*names)) == ()
    assert any("place" in p or "goes" in p for p in _problems(source, wrong.format(*names)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("项目签约 15 年，电价 0.34 元。", "The project is signed for 15 years at RMB 0.34."),
        ("票面利率不超过 2.3%。", "The coupon rate should not exceed 2.3%."),
        ("甘肃 100 万千瓦风电已并网。", "The 1 GW of wind in Gansu is connected to the grid."),
        (
            "产品未能中选第十一批集采。",
            "The product failed to win in the 11th round of procurement.",
        ),
        ("上网电量同比提升 7 度。", "Power sold to the grid rose by 7 kWh."),
        ("公司将在一季报后实施回购。", "The buy-back will follow the first-quarter report."),
        ("对美出口不足收入的 1%。", "Exports to the US are under 1% of revenue."),
        ("蒸镀机由佳能供应。", "The evaporators are supplied by Canon."),
    ],
)
def test_a_figure_or_a_name_that_is_read_otherwise_is_none_the_less_there(
    source: str, text: str
) -> None:
    assert _problems(source, text) == ()
