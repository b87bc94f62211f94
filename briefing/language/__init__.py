"""What the two languages need to be brought together: figures, names, people and cue words."""
