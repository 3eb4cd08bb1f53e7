"""Address cards (vCard 2.1, 3.0 and 4.0) as lines of a sheet, one card each, read by vobject.

A card that cannot be read costs nothing but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from prm_desktop.domain.csvfile import Line
from prm_desktop.errors import BadInput

CARD = b"BEGIN:VCARD"
COLUMNS = (
    "Name", "Company", "Position", "E-mail", "Phone", "Web site",
    "Street", "Town", "Postcode", "Country", "Notes", "Language",
)  # fmt: skip
_BEGIN = re.compile(r"\s*BEGIN:VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END:VCARD\s*", re.IGNORECASE)
MOST_LETTERS = 5_000_000
"""Letters of one card with its picture."""
_PICTURES = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n[ \t].*)*\r?\n?", re.IGNORECASE | re.MULTILINE
)
"""What is large, and of no use here."""


def read_cards(text: str) -> Iterator[Line]:
    """The cards of a file in order, each with the number of the line it begins on."""
    begun, lines = 0, list[str]()
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        if _BEGIN.fullmatch(line):
            if begun:
                yield _unended(begun, lines)
            begun, lines = number, [line]
        elif begun:
            lines.append(line)
            if _END.fullmatch(line):
                yield _card(begun, "".join(lines))
                begun = 0
        elif line.strip():
            yield Line(number, fault=BadInput("This line belongs to no card."), text=line.strip())
    if begun:
        yield _unended(begun, lines)


def _unended(number: int, lines: list[str]) -> Line:
    return Line(number, fault=BadInput("A card begins here and does not end."), text="".join(lines).strip())


def _card(number: int, text: str) -> Line:
    import vobject  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded with the first such file

    if len(text) > MOST_LETTERS:
        return Line(number, fault=BadInput("This card is too large."), text=text[:100])
    try:
        card = vobject.readOne(_PICTURES.sub("", text), allowQP=True)
        return Line(number, tuple(_cells(card)))
    except Exception as error:  # noqa: BLE001 - the library raises what it likes over what people's files hold
        return Line(
            number, fault=BadInput("This card cannot be read ({fault}).", fault=str(error)[:80]), text=text.strip()
        )


def _cells(card: Any) -> Iterator[str]:
    name = _text(card, "fn") or _name(card)
    company = _text(card, "org") or (name if _text(card, "kind").casefold() == "org" else "")
    yield "" if name == company else name
    yield company
    yield _text(card, "title") or _text(card, "role")
    yield _text(card, "email").removeprefix("mailto:")
    yield _text(card, "tel").removeprefix("tel:")
    yield _text(card, "url")
    place = _first(card, "adr")
    for part in ("street", "city", "code", "country"):
        yield _joined(getattr(place, part, ""))
    yield _text(card, "note")
    yield _text(card, "lang")


def _name(card: Any) -> str:
    """The parts of a name in the order in which they are said."""
    found = _first(card, "n")
    parts = (_joined(getattr(found, part, "")) for part in ("given", "additional", "family"))
    return " ".join(filter(None, parts))


def _first(card: Any, name: str) -> Any:
    """The value of the property that is preferred, else of the first one."""
    lines = card.contents.get(name, [])
    preferred = (line for line in lines if "PREF" in line.params or "pref" in _types(line))
    chosen = next(preferred, lines[0] if lines else None)
    return chosen.value if chosen is not None else ""


def _types(line: Any) -> set[str]:
    return {str(item).casefold() for item in (*line.params.get("TYPE", ()), *getattr(line, "singletonparams", ()))}


def _text(card: Any, name: str) -> str:
    value = _first(card, name)
    return _joined(value[:1] if name == "org" and isinstance(value, list) else value)


def _joined(value: Any) -> str:
    parts = value if isinstance(value, (list, tuple)) else [value]
    return " ".join(str(part).strip() for part in parts if str(part).strip())
