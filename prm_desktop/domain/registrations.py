"""The registration of a deal with the vendor, which protects it for a time. The commands are in `registering`.

draft ─▶ submitted ─▶ under_review ─▶ approved ─▶ converted (won) | expired (time)
             ▲              ├─▶ returned ─reply─▶ submitted
             └─withdrawn──  ├─▶ rejected
               (canceled)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Owner, Tone
from prm_desktop.domain.names import normal_domain, normal_name, normal_tax_id
from prm_desktop.domain.terms import Terms
from prm_desktop.domain.times import day


class RegistrationStatus(Choice):
    """Where a registration stands; the vendor decides within two business days (default)."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted", Tone.INFO
    UNDER_REVIEW = "under_review", "Under review", Tone.INFO
    APPROVED = "approved", "Approved", Tone.SUCCESS
    RETURNED = "returned", "Question for you", Tone.WARNING
    REJECTED = "rejected", "Rejected", Tone.DANGER
    EXPIRED = "expired", "Expired"
    CONVERTED = "converted", "Converted", Tone.SUCCESS
    CANCELED = "canceled", "Canceled"


ACTIVE = (
    RegistrationStatus.SUBMITTED,
    RegistrationStatus.UNDER_REVIEW,
    RegistrationStatus.RETURNED,
    RegistrationStatus.APPROVED,
)
"""Sent, and not over."""
UNDECIDED = (RegistrationStatus.SUBMITTED, RegistrationStatus.UNDER_REVIEW)


class ClosureCode(Choice):
    """Why a registration was closed."""

    REJECTED = "rejected", "Rejected"
    DUPLICATE = "duplicate", "Duplicate"
    CONVERTED = "converted", "Converted"
    INCOMPLETE = "incomplete", "Incomplete"


@entity(
    "deal_registration",
    "Deal registration",
    "Deal registrations",
    scopes.partner("partner_id"),
    area="deals",
    title="customer",
    subtitle="project",
    status="status",
    sort="-submitted_at",
    icon="mdi6.shield-check-outline",
    why="Protects your deal: nobody else gets your conditions for this customer.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DealRegistration(Row):
    """A claim to an opportunity. Approved ones are exclusive until `exclusive_until`."""

    customer: Annotated[str, f.text("Customer", search=True, column=1, owner=Owner.PARTNER)] = ""
    customer_domain: Annotated[str, f.url("Customer's web site", owner=Owner.PARTNER)] = ""
    project: Annotated[str, f.text("Project", search=True, column=2, owner=Owner.PARTNER)] = ""
    status: Annotated[str, f.choice(RegistrationStatus, "Status", column=3)] = RegistrationStatus.DRAFT
    value: Annotated[int, f.money("Value", column=4, owner=Owner.PARTNER)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    close_on: Annotated[str, f.day("Closes", owner=Owner.PARTNER)] = ""
    deal_id: Annotated[str, f.ref("deal", "Deal")] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    submitted_at: Annotated[str, f.instant("Submitted", column=5)] = ""
    decide_by: Annotated[str, f.instant("Decision by", column=6)] = ""
    approver_id: Annotated[str, f.ref("oem_contact", "Decides")] = ""
    decided_at: Annotated[str, f.instant("Decided")] = ""
    answer: Annotated[str, f.text("Answer")] = ""
    closure_code: Annotated[str, f.choice(ClosureCode, "Closed because")] = ""
    exclusive_until: Annotated[str, f.day("Exclusive until", column=7)] = ""
    extended: Annotated[bool, f.boolean("Extended once")] = False
    lead_id: Annotated[str, f.ref("lead", "From lead", since=2)] = ""
    user_id: Annotated[str, f.ref("user", "Registered by", since=2)] = ""
    customer_tax_id: Annotated[str, f.text("Customer's tax id", owner=Owner.PARTNER, since=2)] = ""
    reply: Annotated[str, f.text("Your reply", owner=Owner.PARTNER, since=2)] = ""
    extension_asked_at: Annotated[str, f.instant("Extension asked for", since=2)] = ""
    extension_reason: Annotated[str, f.text("Why it should be extended", since=2)] = ""
    extension_answer: Annotated[str, f.text("Answer to the extension", since=2)] = ""


@entity(
    "registration_line",
    "Registered product",
    "Registered products",
    scopes.partner("partner_id"),
    area="deals",
    title="description",
    parent="deal_registration_id",
    sort="id",
    icon="mdi6.package-variant",
    why="Which products the protection covers.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RegistrationLine(Row):
    """One product of a registration."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", index=True)] = ""
    product_id: Annotated[str, f.ref("product", "Product")] = ""
    description: Annotated[str, f.text("Product", search=True, column=1)] = ""
    quantity: Annotated[int, f.integer("Quantity", column=2)] = 1
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


def same_customer(one: DealRegistration, other: DealRegistration) -> bool:
    """Whether two registrations name one end customer: by its normal name, its domain or its tax id."""
    pairs = (
        (normal_name(one.customer), normal_name(other.customer)),
        (normal_domain(one.customer_domain), normal_domain(other.customer_domain)),
        (normal_tax_id(one.customer_tax_id), normal_tax_id(other.customer_tax_id)),
    )
    return any(mine and mine == theirs for mine, theirs in pairs)


def products_of(lines: Iterable[RegistrationLine]) -> frozenset[str]:
    """The products that a registration covers."""
    return frozenset(item.product_id for item in lines)


@dataclass(frozen=True, slots=True)
class Running:
    """An approved registration that soon protects no more. `warning`: the days of the warning that is due."""

    registration: DealRegistration
    days_left: int
    warning: int


def running_out(registrations: Iterable[DealRegistration], today: str, terms: Terms) -> list[Running]:
    """The approved registrations that end within the first warning's days, soonest first."""
    found = []
    for item in registrations:
        if item.status != RegistrationStatus.APPROVED or not item.exclusive_until:
            continue
        left = (day(item.exclusive_until) - day(today)).days
        due = [limit for limit in (terms.last_warning_days, terms.first_warning_days) if 0 <= left <= limit]
        if due:
            found.append(Running(item, left, min(due)))
    return sorted(found, key=lambda item: (item.days_left, item.registration.id))
