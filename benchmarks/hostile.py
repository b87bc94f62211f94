"""What files cost that were made to cost much: each ends within the readers' limits.

Each is read in a process of its own; seconds of computing and memory are those of that process and
of the one that it starts for PDF.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reading.formats import samples

if TYPE_CHECKING:
    from collections.abc import Callable

_READ = """
import json, resource, sys
from briefing.errors import ReadError
from briefing.reading import read_file
from pathlib import Path
try:
    read_file(Path(sys.argv[1]))
    outcome = "read"
except ReadError as error:
    outcome = type(error).__name__
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
seconds = sum(one.ru_utime + one.ru_stime for one in used)
print(json.dumps([outcome, seconds, max(one.ru_maxrss for one in used) / 1024]))
"""
_ENTITIES = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 10))


def main() -> None:
    """Print for each file what became of it, seconds, and megabytes at most."""
    with tempfile.TemporaryDirectory() as place:
        for name, make in FILES.items():
            path = Path(place) / "file"
            path.write_bytes(make())
            done = subprocess.run(
                [sys.executable, "-c", _READ, str(path)], check=True, stdout=subprocess.PIPE
            )
            outcome, seconds, megabytes = json.loads(done.stdout)
            print(
                f"hostile: {name} ({path.stat().st_size / 1e6:.1f} MB): {outcome},"
                f" {seconds:.1f} s, {megabytes:.0f} MB at most"
            )


def _word(body: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return file.getvalue()


def _word_body(content: bytes) -> bytes:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return _word(b"<w:document " + space + b"><w:body>" + content + b"</w:body></w:document>")


def _pdf(*objects: bytes) -> bytes:
    body = b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, content)
        for number, content in enumerate(objects, start=1)
    )
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


def _pdf_page(content: bytes, filters: bytes) -> bytes:
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream" % (len(content), filters, content),
    )


def _pdf_bomb() -> bytes:
    packer = zlib.compressobj()
    first = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return _pdf_page(zlib.compress(first + again * 4_000), b"/FlateDecode /FlateDecode")


def _pdf_pages() -> bytes:
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + b"3 0 R " * 3000 + b"] /Count 3000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>",
    )


FILES: dict[str, Callable[[], bytes]] = {
    "text, 10 MB on one line": lambda: samples.as_text().encode() + b"x" * 10_000_000,
    "text, nearly 500,000 characters": lambda: samples.as_text(times=2_820).encode(),
    "HTML, deep": lambda: b"<html>" + b"<div>" * 3_000_000,
    "HTML, deep tables": lambda: b"<html>" + b"<table><tr><td>" * 1_000_000,
    "HTML, many elements": lambda: b"<html>" + b"<p>x" * 990_000,
    "DOCX, zip bomb": lambda: _word(b" " * 200_000_000),
    "DOCX, entities": lambda: _word(f"<!DOCTYPE a [{_ENTITIES}]><a>&a9;</a>".encode()),
    "DOCX, many paragraphs": lambda: _word_body(b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 160_000),
    "DOCX, deep": lambda: _word_body(b"<w:tbl><w:tr><w:tc>" * 600_000),
    "PDF, stream bomb": _pdf_bomb,
    "PDF, 3,000 pages": _pdf_pages,
    "PDF, loop of pages": lambda: _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 3 >>"
    ),
    "PDF, lines": lambda: _pdf_page(zlib.compress(b"0 0 m 9 9 l S " * 1_000_000), b"/FlateDecode"),
    "PDF, nested": lambda: _pdf_page(zlib.compress(b"q " * 10_000_000), b"/FlateDecode"),
}

if __name__ == "__main__":
    main()
