"""What is worth interrupting a person for: a lead that has just been offered to them, and what runs out soon.

Pure reading: what has been told already is the caller's to remember, by each notice's `key`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import later, moment
from prm_desktop.replica.queries import Condition, Query
from ui.format import Formatter
from ui.text import tr, tr_domain

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace

MOST = 20
"""How many of a sort are looked at; more are told as a number anyway."""
LATE_HOURS = 24
"""What ran out longer ago than this is no news any more; the lists show it in red."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A time that is told of `hours` before it comes, while the row has this status."""

    kind: str
    status: str
    field: str
    hours: float


WATCHED = (
    Watched("lead", "offered", "accept_by", 2),
    Watched("lead", "accepted", "follow_up_by", 2),
    Watched("task", "open", "due_at", 0.25),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell. `field` is empty for a new offer, else what runs out; `at`: the instant by which to act."""

    key: str
    kind: str
    id: str
    title: str
    at: str
    field: str = ""


def notices(workspace: Workspace) -> list[Notice] | None:
    """All that could be told now, the new offers first; None while the first load is on its way. Blocks."""
    if not workspace.status().primed:
        return None
    return [*_offers(workspace), *(notice for watched in WATCHED for notice in _due(workspace, watched))]


def words(notice: Notice, formatter: Formatter) -> str:
    """A notice in one line."""
    when = formatter.when(notice.at) if notice.at else ""
    if not notice.field:
        return (
            tr("New lead: {title} – answer {when}", title=notice.title, when=when)
            if when
            else tr("New lead: {title}", title=notice.title)
        )
    label = tr_domain(ENTITIES[notice.kind].by_name[notice.field].label)
    return tr("{title} – {what}: {when}", title=notice.title, what=label, when=when)


def is_quiet(local_hour: int, begins: int, ends: int) -> bool:
    """Whether this hour of the day is within the quiet hours; they may go over midnight, and equal ends mean none."""
    if begins == ends:
        return False
    return begins <= local_hour < ends if begins < ends else local_hour >= begins or local_hour < ends


def local_hour(instant: str, formatter: Formatter) -> int:
    """The hour of the day where the person is."""
    return moment(instant).astimezone(formatter.zone).hour


def _offers(workspace: Workspace) -> list[Notice]:
    mine = Condition("user_id", "in", ("", workspace.actor.user_id))
    open_offers = (Condition("status", "eq", "offered"), mine, Condition("accept_by", "gt", workspace.now()))
    rows = _rows(workspace, "lead", Query(where=open_offers, sort=(("assigned_at", "desc"),), limit=MOST))
    return [Notice(f"new:{row.id}:{row.assigned_at}", "lead", row.id, row.company, row.accept_by) for row in rows]


def _due(workspace: Workspace, watched: Watched) -> list[Notice]:
    entity, now = ENTITIES[watched.kind], workspace.now()
    where = [
        Condition(entity.status, "eq", watched.status),
        Condition(watched.field, "gt", later(now, hours=-LATE_HOURS)),
        Condition(watched.field, "le", later(now, hours=watched.hours)),
    ]
    if "user_id" in entity.by_name:
        where.append(Condition("user_id", "in", ("", workspace.actor.user_id)))
    rows = _rows(workspace, watched.kind, Query(where=tuple(where), sort=((watched.field, "asc"),), limit=MOST))
    return [
        Notice(
            f"due:{row.id}:{getattr(row, watched.field)}",
            watched.kind,
            row.id,
            str(getattr(row, entity.title)),
            getattr(row, watched.field),
            watched.field,
        )
        for row in rows
    ]


def _rows(workspace: Workspace, kind: str, query: Query) -> list[Any]:
    return [item.row for item in workspace.rows(kind, workspace.list_ids(kind, query))]
