"""What Home shows, read in one go off the UI thread: the work that brings most first, then where I stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.terms import terms_of
from prm_desktop.domain.times import later
from prm_desktop.replica.queries import Condition, Query
from ui.kinds import OPEN_STATUSES
from ui.models import needs
from ui.models.mentions import Seen, never, unread
from ui.models.source import names_for

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status, Workspace

SHOWN = 5
"""Rows of one need; the rest is one click away."""
ROWS = 2_000
"""Deals and commissions that are added up; a partner has fewer."""


@dataclass(frozen=True, slots=True)
class Need:
    """Rows that wait for the same thing.

    `at`: the field in which it runs out; `status`: what their list is narrowed to; `do`: the command of the button;
    `about`: for each row what it belongs to, where only that tells two of them apart.
    """

    key: str
    kind: str
    at: str
    status: str
    do: str = ""
    rows: tuple[Any, ...] = ()
    total: int = 0
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One requirement of the next level."""

    name: str
    summary: str
    actual: int
    target: int
    status: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """Where the partner stands in the programme."""

    name: str = ""
    next_name: str = ""
    next_summary: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeData:
    """All that Home shows. Sums are in minor units by currency."""

    status: Status
    user: str = ""
    needs: tuple[Need, ...] = ()
    level: Level = field(default_factory=Level)
    open_deals: int = 0
    pipeline: tuple[tuple[str, int], ...] = ()
    weighted: tuple[tuple[str, int], ...] = ()
    earned: tuple[tuple[str, int], ...] = ()
    coming: tuple[tuple[str, int], ...] = ()


ABOUT = {"task": ("lead_id", "deal_id")}
"""By kind: the fields that name what a row belongs to."""
KINDS = (
    "lead", "lead_share", "task", "comment", "deal", "deal_member", "deal_registration", "ticket", "certification",
    "contract", "progress", "requirement", "partner", "program_level", "commission_line",
)  # fmt: skip
"""The kinds whose changes change Home."""


def load_home(workspace: Workspace, now: str, seen: Seen = never) -> HomeData:
    """Read everything that Home shows; mentions that were `seen` are not shown again."""
    status = workspace.status()
    if not status.primed:
        return HomeData(status)
    partner_id = workspace.actor.partner_id
    own = (*_open("deal"), *needs.own(partner_id))
    deals = _rows(workspace, "deal", needs.query(own, "close_on", ROWS))
    lines = _rows(workspace, "commission_line", Query(limit=ROWS))
    warned = workspace.ask(terms_of).first_warning_days
    found = (_read(workspace, need, where) for need, where in _wanted(now, partner_id, warned))
    return HomeData(
        status=status,
        user=status.user,
        needs=tuple(need for need in (_mentions(workspace, now, seen), *found) if need.rows),
        level=_level(workspace),
        open_deals=workspace.count("deal", Query(where=own)),
        pipeline=_sums((deal.currency, deal.amount) for deal in deals),
        weighted=_sums((deal.currency, deal.amount * deal.probability // 10_000) for deal in deals),
        earned=_sums((line.currency, line.amount) for line in lines if _paid_since(line, now)),
        coming=_sums((line.currency, line.amount) for line in lines if line.status in ("new", "approved", "hold")),
    )


def _wanted(now: str, partner_id: str, warned: int) -> list[tuple[Need, needs.Where]]:
    return [
        (Need("offers", "lead", "accept_by", "offered", "lead.accept"), needs.offers(now)),
        (Need("shared", "lead_share", "created_at", "offered", "share.accept"), needs.shared_offers(partner_id)),
        (Need("invited", "deal_member", "created_at", "invited", "member.accept"), needs.invitations(partner_id)),
        (Need("contacts", "lead", "follow_up_by", "accepted"), needs.first_contacts(now)),
        (Need("tasks", "task", "due_at", "open", "task.complete"), needs.due_tasks(now)),
        (Need("registrations", "deal_registration", "decide_by", "returned"), needs.returned_registrations()),
        (Need("ending", "deal_registration", "exclusive_until", "approved"), needs.ending(now, warned)),
        (Need("tickets", "ticket", "resolve_due", "waiting_on_customer"), needs.waiting_tickets()),
        (Need("closing", "deal", "close_on", ""), (*_closing(now), *needs.own(partner_id))),
        (Need("contracts", "contract", "notice_deadline", ""), needs.contract_notices(now)),
        (Need("certifications", "certification", "expires_on", "expiring"), needs.lapsing_certifications()),
    ]


def _mentions(workspace: Workspace, now: str, seen: Seen) -> Need:
    rows = unread(workspace, now, seen)
    return Need("mentions", "comment", "created_at", "", rows=tuple(rows[:SHOWN]), total=len(rows))


def _closing(now: str) -> needs.Where:
    return (*_open("deal"), Condition("close_on", "le", later(now, days=7)[:10]))


def _open(kind: str) -> needs.Where:
    return (Condition(ENTITIES[kind].status, "in", OPEN_STATUSES[kind]),)


def _read(workspace: Workspace, need: Need, where: needs.Where) -> Need:
    rows = _rows(workspace, need.kind, needs.query(where, need.at, SHOWN))
    total = workspace.count(need.kind, Query(where=where)) if len(rows) == SHOWN else len(rows)
    return replace(need, rows=tuple(rows), total=total, about=_about(workspace, need.kind, rows))


def _about(workspace: Workspace, kind: str, rows: Sequence[Any]) -> tuple[str, ...]:
    """The names of the records that rows such as tasks belong to; several may say “Call back”."""
    specs = [ENTITIES[kind].by_name[name] for name in ABOUT.get(kind, ())]
    names = names_for(workspace.names, specs, rows)
    titles = ([names.get((spec.target, getattr(row, spec.name)), "") for spec in specs] for row in rows)
    return tuple(next(filter(None, found), "") for found in titles)


def _rows(workspace: Workspace, kind: str, query: Query) -> list[Any]:
    return [item.row for item in workspace.rows(kind, workspace.list_ids(kind, query))]


def _sums(amounts: Any) -> tuple[tuple[str, int], ...]:
    """Sums by currency, the largest first."""
    sums: defaultdict[str, int] = defaultdict(int)
    for currency, amount in amounts:
        sums[currency] += amount
    return tuple(sorted(((currency, total) for currency, total in sums.items() if total), key=lambda item: -item[1]))


def _paid_since(line: Any, now: str) -> bool:
    return bool(line.status == "paid" and line.earned_on >= f"{now[:4]}-01-01")


def _level(workspace: Workspace) -> Level:
    actor = workspace.actor
    partner: Any = workspace.get("partner", actor.partner_id)
    levels = _rows(workspace, "program_level", Query(sort=(("rank", "asc"),)))
    mine = next((level for level in levels if partner is not None and level.id == partner.level_id), None)
    above = [level for level in levels if mine is None or level.rank > mine.rank]
    if not above:
        return Level(name=mine.name if mine else "")
    wanted = above[0]
    requirements = _rows(workspace, "requirement", Query(where=(Condition("level_id", "eq", wanted.id),)))
    progress = {row.requirement_id: row for row in _rows(workspace, "progress", Query())}
    return Level(mine.name if mine else "", wanted.name, wanted.summary, _steps(requirements, progress))


def _steps(requirements: Sequence[Any], progress: dict[str, Any]) -> tuple[Step, ...]:
    """The requirements of the next level, those still open first."""
    steps = []
    for item in requirements:
        row = progress.get(item.id)
        actual = row.actual if row else 0
        target = row.target or item.target if row else item.target
        status = row.status if row else "open"
        steps.append(Step(item.name, row.summary if row else "", actual, target, status))
    return tuple(sorted(steps, key=lambda step: ("at_risk", "open", "met").index(step.status)))
