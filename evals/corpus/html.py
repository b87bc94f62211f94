"""A record as an HTML page."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from evals.corpus.blocks import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.corpus.blocks import Block, Cell
    from evals.corpus.inline import Run

_SPACES = re.compile(r" (?= )")
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>投资者关系活动记录表</title>
<style>td, th {{ border: 1px solid #000; padding: .3em }}</style>
</head>
<body>
{body}
</body>
</html>
"""


def make(blocks: Sequence[Block]) -> bytes:
    """The page in UTF-8; runs of spaces are kept by no-break spaces, as word processors do."""
    parts: list[str] = []
    for bullets, group in groupby(blocks, key=lambda b: isinstance(b, Paragraph) and b.bullet):
        written = [_table(b) if isinstance(b, Table) else _paragraph(b) for b in group]
        parts.extend(["<ul>", *written, "</ul>"] if bullets else written)
    return _PAGE.format(body="\n".join(parts)).encode()


def _paragraph(paragraph: Paragraph) -> str:
    name = f"h{paragraph.heading}" if paragraph.heading else "li" if paragraph.bullet else "p"
    return f"<{name}>{''.join(map(_run, paragraph.runs))}</{name}>"


def _run(run: Run) -> str:
    text = _SPACES.sub("&nbsp;", escape(run.text, quote=False)).replace("\n", "<br>\n")
    if run.level:
        text = f"<{run.level}>{text}</{run.level}>"
    return f"<b>{text}</b>" if run.bold else text


def _table(table: Table) -> str:
    rows = (f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return "\n".join(["<table>", *rows, "</table>"])


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", cell.columns), ("rowspan", cell.rows))
        if count > 1
    )
    return f"<td{spans}>{''.join(map(_paragraph, cell.paragraphs))}</td>"
