"""PDF pages as paragraphs and tables: run as a process of its own, ``python -m briefing.pdf``.

A page says where each glyph and each line is drawn, and nothing of words, paragraphs or tables.
``drawing`` gets glyphs and lines out of PDFium, ``tables`` finds the cells between the lines,
``lines`` makes lines and paragraphs of glyphs, ``layout`` puts both in order.

PDFium is C++, and a file can be made to take all memory or time. The process can be ended from
outside, so that neither takes the caller with it. It imports little: it starts for each file.
"""
