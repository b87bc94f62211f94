import pytest

from briefing.stages.condensing import tidy


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("In addition, the plant opened.", "The plant opened."),
        ("This is because demand fell.", "Demand fell."),
        ("However, iFLYTEK has grown.", "iFLYTEK has grown."),
        ("It opened on January 20, 2025, in Hefei.", "It opened on 20 January 2025 in Hefei."),
        ("It opens in March 2025, as planned.", "It opens in March 2025, as planned."),
        ("It may grow at least by at least 5%.", "It may grow by at least 5%."),
        ("It is about one quarter late.", "It is about 1 quarter late."),
        ("It makes one quarter of sales.", "It makes one quarter of sales."),
        ("Also-rans left the market.", "Also-rans left the market."),
    ],
)
def test_what_hangs_on_another_sentence_goes_and_dates_are_the_memos(said: str, kept: str) -> None:
    assert tidy(said) == kept
