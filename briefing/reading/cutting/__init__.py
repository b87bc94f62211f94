"""Cutting the source into pieces: tables, lines of cells, the form's labels, marks."""
