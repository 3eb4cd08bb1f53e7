"""Reading a CSV file as people have it: any common encoding and separator, a header in words, faults named by line.

RFC 4180 by the standard library's reader; nothing here knows what the columns mean.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prm_desktop.errors import BadInput

SEPARATORS = ",;\t|"
MAX_BYTES = 500_000_000
CELL_LIMIT = 1_000_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text has."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record with the number of the line it begins on. `fault`: why it cannot be read, else empty."""

    number: int
    cells: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A file's header and records."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]


def read_csv(path: Path) -> CsvFile:
    """The header and records of a file. Raises `BadInput` where it is no CSV file at all."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInput("“{name}” is too large; please split it.", name=path.name)
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput("“{name}” cannot be read: {reason}.", name=path.name, reason=reason) from error
    return parse_csv(data, path.name)


def parse_csv(data: bytes, name: str) -> CsvFile:
    """The header and records of a file's content. Raises `BadInput`."""
    text = _text(data, name)
    if not text.strip():
        raise BadInput("“{name}” is empty.", name=name)
    records = _records(text, _separator(text))
    first = next(records)
    if first.fault or not any(cell.strip() for cell in first.cells):
        raise BadInput("The first line of “{name}” has no column names.", name=name)
    header = tuple(cell.strip() for cell in first.cells)
    return CsvFile(header, tuple(_fitting(line, len(header)) for line in records if line.fault or any(line.cells)))


def _text(data: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not marked and _CONTROL.search(data):
        raise BadInput("“{name}” is not a text file. Please save it as CSV first.", name=name)
    try:
        return data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise BadInput("“{name}” is damaged: its characters cannot be read.", name=name) from error
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    first = text.lstrip("\r\n").splitlines()[0]
    outside = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=outside.count)


def _records(text: str, separator: str) -> Iterator[Line]:
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Line(begins, fault=_in_words(str(error)))
        else:
            yield Line(begins, tuple(cell.strip() for cell in cells))


def _in_words(fault: str) -> str:
    if "end of data" in fault:
        return "A quotation mark is opened here and never closed; what follows could not be read."
    if "expected after" in fault:
        return "A quotation mark ends in the middle of a cell."
    return f"This line cannot be read ({fault})."


def _fitting(line: Line, width: int) -> Line:
    if len(line.cells) > width and any(line.cells[width:]):
        return Line(line.number, fault=f"It has {len(line.cells)} cells, but there are {width} columns.")
    return line if line.fault else Line(line.number, (*line.cells, *[""] * (width - len(line.cells)))[:width])
