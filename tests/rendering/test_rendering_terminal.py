"""The key points that a user sees when the memo is done."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from briefing.models.memo import Memo
from briefing.rendering import key_points, load


@pytest.fixture
def memo() -> Memo:
    return load(Path(__file__).with_name("memo.json").read_bytes())


def shown(memo: Memo, *, colours: bool = False) -> str:
    out = StringIO()
    console = Console(
        file=out,
        width=200,
        force_terminal=colours,
        color_system="truecolor" if colours else None,
    )
    console.print(key_points(memo))
    return out.getvalue()


def test_it_names_company_ticker_and_date(memo: Memo) -> None:
    lines = shown(memo).splitlines()
    assert lines[0] == "Jiangsu Hengchu New Energy (990001.BJ)"
    assert lines[1] == "12 March 2026, 4 answers"


def test_the_summary_cites_and_marks_what_is_not_verified(memo: Memo) -> None:
    text = shown(memo)
    assert "• Revenue for 2025 rose 31.2% year on year to RMB 4.86 billion. [I.2]\n" in text
    assert (
        "• The overseas project may be late by 2 years. [1.4]"
        " [unverified: 2 years is not in the cited sentence]\n"
    ) in text


def test_risks_come_with_their_severity_the_worst_first(memo: Memo) -> None:
    text = shown(memo)
    high = text.index("• high Delay of the Hungary plant [1.4, 1.5]")
    assert high < text.index("• medium Margin pressure") < text.index("• low Sodium-ion")


def test_more_risks_than_fit_are_counted(memo: Memo) -> None:
    assert "• 3 more in the memo\n" in shown(replace(memo, risks=memo.risks * 2))


def test_it_counts_what_was_verified_and_names_what_is_missing(memo: Memo) -> None:
    text = shown(memo)
    assert "• 19 of 22 statements verified against the source\n" in text
    assert "• Question 4: No stance (The answer doesn't fit the schema)\n" in text
    assert "• Record: The record has an answer without a question after question 3\n" in text


def test_text_of_the_memo_neither_styles_nor_steers_the_terminal(memo: Memo) -> None:
    hostile = replace(
        memo.executive_summary[0], text="[bold]a[/bold] [/x] \x1b]0;t\x07 \x9b2J b\nc"
    )
    text = shown(replace(memo, executive_summary=(hostile,)))
    assert "• [bold]a[/bold] [/x] �]0;t� �2J b c [I.2]\n" in text
    coloured = shown(replace(memo, executive_summary=(hostile,)), colours=True)
    assert "\x1b]" not in coloured
    assert "\x9b" not in coloured
