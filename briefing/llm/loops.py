"""Does a text end in the same words over and over?"""

from __future__ import annotations

MIN_REPEATS = 4
"""So many times in a row is no figure of speech any more."""
MIN_LENGTH = 40
"""Shorter runs (a row of dots, of dashes, of zeros) occur in good answers."""


def loops(text: str) -> bool:
    """Tell whether a text ends in a part repeated at least MIN_REPEATS times over MIN_LENGTH.

    The last repetition may be incomplete; blanks at the end are left out. Linear time.
    """
    backwards = text.rstrip()[::-1]
    # The end repeats with a period p exactly as far as the reversed text agrees with itself
    # moved by p: the Z-function (Gusfield 1997, 1.3).
    agreement = _z_function(backwards)
    return any(
        period + agreement[period] >= max(MIN_LENGTH, MIN_REPEATS * period)
        for period in range(1, len(backwards) // MIN_REPEATS + 1)
    )


def _z_function(text: str) -> list[int]:
    """For each position, how many characters from there on are those of the text's start."""
    size = len(text)
    lengths = [0] * size
    left = right = 0
    for position in range(1, size):
        known = min(right - position, lengths[position - left]) if position < right else 0
        while position + known < size and text[known] == text[position + known]:
            known += 1
        lengths[position] = known
        if position + known > right:
            left, right = position, position + known
    return lengths
