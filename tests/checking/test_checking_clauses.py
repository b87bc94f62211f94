"""A clause of a statement is compared with the one of the source that it renders."""

import datetime as dt

import pytest

from briefing.checking import Evidence, check_claim
from briefing.checking.clauses import english_clauses, paired
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary().extended([Entry(NameKind.COMPANY, ("宁川股份",), "Ningchuan")])


def _evidence(source: str) -> Evidence:
    return Evidence((inline(source, GLOSSARY, dt.date(2026, 4, 15)),), GLOSSARY, ("Ningchuan",))


def _problems(source: str, text: str) -> str:
    return "; ".join(check_claim(text, _evidence(source)))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("In 2025, revenue rose and costs fell.", ["In 2025, revenue rose ", "and costs fell"]),
        ("Revenue rose; the plant, which is new, runs.", 3),
        ("Profit and cash flow grew.", 1),
    ],
)
def test_english_is_cut_where_a_verb_follows(text: str, clauses: list[str] | int) -> None:
    found = [clause.text for clause in english_clauses(text)]
    assert found == clauses if isinstance(clauses, list) else len(found) == clauses


def test_a_clause_renders_the_one_with_its_figures_and_words() -> None:
    source = "一季度收入 4.6 亿元，净利润 0.3 亿元，公司没有裁员。"
    text = "Net profit was RMB 30 million, and there were no layoffs."
    pairing = paired(text, _evidence(source))
    assert [pairing.rendered(number) for number in range(2)] == [(1,), (2,)]
    assert pairing.renders(0) == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            (
                "公司尚未取得环评批复。",
                "It has yet to get environmental approval.",
                "It has got environmental approval.",
            ),
            (
                "公司没有境外贷款，现金充裕。",
                "It has cash and is without overseas loans.",
                "It has cash and is with overseas loans.",
            ),
            (
                "公司已暂停该产线的建设。",
                "Construction of the line is suspended.",
                "Construction of the line goes on.",
            ),
            (
                "公司停止更新旧版软件。",
                "The old software is no longer updated.",
                "The old software is updated.",
            ),
            (
                "二期项目并未延期，一期已投产。",
                "Phase two was never delayed.",
                "Phase two was delayed.",
            ),
            (
                "公司无法预计取得许可证的时间。",
                "It is unable to say when the licence comes.",
                "It knows when the licence comes.",
            ),
            (
                "目前双方还在协商，不排除进入仲裁程序。",
                "Arbitration isn't ruled out.",
                "Arbitration is ruled out.",
            ),
        )
    ],
)
def test_a_denial_is_kept_however_it_is_said(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert "deny it" in _problems(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            ("公司拟出售两家酒店。", "Two hotels are to be sold.", "Two hotels were sold."),
            (
                "东南亚工厂有望明年投产。",
                "The plant in Southeast Asia may start next year.",
                "The plant in Southeast Asia has started.",
            ),
            (
                "新基地正在建设中。",
                "The new base is under construction.",
                "The new base has been built.",
            ),
            (
                "转运中心将于 8 月投入使用，日处理能力提升至 420 万件。",
                "The hub will open in August.",
                "The hub opened in August.",
            ),
        )
    ],
)
def test_a_plan_is_told_as_a_plan(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert _problems(source, wrong) != ""


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            (
                "华为的芯片由中芯国际供应。",
                "SMIC supplies chips to Huawei.",
                "Huawei supplies chips to SMIC.",
            ),
            (
                "张伟接替李娜担任董事长。",
                "Zhang Wei succeeds Li Na as chairman.",
                "Li Na succeeds Zhang Wei as chairman.",
            ),
            ("公司被比亚迪起诉。", "Ningchuan was sued by BYD.", "BYD was sued by Ningchuan."),
            (
                "芜湖工厂生产电机，合肥工厂生产电池。",
                "The Wuhu plant makes motors while the Hefei plant makes batteries.",
                "The Hefei plant makes motors while the Wuhu plant makes batteries.",
            ),
        )
    ],
)
def test_names_keep_their_parts(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert "each other's place" in _problems(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            (
                "应收账款增加 1.2 亿元，至 7.9 亿元。",
                "Receivables rose by RMB 120 million to RMB 790 million.",
                "Receivables rose by RMB 790 million to RMB 120 million.",
            ),
            (
                "煤炭销售额 10.65 亿元，同比增加 0.7 亿元。",
                "Coal sales were RMB 70 million higher than a year earlier at RMB 1.065 billion.",
                "Coal sales were RMB 1.065 billion higher than a year earlier at RMB 70 million.",
            ),
            (
                "政府补助为 0.4 亿元，去年同期 1.3 亿元。",
                "Government grants fell from RMB 130 million to RMB 40 million.",
                "Government grants were RMB 130 million against RMB 40 million.",
            ),
            (
                "南方 3 个县的 5 个猪场需要搬迁。",
                "In the south 5 farms in 3 counties have to move.",
                "In the south 3 farms in 5 counties have to move.",
            ),
        )
    ],
)
def test_figures_keep_their_places(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert "each other's place" in _problems(source, wrong)


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            (
                "单季亏损有所收窄。",
                "The loss of the quarter narrowed.",
                "The loss of the quarter widened.",
            ),
            ("出口管制进一步收紧。", "Export controls get tighter.", "Export controls get looser."),
            ("游客停留时间明显延长。", "Visitors stay longer.", "Visitors stay shorter."),
            (
                "项目建设进度加快。",
                "Construction was accelerated.",
                "Construction slowed.",
            ),
        )
    ],
)
def test_a_change_of_any_sort_keeps_its_way(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert "where the cited sentences" in _problems(source, wrong)


SPARK = "在面向公众开放下载的通用大模型 App 中，只有讯飞星火一家是用国产算力训练和推理。"


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        pytest.param(source, right, wrong, id=right)
        for source, right, wrong in (
            (
                SPARK,
                "iFLYTEK Spark is the only general large model app trained on domestic compute.",
                "All general large model apps use iFLYTEK Spark, trained on domestic compute.",
            ),
            (
                "公司是国内率先量产该产品的企业之一。",
                "Ningchuan is one of the first companies in China to make the product.",
                "Ningchuan is the only company in China that makes the product.",
            ),
            (
                "比亚迪是公司的独家客户，特斯拉不是。",
                "BYD is the sole customer of Ningchuan.",
                "Tesla is the sole customer of Ningchuan.",
            ),
        )
    ],
)
def test_being_the_only_one_is_not_widened(source: str, right: str, wrong: str) -> None:
    assert _problems(source, right) == ""
    assert _problems(source, wrong) != ""


def test_the_rate_of_something_is_no_growth() -> None:
    source = "2025 年订阅收入 4.3 亿元，同比增长 36%，续约率为 91%。"
    text = "Subscription revenue rose 36% to RMB 430 million in 2025, with a renewal rate of 91%."
    assert _problems(source, text) == ""
