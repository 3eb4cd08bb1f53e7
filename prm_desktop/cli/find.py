"""From what a person typed to entities, conditions and rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Any, Protocol

from prm_desktop.domain.checks import check_texts
from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.domain.times import instant
from prm_desktop.errors import BadInput, NotFound
from prm_desktop.replica.queries import Condition, Query

OPERATORS = {"!=": "ne", "<=": "le", ">=": "ge", "=": "eq", "<": "lt", ">": "gt", "~": "contains"}
CONDITION = re.compile(r"([a-z_][a-z0-9_]*)(!=|<=|>=|=|<|>|~)(.*)", re.DOTALL)
ID_LENGTH = 36
SHORTEST_ID = 4


class Rows(Protocol):
    """What looking up needs of a workspace."""

    def list_ids(self, kind: str, query: Query) -> Sequence[int]:
        """The numbers of the rows."""

    def rows(self, kind: str, ns: Sequence[int]) -> Sequence[Any]:
        """The rows with these numbers."""


def entity_named(text: str) -> Entity[Any]:
    """The entity with this name. Raises `BadInput` with the nearest names."""
    name = text.strip().lower().replace("-", "_").replace(" ", "_")
    plurals = {item.plural.lower().replace(" ", "_"): item for item in ENTITIES.values()}
    found = ENTITIES.get(name) or plurals.get(name)
    if found is None:
        raise BadInput(
            "There is no kind of record “{name}”.", name=text, hint=_nearest(name, ENTITIES, "The kinds are: ")
        )
    return found


def command_named(text: str) -> CommandSpec:
    """The command with this name. Raises `BadInput` with the nearest names."""
    found = COMMANDS.get(text)
    if found is None:
        more = "“prm-desktop do --list” shows all commands."
        near = get_close_matches(text, COMMANDS, n=3)
        hint = f"Did you mean {', '.join(near)}? {more}" if near else more
        raise BadInput("There is no command “{name}”.", name=text, hint=hint)
    return found


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    names = list(known)
    near = get_close_matches(name, names, n=3)
    return f"Did you mean {', '.join(near)}?" if near else otherwise + ", ".join(names)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows of an entity are wanted, as typed."""

    where: Sequence[str] = ()
    search: str = ""
    sort: str = ""
    limit: int = 0


def query_of(entity: Entity[Any], rows: Rows, wanted: Selection) -> Query:
    """The query that the options of a list ask for. Raises `BadInput`, `NotFound`."""
    return Query(
        search=wanted.search,
        where=tuple(_condition(entity, rows, text) for text in wanted.where),
        sort=(_order(entity, wanted.sort or entity.sort),),
        limit=wanted.limit,
    )


def _order(entity: Entity[Any], text: str) -> tuple[str, str]:
    name = text.removeprefix("-")
    field_named(entity, name)
    return name, "desc" if text.startswith("-") else "asc"


def field_named(entity: Entity[Any], name: str) -> Field:
    """A field of the entity. Raises `BadInput` with the nearest names."""
    found = entity.by_name.get(name)
    if found is None:
        raise BadInput(
            "“{label}” has no field “{name}”.",
            label=entity.label,
            name=name,
            hint=_nearest(name, entity.by_name, "The fields are: "),
        )
    return found


def _condition(entity: Entity[Any], rows: Rows, text: str) -> Condition:
    parts = CONDITION.fullmatch(text)
    if parts is None:
        raise BadInput("“{text}” is not a condition.", text=text, hint="Write FIELD=VALUE, for example status=offered.")
    name, sign, value = parts.groups()
    field = field_named(entity, name)
    if not value and sign == "=" and field.type not in INTEGERS and field.type is not Type.BOOL:
        return Condition(name, "empty", "")
    if sign == "=" and field.type is Type.CHOICE and "," in value:
        return Condition(name, "in", tuple(typed(field, part.strip(), rows) for part in value.split(",")))
    if sign == "~" or (field.type in LISTS and sign == "="):
        return Condition(name, "contains", value)
    return Condition(name, OPERATORS[sign], typed(field, value, rows))


def typed(field: Field, text: str, rows: Rows) -> str | int | bool:
    """A typed word as the field's value. Raises `BadInput`, `NotFound`."""
    readers: dict[Type, Callable[[], str | int | bool]] = {
        Type.BOOL: lambda: _truth(field, text),
        Type.CHOICE: lambda: _chosen(field, text),
        Type.INSTANT: lambda: _when(field, text),
        Type.REF: lambda: _reference(field, text, rows),
    }
    if field.type in INTEGERS:
        return _number(field, text)
    reader = readers.get(field.type)
    return reader() if reader else text


def _reference(field: Field, text: str, rows: Rows) -> str:
    """What a reference holds: an id, which may be typed shortened, or the code that the entity is known by."""
    by_id = field.target not in ENTITIES or ENTITIES[field.target].key == "id"
    return row_id(rows, field.target, text) if text and by_id else text


def _number(field: Field, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadInput("“{label}” takes a whole number, not “{text}”.", label=field.label, text=text) from None


def _truth(field: Field, text: str) -> bool:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.lower() not in known:
        raise BadInput("“{label}” is yes or no, not “{text}”.", label=field.label, text=text)
    return known[text.lower()]


def _chosen(field: Field, text: str) -> str:
    known = {item.label.lower(): item.value for item in field.choices or ()}
    known |= {item.value: item.value for item in field.choices or ()}
    if text.lower() not in known:
        values = ", ".join(item.value for item in field.choices or ())
        raise BadInput(
            "“{text}” is no value of “{label}”.", text=text, label=field.label, hint=f"The values are: {values}"
        )
    return known[text.lower()]


def _when(field: Field, text: str) -> str:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(
            "“{text}” is no date or time for “{label}”.",
            text=text,
            label=field.label,
            hint="Write 2026-11-23 or 2026-11-23T08:15:00Z.",
        ) from None
    return instant(found if found.tzinfo else found.replace(tzinfo=UTC))


def row_id(rows: Rows, kind: str, text: str) -> str:
    """The id of the one row whose id is, begins or ends with this text.

    Raises `BadInput` where several do or the text is too short, `NotFound` where none does.
    """
    check_texts(text)
    if len(text) == ID_LENGTH:
        return text.lower()
    if len(text) < SHORTEST_ID:
        raise BadInput("“{text}” is too short for an id.", text=text, hint=f"Type at least {SHORTEST_ID} characters.")
    part = text.lower()
    near = rows.rows(kind, rows.list_ids(kind, Query(where=(Condition("id", "contains", part),), limit=1000)))
    return only([item.row.id for item in near], part, ENTITIES[kind].label)


def only(ids: Iterable[str], part: str, label: str) -> str:
    """The one id that begins or ends with a text. Raises `BadInput` for several, `NotFound` for none."""
    found = [item for item in ids if item.startswith(part) or item.endswith(part)]
    if not found:
        raise NotFound("No {label} with the id “{part}” here.", label=label.lower(), part=part)
    if len(found) > 1:
        raise BadInput(
            "{count} records have an id like “{part}”.",
            count=len(found),
            part=part,
            hint="Type more of it: " + ", ".join(found[:3]) + (", …" if len(found) > 3 else ""),  # noqa: PLR2004 - enough
        )
    return found[0]


def complete_args(spec: CommandSpec, args: Mapping[str, Any], rows: Rows) -> dict[str, Any]:
    """The arguments of a command with shortened ids written out. Raises `BadInput`, `NotFound`."""
    return {name: _complete(spec, args, name, value, rows) for name, value in args.items()}


def _complete(spec: CommandSpec, args: Mapping[str, Any], name: str, value: Any, rows: Rows) -> Any:
    field = next((item for item in spec.fields if item.name == name), None)
    if field is None or not isinstance(value, str) or not value:
        return value
    if field.type is Type.REF:
        return _reference(field, value, rows)
    if name == "record_id" and args.get("record_kind") in ENTITIES:
        return row_id(rows, str(args["record_kind"]), value)
    return value


def references(entity: Entity[Any], shown: Sequence[Field], found: Sequence[Row]) -> dict[str, set[str]]:
    """The ids that these fields of these rows refer to, by entity kind."""
    wanted: dict[str, set[str]] = {}
    for field in shown:
        if field.type in {Type.REF, Type.REFS} and field.target in ENTITIES and field.name in entity.by_name:
            values = (getattr(row, field.name) for row in found)
            ids = {item for value in values for item in ((value,) if isinstance(value, str) else value) if item}
            wanted.setdefault(field.target, set()).update(ids)
    return wanted
