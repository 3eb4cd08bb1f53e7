"""Reading CSV as people have it: any common encoding and separator, a header in words, faults named by line.

RFC 4180 by the standard library's reader; nothing here knows what the columns mean, and nothing reads a file.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prm_desktop.errors import BadInput

SEPARATORS = ",;\t|"
MAX_BYTES = 500_000_000
CELL_LIMIT = 1_000_000
MOST_LINES = 1_000
"""A record of more lines than this is taken for one whose quotation mark was never closed."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""
_NAMED = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
"""The first line by which spreadsheets are told the separator."""
_SEEN = 4_096
"""Bytes by which an encoding without a mark is recognized."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record with the number of the line it begins on. `fault`: why it cannot be read.

    `text`: what stands there, where it cannot be read.
    """

    number: int
    cells: tuple[str, ...] = ()
    fault: BadInput | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file's header and records, and how it was read: `encoding` and `separator`."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str = "utf-8"
    separator: str = ","


def parse_csv(data: bytes, name: str) -> CsvFile:
    """The header and records of a file's content. Raises `BadInput` where it is no CSV at all."""
    text, encoding = decoded(data, name)
    if not text.strip():
        raise BadInput("“{name}” is empty.", name=name)
    named = _NAMED.match(text)
    separator = named[1] if named else _separator(text)
    records = _records(text[named.end() :] if named else text, separator, 1 if named else 0)
    first = next(records)
    if first.fault or not any(cell.strip() for cell in first.cells):
        raise BadInput("The first line of “{name}” has no column names.", name=name)
    header = tuple(cell.strip() for cell in first.cells)
    lines = tuple(_fitting(line, len(header)) for line in records if line.fault or any(line.cells))
    return CsvFile(header, lines, encoding, separator)


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text of a file, and the encoding that it was read by. Raises `BadInput` where it is no text."""
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "") or _wide(data)
    if not marked and _CONTROL.search(data):
        raise BadInput("“{name}” is not a text file. Please save it as CSV first.", name=name)
    try:
        return data.decode(marked or "utf-8"), marked or "utf-8"
    except UnicodeDecodeError as error:
        if marked:
            raise BadInput("“{name}” is damaged: its characters cannot be read.", name=name) from error
    for encoding in ("cp1252", "latin-1"):  # the second has a character for every byte
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise AssertionError(name)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of what is mostly Latin text is zero."""
    seen = data[:_SEEN]
    half = len(seen) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and seen[start::2].count(0) > half * 0.6 and not seen[1 - start :: 2].count(0):
            return encoding
    return ""


def _separator(text: str) -> str:
    first = text.lstrip("\r\n").splitlines()[0]
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


class _Feed:
    """The lines of a text for a reader of records; a record that takes too many of them ends early."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.at = self.begun = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self._lines) or self.at - self.begun >= MOST_LINES:
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1]

    def back(self) -> str:
        """Begin again with the line after the one that the record began with; the text of that one."""
        self.at = self.begun + 1
        return self._lines[self.begun]


def _records(text: str, separator: str, before: int) -> Iterator[Line]:
    """Records in order. One that cannot be read costs its first line; the lines after it are read anew."""
    csv.field_size_limit(CELL_LIMIT)
    feed = _Feed(list(io.StringIO(text, newline="")))
    reader = csv.reader(feed, delimiter=separator, strict=True)
    while True:
        feed.begun = feed.at
        begins = before + feed.begun + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(begins, fault=_in_words(str(error)), text=feed.back().rstrip("\r\n"))
            reader = csv.reader(feed, delimiter=separator, strict=True)
        else:
            yield Line(begins, tuple(cell.strip() for cell in cells))


def _in_words(fault: str) -> BadInput:
    if "end of data" in fault:
        return BadInput("A quotation mark is opened here and never closed.")
    if "expected after" in fault:
        return BadInput("A quotation mark ends in the middle of a cell.")
    return BadInput("This line cannot be read ({fault}).", fault=fault)


def _fitting(line: Line, width: int) -> Line:
    if len(line.cells) > width and any(line.cells[width:]):
        fault = BadInput("It has {count} cells, but there are {width} columns.", count=len(line.cells), width=width)
        return Line(line.number, fault=fault, text=" | ".join(line.cells))
    return line if line.fault else Line(line.number, (*line.cells, *[""] * (width - len(line.cells)))[:width])
