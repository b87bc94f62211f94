"""Plots as inline SVG: no script, no file beside the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WIDTH = 420
_LEFT = 200
_ROW = 22
_RADIUS = 3
_LEVELS = 5


def _svg(width: float, height: float, parts: Iterable[str], title: str) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" role="img"'
        f' aria-label="{escape(title)}"><title>{escape(title)}</title>{"".join(parts)}</svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(text)}</text>'


def distribution(values: Sequence[float], low: float, high: float, title: str) -> str:
    """Dots of all values over a range, stacked where they fall together, and a bar at the mean."""
    bins = 40
    span = (high - low) or 1.0
    counts: dict[int, int] = {}
    dots = []
    for value in sorted(values):
        place = min(bins, max(0, round((value - low) / span * bins)))
        counts[place] = counts.get(place, 0) + 1
        dots.append((place, counts[place]))
    tallest = max(counts.values(), default=1)
    step = min(2.0 * _RADIUS, 60 / tallest)
    height = 24 + tallest * step

    def at(place: float) -> float:
        return 10 + place / bins * (_WIDTH - 20)

    base = height - 16
    parts = [f'<line class="axis" x1="10" x2="{_WIDTH - 10}" y1="{base:g}" y2="{base:g}"/>']
    parts += [
        f'<circle cx="{at(place):.1f}" cy="{base - (n - 0.5) * step:.1f}" r="{_RADIUS}"/>'
        for place, n in dots
    ]
    if values:
        mean = at((sum(values) / len(values) - low) / span * bins)
        parts.append(f'<line class="mean" x1="{mean:.1f}" x2="{mean:.1f}" y1="2" y2="{base:g}"/>')
    parts += [
        _text(10, height - 3, f"{low:g}"),
        _text(_WIDTH - 10, height - 3, f"{high:g}", "end"),
    ]
    return _svg(_WIDTH, height, parts, title)


def heat_map(rows: Mapping[str, Sequence[float | None]], columns: Sequence[str], title: str) -> str:
    """A cell for each row and column; from 0, bad, to 1, good; hatched where there is no value."""
    side, head = 22, 150
    left = 8 * max((len(name) for name in rows), default=1) + 10
    width, height = left + side * len(columns) + 90, head + side * len(rows) + 4
    parts = [
        f'<g transform="translate({left + side * (at + 0.7):g},{head - 6}) rotate(-55)">'
        f"{_text(0, 0, name)}</g>"
        for at, name in enumerate(columns)
    ]
    for down, (name, cells) in enumerate(rows.items()):
        y = head + side * down
        parts.append(_text(left - 6, y + 15, name, "end"))
        for at, value in enumerate(cells):
            kind = "none" if value is None else f"level{min(_LEVELS - 1, int(value * _LEVELS))}"
            shown = "not scored" if value is None else f"{value:.2f}"
            label = escape(f"{name}, {columns[at]}: {shown}")
            digits = "" if value is None else f"{100 * value:.0f}"
            parts.append(
                f'<rect class="{kind}" x="{left + side * at}" y="{y}" width="{side - 2}"'
                f' height="{side - 2}"><title>{label}</title></rect>'
                f'<text class="cell" x="{left + side * at + (side - 2) / 2}" y="{y + 14}"'
                f' text-anchor="middle">{digits}</text>'
            )
    return _svg(width, height, parts, title)


def intervals(
    rows: Sequence[tuple[str, float, float | None, float | None, str]], title: str
) -> str:
    """A point with its interval for each row, around a line at nought.

    Args:
        rows: name, value, low, high, and the class of its colour (better, worse, same).
    """
    far = max((abs(x) for _, v, lo, hi, _ in rows for x in (v, lo, hi) if x is not None), default=0)
    reach = far or 1.0
    height = _ROW * len(rows) + 24

    def at(value: float) -> float:
        return _LEFT + (value / reach + 1) / 2 * _WIDTH

    parts = [f'<line class="axis" x1="{at(0):g}" x2="{at(0):g}" y1="0" y2="{height - 18}"/>']
    for place, (name, value, low, high, kind) in enumerate(rows):
        y = _ROW * place + 12
        parts.append(_text(_LEFT - 8, y + 4, name, "end"))
        if low is not None and high is not None:
            parts.append(
                f'<line class="{kind}" x1="{at(low):.1f}" x2="{at(high):.1f}" y1="{y}" y2="{y}"/>'
            )
        parts.append(
            f'<circle class="{kind}" cx="{at(value):.1f}" cy="{y}" r="4">'
            f"<title>{escape(name)}: {value:+.3f}</title></circle>"
        )
    parts += [
        _text(at(-reach), height - 4, f"{-reach:.2f}"),
        _text(at(0), height - 4, "0", "middle"),
        _text(at(reach), height - 4, f"{reach:+.2f}", "end"),
    ]
    return _svg(_LEFT + _WIDTH + 12, height, parts, title)
