"""Known damage to memos that are right: do the scorers see it?"""

from evals.damages import of_labels, of_lists, of_words
from evals.damages.damage import Damage
from evals.damages.ideal import ideal_memo

__all__ = ["DAMAGES", "Damage", "ideal_memo"]

DAMAGES: tuple[Damage, ...] = (*of_words.DAMAGES, *of_lists.DAMAGES, *of_labels.DAMAGES)
