"""A few rows in memory, as commands see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from prm_desktop.domain.commands import Actor, Change, Command, Put, Refusal, Remove, Update, stamped
from prm_desktop.domain.entities import Row, entity_of

R = TypeVar("R", bound=Row)
NOW = "2026-03-02T09:00:00Z"
ANNA = Actor(user_id="u-anna", partner_id="p-1", name="Anna")


@dataclass
class Rows:
    """A view over plain rows; `authoritative` makes it the hub's."""

    rows: dict[str, Row] = field(default_factory=dict)
    authoritative: bool = True

    @classmethod
    def of(cls, *rows: Row, authoritative: bool = True) -> Rows:
        return cls({row.id: row for row in rows}, authoritative)

    def get(self, row: type[R], row_id: str) -> R | None:
        found = self.rows.get(row_id)
        return found if isinstance(found, row) else None

    def find(self, row: type[R], **equals: Any) -> Sequence[R]:
        return [
            item
            for item in sorted(self.rows.values(), key=lambda item: item.id)
            if isinstance(item, row) and all(getattr(item, name) == value for name, value in equals.items())
        ]

    def do(self, command: Command, actor: Actor = ANNA, now: str = NOW) -> list[Change]:
        """Apply a command for good; returns its changes."""
        changes = command.apply(self, actor, now)
        for change in changes:
            if isinstance(change, Put | Update):
                self._write(stamped(change, actor, now))
            elif isinstance(change, Remove):
                del self.rows[change.id]
        return changes

    def _write(self, change: Put | Update) -> None:
        if isinstance(change, Put):
            self.rows[change.row.id] = change.row
        else:
            self.rows[change.id] = replace(self.rows[change.id], **change.values)


def kind_of(row: Row) -> str:
    return entity_of(type(row)).kind


def refused_as(rows: Rows, command: Command, actor: Actor = ANNA) -> str:
    """The code under which a command is refused; empty where it is not."""
    try:
        command.apply(rows, actor, NOW)
    except Refusal as refusal:
        return refusal.code
    return ""


def taken_back(rows: Rows, command: Command, leaves: tuple[str, ...] = ()) -> None:
    """Do a command, its inverse, and the inverse of that: the rows are as before, then as after the command.

    `leaves`: fields that a reader may find filled although they were empty before.
    """
    before = plain(rows, leaves)
    back = command.inverse(rows)
    assert back is not None
    rows.do(command)
    after = plain(rows, leaves)
    assert after != before
    again = back.inverse(rows)
    assert again is not None
    rows.do(back)
    assert plain(rows, leaves) == before
    rows.do(again)
    assert plain(rows, leaves) == after


def plain(rows: Rows, without: tuple[str, ...] = ()) -> dict[str, dict[str, Any]]:
    """The rows by id, without who changed them when."""
    apart = {"created_at", "created_by", "updated_at", "updated_by", "closed_at", *without}
    return {
        row_id: {name: getattr(row, name) for name in entity_of(type(row)).columns if name not in apart}
        for row_id, row in sorted(rows.rows.items())
    }
