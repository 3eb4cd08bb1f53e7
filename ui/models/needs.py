"""What needs this person: the counts on the rail, and the lists of Home. Reads a workspace; knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import later
from prm_desktop.replica.queries import Condition, Query
from ui.kinds import AREAS
from ui.models.mentions import Seen, never, unread

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace

Where = tuple[Condition, ...]
PLACES = frozenset(area.key for area in AREAS)


def own(partner_id: str) -> Where:
    """The company's own, not what others let it read; the vendor's staff have all of them."""
    return (Condition("partner_id", "eq", partner_id),) if partner_id else ()


def offers(now: str) -> Where:
    """Leads that wait for an answer that can still be given."""
    return (Condition("status", "eq", "offered"), Condition("accept_by", "ge", now))


def shared_offers(partner_id: str) -> Where:
    """Leads that other companies offer to share with this one."""
    return (Condition("status", "eq", "offered"), Condition("other_partner_id", "eq", partner_id))


def invitations(partner_id: str) -> Where:
    """Deals of other companies that this one is asked to take part in."""
    return (Condition("status", "eq", "invited"), Condition("other_partner_id", "eq", partner_id))


def ending(now: str, days: int) -> Where:
    """Approved registrations whose protection ends within so many days."""
    until = later(now, days=days)[:10]
    return (
        Condition("status", "eq", "approved"),
        Condition("exclusive_until", "ge", now[:10]),
        Condition("exclusive_until", "le", until),
    )


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
COUNTED_KINDS = frozenset((*(kind for _, kind, _ in _COUNTED), "lead_share", "deal_member", "comment"))


def counts(workspace: Workspace, now: str, seen: Seen = never) -> dict[str, int]:
    """How many things need this person, by area of the rail; mentions that were `seen` do not count."""
    partner_id = workspace.actor.partner_id
    found = {
        "leads": workspace.count("lead_share", Query(where=shared_offers(partner_id))),
        "deals": workspace.count("deal_member", Query(where=invitations(partner_id))),
    }
    for comment in unread(workspace, now, seen):
        area = ENTITIES[comment.record_kind].area if comment.record_kind in ENTITIES else ""
        found |= {area: found.get(area, 0) + 1} if area in PLACES else {}
    for area, kind, where in _COUNTED:
        found[area] = found.get(area, 0) + workspace.count(kind, Query(where=where(now)))
    return found


def query(where: Where, sort: str, limit: int = 0) -> Query:
    """The first rows of a need, by one field."""
    return Query(where=where, sort=((sort, "asc"),), limit=limit)


def text_of(row: Any, name: str) -> str:
    """A text field of a row; empty where it has none."""
    return str(getattr(row, name, "") or "")
