"""Plain text and Markdown: from bytes to text, in the encoding that the bytes themselves show."""

from __future__ import annotations

from briefing.errors import BinaryFile, EmptyFile, WrongEncoding

_BOMS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ENCODINGS = ("gb18030", "utf-16-le", "utf-16-be")
"""Looked at where the bytes are no UTF-8; Python's names."""
_SAMPLE = 8192
_COMMON = frozenset("的了是在有和为不我们公司年月日时间投资者关系活动业绩问答，。、：；？（）\n")
_ENOUGH = 0.08
"""The least share of common characters in Chinese text. Those of a record are above 0.15; bytes
read in a wrong encoding give rare characters, below 0.02."""


def decode(data: bytes, *, name: str) -> str:
    """Decode a text's bytes; a byte-order mark is not part of the text.

    UTF-8 fits by chance to hardly any other bytes, so it is tried first. GB18030 and UTF-16 fit to
    almost all, so of these the one counts in which the text is Chinese.

    Args:
        name: what messages call the file.

    Raises:
        EmptyFile: there is nothing but white space.
        BinaryFile: it is not text.
        WrongEncoding: it is in another encoding, or damaged.
    """
    text = _decoded(data, name)
    if "\0" in text:
        raise _binary(name)
    if not text.strip():
        raise EmptyFile(f"{name} is empty", "Check that the file was written completely.")
    return text


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding, name)
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    best = max(_ENCODINGS, key=lambda encoding: _chinese(data, encoding))
    if _chinese(data, best) < _ENOUGH:
        best = "utf-8-sig"
    return _strictly(data, best, name)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data and encoding.startswith("utf-8"):
            raise _binary(name) from error
        called = encoding.upper().removesuffix("-SIG")
        raise WrongEncoding(
            f"{name} is not whole text in {called}: byte {error.start} is wrong",
            "Save it again in UTF-8, GB18030 or UTF-16, or drop the damaged bytes: "
            f'iconv -c -f {called} -t UTF-8 "FILE" > record.txt',
        ) from error


def _binary(name: str) -> BinaryFile:
    return BinaryFile(f"{name} is a binary file, not text", "Give the record's text in UTF-8.")


def _chinese(data: bytes, encoding: str) -> float:
    """The share of common characters in the beginning, read in an encoding."""
    text = data[:_SAMPLE].decode(encoding, errors="replace")
    return sum(character in _COMMON for character in text) / max(1, len(text))
