"""Which column of a file means which field: guessed by the names that people give them, in English and German."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from prm_desktop.domain.cells import plain
from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput

MAKES: Mapping[str, str] = {
    "lead": "lead.add",
    "account": "account.add",
    "contact": "contact.add",
    "deal": "deal.create",
    "task": "task.add",
}
"""The kinds that a partner can bring in, with the command that makes one."""
FILLS: Mapping[str, str] = {kind: f"{kind}.update" for kind in ("lead", "account", "contact")}
"""The commands that fill what is empty in a record that is here already."""
SHORTEST = 4
"""Letters of a name from which another one can be a slip of it."""
ALIKE = 85.0
"""Per cent of likeness from which a column's name is taken for another one."""
JOINED = frozenset({Type.TEXT, Type.LONG_TEXT, Type.TAGS})
"""Several columns can go into one field of these types: first and last name, for example."""
Say = Callable[[str], str]
Mapped = Mapping[int, str]
"""The field that each column goes to; a column that is not there goes nowhere."""

_COMPANY = (
    "company", "company name", "organization", "organisation", "firma", "firmenname", "unternehmen", "kunde",
    "customer",
    "account", "account name", "betrieb",
)  # fmt: skip
_PARTS = (
    "first name", "given name", "vorname", "middle name", "zweiter vorname", "last name", "surname", "family name",
    "nachname", "familienname",
)  # fmt: skip
"""Parts of a person's name, which go into one field in the order of their columns."""
_PERSON = (
    "name", "full name", "contact", "contact name", "contact person", "ansprechpartner", "ansprechpartnerin", "kontakt",
    "kontaktperson", "vollständiger name", *_PARTS,
)  # fmt: skip
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "phone": (
        "phone", "telephone", "tel", "phone number", "business phone", "work phone", "mobile", "mobile phone", "cell",
        "telefon", "telefonnummer", "telefon geschäftlich", "mobil", "mobiltelefon", "handy", "rufnummer",
        "phone 1 - value",
    ),
    "email": (
        "email", "e-mail", "mail", "email address", "e-mail address", "e-mail-adresse", "mailadresse", "emailadresse",
        "e-mail 1 - value",
    ),
    "street": ("street", "address", "street address", "business street", "straße", "strasse", "adresse", "anschrift"),
    "postcode": ("postcode", "postal code", "zip", "zip code", "plz", "postleitzahl"),
    "city": ("city", "town", "ort", "stadt", "wohnort", "business city"),
    "country": ("country", "land", "staat", "country/region", "land/region", "business country/region"),
    "region": ("region", "territory", "gebiet", "vertriebsgebiet"),
    "industry": ("industry", "branche", "sector", "sektor"),
    "company_size": ("employees", "company size", "headcount", "mitarbeiter", "mitarbeiterzahl", "anzahl mitarbeiter"),
    "source": ("source", "lead source", "quelle", "herkunft", "leadquelle"),
    "product_ids": ("product", "products", "interested in", "interest", "produkt", "produkte", "interessiert an"),
    "value": ("value", "amount", "estimated value", "deal size", "budget", "wert", "betrag", "volumen", "auftragswert"),
    "amount": ("amount", "value", "betrag", "wert", "volumen", "auftragswert"),
    "currency": ("currency", "währung", "waehrung"),
    "language": ("language", "sprache", "lang"),
    "rating": ("rating", "bewertung", "priority", "priorität"),
    "notes": ("notes", "note", "comment", "comments", "remarks", "notizen", "notiz", "bemerkung", "bemerkungen"),
    "labels": ("labels", "tags", "categories", "kategorien", "schlagworte", "etiketten"),
    "next_step": ("next step", "nächster schritt", "next action", "wiedervorlage"),
    "next_step_at": ("next step on", "follow up on", "nächster schritt am", "wiedervorlage am"),
    "domain": ("website", "web site", "url", "homepage", "web", "domain", "webseite", "internet", "web page"),
    "tax_id": ("tax id", "vat", "vat id", "vat number", "ust-id", "ustid", "ust-idnr", "steuernummer"),
    "contact_role": ("position", "job title", "role", "funktion", "rolle", "titel", "title"),
    "job_title": ("position", "job title", "title", "role", "funktion", "rolle", "titel"),
    "title": ("subject", "need", "enquiry", "request", "anfrage", "betreff", "bedarf", "title", "what they want"),
    "close_on": ("closes", "close date", "closing date", "abschluss", "abschlussdatum"),
    "customer": ("customer", "company", "kunde", "firma", "account"),
    "due_at": ("due", "due date", "deadline", "fällig", "fällig am", "termin", "bis"),
    "subject": ("subject", "task", "to do", "todo", "aufgabe", "betreff"),
    "user_id": ("owner", "assigned to", "zuständig", "zugewiesen an", "verantwortlich", "bearbeiter"),
}  # fmt: skip
"""What people call the fields besides their own labels."""
_OF_KIND: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("lead", "contact_name"): _PERSON,
    ("lead", "company"): _COMPANY,
    ("account", "name"): ("name", *_COMPANY),
    ("contact", "name"): _PERSON,
    ("contact", "account_id"): _COMPANY,
    ("deal", "customer"): _COMPANY,
    ("task", "lead_id"): ("lead", *_COMPANY),
}
"""What they are called in one kind only."""


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column can go to."""

    spec: Field
    required: bool


def making_spec(kind: str) -> CommandSpec:
    """The command that makes records of a kind. Raises `BadInput` where a partner can bring none in."""
    if kind not in MAKES:
        kinds = ", ".join(MAKES)
        raise BadInput("“{kind}” cannot be imported.", hint="These can: {kinds}.", kind=kind, kinds=kinds)
    return COMMANDS[MAKES[kind]]


def targets(kind: str) -> list[Target]:
    """The fields that a file of this kind can fill, in the order of their declaration. Raises `BadInput`."""
    spec = making_spec(kind)
    return [Target(item, item.name in spec.required) for item in spec.fields if item.type is not Type.NEW_ID]


def guess(header: Sequence[str], kind: str, say: Say = str) -> dict[int, str]:
    """Which field each column seems to mean. `say` translates labels. Raises `BadInput`."""
    names = {item.spec.name: _names(kind, item.spec, say) for item in targets(kind)}
    found: dict[int, str] = {}
    taken: set[str] = set()
    scored = (
        (_score(title, known), place, name) for place, title in enumerate(header) for name, known in names.items()
    )
    for score, place, name in sorted(scored, key=lambda item: (-item[0], item[1])):
        if score < ALIKE or place in found:
            continue
        if name in taken and not (_is_part(header[place]) and name in _people(kind)):
            continue
        found[place] = name
        taken.add(name)
    return found


def check(mapped: Mapped, kind: str) -> None:
    """Raises `BadInput` where something must be known that no column holds, or two columns fill what takes one."""
    known = {item.spec.name: item for item in targets(kind)}
    if unknown := [name for name in mapped.values() if name not in known]:
        raise BadInput("There is no field “{name}” to import into.", name=unknown[0], hint=", ".join(known))
    for item in known.values():
        if item.required and item.spec.name not in mapped.values():
            raise BadInput("Choose the column with “{label}”.", label=item.spec.label)
        twice = list(mapped.values()).count(item.spec.name) > 1
        if twice and item.spec.type not in JOINED:
            raise BadInput("Only one column can be “{label}”.", label=item.spec.label)


def _people(kind: str) -> tuple[str, ...]:
    """The fields with the name of a person, which files have in parts."""
    return tuple(name for (made, name), words in _OF_KIND.items() if made == kind and words is _PERSON)


def _is_part(title: str) -> bool:
    return plain(title) in map(plain, _PARTS)


@dataclass(frozen=True, slots=True)
class _Names:
    """What a field is called: by its declaration, and by people."""

    own: frozenset[str]
    others: frozenset[str]


def _names(kind: str, item: Field, say: Say) -> _Names:
    labels = {item.label} | {spec.label for spec in ENTITIES[kind].fields if spec.name == item.name}
    own = {plain(item.name), *(plain(text) for label in labels for text in (label, say(label)))}
    others = _OF_KIND.get((kind, item.name), _KNOWN.get(item.name, ()))
    return _Names(frozenset(own - {""}), frozenset(map(plain, others)))


def _score(title: str, known: _Names) -> float:
    """How sure it is that a column of this title is the field; the titles of references come after their ids."""
    wanted = plain(title.removesuffix(".title"))
    if wanted in known.own:
        return 100.0 - title.endswith(".title")
    if wanted in known.others:
        return 98.0
    if len(wanted) < SHORTEST:
        return 0.0
    return min(
        97.0, max((fuzz.ratio(wanted, name) for name in known.own | known.others if len(name) >= SHORTEST), default=0)
    )
