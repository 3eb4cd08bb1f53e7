"""What the screens know about kinds of rows beyond their declaration: areas of the rail, what is due, usual views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import later
from prm_desktop.replica.queries import First
from ui.text import mark


@dataclass(frozen=True, slots=True)
class Area:
    """One place of the rail. `kinds`: those that come first; the rest of the area follows under *More*."""

    key: str
    label: str
    icon: str
    kinds: tuple[str, ...] = ()


AREAS = (
    Area("home", mark("Home"), "mdi6.home-outline"),
    Area("leads", mark("Leads"), "mdi6.account-star-outline", ("lead", "task", "account", "contact", "lead_share")),
    Area("pool", mark("Shark tank"), "mdi6.shark-fin-outline", ("pool_entry", "claim_request")),
    Area("deals", mark("Deals"), "mdi6.handshake-outline", ("deal", "deal_registration", "quote")),
    Area("catalogue", mark("Catalogue"), "mdi6.package-variant-closed", ("product", "recommendation_rule")),
    Area("pricing", mark("Pricing"), "mdi6.tag-outline", ("price_entry", "price_book")),
    Area("literature", mark("Literature"), "mdi6.file-document-outline", ("asset",)),
    Area(
        "training",
        mark("Training"),
        "mdi6.school-outline",
        ("class_session", "course", "enrolment", "certification", "training_duty"),
    ),
    Area(
        "programme",
        mark("Programme"),
        "mdi6.medal-outline",
        ("progress", "program_level", "commission_line", "statement", "user"),
    ),
    Area("support", mark("Support"), "mdi6.lifebuoy", ("ticket", "oem_contact", "territory")),
    Area("contracts", mark("Contracts"), "mdi6.file-sign", ("contract", "renewal")),
)
FOOT = (
    Area("sync", mark("Sync"), "mdi6.sync"),
    Area("settings", mark("Settings"), "mdi6.cog-outline"),
)


def area_kinds(area: str) -> tuple[str, ...]:
    """All kinds of an area: the usual ones first, then the rest by their name."""
    first = next((item.kinds for item in AREAS if item.key == area), ())
    rest = sorted(kind for kind, made in ENTITIES.items() if made.area == area and kind not in first)
    return (*(kind for kind in first if kind in ENTITIES), *rest)


def usual_kinds(area: str) -> tuple[str, ...]:
    """The kinds that get a tab of their own."""
    return next((item.kinds for item in AREAS if item.key == area), ())


@dataclass(frozen=True, slots=True)
class Due:
    """Something on a row runs out. `tone`: danger once it has, warning within a day."""

    field: str
    at: str
    tone: Tone


_OPEN_REGISTRATION = ("submitted", "under_review", "returned")
_DUE: Mapping[str, Callable[[Any], tuple[str, str]]] = {
    "lead": lambda row: {
        "offered": ("accept_by", row.accept_by),
        "accepted": ("follow_up_by", row.follow_up_by),
        "working": ("next_step_at", row.next_step_at),
    }.get(row.status, ("", "")),
    "task": lambda row: ("due_at", row.due_at if row.status == "open" else ""),
    "deal": lambda row: ("next_step_at", row.next_step_at if row.stage not in ("won", "lost") else ""),
    "deal_registration": lambda row: (
        ("exclusive_until", row.exclusive_until)
        if row.status == "approved"
        else ("decide_by", row.decide_by if row.status in _OPEN_REGISTRATION else "")
    ),
    "ticket": lambda row: ("resolve_due", row.resolve_due if row.status in ("new", "open") else ""),
    "contract": lambda row: ("notice_deadline", row.notice_deadline if row.status == "active" else ""),
    "certification": lambda row: ("expires_on", row.expires_on if row.status == "expiring" else ""),
    "training_duty": lambda row: ("due_on", row.due_on),
    "claim_request": lambda row: ("release_by", row.release_by if row.status == "won" else ""),
}

_DUE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "lead": ("accept_by", "follow_up_by", "next_step_at"),
    "task": ("due_at",),
    "deal": ("close_on", "next_step_at"),
    "deal_registration": ("decide_by", "exclusive_until"),
    "ticket": ("resolve_due",),
    "contract": ("notice_deadline",),
    "certification": ("expires_on",),
    "training_duty": ("due_on",),
    "claim_request": ("release_by",),
    "class_session": ("starts_at",),
    "quote": ("valid_until",),
    "renewal": ("due_on",),
}


def due_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind that may run out."""
    return _DUE_FIELDS.get(kind, ())


def promise_of(kind: str, row: Any) -> tuple[str, str]:
    """The field whose time presses next on this row, and that time, however far it is; both empty where none does."""
    find = _DUE.get(kind)
    return find(row) if find else ("", "")


def due_of(kind: str, row: Any, now: str) -> Due | None:
    """What runs out on this row within a day, or has run out; None where nothing presses."""
    field, at = promise_of(kind, row)
    if not at:
        return None
    day = len(at) == len("2026-11-23")
    if at < (now[:10] if day else now):
        return Due(field, at, Tone.DANGER)
    soon = later(now, days=7)[:10] if day else later(now, hours=24)
    return Due(field, at, Tone.WARNING) if at <= soon else None


NEW_FOR_ME: Mapping[str, tuple[str, ...]] = {"lead": ("new", "offered"), "ticket": ("waiting_on_customer",)}
"""The statuses in which a row that was never opened here counts as unread."""

FIRST: Mapping[str, First] = {
    "lead": First("status", ("offered",), ("accept_by", "asc")),
    "ticket": First("status", ("waiting_on_customer",), ("updated_at", "asc")),
}
"""What waits for an answer stands at the top of a list that nobody has sorted, the most pressing first."""

OPEN_STATUSES: Mapping[str, tuple[str, ...]] = {
    "lead": ("new", "offered", "accepted", "working"),
    "task": ("open",),
    "deal": ("prospect", "qualified", "technical_validation", "business_validation", "committed"),
    "deal_registration": ("draft", "submitted", "under_review", "returned"),
    "ticket": ("new", "open", "waiting_on_customer"),
    "pool_entry": ("open",),
}
"""What the view *Open* shows."""


UPCOMING: Mapping[str, str] = {"class_session": "starts_at"}
"""The field by which the view *Upcoming* leaves out what is over."""


def status_values(made: Entity[Any]) -> tuple[str, ...]:
    """All values of a kind's status."""
    spec = made.by_name.get(made.status)
    return tuple(str(item) for item in spec.choices) if spec is not None and spec.choices else ()
