import re

import pytest

from briefing.stages.schemas import ONE_SENTENCE


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Orders rose 3.5% to RMB 1.2 billion.", True),
        ("iFLYTEK is No. 1 by market share.", True),
        ("It is No. 1.", True),
        ("Orders rose. Margins fell.", False),
        ("Orders rose; margins fell.", False),
        ("Orders rose", False),
        ("订单增长.", False),
    ],
)
def test_an_answer_is_one_english_sentence(text: str, fits: bool) -> None:
    assert bool(re.match(ONE_SENTENCE, text)) == fits
