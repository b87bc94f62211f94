"""Questions and answers that lack a mark of their own, found by what stands around them.

A rule takes the source and all pieces, and sets ``mark`` or ``begins`` where it is sure. The rules
and their order stand in ``briefing.reading.rules``.
"""
