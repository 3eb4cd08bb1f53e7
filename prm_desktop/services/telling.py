"""How rows and commands are told to a person: names, timelines, and the outbox in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from prm_desktop.domain.commands import Command, CommandSpec
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import BadInput
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import actor_of
from prm_desktop.replica.rows import ReplicaView, shadowed, titles
from prm_desktop.replica.transaction import Connection

ORDER = (
    "lead.accept",
    "lead.decline",
    "activity.log",
    "deal.stage",
    "deal.win",
    "deal.log",
    "pool.claim",
    "enrolment.request",
    "task.complete",
    "ticket.reply",
)
"""What comes first where several things can be done; the rest follows in the order of the names."""
ORDERED_COMMANDS: tuple[CommandSpec, ...] = tuple(
    sorted(
        COMMANDS.values(), key=lambda spec: (ORDER.index(spec.name) if spec.name in ORDER else len(ORDER), spec.name)
    )
)
MOST_ANSWERED = 500
"""How many commands are told of where answered ones are wanted too."""
TIMELINE = {
    "activity": ("occurred_at", "subject", "note", "user_id"),
    "task": ("created_at", "subject", "", "user_id"),
    "comment": ("created_at", "author", "body", "user_id"),
    "work_note": ("created_at", "author", "body", "created_by"),
    "attachment": ("created_at", "file_name", "", "user_id"),
    "ticket_message": ("created_at", "author", "body", "created_by"),
    "next_step": ("created_at", "step", "", "user_id"),
}
"""Per kind of happening: the fields with when, title, text and who."""


REMARKS = frozenset({"comment", "work_note", "attachment"})
"""The happenings that can belong to a row of any kind."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One happening.

    `at` is an instant; `status` the value of the kind's status field; `pending`: not yet at the hub; `for_me`: it names
    who is signed in.
    """

    kind: str
    id: str
    at: str
    who: str
    icon: str
    title: str
    body: str
    pending: bool
    status: str = ""
    due_at: str = ""
    for_me: bool = False


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One command in words. `mid` is 0 until it was first sent; only then `can_withdraw` is False."""

    seq: int
    mid: int
    name: str
    label: str
    args: dict[str, Any]
    issued_at: str
    status: str
    result: dict[str, Any]
    subject_kind: str
    subject_id: str
    subject_title: str
    can_withdraw: bool


@cache
def arg_names(spec: CommandSpec) -> frozenset[str]:
    """The names of a command's arguments."""
    return frozenset(item.name for item in spec.fields)


def subject(spec: CommandSpec, command: Command) -> tuple[str, str]:
    """The kind and id of the row that a command is about."""
    kind = str(getattr(command, "record_kind", "") or spec.subject)
    return kind, str(getattr(command, spec.subject_arg, ""))


def timeline(conn: Connection, kind: str, row_id: str) -> list[TimelineItem]:
    """All happenings whose reference names this row, newest first."""
    view, me = ReplicaView(conn), actor_of(conn).user_id
    found: list[TimelineItem] = []
    for source in TIMELINE:
        entity = ENTITIES[source]
        name = _link(entity, kind)
        if name is None:
            continue
        equals = {name: row_id} | ({"record_kind": kind} if source in REMARKS else {})
        rows = [*view.find(entity.row, **equals), *_said_before(view, source, kind, row_id)]
        waiting = shadowed(conn, source) if rows else set()
        people = titles(conn, "user", [getattr(row, TIMELINE[source][3]) for row in rows])
        happened = [(row, _happening(entity, row, people, pending=row.id in waiting)) for row in rows]
        found += [replace(item, for_me=bool(me) and me in getattr(row, "mentions", ())) for row, item in happened]
    return sorted(found, key=lambda item: (item.at, item.id), reverse=True)


def _said_before(view: ReplicaView, source: str, kind: str, row_id: str) -> Sequence[Row]:
    """What was said on the lead that a deal came from, and the files that were attached to it."""
    deal = view.get(Deal, row_id) if source in REMARKS and kind == "deal" else None
    if deal is None or not deal.lead_id:
        return ()
    found: Sequence[Row] = view.find(ENTITIES[source].row, record_kind="lead", record_id=deal.lead_id)
    return found


def _link(entity: Entity[Any], kind: str) -> str | None:
    """The field of a happening that names the row it belongs to."""
    if entity.kind in REMARKS:
        return "record_id"
    return next((item.name for item in entity.own_fields if item.target == kind and item.name == f"{kind}_id"), None)


def _happening(entity: Entity[Any], row: Any, people: dict[str, str], *, pending: bool) -> TimelineItem:
    at, title, body, who = TIMELINE[entity.kind]
    person = getattr(row, who)
    return TimelineItem(
        kind=entity.kind,
        id=row.id,
        at=getattr(row, at) or row.created_at,
        who=people.get(person, getattr(row, "author", "")),
        icon=entity.icon,
        title=getattr(row, title),
        body=getattr(row, body) if body else "",
        pending=pending,
        status=str(getattr(row, entity.status)) if entity.status else "",
        due_at=getattr(row, "due_at", ""),
    )


def related(conn: Connection, kind: str, row_id: str) -> list[tuple[str, int]]:
    """The kinds whose rows belong under this one's page, with how many there are; happenings are in the timeline."""
    found: list[tuple[str, int]] = []
    for entity in ENTITIES.values():
        name = entity.parent
        if not name or entity.kind in TIMELINE or entity.by_name[name].target != kind:
            continue
        count = len(ReplicaView(conn).find(entity.row, **{name: row_id}))
        if count:
            found.append((entity.kind, count))
    return found


def outbox_items(conn: Connection, *, pending_only: bool) -> list[OutboxItem]:
    """The commands in words: all that wait, or the newest of all."""
    kept = outbox.entries(conn, pending_only=pending_only, limit=0 if pending_only else MOST_ANSWERED)
    return [_outbox_item(conn, entry) for entry in kept]


def _outbox_item(conn: Connection, entry: outbox.Entry) -> OutboxItem:
    spec = COMMANDS.get(entry.name)
    try:
        kind, row_id = subject(spec, entry.command()) if spec else ("", "")
    except BadInput:
        kind, row_id = "", ""
    title = titles(conn, kind, [row_id]).get(row_id, "")
    pending = entry.status is outbox.Status.PENDING
    return OutboxItem(
        seq=entry.seq,
        mid=entry.mid,
        name=entry.name,
        label=spec.label if spec else entry.name,
        args=entry.args,
        issued_at=entry.issued_at,
        status=str(entry.status),
        result=entry.result,
        subject_kind=kind,
        subject_id=row_id,
        subject_title=title,
        can_withdraw=pending and not entry.mid,
    )
