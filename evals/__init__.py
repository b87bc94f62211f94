"""Did the memos get better or worse? Run from a checkout as ``python -m evals``; see README.md."""
