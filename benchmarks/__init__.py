"""Benchmarks: each prints one figure, as a ratio to something run beside it where it can."""
