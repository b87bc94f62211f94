"""What the tests of the rules share: who speaks when, and how two things change places."""

import datetime as dt

from briefing.checking import Evidence
from briefing.language.glossary import Entry, NameKind, load_glossary
from briefing.language.inline import inline

COMPANY = "Baishan Chemical"
GLOSSARY = load_glossary().extended(
    [
        Entry(NameKind.COMPANY, ("白杉化工",), COMPANY),
        Entry(NameKind.COMPANY, ("我们", "我司", "本公司"), COMPANY),
    ]
)
DAY = dt.date(2026, 5, 12)


def evidence(chinese: str, day: dt.date = DAY) -> Evidence:
    """What the company says on a day, cited."""
    return Evidence((inline(chinese, GLOSSARY, day),), GLOSSARY, (COMPANY,))


def as_it_is(text: str) -> str:
    """A statement without the braces around what could change places."""
    return text.replace("{", "").replace("}", "")


def exchanged(text: str) -> str:
    """The statement with what is in its two pairs of braces in each other's place."""
    before, one, between, other, after = text.replace("}", "{").split("{")
    return before + other + between + one + after
