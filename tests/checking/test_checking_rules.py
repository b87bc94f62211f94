"""One case of each error that the rules tell, and beside it what is right."""

import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.checking.claims import RULES
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary().extended(
    [
        Entry(NameKind.COMPANY, ("芯岚微装",), "Xinlanweizhuang"),
        Entry(NameKind.COMPANY, ("我们", "我司", "本公司"), "Xinlanweizhuang"),
    ]
)
DAY = dt.date(2026, 4, 15)


def _problems(source: str, text: str) -> str:
    cited = tuple(inline(sentence, GLOSSARY, DAY) for sentence in source.split("|"))
    return "; ".join(check_claim(text, Evidence(cited, GLOSSARY, ("Xinlanweizhuang",))))


@pytest.mark.parametrize(
    ("source", "right", "wrong", "problem"),
    [
        pytest.param(
            "第二个项目因业主融资尚未关闭，开工时间推迟了约 5 个月。",
            "The second project is late because the owner's financing has not closed.",
            "The second project is late because the owner's financing has closed.",
            "deny it",
            id="a denial is dropped",
        ),
        pytest.param(
            "公司将按计划推进项目建设。",
            "The project will be built as planned.",
            "The project will not be built as planned.",
            "deny nothing",
            id="a denial is added",
        ),
        pytest.param(
            "公司与其签有为期 2 年的竞业限制协议。",
            "The company has a 2-year non-compete agreement with the former head.",
            "The company has entered into a 2-year non-compete agreement with Xinlanweizhuang.",
            "its own counterpart",
            id="the company deals with itself",
        ),
        pytest.param(
            "公司没有应披露而未披露的信息。",
            "The company has no information that it should have announced.",
            "No non-announced information has been announced by the company.",
            "says the contrary",
            id="it contradicts itself",
        ),
        pytest.param(
            "前三季度归母净利润亏损 4.27 亿元，上年同期盈利 0.86 亿元。",
            "The net loss was RMB 427 million, after a profit of RMB 86 million a year earlier.",
            "Net profit was RMB 427 million, after a profit of RMB 86 million a year earlier.",
            "is a loss",
            id="a loss is told as a profit",
        ),
        pytest.param(
            "比亚迪 2025 年销量 460 万辆，同比增长 8%。",
            "BYD sold 4.6 million vehicles in 2025.",
            "Xinlanweizhuang sold 4.6 million vehicles in 2025.",
            'say it of "BYD"',
            id="what a third party did is the company's",
        ),
        pytest.param(
            "宁德时代向公司采购设备，公司向寒武纪采购芯片。",
            "Xinlanweizhuang buys chips from Cambricon.",
            "Cambricon buys chips from Xinlanweizhuang.",
            "not of",
            id="who does it and to whom are exchanged",
        ),
        pytest.param(
            "公司向比亚迪供应电驱壳体，向特斯拉供应阀体。",
            "Xinlanweizhuang supplies housings to BYD, and valves to Tesla.",
            "Xinlanweizhuang supplies housings to Tesla, and valves to BYD.",
            "in each other's place",
            id="two names are exchanged",
        ),
        pytest.param(
            "境内收入 63 亿元，境外收入 41 亿元。",
            "Domestic revenue was RMB 6.3 billion, overseas revenue RMB 4.1 billion.",
            "Domestic revenue was RMB 4.1 billion, overseas revenue RMB 6.3 billion.",
            "in each other's place",
            id="two figures are exchanged",
        ),
        pytest.param(
            "权重由 20% 提高到 40%。",
            "The weight is 40% instead of 20%.",
            "The weight rose from 40% to 20%.",
            "other way",
            id="a change goes the other way than its figures",
        ),
        pytest.param(
            "毛利率由 40% 提高 5 个百分点至 45%。",
            "Gross margin rose 5 percentage points from 40% to 45%.",
            "Gross margin rose 5 percentage points from 45% to 40%.",
            "from 45% to 40%",
            id="a difference isn't one",
        ),
        pytest.param(
            "毛利率下降，主要因为费用增加。",
            "Gross margin fell because expenses grew.",
            "Gross margin rose because expenses grew.",
            "下降",
            id="one of two directions is turned",
        ),
        pytest.param(
            "预计 2026 年 9 月试产。",
            "Trial production is expected in September 2026.",
            "Trial production started in September 2026.",
            "expect or plan",
            id="a plan is told as done",
        ),
        pytest.param(
            "公司 2025 年完成了收购。",
            "The acquisition was completed in 2025.",
            "Xinlanweizhuang plans to make an acquisition in 2025.",
            "no plan",
            id="what is done is told as a plan",
        ),
        pytest.param(
            "公司海外团队的离职率偏高。",
            "Staff turnover of the overseas team is high.",
            "The dividend and the share buyback depend on the controlling shareholder.",
            "something else",
            id="another sentence is cited",
        ),
    ],
)
def test_an_error_is_told_and_what_is_right_is_not(
    source: str, right: str, wrong: str, problem: str
) -> None:
    assert _problems(source, right) == ""
    assert problem in _problems(source, wrong)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("公司不排除放缓二期的投资。", "Investment in the second phase may be slowed down."),
        ("后续能否产业化取决于成本。", "Whether it can be industrialised depends on costs."),
        ("公司采用浸没式液冷。", "The company uses immersion cooling."),
        ("铝价上涨，公司非常重视成本。", "Aluminium rose, and costs matter much."),
        ("目前海外占比不断提升。", "The overseas share rises steadily."),
        ("高剂量组有 3 例因肝酶升高退出。", "3 patients dropped out because of raised enzymes."),
        ("9 家车企共 23 个车型选用该产品。", "It was chosen for 23 models of 9 carmakers."),
        ("该基金管理规模 600 亿。", "The fund manages 60 billion, currency not stated."),
    ],
)
def test_what_looks_like_an_error_and_is_none(source: str, text: str) -> None:
    assert _problems(source, text) == ""


def test_no_rule_stumbles_over_a_statement_without_evidence() -> None:
    empty = Evidence((), GLOSSARY, ("Xinlanweizhuang",))
    for rule in RULES:
        assert isinstance(rule("Revenue rose from 10% to 12%, not less.", empty), tuple)
