"""People as cards: vCard 4.0 (RFC 6350), written for address books.

Written here, because the libraries of the field write version 3.0 only. Which fields of an entity are whose property
follows from the names and types that the domain declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import Type
from prm_desktop.services.sheets import Names, batches

WIDTH = 75
"""The most bytes of a line (RFC 6350, 3.2)."""
PEOPLE = ("contact_name", "name")
ORGANIZATION = ("company",)
POSITION = ("contact_role", "job_title")
ACCOUNT = "account_id"


def has_cards(entity: Entity[Any]) -> bool:
    """Whether rows of this kind are people with a way to reach them."""
    named = any(name in entity.by_name for name in PEOPLE)
    return named and any(item.type is Type.EMAIL for item in entity.fields)


def write_cards(out: TextIO, entity: Entity[Any], rows: Iterable[Row], names: Names) -> int:
    """Write a card per row to a text file opened with `newline=""`. Returns how many. Raises `OSError`."""
    count = 0
    for batch in batches(rows):
        accounts = {getattr(row, ACCOUNT, "") for row in batch} - {""}
        companies = names("account", sorted(accounts)) if accounts else {}
        for row in batch:
            out.writelines(_folded(line) + "\r\n" for line in _card(entity, row, companies))
        count += len(batch)
    return count


def _card(entity: Entity[Any], row: Row, companies: Mapping[str, str]) -> Iterator[str]:
    company = _first(row, ORGANIZATION) or companies.get(getattr(row, ACCOUNT, ""), "")
    person = _first(row, PEOPLE)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{row.id}"
    yield f"FN:{escaped(person or company or str(getattr(row, entity.title)))}"
    if not person and company:
        yield "KIND:org"
    parts = {
        "ORG": company,
        "TITLE": _first(row, POSITION),
        "NOTE": getattr(row, "notes", ""),
        "LANG": getattr(row, "language", ""),
    }
    for name, value in parts.items():
        if value:
            yield f"{name}:{escaped(str(value))}"
    yield from _ways(entity, row)
    if row.updated_at:
        yield f"REV:{row.updated_at.replace('-', '').replace(':', '')}"
    yield "END:VCARD"


def _ways(entity: Entity[Any], row: Row) -> Iterator[str]:
    """How to reach somebody."""
    kinds = {Type.EMAIL: "EMAIL", Type.PHONE: "TEL", Type.URL: "URL"}
    for item in entity.fields:
        value = str(getattr(row, item.name))
        if value and item.type in kinds:
            yield f"{kinds[item.type]}:{escaped(value)}"
    street, city, postcode, country = (
        escaped(str(getattr(row, name, ""))) for name in ("street", "city", "postcode", "country")
    )
    if street or city or postcode or country:
        yield f"ADR:;;{street};{city};;{postcode};{country}"


def _first(row: Row, names: Iterable[str]) -> str:
    return next((str(getattr(row, name)) for name in names if getattr(row, name, "")), "")


def escaped(text: str) -> str:
    """A text as the value of a property (RFC 6350, 3.4)."""
    text = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most `WIDTH` bytes, never within a character."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > WIDTH:
            pieces.append(piece)
            piece, size = "", 1  # the blank that begins the next line
        piece, size = piece + letter, size + width
    return "\r\n ".join([*pieces, piece])
