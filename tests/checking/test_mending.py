import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.checking.evidence import Evidence
from briefing.checking.figures import unfounded_figures
from briefing.checking.mending import mended
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline
from briefing.language.quantities import find_english

GLOSSARY = load_glossary()
DAY = dt.date(2026, 3, 12)


def _evidence(source: str) -> Evidence:
    return Evidence((inline(source, GLOSSARY, DAY),), GLOSSARY, ())


@pytest.mark.parametrize(
    ("source", "text", "result"),
    [
        (
            "已接入 10 多家厂商。",
            "10 vendors are connected.",
            "More than 10 vendors are connected.",
        ),
        ("约 560 万美元。", "It cost US$5.6 million.", "It cost about US$5.6 million."),
        ("近三成来自海外。", "It earns 30% abroad.", "It earns nearly 30% abroad."),
        ("同比增长约 15%。", "Sales grew 15% year on year.", "Sales grew about 15% year on year."),
        ("良率在 85%-95% 以上。", "Yields are 85% to 95%.", "Yields are 85% to 95% or more."),
        ("不低于 1 亿元。", "It pays RMB 100 million.", "It pays at least RMB 100 million."),
        ("不超过 35 名投资者。", "It has 35 investors.", "It has no more than 35 investors."),
        ("约三分之一。", "One third is sold.", "About one third is sold."),
        (
            "两家，约 5 亿元。",
            "Two firms pay RMB 500 million.",
            "Two firms pay about RMB 500 million.",
        ),
        (
            "由约 3 亿元增加到 5 亿元。",
            "It rose from RMB 300 million to RMB 500 million.",
            "It rose from about RMB 300 million to RMB 500 million.",
        ),
    ],
)
def test_a_lost_bound_is_put_in(source: str, text: str, result: str) -> None:
    assert mended(text, _evidence(source)) == result
    assert unfounded_figures(result, _evidence(source)) == ()


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("已接入 10 家厂商。", "10 vendors are connected."),
        ("已接入 10 家厂商。", "More than 10 vendors are connected."),
        ("已接入 10 多家厂商。", "About 10 vendors are connected."),
        ("已接入 10 多家厂商。", "100 vendors are connected."),
        ("约 560 万美元，另有 3 家。", "It cost US$5.6 million and 4 plants."),
        ("约 5% 和超过 5%。", "It grew 5%."),
        ("约 5% 和 5%。", "It grew 5%."),
        ("约 30% 的股权。", "It holds a 30% stake."),
        ("约 5 年的协议。", "It has a 5-year agreement."),
        ("增长约 5%。", "It fell 5%."),
    ],
)
def test_whatever_else_is_wrong_or_right_stays_as_it_is(source: str, text: str) -> None:
    assert mended(text, _evidence(source)) == text


FIGURES = st.builds(
    "{}{} {}{}".format,
    st.sampled_from(["", "约 ", "近 ", "超过 ", "不低于 ", "不到 "]),
    st.integers(2, 999),
    st.sampled_from(["亿元", "万美元", "%", "个百分点", "家", "万吨", "个月"]),
    st.sampled_from(["", "左右", "以上", "以内"]),
)
WORDS = st.sampled_from(
    "about|more than|It grew|fell|RMB|US$|5|12|30|5%|30%|to|and|million|months|a|,|. |one third|"
    "firms|by|from|up|year on year|-|2025".split("|")
)


@given(st.lists(FIGURES, max_size=4), st.lists(WORDS, max_size=12).map(" ".join))
def test_a_mended_statement_is_borne_out_and_has_the_same_values(
    figures: list[str], text: str
) -> None:
    evidence = _evidence("，".join(figures))
    result = mended(text, evidence)
    assert result == text or unfounded_figures(result, evidence) == ()
    values = [[(q.kind, q.low, q.high, q.unit) for q in find_english(t)] for t in (text, result)]
    assert values[0] == values[1]


@given(FIGURES)
def test_each_bound_of_a_figure_can_be_mended(figure: str) -> None:
    evidence = _evidence(figure)
    (source,) = evidence.cited[0].quantities
    plain = source.english
    for word in ("about ", "more than ", "less than ", "within "):
        plain = plain.replace(word, "")
    result = mended(f"It is {plain}.", evidence)
    assert unfounded_figures(result, evidence) == (), result
