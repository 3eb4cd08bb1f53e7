"""What a list asks for, as SQL: words, conditions on fields, an order. Every name is checked against the entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import INTEGERS, JSON, LISTS, Field, Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.replica.search import Found, index_name, json_list, match_expression
from prm_desktop.tables import NUMBER, index_columns, table_name

MAX_TEXT = 1000
"""The longest text that a condition compares with, in characters."""
MAX_INTEGER = 2**63 - 1
COMPARE = {"eq": "=", "ne": "<>", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
OPERATORS = (*COMPARE, "in", "out", "contains", "empty", "here")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on one field. `op`: eq ne lt le gt ge in out contains empty here.

    `in` takes a sequence of values, and so does `out`: none of them.
    `contains` takes a part of a text, or one member of a list. `empty` takes False for its opposite, and so does
    `here`, which asks whether the file that the field names is on this computer. A row without a date is not before
    any date.
    """

    field: str
    op: str
    value: Any = ""


@dataclass(frozen=True, slots=True)
class First:
    """The rows that come before all others, whatever the others' order: those whose `field` has one of these values.

    Among themselves they stand in the order of `sort`, a field name with `asc` or `desc`.
    """

    field: str
    values: tuple[str, ...]
    sort: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Query:
    """What a list shows. `sort`: field names, each with `asc` or `desc`; none: as declared. `limit` 0: all."""

    search: str = ""
    where: tuple[Condition, ...] = ()
    sort: tuple[tuple[str, str], ...] = ()
    limit: int = 0
    first: First | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """The end of a statement, from `FROM` on, with its parameters; the entity's table is called `t`."""

    source: str
    order: str
    params: tuple[Any, ...]


def selection(kind: str, query: Query, found: Found | None = None) -> Selection:
    """The rows that a query asks for. Raises `BadInput` for a field, operator or value that does not fit.

    `found`: what is known of the rows with its words already.
    """
    entity = entity_named(kind)
    parts: list[str] = []
    params: list[Any] = []
    beside = _beside_order(entity, query)
    conditions = (_condition(entity, item, beside) for item in query.where)
    for text, values in (*_searched(entity, query, found), *conditions):
        parts.append(text)
        params += values
    where = f" WHERE {' AND '.join(parts)}" if parts else ""
    return Selection(f"FROM {table_name(entity)} AS t{where}", _order(entity, query), tuple(params))


def entity_named(kind: str) -> Entity[Any]:
    """The entity of this kind. Raises `BadInput`."""
    if kind not in ENTITIES:
        raise BadInput("There is no kind of record “{name}”.", name=kind)
    return ENTITIES[kind]


def field_named(entity: Entity[Any], name: str) -> Field:
    """The field of this name. Raises `BadInput`."""
    if name not in entity.by_name:
        raise BadInput("“{label}” has no field “{name}”.", label=entity.label, name=name)
    return entity.by_name[name]


def _has_index(entity: Entity[Any], query: Query) -> bool:
    """Whether an index gives the order of a query, or the rows that fit one of its conditions."""
    narrowed = (item.field for item in query.where if item.op in {"eq", "in"})
    return bool(_order_index(entity, query)) or any(field_named(entity, name).index for name in narrowed)


def _searched(entity: Entity[Any], query: Query, found: Found | None) -> list[tuple[str, list[Any]]]:
    """Of many found rows not each is looked up: the list is gone through in its order until enough are among them.

    Where there are 100,000 of them, looking each up takes ten times as long.
    """
    text = query.search
    expression = match_expression(text)
    if not expression:
        return []
    if not entity.search_fields:
        return [_condition(entity, Condition(entity.title, "contains", text.strip()[:MAX_TEXT]))]
    name = index_name(entity.kind)
    if found is not None and not found.more:
        return [(f"t.{NUMBER} IN (SELECT value FROM json_each(?))", [json_list(found.numbers)])]  # noqa: S608 - constant
    # The sign keeps SQLite from looking up each number.
    number = f"{'+' if found is not None and _has_index(entity, query) else ''}t.{NUMBER}"
    return [(f"{number} IN (SELECT rowid FROM {name} WHERE {name} MATCH ?)", [expression])]  # noqa: S608 - declared names


def _sort(entity: Entity[Any], query: Query) -> tuple[tuple[str, str], ...]:
    """The order that is asked for, else the declared one."""
    return query.sort or ((entity.sort.removeprefix("-"), "desc" if entity.sort.startswith("-") else "asc"),)


def _order_index(entity: Entity[Any], query: Query) -> tuple[str, ...]:
    """The columns of the index that gives the order (`tables.index_columns`); none where rows must be sorted."""
    names = _sort(entity, query)
    name, direction = names[0]
    spec = entity.by_name.get(name)
    fits = len(names) == 1 and direction == "desc" and spec is not None and spec.index
    return index_columns(entity, spec) if fits and spec is not None else ()


def _beside_order(entity: Entity[Any], query: Query) -> str:
    """The field whose values are read from the index that gives the order; empty for none."""
    return "".join(_order_index(entity, query)[2:])


def _condition(entity: Entity[Any], item: Condition, beside: str = "") -> tuple[str, list[Any]]:
    """`beside`: a field that is not to be looked up by an index of its own; half of all rows may have the value."""
    spec = field_named(entity, item.field)
    column = f'{"+" if spec.name == beside else ""}t."{spec.name}"'
    makers: Mapping[str, Callable[[], tuple[str, list[Any]]]] = {
        "in": lambda: _among(spec, column, item.value),
        "out": lambda: _among(spec, column, item.value, verb="NOT IN"),
        "contains": lambda: _contains(spec, column, item.value),
        "here": lambda: _here(spec, column, wanted=item.value is not False),
        "empty": lambda: _empty(spec, column, wanted=item.value is not False),
    }
    if item.op in COMPARE:
        return _compared(spec, column, item)
    if item.op not in makers:
        raise BadInput("“{op}” is not one of: {known}.", op=item.op, known=", ".join(OPERATORS))
    return makers[item.op]()


def _compared(spec: Field, column: str, item: Condition) -> tuple[str, list[Any]]:
    dated = spec.type in {Type.INSTANT, Type.DAY} and item.op in {"lt", "le"}
    text = f"{column} {COMPARE[item.op]} ?"
    return (f"({text} AND {column} <> '')" if dated else text), [_stored(spec, item.value)]


def _among(spec: Field, column: str, values: Any, verb: str = "IN") -> tuple[str, list[Any]]:
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise BadInput("“in” takes a list of values for “{label}”.", label=spec.label)
    found = [_stored(spec, value) for value in values]
    return f"{column} {verb} ({', '.join('?' * len(found))})", found


def _contains(spec: Field, column: str, value: Any) -> tuple[str, list[Any]]:
    text = _text(spec, value)
    if spec.type in LISTS:
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = ?)", [text]  # noqa: S608 - declared names
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{column} LIKE ? ESCAPE '\\'", [f"%{escaped}%"]


def _empty(spec: Field, column: str, *, wanted: bool) -> tuple[str, list[Any]]:
    number = spec.type in INTEGERS or spec.type is Type.BOOL
    nothing = "(0)" if number else "('', '[]', '{}')" if spec.type in JSON else "('')"
    return f"{column} {'IN' if wanted else 'NOT IN'} {nothing}", []


def _here(spec: Field, column: str, *, wanted: bool) -> tuple[str, list[Any]]:
    if spec.type is not Type.BLOB:
        raise BadInput("“{label}” names no file.", label=spec.label)
    verb = "IN" if wanted else "NOT IN"
    return f"{column} {verb} (SELECT sha256 FROM blob WHERE state = 'here')", []  # noqa: S608 - declared names


def _stored(spec: Field, value: Any) -> str | int:
    """The value as it is stored. Raises `BadInput` where it is not of the field's type."""
    if spec.type is Type.BOOL:
        if value not in (True, False):
            raise BadInput("“{label}” is yes or no, not “{value}”.", label=spec.label, value=str(value)[:40])
        return int(value)
    if spec.type in INTEGERS:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MAX_INTEGER:
            raise BadInput("“{label}” takes a whole number, not “{value}”.", label=spec.label, value=repr(value)[:40])
        return value
    if spec.type in JSON and not isinstance(value, str):
        return spec.to_store(value)
    return _text(spec, value)


def _text(spec: Field, value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise BadInput("“{label}” is compared with a short text.", label=spec.label)
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise BadInput("The text for “{label}” is not valid.", label=spec.label)
    return str(value)


def _order(entity: Entity[Any], query: Query) -> str:
    sort = _sort(entity, query)
    parts = []
    for name, direction in sort:
        if direction not in {"asc", "desc"}:
            raise BadInput("“{direction}” is neither asc nor desc.", direction=direction)
        parts.append(_order_by(entity.kind, field_named(entity, name).name, direction))
    last = sort[-1][1]  # rows that are alike follow the last direction, so that an index alone can give the order
    return f" ORDER BY {', '.join(parts)}, t.{NUMBER} {last}"


@cache
def _order_by(kind: str, name: str, direction: str) -> str:
    """The order by one field: choices as declared, references by title, text regardless of case, empty ones last."""
    spec = ENTITIES[kind].by_name[name]
    column = f't."{name}"'
    if spec.type in INTEGERS or spec.type is Type.BOOL:
        return f"{column} {direction}"
    if spec.choices is not None:
        places = " ".join(f"WHEN '{item.value}' THEN {place}" for place, item in enumerate(spec.choices))
        return f"{column} = '', CASE {column} {places} ELSE {len(spec.choices)} END {direction}"
    if spec.type in {Type.INSTANT, Type.DAY}:
        return f"{column} desc" if direction == "desc" else f"{column} = '', {column}"
    shown = _title_of(spec, column) if spec.type is Type.REF and spec.target in ENTITIES else column
    if direction == "desc":
        return f"{shown} COLLATE NOCASE desc"
    return f"{shown} = '', {shown} COLLATE NOCASE"


def _title_of(spec: Field, column: str) -> str:
    target = ENTITIES[spec.target]
    found = f'SELECT r."{target.title}" FROM {table_name(target)} AS r WHERE r."{target.key}" = {column}'  # noqa: S608 - declared names
    return f"coalesce(({found}), '')"
