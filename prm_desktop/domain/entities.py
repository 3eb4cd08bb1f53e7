"""What an entity is: a frozen row class plus what the rest of the program derives from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from prm_desktop.domain.fields import Field, declared_fields, instant, integer, ref, tags, text

SCHEMA = 2
"""The number of the declared schema. It grows when fields or entities are added (`Field.since`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What every row has. `id` is a UUIDv7 made by whoever creates the row; `rv` is its version in the hub's feed."""

    id: Annotated[str, text("Id")]
    rv: Annotated[int, integer("Version")] = 0
    created_at: Annotated[str, instant("Created")] = ""
    created_by: Annotated[str, ref("user", "Created by")] = ""
    updated_at: Annotated[str, instant("Changed")] = ""
    updated_by: Annotated[str, ref("user", "Changed by")] = ""
    external_refs: Annotated[tuple[str, ...], tags("External references")] = ()

    def check(self) -> None:
        """Raises `BadInput` where the program could not work with its fields; a kind says so beyond their types."""


R = TypeVar("R", bound=Row)
Scopes = Callable[[Any], tuple[str, ...]]


@dataclass(frozen=True)
class Entity(Generic[R]):
    """One kind of replicated row. From it come tables, wire columns, search, CSV and default list columns.

    `area` is the place in the navigation; `title` names the field that a person knows the row by; `subtitle` the one
    below it; `status` the field shown as a chip; `parent` the reference under whose page it belongs; `sort` a field
    name, with `-` before it for descending; `key` the field that references to it hold; `counted` what one and several
    of them are called after a number, where that is not the label and the plural in small letters.
    """

    kind: str
    label: str
    plural: str
    row: type[R]
    scopes: Scopes
    area: str
    title: str
    subtitle: str = ""
    status: str = ""
    parent: str = ""
    sort: str = "-updated_at"
    icon: str = ""
    since: int = 1
    why: str = ""
    key: str = "id"
    counted: tuple[str, str] = ("", "")

    @cached_property
    def counts(self) -> tuple[str, str]:
        """How a number of rows is told in English, one and several: a text with `{n}`."""
        one, many = self.counted
        return f"{{n}} {one or self.label.lower()}", f"{{n}} {many or self.plural.lower()}"

    def count(self, n: int) -> str:
        """A number of rows in English, such as `1 lead` or `1,200 leads`."""
        one, many = self.counts
        return (one if n == 1 else many).format(n=f"{n:,}")

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in wire order, those of `Row` first."""
        return declared_fields(self.row)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by name."""
        return {item.name: item for item in self.fields}

    @cached_property
    def own_fields(self) -> tuple[Field, ...]:
        """The fields that this entity itself declares."""
        base = {item.name for item in declared_fields(Row)}
        return tuple(item for item in self.fields if item.name not in base)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns in wire order."""
        return tuple(item.name for item in self.fields)

    @cached_property
    def search_fields(self) -> tuple[Field, ...]:
        """The fields that full-text search reads."""
        return tuple(item for item in self.fields if item.search)

    @cached_property
    def list_fields(self) -> tuple[Field, ...]:
        """The default columns of a list, in order."""
        return tuple(sorted((item for item in self.fields if item.column), key=lambda item: item.column))

    def from_store(self, values: Sequence[Any]) -> R:
        """A row from its stored values in column order."""
        return self.row(**{item.name: item.from_store(value) for item, value in zip(self.fields, values, strict=True)})

    def to_store(self, row: R) -> tuple[str | int, ...]:
        """The stored values of a row in column order."""
        return tuple(item.to_store(getattr(row, item.name)) for item in self.fields)


@dataclass
class _Registry:
    by_kind: dict[str, Entity[Any]] = field(default_factory=dict)
    by_row: dict[type, Entity[Any]] = field(default_factory=dict)


_registry = _Registry()


def entity(kind: str, label: str, plural: str, scopes: Scopes, **options: Any) -> Callable[[type[R]], type[R]]:
    """Declare the decorated row class as an entity; the options are those of `Entity`."""

    def declare(cls: type[R]) -> type[R]:
        made = Entity(kind=kind, label=label, plural=plural, row=cls, scopes=scopes, **options)
        if kind in _registry.by_kind:
            raise ValueError(f"entity {kind} is declared twice")
        _registry.by_kind[kind] = made
        _registry.by_row[cls] = made
        return cls

    return declare


def entity_of(cls: type[R]) -> Entity[R]:
    """The entity that a row class declares."""
    found: Entity[R] = _registry.by_row[cls]
    return found


def declared_entities() -> Mapping[str, Entity[Any]]:
    """All entities declared so far, by kind. Use `registry.ENTITIES`, which has loaded every module."""
    return _registry.by_kind
