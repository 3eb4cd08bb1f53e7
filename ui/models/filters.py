"""What a list is narrowed to and how it is sorted: a frozen value that becomes a query, and JSON for a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from prm_desktop.domain.entities import Entity
from prm_desktop.replica.blobs import BLOB_FIELDS
from prm_desktop.replica.queries import Condition, Query
from ui.kinds import FIRST, OPEN_STATUSES, UPCOMING
from ui.text import mark

FILES = {"here": mark("On this computer"), "away": mark("Not on this computer"), "current": mark("Newest edition only")}
NEWER = "superseded_by_id"
"""The field that names the newer edition."""


@dataclass(frozen=True, slots=True)
class Filters:
    """`choices`: the values that a field may have, by the field's name. `sort`: a field, `-` before it: descending.

    `file`: `here` or `away`, for rows whose file is on this computer or not; `current`: without a newer edition.
    """

    search: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mine: bool = False
    upcoming: bool = False
    sort: str = ""
    file: str = ""

    @property
    def narrows(self) -> bool:
        """Whether rows are left out."""
        return bool(self.search or self.choices or self.mine or self.upcoming or self.file)

    def with_choice(self, name: str, value: str, *, on: bool) -> Filters:
        """With one value of a field allowed or not; a field with no allowed value narrows nothing."""
        kept = [item for item in self.choices.get(name, ()) if item != value]
        values = (*kept, value) if on else tuple(kept)
        return replace(self, choices={**_without(self.choices, name), **({name: values} if values else {})})

    def without(self, name: str) -> Filters:
        """Without the choice of a field."""
        return replace(self, choices=_without(self.choices, name))

    def query(self, entity: Entity[Any], user_id: str, now: str) -> Query:
        """The query of a kind's rows, for this person at this instant."""
        where = [Condition(name, "in", values) for name, values in self.choices.items() if name in entity.by_name]
        if self.mine and "user_id" in entity.by_name:
            where.append(Condition("user_id", "eq", user_id))
        if self.upcoming and entity.kind in UPCOMING:
            where.append(Condition(UPCOMING[entity.kind], "ge", now))
        where += _file_conditions(self.file, entity)
        first = None if self.sort else FIRST.get(entity.kind)
        return Query(search=self.search, where=tuple(where), sort=(sort_of(self.sort or entity.sort),), first=first)

    def to_json(self) -> dict[str, Any]:
        """For a saved view; what was typed into the search is not part of it."""
        choices = {name: list(values) for name, values in self.choices.items()}
        return {"choices": choices, "mine": self.mine, "upcoming": self.upcoming, "sort": self.sort, "file": self.file}


def from_json(stored: Mapping[str, Any], entity: Entity[Any]) -> Filters:
    """A saved view; fields that this version does not know are dropped."""
    choices = stored.get("choices", {})
    return Filters(
        choices={name: tuple(values) for name, values in choices.items() if name in entity.by_name},
        mine=bool(stored.get("mine")),
        upcoming=bool(stored.get("upcoming")),
        file=file if (file := str(stored.get("file", ""))) in FILES else "",
        sort=stored.get("sort", "") if str(stored.get("sort", "")).lstrip("-") in entity.by_name else "",
    )


def _file_conditions(file: str, entity: Entity[Any]) -> list[Condition]:
    name = BLOB_FIELDS.get(entity.kind)
    if file in {"here", "away"} and name is not None:
        return [Condition(name, "here", file == "here")]
    return [Condition(NEWER, "empty")] if file == "current" and NEWER in entity.by_name else []


def usual(entity: Entity[Any]) -> Filters:
    """What a list shows when it is opened for the first time: what is open, or still to come, where there is such."""
    values = OPEN_STATUSES.get(entity.kind, ())
    return Filters(choices={entity.status: values} if values else {}, upcoming=entity.kind in UPCOMING)


def sort_of(text: str) -> tuple[str, str]:
    """A field name with its direction: `-due_at` is `("due_at", "desc")`."""
    return (text[1:], "desc") if text.startswith("-") else (text, "asc")


def _without(choices: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {key: values for key, values in choices.items() if key != name}
