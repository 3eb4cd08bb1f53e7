"""How an entity or a command declares its fields.

A field is one line: its name, its Python type, and one of the specifiers below as `Annotated` metadata.
Values have one form everywhere (Python row, SQL column, wire, CLI): text is `str`, whole numbers, money (minor
units) and percent (hundredths of a percent) are `int`, truth is `bool` (0/1 in SQL), an instant is ISO 8601 UTC text of
fixed width (`2026-11-23T08:15:00Z`, so that text order is time order), a day is `2026-11-23`, a list is a tuple of
`str` (JSON text in SQL and on the wire), a blob is
named by its SHA-256 in lower-case hex, a mapping is a `dict` (JSON text likewise). Nothing is ever null:
unknown is the empty value of its type.
"""

from __future__ import annotations

import builtins
import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import msgspec

Value = Any
"""A field's value: str, int, bool, tuple[str, ...] or dict."""


class Type(StrEnum):
    """The kinds of field; each decides the SQL type, the editor and the way it is shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    INTEGER = "integer"
    BOOL = "bool"
    MONEY = "money"
    PERCENT = "percent"
    INSTANT = "instant"
    DAY = "day"
    CHOICE = "choice"
    REF = "ref"
    TAGS = "tags"
    REFS = "refs"
    BLOB = "blob"
    MAPPING = "mapping"
    NEW_ID = "new_id"
    PATCH = "patch"


INTEGERS = frozenset({Type.INTEGER, Type.MONEY, Type.PERCENT})
LISTS = frozenset({Type.TAGS, Type.REFS})
JSON = LISTS | {Type.MAPPING}
_from_json: Callable[[str], Any] = msgspec.json.Decoder().decode
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Owner(StrEnum):
    """Who may write a field. A partner never writes a field that the hub owns, save through a rule of a command."""

    HUB = "hub"
    PARTNER = "partner"


class Merge(StrEnum):
    """What happens when a field was changed here and on the hub since it was last seen (DESIGN 4.4)."""

    LATEST = "latest"
    HUB = "hub"
    MAX = "max"
    UNION = "union"
    ASK = "ask"


class Tone(StrEnum):
    """The meaning of a status, for its chip; never colour alone."""

    NEUTRAL = "neutral"
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


class Choice(StrEnum):
    """A closed list of values with a label and a tone each: `OFFERED = "offered", "Offered", Tone.INFO`."""

    label: str
    tone: Tone

    def __new__(cls, value: str, label: str = "", tone: Tone = Tone.NEUTRAL) -> Choice:
        """A member with its label and tone; the label follows from the value where none is given."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ").capitalize()
        member.tone = tone
        return member


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field. `name` and `default` are filled in from the class that declares it.

    `column`: its place among the default list columns (1 = first), 0 = not shown by default. `since`: the schema
    number that introduced it. `required`: must not be empty when a person fills it in.
    """

    label: str
    type: Type
    name: str = ""
    default: Value = ""
    owner: Owner = Owner.HUB
    merge: Merge = Merge.LATEST
    search: bool = False
    column: int = 0
    index: bool = False
    required: bool = False
    choices: builtins.type[Choice] | None = None
    target: str = ""
    currency: str = ""
    since: int = 1

    @property
    def editable(self) -> bool:
        """Whether a partner may change it with a patch."""
        return self.owner is Owner.PARTNER

    def to_store(self, value: Value) -> str | int:
        """The value as SQL and the wire hold it."""
        if self.type in JSON:
            return _as_json(list(value) if self.type in LISTS else value)
        return int(value) if self.type is Type.BOOL else value

    def from_store(self, value: Any) -> Value:
        """The value as Python code sees it."""
        if self.type in LISTS:
            return tuple(_from_json(value)) if value else ()
        if self.type is Type.MAPPING:
            return _from_json(value) if value else {}
        return bool(value) if self.type is Type.BOOL else value


def _spec(kind: Type) -> Any:
    def make(label: str, **options: Any) -> Field:
        return Field(label, kind, **options)

    make.__doc__ = f"Declare a field of the type `{kind}`; the options are those of `Field`."
    return make


text = _spec(Type.TEXT)
long_text = _spec(Type.LONG_TEXT)
email = _spec(Type.EMAIL)
phone = _spec(Type.PHONE)
url = _spec(Type.URL)
blob = _spec(Type.BLOB)
integer = _spec(Type.INTEGER)
boolean = _spec(Type.BOOL)
percent = _spec(Type.PERCENT)
instant = _spec(Type.INSTANT)
day = _spec(Type.DAY)
tags = _spec(Type.TAGS)
mapping = _spec(Type.MAPPING)


def money(label: str, currency: str = "currency", **options: Any) -> Field:
    """Declare an amount in minor units; `currency` names the sibling field with its ISO 4217 code."""
    return Field(label, Type.MONEY, currency=currency, **options)


def choice(choices: type[Choice], label: str, **options: Any) -> Field:
    """Declare a field with a closed list of values."""
    return Field(label, Type.CHOICE, choices=choices, **options)


def ref(target: str, label: str, **options: Any) -> Field:
    """Declare a reference to a row of the entity `target`; empty means none."""
    return Field(label, Type.REF, target=target, **options)


def refs(target: str, label: str, **options: Any) -> Field:
    """Declare a list of references to rows of the entity `target`."""
    return Field(label, Type.REFS, target=target, **options)


def new_id(target: str) -> Field:
    """Declare a command argument that is the id of the row it makes; it is filled in when the command is made."""
    return Field("Id", Type.NEW_ID, target=target)


def patch(target: str) -> Field:
    """Declare a command argument that is a patch `{field: [old, new]}` of a row of the entity `target`."""
    return Field("Changes", Type.PATCH, target=target)


def declared_fields(cls: type) -> tuple[Field, ...]:
    """The fields of a dataclass in order, completed with name and default from their declaration."""
    hints = get_type_hints(cls, include_extras=True)
    found: list[Field] = []
    for item in fields(cls):
        hint = hints[item.name]
        if get_origin(hint) is not Annotated:
            continue
        spec = next((meta for meta in get_args(hint)[1:] if isinstance(meta, Field)), None)
        if spec is not None:
            found.append(replace(spec, name=item.name, default=_default(item, spec)))
    return tuple(found)


def _default(item: Any, spec: Field) -> Value:
    if item.default is not MISSING:
        return item.default
    if item.default_factory is not MISSING:
        return item.default_factory()
    return {Type.MAPPING: {}, Type.PATCH: {}, Type.BOOL: False}.get(
        spec.type, 0 if spec.type in INTEGERS else () if spec.type in LISTS else ""
    )
