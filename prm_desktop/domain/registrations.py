"""The registration of a deal with the vendor, which protects it for a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Owner, Tone


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
