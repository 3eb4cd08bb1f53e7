"""From the text of a cell to the value of a field, as people write it; and which column means which field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import LISTS, Field, Type
from prm_desktop.domain.times import instant
from prm_desktop.errors import BadInput

EXTERNAL_REF = "external_ref"
TRUE, FALSE = {"1", "true", "yes", "y", "x", "ja", "j", "wahr"}, {"0", "false", "no", "n", "", "nein", "falsch"}
NO_MINOR_UNITS = {"JPY", "KRW", "ISK", "CLP", "VND"}
THOUSANDS = 3
_OWN = {"id", "rv", "created_at", "created_by", "updated_at", "updated_by", "external_refs"}
Lookup = Callable[[str, str], str]
"""From entity kind and what a person calls a row to what a reference to it holds; empty where there is none."""


def columns(header: tuple[str, ...], made: Entity[Any]) -> tuple[dict[int, str], list[str]]:
    """Which field each column holds, by the declared names and labels, and the columns that mean nothing here."""
    names = {plain(item.label): item.name for item in made.own_fields}
    names |= {plain(item.name): item.name for item in made.own_fields} | {plain(EXTERNAL_REF): EXTERNAL_REF}
    found: dict[int, str] = {}
    ignored = []
    for place, title in enumerate(header):
        name = names.get(plain(title), "")
        if not name or name in found.values():
            ignored.append(title)
        else:
            found[place] = name
    return found, [title for title in ignored if title and plain(title) not in _OWN]


def plain(title: str) -> str:
    """A column title without case, blanks and punctuation."""
    return re.sub(r"[\W_]+", "", title.casefold())


def value_of(item: Field, text: str, lookup: Lookup, currency: str) -> Any:
    """The value of a field from its cell. Raises `BadInput` in words that name the column."""
    try:
        return _value(item, text, lookup, currency)
    except (ValueError, OverflowError) as error:
        raise BadInput("“{label}” does not take “{text}”.", label=item.label, text=text[:40]) from error


def _value(item: Field, text: str, lookup: Lookup, currency: str) -> Any:
    if item.type in LISTS:
        parts = [part.strip() for part in re.split(r"[;,|]", text) if part.strip()]
        return tuple(_known(item, part, lookup) for part in parts) if item.type is Type.REFS else tuple(parts)
    readers: Mapping[Type, Callable[[], Any]] = {
        Type.MONEY: lambda: round(_number(text) * (1 if currency in NO_MINOR_UNITS else 100)),
        Type.PERCENT: lambda: round(_number(text.rstrip("% ")) * 100),
        Type.INTEGER: lambda: _whole(text),
        Type.BOOL: lambda: _truth(text),
        Type.INSTANT: lambda: _instant(text),
        Type.DAY: lambda: date.fromisoformat(text).isoformat(),
        Type.CHOICE: lambda: _choice(item, text),
        Type.REF: lambda: _known(item, text, lookup),
        Type.EMAIL: lambda: _email(text),
    }
    read = readers.get(item.type)
    return read() if read else text


def _known(item: Field, text: str, lookup: Lookup) -> str:
    found = lookup(item.target, text)
    if not found:
        raise BadInput("“{label}”: there is no “{text}”.", label=item.label, text=text[:40])
    return found


def _choice(item: Field, text: str) -> str:
    for choice in item.choices or ():
        if plain(text) in {plain(choice), plain(choice.label)}:
            return str(choice)
    allowed = ", ".join(item.choices or ())
    raise BadInput("“{label}”: “{text}” is not one of: {allowed}.", label=item.label, text=text[:40], allowed=allowed)


def _number(text: str) -> float:
    """A number with or without thousands separators, in either convention: 12,500.00 or 12.500,00."""
    digits = re.sub(r"[\s' ]", "", text)
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return float(digits)
    mark = digits[last]
    grouping = digits.count(mark) > 1 or (("," in digits) != ("." in digits) and len(digits) - last - 1 == THOUSANDS)
    whole = re.sub(r"[.,]", "", digits if grouping else digits[:last])
    return float(whole if grouping else f"{whole}.{digits[last + 1 :]}")


def _whole(text: str) -> int:
    number = _number(text)
    if number != int(number):
        raise ValueError(text)
    return int(number)


def _truth(text: str) -> bool:
    if text.casefold() not in TRUE | FALSE:
        raise ValueError(text)
    return text.casefold() in TRUE


def _instant(text: str) -> str:
    made = datetime.fromisoformat(text)
    return instant(made if made.tzinfo else made.replace(tzinfo=UTC))


def _email(text: str) -> str:
    name, _, host = text.partition("@")
    if not name or "." not in host or any(character.isspace() for character in text):
        raise ValueError(text)
    return text


def titled(row: Row, made: Entity[Any]) -> str:
    """What a person calls a row."""
    return str(getattr(row, made.title))
