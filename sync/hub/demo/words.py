"""How the word lists of the demo world are written down: as plain text, one item a line, so that they stay readable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe", "&": " "}
)


def items(text: str) -> tuple[str, ...]:
    """The comma-separated items of a text that may span lines."""
    return tuple(item.strip() for item in text.replace("\n", " ").split(",") if item.strip())


def lines(text: str) -> tuple[str, ...]:
    """The lines of a text without the empty ones."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def columns(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table whose columns are divided by `|`; a line that begins with `|` continues the one above."""
    whole = re.sub(r"\n\s*\|", " |", text)
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines(whole))


def cells(text: str) -> tuple[str, ...]:
    """All cells of a table one after the other, whatever line they stand in."""
    return tuple(cell for row in columns(text) for cell in row)


def blocks(text: str) -> tuple[tuple[str, ...], ...]:
    """Blocks divided by empty lines; each is a tuple of its lines."""
    return tuple(lines(block) for block in text.strip().split("\n\n") if block.strip())


@lru_cache(maxsize=16384)
def slug(text: str) -> str:
    """The text as a host name or mailbox spells it: `Müller & Söhne` becomes `mueller-soehne`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SPELLED))
    kept = "".join(char if char.isascii() and char.isalnum() else " " if char in " -.,/" else "" for char in plain)
    return "-".join(kept.split())
