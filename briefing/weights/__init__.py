"""The embedded models' files: which there are, and how they get onto this machine."""

from briefing.weights.catalogue import CATALOGUE, Weights
from briefing.weights.store import Stored, WeightStore

__all__ = ["CATALOGUE", "Stored", "WeightStore", "Weights"]
