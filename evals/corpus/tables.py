"""The cells of an HTML table."""

from __future__ import annotations

from html.parser import HTMLParser

Row = list[tuple[str, int, int]]
"""For each cell its text, with inline markup, and the columns and rows that it spans."""

_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"p", "li", "ul"})
_INLINE = frozenset({"b", "strong", "sup", "sub"})


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in _CELLS:
            spans = dict(attrs)
            columns, rows = (int(spans.get(name) or 1) for name in ("colspan", "rowspan"))
            self.rows[-1].append(("", columns, rows))
            self._inside = True
        elif tag in _PARTS:
            self._add("\n\n")
        elif tag in _INLINE or tag in {"br", "input"}:
            self._add(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _CELLS:
            self._inside = False
        elif tag in _PARTS:
            self._add("\n\n")
        elif tag in _INLINE:
            self._add(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._add(data.strip("\n"))

    def _add(self, text: str) -> None:
        if self._inside:
            before, columns, rows = self.rows[-1][-1]
            self.rows[-1][-1] = (before + text, columns, rows)


def html_table(source: str) -> list[Row]:
    """Read a table; paragraphs and list points inside a cell are parted by a blank line."""
    parser = _Cells()
    parser.feed(source)
    return [row for row in parser.rows if row]
