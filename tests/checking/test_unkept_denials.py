"""What the source denies is denied somewhere by a statement that tells everything."""

import datetime as dt

from briefing.checking import Evidence, check_claim
from briefing.language.glossary import load_glossary
from briefing.language.inline import inline

GLOSSARY = load_glossary()


def test_a_statement_without_any_denial_tells_less_than_its_source() -> None:
    source = "烘焙课程 2022 年就全部停了，以后也不会再办。"
    cited = inline(source, GLOSSARY, dt.date(2026, 4, 15))
    evidence = Evidence((cited,), GLOSSARY, ("Ningchuan",))
    right = "Baking courses were all stopped in 2022, and the company will not hold them again."
    assert check_claim(right, evidence) == ()
    assert check_claim(right.replace("not ", ""), evidence) != ()
