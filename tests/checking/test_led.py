"""A word of change is held against what it leads from and to."""

import pytest

from briefing.checking.led import led_changes


@pytest.mark.parametrize(
    "text",
    [
        "Utilisation climbed from 71% to 83%.",
        "Spending was raised from RMB 200 million to RMB 300 million.",
        "Yield rose to 96% in May from 92% in January.",
        "Backlog fell to RMB 590 million at the end of April from RMB 640 million a year earlier.",
        "The board intends to raise the payout to at least 55%, from 50% last year.",
        "The share of exports is 38%, up from 31% in 2024.",
        "Stocks last 23 days, down from 31 days after the holiday.",
        "Cash flow improved from negative RMB 90 million to negative RMB 20 million.",
    ],
)
def test_a_word_that_fits_its_figures_is_found(text: str) -> None:
    assert [change.fits for change in led_changes(text)] == [True]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Utilisation climbed from 83% to 71%.", "climbed"),
        ("Yield fell to 96% in May from 92% in January.", "fell"),
        ("The decline in volume widened to 4% from 9%.", "widened"),
        ("The share of exports is 38%, down from 31% in 2024.", "down"),
        ("Its place in the ranking rose from 19th to 28th.", "rose"),
        ("Cash flow worsened from negative RMB 90 million to negative RMB 20 million.", "worsened"),
    ],
)
def test_a_word_that_does_not_fit_is_told(text: str, word: str) -> None:
    assert [(change.word, change.fits) for change in led_changes(text)] == [(word, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose 3% in Hubei; demand fell in Hunan, where 40% of plants stand idle.",
        "The cost ratio improved from 12% to 10%.",
        "Orders grew 40% and margins 5 percentage points.",
        "A stand-up counter cuts waiting from about 10 days to 10 days.",
    ],
)
def test_figures_that_lead_nowhere_are_left(text: str) -> None:
    assert led_changes(text) == ()
