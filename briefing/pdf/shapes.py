"""The lines and pictures that are drawn on a page, out of PDFium's page objects."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pypdfium2 import raw

from briefing.pdf import limits
from briefing.pdf.geometry import Drawing, Rule, turned

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0
"""A filled rectangle up to this is a line: borders have 0.5 to 1.5 points."""
_STRAIGHT = 0.5
"""A line that goes astray by no more than this runs along an axis."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Shapes:
    """Takes a page's lines and pictures into its drawing; ``turns`` are those of its text."""

    found: Drawing
    turns: int
    _seen: int = field(default=0, init=False)

    def take(self, page: PdfPage) -> None:
        """Walk through the objects of the page.

        Raises:
            limits.TooMuch: there are too many.
        """
        width, height = page.get_size()
        for index in range(raw.FPDFPage_CountObjects(page.raw)):
            self._object(raw.FPDFPage_GetObject(page.raw, index), _IDENTITY, 0)
        self.found.pictures /= max(1.0, width * height)

    def _object(self, item: Any, outer: Matrix, depth: int) -> None:
        self._count()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, _times(_matrix(item), outer))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, _, _ = _times(_matrix(item), outer)
            self.found.pictures += abs(a * d - b * c)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < limits.FORM_DEPTH:
            inner = _times(_matrix(item), outer)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                self._object(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _count(self) -> None:
        self._seen += 1
        if self._seen > limits.PAGE_OBJECTS:
            raise limits.TooMuch(f"a page of more than {limits.PAGE_OBJECTS:,} objects")

    def _path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        points: list[Point] = []
        for index in range(raw.FPDFPath_CountSegments(path)):
            self._count()
            segment = raw.FPDFPath_GetPathSegment(path, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                self._figure(points, fill=bool(fill.value), stroke=bool(stroke.value))
                points = []
            points.append(self._place(matrix, x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        self._figure(points, fill=bool(fill.value), stroke=bool(stroke.value))

    def _place(self, matrix: Matrix, x: float, y: float) -> Point:
        a, b, c, d, e, f = matrix
        return turned(a * x + c * y + e, -(b * x + d * y + f), self.turns)

    def _figure(self, points: list[Point], *, fill: bool, stroke: bool) -> None:
        """Take the edges of a stroked figure, and a filled one that is as thin as a line."""
        if stroke:
            for (x0, y0), (x1, y1) in pairwise(points):
                self._edge(x0, y0, x1, y1)
        elif fill and points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            width, height = max(xs) - min(xs), max(ys) - min(ys)
            if height <= _THIN and height <= width:
                self._edge(min(xs), sum(ys) / len(ys), max(xs), sum(ys) / len(ys))
            elif width <= _THIN:
                self._edge(sum(xs) / len(xs), min(ys), sum(xs) / len(xs), max(ys))

    def _edge(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= abs(y1 - y0):
            self.found.horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _STRAIGHT:
            self.found.vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies ``inner`` first."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
