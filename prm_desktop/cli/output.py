"""Where all output of the command line goes: JSON for programs, aligned columns for people.

Text from the hub or from a customer must not steer the terminal, so its control characters are replaced here.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from prm_desktop.errors import UserError

GAP = 2
NARROWEST = 8
UNLIMITED = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people. A `whole` one never gives way: ids are to be copied."""

    label: str
    right: bool = False
    whole: bool = False


class Output:
    """Prints results. `width` in terminal cells, 0 where nothing limits it (a file or pipe)."""

    def __init__(self, *, as_json: bool, ids: bool = False, stream: TextIO | None = None, width: int = -1) -> None:
        self.stream = stream if stream is not None else sys.stdout
        self.as_json = as_json
        self.ids = ids
        self.width = width if width >= 0 else terminal_width(self.stream)

    def json(self, value: Any) -> None:
        """Print one JSON document; in lines where a person looks on."""
        indent = 2 if self.stream.isatty() else None
        ascii_only = "utf" not in (self.stream.encoding or "utf-8").lower()
        print(json.dumps(value, ensure_ascii=ascii_only, indent=indent), file=self.stream)

    def line(self, text: str = "") -> None:
        """Print one line for people."""
        print(plain(text), file=self.stream)

    def result(self, value: Any, *lines: str) -> None:
        """Print the JSON document or the lines for people, whichever was asked for."""
        if self.as_json:
            self.json(value)
            return
        for text in lines:
            self.line(text)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Print aligned columns; the widest shrink until the table fits."""
        cells = [[plain(cell) for cell in row] for row in rows]
        natural = [
            max([cells_of(column.label), *(cells_of(row[place]) for row in cells)])
            for place, column in enumerate(columns)
        ]
        widths = fitted(natural, self.width, {place for place, column in enumerate(columns) if column.whole})
        print(_joined([column.label for column in columns], widths, columns), file=self.stream)
        for row in cells:
            print(_joined(row, widths, columns), file=self.stream)

    def facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Print labels with their values below each other; long values go on under themselves."""
        shown = [(plain(label), value) for label, value in pairs]
        left = max((cells_of(label) for label, _ in shown), default=0) + GAP
        for label, value in shown:
            first, *rest = [plain(part) for part in value.splitlines()] or [""]
            print((label + " " * (left - cells_of(label)) + first).rstrip(), file=self.stream)
            for part in rest:
                print(" " * left + part, file=self.stream)


def report(error: UserError, *, as_json: bool) -> None:
    """Tell on standard error what happened and what to do."""
    if as_json:
        told = {"code": error.code, "title": error.title, "message": error.message, "hint": error.hint}
        print(json.dumps(told, ensure_ascii=False), file=sys.stderr)
        return
    print(plain(f"{error.title}: {error.message}"), file=sys.stderr)
    if error.hint:
        print(plain(error.hint), file=sys.stderr)


def terminal_width(stream: TextIO) -> int:
    """The width of the terminal behind a stream; unlimited where there is none, unless COLUMNS says otherwise."""
    if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return shutil.get_terminal_size().columns
    return UNLIMITED


def plain(text: str) -> str:
    """The text on one line, without characters that steer a terminal or turn the direction of writing."""
    return "".join(_harmless(sign) for sign in text)


def _harmless(sign: str) -> str:
    if sign in "\n\r\t\x0b\x0c\u2028\u2029":
        return " "
    steers = unicodedata.category(sign) == "Cc" or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    return "\N{REPLACEMENT CHARACTER}" if steers or "\ud800" <= sign <= "\udfff" else sign


def cells_of(text: str) -> int:
    """How many terminal cells a text takes: wide signs two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def fitted(natural: Sequence[int], width: int, whole: Collection[int] = ()) -> list[int]:
    """The column widths that fit into `width`: the widest give way first, those at the places `whole` never.

    Columns that do not fit at all get 0.
    """
    widths = [size if place in whole or not width else min(size, width) for place, size in enumerate(natural)]
    while width and sum(widths) + GAP * (len(widths) - 1) > width:
        yielding = [place for place in range(len(widths)) if place not in whole]
        if not yielding:
            break
        place = max(yielding, key=lambda place: (widths[place], place))
        if widths[place] > NARROWEST:
            widths[place] -= 1
        elif len(widths) > 1:
            widths.pop()
        else:
            break
    return widths + [0] * (len(natural) - len(widths))


def cut(text: str, width: int) -> str:
    """The text in at most so many cells, with an ellipsis where something is missing."""
    if cells_of(text) <= width:
        return text
    taken, room = [], width - 1
    for sign in text:
        room -= _cells(sign)
        if room < 0:
            break
        taken.append(sign)
    return "".join(taken).rstrip() + "…"


def _joined(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    parts = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        if not width:
            continue
        text = cut(cell, width)
        space = " " * (width - cells_of(text))
        parts.append(space + text if column.right else text + space)
    return (" " * GAP).join(parts).rstrip()
