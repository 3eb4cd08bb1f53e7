"""Deals with what belongs to them: lines, members, next steps, quotes. Commands: `dealing`, `lines`, `members`.

prospect ─▶ qualified ─▶ technical_validation ─▶ business_validation ─▶ committed ─win──▶ won
    └───────────┴───── any open stage to any other ─────┴──────────────────┴─────lose─▶ lost
a closed deal is reopened into an open stage
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

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


CLOSED = (DealStage.WON, DealStage.LOST)
OPEN_STAGES = tuple(stage for stage in DealStage if stage not in CLOSED)
_made: Any = Choice  # a closed list made from another one, which type checkers take for a member
OpenStage: type[Choice] = _made("OpenStage", [(item.name, (item.value, item.label, item.tone)) for item in OPEN_STAGES])
"""The stages that a deal can be moved to; winning and losing it are acts of their own."""
PROBABILITY: Mapping[str, int] = {
    DealStage.PROSPECT: 1000,
    DealStage.QUALIFIED: 2500,
    DealStage.TECHNICAL_VALIDATION: 4500,
    DealStage.BUSINESS_VALIDATION: 6500,
    DealStage.COMMITTED: 9000,
    DealStage.WON: 10000,
    DealStage.LOST: 0,
}
"""How likely a deal of a stage usually is, in hundredths of a percent."""


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
    scopes.partner("partner_id", "shared_with"),
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
    """An opportunity. `probability`: hundredths of a percent; `amount`: the sum of the lines, where it has any.

    `estimate` keeps what the amount was before the first line.
    """

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
    lead_id: Annotated[str, f.ref("lead", "From lead", index=True)] = ""
    account_id: Annotated[str, f.ref("account", "Account", owner=Owner.PARTNER)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Owner", owner=Owner.PARTNER)] = ""
    contact_id: Annotated[str, f.ref("contact", "Contact", owner=Owner.PARTNER, since=2)] = ""
    product_ids: Annotated[
        tuple[str, ...], f.refs("product", "Interested in", owner=Owner.PARTNER, merge=Merge.UNION, since=2)
    ] = ()
    source: Annotated[str, f.text("Source", since=2)] = ""
    region: Annotated[str, f.ref("region", "Region", since=2)] = ""
    description: Annotated[str, f.long_text("Background", search=True, since=2)] = ""
    notes: Annotated[str, f.long_text("Our notes", owner=Owner.PARTNER, merge=Merge.ASK, since=2)] = ""
    estimate: Annotated[int, f.money("Estimate before the lines", since=2)] = 0
    competitor: Annotated[str, f.text("Competitor", owner=Owner.PARTNER, since=2)] = ""
    closing_comment: Annotated[str, f.long_text("Closing comment", since=2)] = ""
    closed_at: Annotated[str, f.instant("Closed", since=2)] = ""
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Invited partners", since=2)] = ()


@entity(
    "deal_line",
    "Deal line",
    "Deal lines",
    scopes.partner("partner_id", "shared_with"),
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
    description: Annotated[str, f.text("Product", search=True, column=2, owner=Owner.PARTNER)] = ""
    quantity: Annotated[int, f.integer("Quantity", column=3, owner=Owner.PARTNER, merge=Merge.ASK)] = 1
    unit_price: Annotated[int, f.money("Unit price", column=4, owner=Owner.PARTNER, merge=Merge.ASK)] = 0
    discount: Annotated[int, f.percent("Discount", column=5, owner=Owner.PARTNER, merge=Merge.ASK)] = 0
    total: Annotated[int, f.money("Total", column=6)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Read by", since=2)] = ()


class MemberRole(Choice):
    """On which side of a deal somebody stands; it follows from who they are."""

    PARTNER_REP = "partner_rep", "Partner's rep"
    OEM_REP = "oem_rep", "Vendor's rep"
    INVITED_PARTNER = "invited_partner", "Invited partner"


class Duty(Choice):
    """What a member does in a deal."""

    LEAD = "lead", "Leads the deal"
    SALES = "sales", "Sales"
    TECHNICAL = "technical", "Technical advice"
    COMMERCIAL = "commercial", "Prices and terms"
    SPONSOR = "sponsor", "Sponsor"
    DELIVERY = "delivery", "Delivery"


class MemberStatus(Choice):
    """Colleagues and the vendor's people are members at once; an invited partner has to accept, and may leave."""

    ACTIVE = "active", "Member", Tone.SUCCESS
    INVITED = "invited", "Invited", Tone.WARNING
    DECLINED = "declined", "Said no"
    LEFT = "left", "Left"


@entity(
    "deal_member",
    "Deal member",
    "Deal members",
    scopes.partner("partner_id", "shared_with"),
    area="deals",
    title="name",
    subtitle="headline",
    status="status",
    parent="deal_id",
    sort="created_at",
    icon="mdi6.account-group-outline",
    why="Who works on this deal with you.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DealMember(Row):
    """Somebody who works on a deal. `headline` is all of the deal that an invited partner reads before it accepts.

    `shared_with`: the invited partners who see this line; of one that is only invited, nobody but itself.
    """

    deal_id: Annotated[str, f.ref("deal", "Deal", index=True, column=5)] = ""
    name: Annotated[str, f.text("Name", search=True, column=1)] = ""
    role: Annotated[str, f.choice(MemberRole, "Role", column=2)] = MemberRole.PARTNER_REP
    user_id: Annotated[str, f.ref("user", "Person")] = ""
    email: Annotated[str, f.email("E-mail", column=6)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    duty: Annotated[str, f.choice(Duty, "In this deal", column=3, since=2)] = ""
    status: Annotated[str, f.choice(MemberStatus, "Status", column=4, since=2)] = MemberStatus.ACTIVE
    oem_contact_id: Annotated[str, f.ref("oem_contact", "Vendor contact", since=2)] = ""
    other_partner_id: Annotated[str, f.ref("partner", "Invited partner", index=True, since=2)] = ""
    other_partner_name: Annotated[str, f.text("Company", search=True, since=2)] = ""
    partner_name: Annotated[str, f.text("Invited by", since=2)] = ""
    headline: Annotated[str, f.text("What it is about", since=2)] = ""
    message: Annotated[str, f.long_text("Message", since=2)] = ""
    answer: Annotated[str, f.text("Answer", since=2)] = ""
    answered_at: Annotated[str, f.instant("Answered", since=2)] = ""
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Read by", since=2)] = ()


@entity(
    "next_step",
    "Next step",
    "Next steps",
    scopes.partner("partner_id", "shared_with"),
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
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Read by", since=2)] = ()


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
