"""Word files (DOCX): the archive (``package``), its body (``body``, ``runs``), its lists."""

from __future__ import annotations

from briefing.reading.formats.docx.body import read

__all__ = ["read"]
