"""What will be sent when the hub is there again: by record, in words, with what may come back as a question.

Nobody knows what the hub will say; but some things are known here: that only the hub can decide, that somebody has
changed the record since, that the record is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.replica import blobs
from prm_desktop.replica.meta import actor_of
from prm_desktop.replica.rows import base_row
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.provenance import UNKNOWN, Provenance, last_change
from prm_desktop.services.telling import OutboxItem, outbox_items
from prm_desktop.services.workspace import Workspace


class Doubt(StrEnum):
    """Why something that waits may come back as a question."""

    NONE = ""
    HUB = "hub"
    """Only the hub can decide it: a claim, a seat."""
    CHANGED = "changed"
    """Somebody else has changed the record since it was done."""
    GONE = "gone"
    """The record is not, or no longer, here."""
    FILE = "file"
    """It waits until its file is sent."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One command that waits. `by`: who has changed the record since."""

    item: OutboxItem
    doubt: Doubt = Doubt.NONE
    by: Provenance = UNKNOWN


@dataclass(frozen=True, slots=True)
class Record:
    """What waits for one record, in the order in which it was done."""

    kind: str
    id: str
    title: str
    waiting: tuple[Waiting, ...]


def by_record(workspace: Workspace) -> tuple[Record, ...]:
    """Everything that waits, the records in the order in which they were first worked on. Blocks."""
    with workspace.db.read() as conn:
        actor, unsent = actor_of(conn), set(blobs.unsent(conn))
        found: dict[tuple[str, str], list[Waiting]] = {}
        for item in outbox_items(conn, pending_only=True):
            waiting = _waiting(conn, actor, item, unsent)
            found.setdefault((item.subject_kind, item.subject_id), []).append(waiting)
    return tuple(
        Record(kind, row_id, next((one.item.subject_title for one in many if one.item.subject_title), ""), tuple(many))
        for (kind, row_id), many in found.items()
    )


def _waiting(conn: Connection, actor: Actor, item: OutboxItem, unsent: set[str]) -> Waiting:
    spec, entity = COMMANDS.get(item.name), ENTITIES.get(item.subject_kind)
    if spec is not None and spec.requested:
        return Waiting(item, Doubt.HUB)
    if unsent.intersection(str(value) for value in item.args.values()):
        return Waiting(item, Doubt.FILE)
    row = base_row(conn, entity.row, item.subject_id) if entity is not None else None
    if row is None:
        return Waiting(item, Doubt.NONE if item.subject_title else Doubt.GONE)
    if row.updated_by != actor.user_id and row.updated_at > item.issued_at:
        return Waiting(item, Doubt.CHANGED, last_change(conn, actor, row))
    return Waiting(item)
