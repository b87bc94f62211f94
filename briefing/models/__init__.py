"""Frozen data types that know nothing of files, models or the web."""
