import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim, says_the_same
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary().extended([Entry(NameKind.COMPANY, ("恒储新能源", "恒储"), "Hengchu")])
DAY = dt.date(2026, 3, 12)


def _problems(source: str, text: str) -> tuple[str, ...]:
    cited = (inline(source, GLOSSARY, DAY),)
    return check_claim(text, Evidence(cited, GLOSSARY, ("Hengchu",)))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("公司去年新签订单 32 亿元，同比增长 18%。", "New orders grew 18% to RMB 3.2 billion."),
        ("公司与华为联合研发昇腾 910B 适配。", "Hengchu adapts its product to Huawei Ascend 910B."),
        ("公司收到国家电网订单。", "Orders of State Grid reached Hengchu."),
        ("预计 6 月完成验收。", "Hengchu expects acceptance in June 2026."),
        ("毛利率下降 2 个百分点。", "Gross margin fell 2 percentage points."),
        ("良率从 30%-50% 提升到 85%。", "The yield rate rose from 30% to 50% to 85%."),
        (
            "线下退货率大概12%，线上要高不少，到了31%。",
            "Of what is sold online 31% is returned, compared with about 12% offline.",
        ),
        (
            "老厂年底前搬完，拆迁补偿总额8亿，已经到账3亿。",
            "The plant moves by the end of 2026; RMB 300 million of RMB 800 million has arrived.",
        ),
        (
            "基金三月全部退出，套现大约5亿。",
            "The fund left in March, raising about RMB 500 million.",
        ),
        (
            "三季度指引是20%到22%，没有给得很高。",
            "Guidance for the third quarter is 20-22%, kept modest.",
        ),
    ],
)
def test_what_the_source_says_is_verified(source: str, text: str) -> None:
    assert _problems(source, text) == ()


@pytest.mark.parametrize(
    ("source", "text", "problem"),
    [
        ("新签订单 32 亿元。", "New orders were RMB 32 billion.", "RMB 32 billion"),
        ("新签订单 32 亿元。", "New orders were US$3.2 billion.", "US$3.2 billion"),
        ("接入 10 多家厂商。", "It works with Alibaba Cloud and others.", "Alibaba Cloud"),
        ("接入 10 多家厂商。", "Tesla is a client of Hengchu.", "Tesla"),
        ("使用昇腾算力。", "It uses the Ascend 920C card.", "920C"),
        ("毛利率下降。", "Gross margin increased.", "decline"),
        ("产能提升。", "Capacity declined.", "rise"),
        ("公司发展良好。", "The company 发展 well indeed.", "Chinese characters"),
        ("公司发展良好。", "Good.", "no sentence"),
        ("公司市占率第一。", "Hengchu has a market share of No.", "breaks off"),
        ("如果出口管制收紧，交付会推迟。", "If export controls are tightened.", "no sentence"),
        (
            "第三季度 12 亿元。",
            "In the third quarter, Hengchu's RMB 1.2 billion, up.",
            "no sentence",
        ),
        ("2026 年 6 月投产。", "To produce in June 2026.1 failed.", "run into"),
        ("科大讯飞发布模型。", "Xunfei released its model.", "wrong name"),
    ],
)
def test_what_it_does_not_say_is_named(source: str, text: str, problem: str) -> None:
    assert problem in "; ".join(_problems(source, text))


def test_a_problem_shows_what_the_source_says_instead() -> None:
    (problem,) = _problems("新签订单 32 亿元。", "New orders were RMB 32 billion.")
    assert "RMB 3.2 billion (32 亿元)" in problem


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert _problems("海外需求增长。", "Overseas demand grows.") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("New orders rose 18% in 2025.", "In 2025 new orders rose by 18%.", True),
        ("New orders rose 18% in 2025.", "The margin fell 2 points on raw materials.", False),
        ("", "", False),
    ],
)
def test_repetition_is_told_by_shared_words(one: str, other: str, same: bool) -> None:
    assert says_the_same(one, other) is same
