"""Of two that are compared, or told in turn, each keeps its place."""

import datetime as dt

import pytest

from briefing.checking import Evidence
from briefing.checking.comparisons import confused_comparisons
from briefing.checking.name_order import reordered_names
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary().extended(
    [Entry(NameKind.COMPANY, ("恒储能源", "我们", "公司"), "Hengchu")]
)
DAY = dt.date(2026, 3, 12)


def _evidence(source: str) -> Evidence:
    return Evidence((inline(source, GLOSSARY, DAY),), GLOSSARY, ("Hengchu",))


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "特斯拉和比亚迪的份额分别是11%和24%。",
            "Tesla has 11% of the market and BYD has 24%.",
            "BYD has 11% of the market and Tesla has 24%.",
        ),
    ],
)
def test_figures_told_in_turn_keep_their_turn(source: str, right: str, wrong: str) -> None:
    assert confused_comparisons(right, _evidence(source)) == ()
    assert confused_comparisons(wrong, _evidence(source))


def test_names_that_are_told_twice_keep_their_order() -> None:
    source = "今年为特斯拉交付了36套设备，比亚迪只有4套，特斯拉的需求明年翻倍，比亚迪还没有招标。"
    right = "Tesla got 36 systems; BYD got 4; Tesla wants twice that, BYD has no tender yet."
    wrong = "BYD got 36 systems; Tesla got 4; Tesla wants twice that, BYD has no tender yet."
    assert reordered_names(right, _evidence(source)) == ()
    assert reordered_names(wrong, _evidence(source))


def test_a_name_that_no_glossary_knows_keeps_its_order_too() -> None:
    source = "卡尔维森的订单增长16%，利勃海姆的订单下降12%。"
    right = "Orders from Calvison grew 16%; those from Liebheim fell 12%."
    wrong = "Orders from Liebheim grew 16%; those from Calvison fell 12%."
    assert reordered_names(right, _evidence(source)) == ()
    assert reordered_names(wrong, _evidence(source))
