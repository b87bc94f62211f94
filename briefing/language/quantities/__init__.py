"""Quantities in Chinese and in English text, and whether two of them are the same.

``find_chinese`` reads what management said, ``find_english`` what the memo says, ``differs`` holds
one against the other. What is a figure and what only looks like one is settled beside each rule.
"""

from briefing.language.quantities.chinese import find_chinese
from briefing.language.quantities.comparing import differs
from briefing.language.quantities.english import find_english

__all__ = ["differs", "find_chinese", "find_english"]
