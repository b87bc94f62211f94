"""Does the English say what the cited Chinese sentences say?"""

from briefing.checking.claims import Evidence, check_claim, check_unasserted
from briefing.checking.mending import mended
from briefing.checking.repetition import likeness, says_the_same

__all__ = ["Evidence", "check_claim", "check_unasserted", "likeness", "mended", "says_the_same"]
