"""Deals, their registration with the vendor, quotes, and sharing a lead with others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Merge, Owner, Tone


class DealStage(Choice):
    """Where a deal stands; a lost one has a reason."""

    PROSPECT = "prospect", "Prospect", Tone.INFO
    QUALIFIED = "qualified", "Qualified", Tone.INFO
    TECHNICAL_VALIDATION = "technical_validation", "Technical validation", Tone.INFO
    BUSINESS_VALIDATION = "business_validation", "Business validation", Tone.WARNING
    COMMITTED = "committed", "Committed", Tone.WARNING
    WON = "won", "Won", Tone.SUCCESS
    LOST = "lost", "Lost", Tone.DANGER


class LossReason(Choice):
    """Why a deal was lost."""

    PRICE = "price", "Price"
    COMPETITOR = "competitor", "Competitor"
    NO_DECISION = "no_decision", "No decision"
    FEATURE = "feature", "Something was missing"
    TIMING = "timing", "Timing"
    OTHER = "other", "Other"


@entity(
    "deal",
    "Deal",
    "Deals",
    scopes.partner("partner_id", "invited_partner_id"),
    area="deals",
    title="name",
    subtitle="customer",
    status="stage",
    sort="close_on",
    icon="mdi6.handshake-outline",
    why="What you are about to close, and what it brings you.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Deal(Row):
    """An opportunity. `probability`: hundredths of a percent."""

    name: Annotated[str, f.text("Deal", search=True, column=1, owner=Owner.PARTNER)] = ""
    customer: Annotated[str, f.text("Customer", search=True, column=2, owner=Owner.PARTNER)] = ""
    stage: Annotated[str, f.choice(DealStage, "Stage", column=3, index=True)] = DealStage.PROSPECT
    amount: Annotated[int, f.money("Amount", column=4, owner=Owner.PARTNER, merge=Merge.ASK)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    close_on: Annotated[str, f.day("Closes", column=5, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    probability: Annotated[int, f.percent("Probability", column=6, owner=Owner.PARTNER)] = 0
    loss_reason: Annotated[str, f.choice(LossReason, "Lost because")] = ""
    next_step: Annotated[str, f.text("Next step", column=7, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    next_step_at: Annotated[str, f.instant("Next step on", owner=Owner.PARTNER)] = ""
    lead_id: Annotated[str, f.ref("lead", "From lead")] = ""
    account_id: Annotated[str, f.ref("account", "Account")] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    invited_partner_id: Annotated[str, f.ref("partner", "Invited partner")] = ""
    user_id: Annotated[str, f.ref("user", "Owner")] = ""


@entity(
    "deal_line",
    "Deal line",
    "Deal lines",
    scopes.partner("partner_id"),
    area="deals",
    title="description",
    parent="deal_id",
    sort="position",
    icon="mdi6.format-list-numbered",
    why="What the customer buys.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DealLine(Row):
    """One product in a deal. `unit_price` in minor units."""

    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    position: Annotated[int, f.integer("No.", column=1)] = 0
    product_id: Annotated[str, f.ref("product", "Product")] = ""
    description: Annotated[str, f.text("Product", search=True, column=2)] = ""
    quantity: Annotated[int, f.integer("Quantity", column=3)] = 1
    unit_price: Annotated[int, f.money("Unit price", column=4)] = 0
    discount: Annotated[int, f.percent("Discount", column=5)] = 0
    total: Annotated[int, f.money("Total", column=6)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


class MemberRole(Choice):
    """What somebody does in a deal."""

    PARTNER_REP = "partner_rep", "Partner's rep"
    OEM_REP = "oem_rep", "Vendor's rep"
    INVITED_PARTNER = "invited_partner", "Invited partner"


@entity(
    "deal_member",
    "Deal member",
    "Deal members",
    scopes.partner("partner_id"),
    area="deals",
    title="name",
    status="role",
    parent="deal_id",
    sort="name",
    icon="mdi6.account-group-outline",
    why="Who works on this deal with you.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DealMember(Row):
    """Somebody who works on a deal."""

    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    role: Annotated[str, f.choice(MemberRole, "Role", column=2)] = MemberRole.PARTNER_REP
    user_id: Annotated[str, f.ref("user", "Person")] = ""
    email: Annotated[str, f.email("E-mail", column=3)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


@entity(
    "next_step",
    "Next step",
    "Next steps",
    scopes.partner("partner_id"),
    area="deals",
    title="step",
    parent="deal_id",
    sort="-planned_at",
    icon="mdi6.debug-step-over",
    why="What was planned, and when: the history of the next step.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep(Row):
    """One next step that a deal had."""

    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    step: Annotated[str, f.text("Step", search=True, column=1)] = ""
    planned_at: Annotated[str, f.instant("Planned for", column=2)] = ""
    user_id: Annotated[str, f.ref("user", "Who", column=3)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


class QuoteStatus(Choice):
    """A quote's life."""

    DRAFT = "draft", "Draft"
    SENT = "sent", "Sent", Tone.INFO
    ACCEPTED = "accepted", "Accepted", Tone.SUCCESS
    EXPIRED = "expired", "Expired", Tone.WARNING


@entity(
    "quote",
    "Quote",
    "Quotes",
    scopes.partner("partner_id"),
    area="deals",
    title="number",
    subtitle="customer",
    status="status",
    parent="deal_id",
    sort="-valid_until",
    icon="mdi6.file-percent-outline",
    why="Prices as you promised them; a quote keeps them even when the price book changes.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Quote(Row):
    """A frozen snapshot of prices (`snapshot`) for a customer."""

    number: Annotated[str, f.text("Number", search=True, column=1)] = ""
    deal_id: Annotated[str, f.ref("deal", "Deal", index=True)] = ""
    customer: Annotated[str, f.text("Customer", search=True, column=2)] = ""
    status: Annotated[str, f.choice(QuoteStatus, "Status", column=3)] = QuoteStatus.DRAFT
    total: Annotated[int, f.money("Total", column=4)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    valid_until: Annotated[str, f.day("Valid until", column=5)] = ""
    price_book_id: Annotated[str, f.ref("price_book", "Price book")] = ""
    snapshot: Annotated[tuple[str, ...], f.tags("Prices as quoted")] = ()
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""


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


class ShareKind(Choice):
    """How two partners work on one lead."""

    CO_SELL = "co_sell", "Co-sell"
    REFER = "refer", "Refer"
    HAND_OFF = "hand_off", "Hand off"


class ShareStatus(Choice):
    """A share is offered, then accepted or declined; the owner may revoke it."""

    OFFERED = "offered", "Offered", Tone.WARNING
    ACCEPTED = "accepted", "Accepted", Tone.SUCCESS
    DECLINED = "declined", "Declined"
    REVOKED = "revoked", "Revoked"


@entity(
    "lead_share",
    "Shared lead",
    "Shared leads",
    scopes.partner("partner_id", "other_partner_id"),
    area="leads",
    title="headline",
    status="status",
    parent="lead_id",
    sort="-created_at",
    icon="mdi6.share-variant-outline",
    why="Leads you work on together, and how revenue is split.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeadShare(Row):
    """A lead that one partner shares with another. `split`: the other partner's part, hundredths of a percent."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    headline: Annotated[str, f.text("What it is about", search=True, column=1)] = ""
    kind: Annotated[str, f.choice(ShareKind, "How", column=2)] = ShareKind.CO_SELL
    status: Annotated[str, f.choice(ShareStatus, "Status", column=3)] = ShareStatus.OFFERED
    partner_id: Annotated[str, f.ref("partner", "From")] = ""
    other_partner_id: Annotated[str, f.ref("partner", "With")] = ""
    partner_name: Annotated[str, f.text("From", column=4)] = ""
    other_partner_name: Annotated[str, f.text("With", column=5)] = ""
    split: Annotated[int, f.percent("Revenue split", column=6)] = 0
