"""The cells between the lines of a page.

Lines that meet belong to one table. Their places make a grid, and places of the grid that no line
parts are one cell, so that merged cells need no rule of their own. A side without a line, as at the
end of a page, counts as closed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.pdf import limits
from briefing.pdf.geometry import Glyph, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NEAR = 3.0
"""Lines that are this close meet, or are the two strokes of a double line."""
_SHORTEST = 5.0


@dataclass(slots=True)
class Cell:
    """A cell: its place in the grid, its edges on the page, and what is written in it."""

    row: int
    column: int
    x0: float
    x1: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A grid of lines; ``cell_of`` names the cell of each of its places, row by row."""

    xs: list[float]
    ys: list[float]
    cell_of: list[int]
    cells: dict[int, Cell]

    def take(self, glyph: Glyph) -> bool:
        """Put a glyph into its cell; False if it stands outside the table."""
        column = bisect_right(self.xs, (glyph.x0 + glyph.x1) / 2) - 1
        row = bisect_right(self.ys, (glyph.y0 + glyph.y1) / 2) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return False
        self.cells[self.cell_of[row * (len(self.xs) - 1) + column]].glyphs.append(glyph)
        return True

    def rows(self) -> list[list[Cell]]:
        """The cells in rows, each in the one where it begins; rows without text are left out.

        Below a cell of the first column that spans several rows, they begin with an empty one.
        """
        rows: dict[int, list[Cell]] = defaultdict(list)
        for cell in sorted(self.cells.values(), key=lambda cell: (cell.row, cell.column)):
            rows[cell.row].append(cell)
        return [
            cells if cells[0].column == 0 else [Cell(row, 0, cells[0].x0, cells[0].x0), *cells]
            for row, cells in rows.items()
            if any(cell.glyphs for cell in cells)
        ]


def tables(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Table]:
    """The tables of a page, the inner before the outer.

    Raises:
        limits.TooMuch: there are too many lines to find the tables among them.
    """
    across, down = _joined(horizontal), _joined(vertical)
    if len(across) + len(down) > limits.RULES:
        raise limits.TooMuch(f"a page of more than {limits.RULES:,} lines")
    found = []
    for some_across, some_down in _meeting(across, down):
        table = _table(some_across, some_down)
        if len(table.cells) > 1:
            found.append(table)
    return sorted(found, key=lambda t: (t.xs[-1] - t.xs[0]) * (t.ys[-1] - t.ys[0]))


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines on the same height as one where they touch, those that stay short left out."""
    heights = _places(rule.at for rule in rules)
    parts: dict[float, list[Rule]] = defaultdict(list)
    for rule in rules:
        parts[_nearest(heights, rule.at)].append(rule)
    joined: list[Rule] = []
    for at, same in parts.items():
        start, end = 0.0, float("-inf")
        for rule in sorted(same, key=lambda rule: rule.start):
            if rule.start > end + _NEAR:
                joined.append(Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST]


def _places(values: Iterable[float]) -> list[float]:
    """The values, ascending, those that are near their neighbour as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _nearest(places: list[float], value: float) -> float:
    """The place that a value was put to: the last that isn't above it."""
    return places[bisect_right(places, value) - 1]


def _meeting(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The lines in groups, each of lines that meet."""
    parents = list(range(len(across) + len(down)))
    for one, rule in enumerate(across):
        for other, post in enumerate(down, start=len(across)):
            if _meet(rule, post):
                _unite(parents, one, other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for index, rule in enumerate(across + down):
        groups[_root(parents, index)][index >= len(across)].append(rule)
    for some_across, some_down in groups.values():
        if some_across and some_down:
            yield some_across, some_down


def _meet(rule: Rule, post: Rule) -> bool:
    return (
        rule.start - _NEAR <= post.at <= rule.end + _NEAR
        and post.start - _NEAR <= rule.at <= post.end + _NEAR
    )


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _unite(parents: list[int], one: int, other: int) -> None:
    parents[_root(parents, one)] = _root(parents, other)


def _table(across: list[Rule], down: list[Rule]) -> Table:
    xs = _places([*(r.at for r in down), *(end for r in across for end in (r.start, r.end))])
    ys = _places([*(r.at for r in across), *(end for r in down for end in (r.start, r.end))])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns * rows > limits.GRID:
        raise limits.TooMuch(f"a table of {columns * rows:,} cells")
    parents = list(range(columns * rows))
    borders = _Borders(across, ys), _Borders(down, xs)
    for row in range(rows):
        for column in range(columns):
            place = row * columns + column
            middle = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if row and not borders[0].part(row, middle[0]):
                _unite(parents, place, place - columns)
            if column and not borders[1].part(column, middle[1]):
                _unite(parents, place, place - 1)
    cell_of = [_root(parents, place) for place in range(columns * rows)]
    cells: dict[int, Cell] = {}
    for place, root in enumerate(cell_of):
        row, column = divmod(place, columns)
        cell = cells.setdefault(root, Cell(row, column, xs[column], xs[column + 1]))
        cell.column = min(cell.column, column)
        cell.x0, cell.x1 = min(cell.x0, xs[column]), max(cell.x1, xs[column + 1])
    return Table(xs, ys, cell_of, cells)


class _Borders:
    """The lines of one direction by their place in the grid."""

    def __init__(self, rules: list[Rule], places: list[float]) -> None:
        self._rules: dict[float, list[Rule]] = defaultdict(list)
        self._places = places
        for rule in rules:
            self._rules[_nearest(places, rule.at)].append(rule)

    def part(self, index: int, at: float) -> bool:
        """Whether a line runs at a place of the grid past ``at`` along it."""
        return any(rule.start <= at <= rule.end for rule in self._rules[self._places[index]])
