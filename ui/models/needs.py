"""What needs this person: the counts on the rail, and the lists of Home. Reads a workspace; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.times import later
from prm_desktop.replica.queries import Condition, Query

Where = tuple[Condition, ...]


class Counter(Protocol):
    """What counting needs of a workspace."""

    @property
    def actor(self) -> Actor:
        """Who is signed in."""

    def count(self, kind: str, query: Query | None = None) -> int:
        """How many rows match."""


def offers(now: str) -> Where:
    """Leads that wait for an answer that can still be given."""
    return (Condition("status", "eq", "offered"), Condition("accept_by", "ge", now))


def shared_offers(partner_id: str) -> Where:
    """Leads that other companies offer to share with this one."""
    return (Condition("status", "eq", "offered"), Condition("other_partner_id", "eq", partner_id))


def first_contacts(now: str) -> Where:
    """Accepted leads whose first contact is due within a day, or late."""
    return (Condition("status", "eq", "accepted"), Condition("follow_up_by", "le", later(now, hours=24)))


def due_tasks(now: str) -> Where:
    """Open tasks due within a day, or late."""
    return (Condition("status", "eq", "open"), Condition("due_at", "le", later(now, hours=24)))


def returned_registrations() -> Where:
    """Deal registrations that the vendor sent back with a question."""
    return (Condition("status", "eq", "returned"),)


def waiting_tickets() -> Where:
    """Tickets in which the vendor waits for an answer."""
    return (Condition("status", "eq", "waiting_on_customer"),)


def lapsing_certifications() -> Where:
    """Certifications that expire soon."""
    return (Condition("status", "eq", "expiring"),)


def contract_notices(now: str) -> Where:
    """Contracts whose notice deadline comes within 30 days."""
    day = later(now, days=30)[:10]
    return (Condition("notice_deadline", "ge", now[:10]), Condition("notice_deadline", "le", day))


_COUNTED: tuple[tuple[str, str, Callable[[str], Where]], ...] = (
    ("leads", "lead", offers),
    ("leads", "lead", first_contacts),
    ("leads", "task", due_tasks),
    ("deals", "deal_registration", lambda _now: returned_registrations()),
    ("support", "ticket", lambda _now: waiting_tickets()),
    ("training", "certification", lambda _now: lapsing_certifications()),
    ("contracts", "contract", contract_notices),
)
COUNTED_KINDS = frozenset((*(kind for _, kind, _ in _COUNTED), "lead_share"))


def counts(workspace: Counter, now: str) -> dict[str, int]:
    """How many things need this person, by area of the rail."""
    shared = Query(where=shared_offers(workspace.actor.partner_id))
    found = {"leads": workspace.count("lead_share", shared)}
    for area, kind, where in _COUNTED:
        found[area] = found.get(area, 0) + workspace.count(kind, Query(where=where(now)))
    return found


def query(where: Where, sort: str, limit: int = 0) -> Query:
    """The first rows of a need, by one field."""
    return Query(where=where, sort=((sort, "asc"),), limit=limit)


def text_of(row: Any, name: str) -> str:
    """A text field of a row; empty where it has none."""
    return str(getattr(row, name, "") or "")
