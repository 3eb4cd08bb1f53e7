"""Leads: qualified prospects that the vendor hands to a partner, and what a rep does with them.

    new ──offer──▶ offered ──accept──▶ accepted ──first contact──▶ working ──▶ converted
                     │  └─decline──▶ declined        └──────┬──────────┘
                     └──time──▶ expired                     └─disqualify──▶ disqualified
    declined and expired go to the next best partner or to the shark tank (recycled); the hub decides which.

Decline is before contact (a clerical rejection), disqualify after it: two acts with two lists of reasons.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Patch,
    View,
    apply_patch,
    command,
    inverse_patch,
    owned,
    require,
    update,
)
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Merge, Owner, Tone
from prm_desktop.domain.partners import Language, colleague


class LeadStatus(Choice):
    """Where a lead stands, and who moves it on."""

    NEW = "new", "New", Tone.INFO
    """At the vendor. The hub offers it to a partner."""
    OFFERED = "offered", "Offered", Tone.WARNING
    """The partner accepts or declines it before `accept_by`, else it expires."""
    ACCEPTED = "accepted", "Accepted", Tone.INFO
    """The rep makes first contact before `follow_up_by`."""
    WORKING = "working", "Working", Tone.SUCCESS
    """The rep converts or disqualifies it."""
    CONVERTED = "converted", "Converted", Tone.SUCCESS
    """It is a deal now. Final."""
    DECLINED = "declined", "Declined"
    """The hub routes it to the next partner."""
    EXPIRED = "expired", "Expired"
    """Nobody answered in time; the hub routes it on."""
    RECYCLED = "recycled", "Recycled"
    """Back with the vendor for nurturing, or in the shark tank."""
    DISQUALIFIED = "disqualified", "Disqualified"
    """No business here. Final."""
    MERGED = "merged", "Merged"
    """A duplicate: what belonged to it is with another lead, until the merge is undone."""


OPEN = (LeadStatus.OFFERED, LeadStatus.ACCEPTED, LeadStatus.WORKING)
OWNED = (LeadStatus.ACCEPTED, LeadStatus.WORKING)


class Qualification(Choice):
    """How far the vendor has qualified a lead."""

    UNQUALIFIED = "unqualified", "Unqualified"
    MQL = "mql", "Marketing qualified"
    SQL = "sql", "Sales qualified", Tone.SUCCESS


class Rating(Choice):
    """How ready the prospect is to buy."""

    HOT = "hot", "Hot", Tone.DANGER
    WARM = "warm", "Warm", Tone.WARNING
    COLD = "cold", "Cold", Tone.INFO


class DeclineReason(Choice):
    """Why a partner does not take a lead, before any contact."""

    PROBLEM_UNCLEAR = "problem_unclear", "The problem is unclear"
    NEXT_STEPS_UNCLEAR = "next_steps_unclear", "The next steps are unclear"
    UNABLE_TO_SUPPORT = "unable_to_support", "We cannot support this"
    OWN_CUSTOMER = "own_customer", "Already our own customer"
    OUTSIDE_TERRITORY = "outside_territory", "Outside our territory"
    SPAM = "spam", "Spam"
    OTHER = "other", "Other (please say)"


class DisqualifyReason(Choice):
    """Why a lead ends after contact."""

    NO_BUDGET = "no_budget", "No budget"
    NO_NEED = "no_need", "No need"
    NO_DECISION = "no_decision", "Nobody decides"
    COMPETITOR = "competitor", "Chose a competitor"
    UNREACHABLE = "unreachable", "Cannot be reached"
    NOT_A_FIT = "not_a_fit", "Our products do not fit"
    OTHER = "other", "Other (please say)"


@entity(
    "lead",
    "Lead",
    "Leads",
    scopes.partner("partner_id", "shared_with"),
    area="leads",
    title="company",
    subtitle="title",
    status="status",
    sort="-assigned_at",
    icon="mdi6.account-star-outline",
    why="Qualified prospects that the vendor found for you. Answer an offer in time and it is yours.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Lead(Row):
    """A prospect. `match_parts`: points per part of the score; `accept_by`, `follow_up_by`: the SLA clock."""

    title: Annotated[str, f.text("What they want", search=True, column=3, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    company: Annotated[str, f.text("Company", search=True, column=2, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    status: Annotated[str, f.choice(LeadStatus, "Status", column=1, index=True)] = LeadStatus.NEW
    contact_name: Annotated[str, f.text("Contact", search=True, column=4, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    contact_role: Annotated[str, f.text("Position", owner=Owner.PARTNER)] = ""
    phone: Annotated[str, f.phone("Phone", search=True, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    email: Annotated[str, f.email("E-mail", search=True, owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    street: Annotated[str, f.text("Street", owner=Owner.PARTNER)] = ""
    postcode: Annotated[str, f.text("Postcode", owner=Owner.PARTNER)] = ""
    city: Annotated[str, f.text("Town", search=True, column=5, owner=Owner.PARTNER)] = ""
    country: Annotated[str, f.text("Country", owner=Owner.PARTNER)] = ""
    region: Annotated[str, f.ref("region", "Region")] = ""
    industry: Annotated[str, f.text("Industry", owner=Owner.PARTNER)] = ""
    company_size: Annotated[int, f.integer("Employees", owner=Owner.PARTNER)] = 0
    source: Annotated[str, f.text("Source")] = ""
    product_ids: Annotated[
        tuple[str, ...], f.refs("product", "Interested in", owner=Owner.PARTNER, merge=Merge.UNION)
    ] = ()
    value: Annotated[int, f.money("Estimated value", column=6, owner=Owner.PARTNER, merge=Merge.ASK)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    language: Annotated[str, f.choice(Language, "Language", owner=Owner.PARTNER)] = Language.EN
    consent: Annotated[bool, f.boolean("May be contacted")] = True
    qualification: Annotated[str, f.choice(Qualification, "Qualification")] = Qualification.UNQUALIFIED
    rating: Annotated[str, f.choice(Rating, "Rating", column=7, owner=Owner.PARTNER)] = Rating.WARM
    description: Annotated[str, f.long_text("Background", search=True)] = ""
    notes: Annotated[str, f.long_text("Our notes", owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    labels: Annotated[tuple[str, ...], f.tags("Labels", owner=Owner.PARTNER, merge=Merge.UNION)] = ()
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Assigned to", column=9)] = ""
    assigned_at: Annotated[str, f.instant("Received", index=True)] = ""
    accept_by: Annotated[str, f.instant("Answer by", column=8)] = ""
    accepted_at: Annotated[str, f.instant("Accepted")] = ""
    follow_up_by: Annotated[str, f.instant("First contact by")] = ""
    contacted_at: Annotated[str, f.instant("First contact")] = ""
    next_step: Annotated[str, f.text("Next step", owner=Owner.PARTNER, merge=Merge.ASK)] = ""
    next_step_at: Annotated[str, f.instant("Next step on", owner=Owner.PARTNER)] = ""
    match_score: Annotated[int, f.integer("Match")] = 0
    match_parts: Annotated[dict[str, Any], f.mapping("Why you")] = field(default_factory=dict)
    decline_reason: Annotated[str, f.choice(DeclineReason, "Declined because")] = ""
    disqualify_reason: Annotated[str, f.choice(DisqualifyReason, "Disqualified because")] = ""
    closing_comment: Annotated[str, f.long_text("Closing comment")] = ""
    account_id: Annotated[str, f.ref("account", "Account", owner=Owner.PARTNER)] = ""
    deal_id: Annotated[str, f.ref("deal", "Deal")] = ""
    shared_with: Annotated[tuple[str, ...], f.refs("partner", "Shared with", since=2)] = ()
    own: Annotated[bool, f.boolean("Brought by you", since=2)] = False


class OfferOutcome(Choice):
    """What became of an offer."""

    OPEN = "open", "Open", Tone.WARNING
    ACCEPTED = "accepted", "Accepted", Tone.SUCCESS
    DECLINED = "declined", "Declined"
    EXPIRED = "expired", "Expired", Tone.DANGER
    WITHDRAWN = "withdrawn", "Withdrawn"


@entity(
    "lead_offer",
    "Offer",
    "Offers",
    scopes.partner("partner_id"),
    area="leads",
    title="company",
    status="outcome",
    sort="-offered_at",
    icon="mdi6.hand-extended-outline",
    why="Every lead you were offered, and what became of it. Quick answers raise your score for the next one.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LeadOffer(Row):
    """One offer of a lead to one partner. A decliner keeps only this line: the lead itself leaves its replica."""

    lead_id: Annotated[str, f.ref("lead", "Lead", index=True)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    company: Annotated[str, f.text("Company", search=True, column=1)] = ""
    outcome: Annotated[str, f.choice(OfferOutcome, "Outcome", column=2)] = OfferOutcome.OPEN
    offered_at: Annotated[str, f.instant("Offered", column=3)] = ""
    answered_at: Annotated[str, f.instant("Answered", column=4)] = ""
    score: Annotated[int, f.integer("Match", column=5)] = 0
    reason: Annotated[str, f.choice(DeclineReason, "Reason", column=6)] = ""
    comment: Annotated[str, f.long_text("Comment")] = ""


@command(
    "lead.accept",
    "Accept",
    Lead,
    icon="mdi6.check",
    key="A",
    tone=Tone.SUCCESS,
    when=("offered",),
    to="accepted",
    done="Accepted {title}. The vendor is told; the customer is not.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptLead(Command):
    """Take an offered lead. The first of a company's colleagues to accept it is assigned."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the lead is not offered any more, or the offer has run out."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status == LeadStatus.OFFERED, *_not_offered(lead))
        expired = view.authoritative and lead.accept_by and now > lead.accept_by
        require(not expired, "expired", "This offer has run out; the lead went on to the next partner.")
        return [update(lead, status=LeadStatus.ACCEPTED, accepted_at=now, user_id=lead.user_id or actor.user_id)]


@command(
    "lead.decline",
    "Decline",
    Lead,
    icon="mdi6.close",
    key="D",
    when=("offered",),
    to="declined",
    outward="The vendor is told why and offers the lead to another partner.",
    done="Declined {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DeclineLead(Command):
    """Send an offered lead back before any contact, with a reason. It never comes back to a decliner."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    reason: Annotated[str, f.choice(DeclineReason, "Reason", required=True)]
    comment: Annotated[str, f.long_text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it is not offered, or the reason is *other* without a comment."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status == LeadStatus.OFFERED, *_not_offered(lead))
        _explained(self.reason == DeclineReason.OTHER, self.comment)
        return [update(lead, status=LeadStatus.DECLINED, decline_reason=self.reason, closing_comment=self.comment)]


@command(
    "lead.assign",
    "Assign to a colleague",
    Lead,
    icon="mdi6.account-arrow-right-outline",
    when=("offered", "accepted", "working"),
    done="Assigned {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AssignLead(Command):
    """Give an open lead to a colleague of the same company, or to nobody in particular."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    user_id: Annotated[str, f.ref("user", "Colleague")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the lead is closed or the colleague is of another company."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status in OPEN, "closed", "This lead is closed.")
        if self.user_id:
            person = colleague(view, self.user_id, lead.partner_id)
            require(person.active, "inactive", "{name} does not work here any more.", name=person.name)
        return [update(lead, user_id=self.user_id)]

    def inverse(self, view: View) -> Command | None:
        """Give it back to whoever had it."""
        lead = view.get(Lead, self.lead_id)
        return AssignLead(lead_id=self.lead_id, user_id=lead.user_id) if lead else None


@command("lead.update", "Edit", Lead, icon="mdi6.pencil", key="E", when=OPEN, done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateLead(Command):
    """Change fields of a lead that the partner owns: `{field: [old, new]}`."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    changes: Annotated[Patch, f.patch("lead")] = field(default_factory=dict)

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Merged field by field; refused where a field is the vendor's or the lead is closed."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status in OPEN, "closed", "This lead is closed.")
        return apply_patch(lead, self.changes, view)

    def inverse(self, view: View) -> Command | None:
        """The same patch backwards."""
        return UpdateLead(lead_id=self.lead_id, changes=inverse_patch(self.changes))


@command(
    "lead.disqualify",
    "Disqualify",
    Lead,
    icon="mdi6.cancel",
    when=("accepted", "working"),
    to="disqualified",
    outward="The vendor is told why. The lead closes for good.",
    done="Disqualified {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class DisqualifyLead(Command):
    """Close a lead after contact: there is no business here."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    reason: Annotated[str, f.choice(DisqualifyReason, "Reason", required=True)]
    comment: Annotated[str, f.long_text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused before acceptance (decline it instead) and where it is closed already."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(
            lead.status != LeadStatus.OFFERED,
            "not_accepted",
            "You have not accepted this lead: decline it instead.",
        )
        require(lead.status in OWNED, "closed", "This lead is closed.")
        _explained(self.reason == DisqualifyReason.OTHER, self.comment)
        return [
            update(
                lead,
                status=LeadStatus.DISQUALIFIED,
                disqualify_reason=self.reason,
                closing_comment=self.comment,
            )
        ]


def first_contact(lead: Lead, now: str) -> list[Change]:
    """What a first call, mail or meeting does to a lead: an accepted one is worked from now on."""
    if lead.status != LeadStatus.ACCEPTED:
        return []
    return [update(lead, status=LeadStatus.WORKING, contacted_at=lead.contacted_at or now)]


def _not_offered(lead: Lead) -> tuple[str, str]:
    if lead.status in OWNED:
        return "already_accepted", "This lead has been accepted already."
    return "not_offered", "This lead is not on offer any more."


def _explained(other: object, comment: str) -> None:
    require(not other or comment.strip(), "comment_needed", "Please say in a few words what the other reason is.")
