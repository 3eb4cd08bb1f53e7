"""From a file to a sheet: a header and lines of cells, whatever the file is. What cannot be read is told by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from prm_desktop.domain.csvfile import Line, decoded, parse_csv
from prm_desktop.errors import BadInput
from prm_desktop.files import read_whole
from prm_desktop.services.imports.cards_in import CARD, COLUMNS, read_cards
from prm_desktop.services.sheets import RISKY

MAX_BYTES = 50_000_000
MOST_LINES = 100_000
"""More is a matter for the vendor's import."""
OURS = frozenset({"id", "rv"})
"""Columns that only an exact export of this program has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds. `encoding`, `separator`: how it was read; `exact`: stored values, as our exports have.

    `lines` with a `fault` are those that could not be read. `used`: the columns that hold anything.
    """

    name: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str = "utf-8"
    separator: str = ""
    exact: bool = False
    used: tuple[int, ...] = ()


def read_sheet(path: Path) -> Sheet:
    """Read a CSV or vCard file. Raises `BadInput` where it cannot be used at all."""
    return sheet_of(read_whole(path, MAX_BYTES), path.name)


def sheet_of(data: bytes, name: str) -> Sheet:
    """The same of a file's content. Raises `BadInput`."""
    head = data[:200].replace(b"\x00", b"").upper()
    sheet = _cards(data, name) if CARD in head else _table(data, name)
    if len(sheet.lines) > MOST_LINES:
        raise BadInput("“{name}” has more than {most} records; please split it.", name=name, most=MOST_LINES)
    if not sheet.lines:
        raise BadInput("“{name}” has column names, but nothing below them.", name=name)
    used = {place for line in sheet.lines for place, text in enumerate(line.cells) if text}
    return replace(sheet, used=tuple(sorted(used & set(range(len(sheet.header))))))


def _cards(data: bytes, name: str) -> Sheet:
    text, encoding = decoded(data, name)
    return Sheet(name, COLUMNS, tuple(read_cards(text)), encoding)


def _table(data: bytes, name: str) -> Sheet:
    found = parse_csv(data, name)
    exact = set(found.header) >= OURS or any(title.endswith(".title") for title in found.header)
    lines = tuple(replace(line, cells=tuple(armed(cell) for cell in line.cells)) for line in found.lines)
    return Sheet(name, found.header, lines, found.encoding, found.separator, exact)


def armed(cell: str) -> str:
    """A cell without the apostrophe that was put before what a spreadsheet would run (`sheets.disarmed`)."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(RISKY) else cell
