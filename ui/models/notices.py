"""What is worth interrupting a person for: a new lead, a mention, what others ask, what was decided, what runs out.

Pure reading: what has been told already is the caller's to remember, by each notice's `key`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.registrations import RegistrationStatus, running_out
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.terms import terms_of
from prm_desktop.domain.times import later, moment
from prm_desktop.replica.queries import Condition, Query
from ui.format import Formatter
from ui.models import needs
from ui.models.mentions import never, unread
from ui.text import tr, tr_domain, tr_n

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace

MOST = 20
"""How many of a sort are looked at; more are told as a number anyway."""
LETTERS = 80
"""How much of a comment is told."""
DECISIONS = (RegistrationStatus.APPROVED, RegistrationStatus.RETURNED, RegistrationStatus.REJECTED)
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


class Sort(StrEnum):
    """What a notice is about; several of one sort are told as a number."""

    OFFER = "offer"
    DUE = "due"
    MENTION = "mention"
    ASKED = "asked"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell: about the row `kind`/`id`.

    `field`: what runs out, at `at`, for what is due. `since`: when it came about. `detail`: who asks, what was said or
    decided. `seen_as`: the row that counts as seen once a person has looked, where that is another one.
    """

    key: str
    kind: str
    id: str
    title: str
    at: str = ""
    field: str = ""
    sort: Sort = Sort.DUE
    detail: str = ""
    seen_as: str = ""
    since: str = ""


def notices(workspace: Workspace) -> list[Notice] | None:
    """All that could be told now, the new offers first; None while the first load is on its way. Blocks."""
    if not workspace.status().primed:
        return None
    return [
        *_offers(workspace),
        *_mentions(workspace),
        *_asked(workspace),
        *_decided(workspace),
        *_ending(workspace),
        *(notice for watched in WATCHED for notice in _due(workspace, watched)),
    ]


def words(notice: Notice, formatter: Formatter) -> str:
    """A notice in one line."""
    title, detail = notice.title, notice.detail
    when = formatter.when(notice.at) if notice.at else ""
    if notice.sort is Sort.DUE:
        label = tr_domain(ENTITIES[notice.kind].by_name[notice.field].label)
        return tr("{title} – {what}: {when}", title=title, what=label, when=when)
    if notice.sort is Sort.MENTION:
        return tr("{name} mentions you: {title}", name=detail, title=shorten(title, LETTERS, placeholder=" …"))
    if notice.sort is Sort.ASKED:
        return tr("{name} asks you to join: {title}", name=detail, title=title)
    if notice.sort is Sort.DECIDED:
        status = tr_domain(RegistrationStatus(detail).label)
        return tr("Registration of {title}: {status}", title=title, status=status)
    if when:
        return tr("New lead: {title} – answer {when}", title=title, when=when)
    return tr("New lead: {title}", title=title)


def told_together(sort: Sort, count: int) -> str:
    """Several notices of one sort in one line."""
    return {
        Sort.OFFER: lambda: tr_n("{n} new lead", "{n} new leads", count),
        Sort.DUE: lambda: tr_n("{n} thing is due", "{n} things are due", count),
        Sort.MENTION: lambda: tr_n("You are mentioned {n} time", "You are mentioned {n} times", count),
        Sort.ASKED: lambda: tr_n("{n} company asks you to join", "{n} companies ask you to join", count),
        Sort.DECIDED: lambda: tr_n("{n} registration is decided", "{n} registrations are decided", count),
    }[sort]()


def is_quiet(local_hour: int, begins: int, ends: int) -> bool:
    """Whether this hour of the day is within the quiet hours; they may go over midnight, and equal ends mean none."""
    if begins == ends:
        return False
    return begins <= local_hour < ends if begins < ends else local_hour >= begins or local_hour < ends


def local_hour(instant: str, formatter: Formatter) -> int:
    """The hour of the day where the person is."""
    return moment(instant).astimezone(formatter.zone).hour


def _offers(workspace: Workspace) -> list[Notice]:
    open_offers = (
        Condition("status", "eq", "offered"),
        _mine(workspace),
        Condition("accept_by", "gt", workspace.now()),
    )
    rows = _rows(workspace, "lead", Query(where=open_offers, sort=(("assigned_at", "desc"),), limit=MOST))
    return [
        Notice(
            f"new:{row.id}:{row.assigned_at}",
            "lead",
            row.id,
            row.company,
            row.accept_by,
            sort=Sort.OFFER,
            since=row.assigned_at,
        )
        for row in rows
    ]


def _mentions(workspace: Workspace) -> list[Notice]:
    return [
        Notice(
            f"said:{row.id}",
            row.record_kind,
            row.record_id,
            row.body,
            sort=Sort.MENTION,
            detail=row.author,
            seen_as=row.id,
            since=row.created_at,
        )
        for row in unread(workspace, workspace.now(), never)
    ]


def _asked(workspace: Workspace) -> list[Notice]:
    """Leads that others offer to share, and deals that they invite to."""
    me = workspace.actor.partner_id
    wanted = (("lead_share", needs.shared_offers(me)), ("deal_member", needs.invitations(me)))
    return [
        Notice(
            f"asked:{row.id}:{row.created_at}",
            kind,
            row.id,
            row.headline,
            sort=Sort.ASKED,
            detail=row.partner_name,
            since=row.created_at,
        )
        for kind, where in wanted
        for row in _rows(workspace, kind, Query(where=where, sort=(("created_at", "desc"),), limit=MOST))
    ]


def _decided(workspace: Workspace) -> list[Notice]:
    """What the vendor has just decided, or asks, about this person's registrations."""
    where = (
        Condition("decided_at", "ge", later(workspace.now(), hours=-LATE_HOURS)),
        Condition("status", "in", DECISIONS),
        _mine(workspace),
    )
    rows = _rows(workspace, "deal_registration", Query(where=where, sort=(("decided_at", "desc"),), limit=MOST))
    return [
        Notice(f"decided:{row.id}:{row.status}:{row.decided_at}", "deal_registration", row.id, row.customer,
               sort=Sort.DECIDED, detail=row.status, since=row.decided_at)
        for row in rows
    ]  # fmt: skip


def _ending(workspace: Workspace) -> list[Notice]:
    """Protection that ends soon: told once at each of the programme's warnings."""
    now, terms = workspace.now(), workspace.ask(terms_of)
    where = (*needs.ending(now, terms.first_warning_days), _mine(workspace))
    rows = _rows(workspace, "deal_registration", Query(where=where, limit=MOST))
    return [
        Notice(f"ends:{item.registration.id}:{item.registration.exclusive_until}:{item.warning}", "deal_registration",
               item.registration.id, item.registration.customer, item.registration.exclusive_until, "exclusive_until")
        for item in running_out(rows, now[:10], terms)
    ]  # fmt: skip


def _mine(workspace: Workspace) -> Condition:
    """What is this person's, or nobody's in particular."""
    return Condition("user_id", "in", ("", workspace.actor.user_id))


def _due(workspace: Workspace, watched: Watched) -> list[Notice]:
    entity, now = ENTITIES[watched.kind], workspace.now()
    where = [
        Condition(entity.status, "eq", watched.status),
        Condition(watched.field, "gt", later(now, hours=-LATE_HOURS)),
        Condition(watched.field, "le", later(now, hours=watched.hours)),
    ]
    if "user_id" in entity.by_name:
        where.append(_mine(workspace))
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
