"""Leads that a partner brings along itself: from a fair, an old address book, a call. The vendor did not hand them out.

They are accepted from the start, have no clock, count neither against the partner's capacity for the vendor's leads nor
for its record with them, and do not go to another partner. All else is as with any lead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from prm_desktop.domain import fields as f
from prm_desktop.domain.checks import check_id
from prm_desktop.domain.commands import Actor, Change, Command, Put, Remove, View, command, owned, require, spec_of
from prm_desktop.domain.entities import declared_entities
from prm_desktop.domain.fields import Tone, Type
from prm_desktop.domain.leads import Lead, LeadStatus, Rating
from prm_desktop.domain.partners import Language, Partner, Region, colleague
from prm_desktop.domain.work import Account

_CURRENCY = re.compile(r"[A-Z]{3}")


@command(
    "lead.add",
    "New lead of our own",
    Lead,
    icon="mdi6.plus",
    tone=Tone.SUCCESS,
    outward="It is yours from the start. The vendor can read it and gives it to nobody else.",
    done="Lead saved.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AddLead(Command):
    """Enter a lead that the partner found itself. It is the actor's unless a colleague is named."""

    company: Annotated[str, f.text("Company", required=True)]
    title: Annotated[str, f.text("What they want")] = ""
    contact_name: Annotated[str, f.text("Contact")] = ""
    contact_role: Annotated[str, f.text("Position")] = ""
    phone: Annotated[str, f.phone("Phone")] = ""
    email: Annotated[str, f.email("E-mail")] = ""
    street: Annotated[str, f.text("Street")] = ""
    postcode: Annotated[str, f.text("Postcode")] = ""
    city: Annotated[str, f.text("Town")] = ""
    country: Annotated[str, f.text("Country")] = ""
    region: Annotated[str, f.ref("region", "Region")] = ""
    industry: Annotated[str, f.text("Industry")] = ""
    company_size: Annotated[int, f.integer("Employees")] = 0
    source: Annotated[str, f.text("Source")] = ""
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Interested in")] = ()
    value: Annotated[int, f.money("Estimated value")] = 0
    currency: Annotated[str, f.text("Currency")] = ""
    language: Annotated[str, f.choice(Language, "Language")] = Language.EN
    rating: Annotated[str, f.choice(Rating, "Rating")] = Rating.WARM
    notes: Annotated[str, f.long_text("Our notes")] = ""
    labels: Annotated[tuple[str, ...], f.tags("Labels")] = ()
    next_step: Annotated[str, f.text("Next step")] = ""
    next_step_at: Annotated[str, f.instant("Next step on")] = ""
    account_id: Annotated[str, f.ref("account", "Account")] = ""
    user_id: Annotated[str, f.ref("user", "Assigned to")] = ""
    lead_id: Annotated[str, f.new_id("lead")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for people of no partner, and for regions, accounts and colleagues that are not theirs to name."""
        require(actor.partner_id, "no_partner", "Only partners bring leads of their own; the vendor offers them.")
        check_id(self.lead_id)
        require(self.value >= 0 and self.company_size >= 0, "negative", "Amounts and numbers cannot be below zero.")
        if self.region:
            require(view.find(Region, code=self.region), "no_region", "There is no region “{name}”.", name=self.region)
        if self.account_id:
            owned(view, Account, self.account_id, actor)
        if self.user_id:
            colleague(view, self.user_id, actor.partner_id)
        partner = view.get(Partner, actor.partner_id)
        currency = self.currency or (partner.currency if partner else "") or "EUR"
        require(_CURRENCY.fullmatch(currency), "currency", "“{text}” is no currency.", text=currency[:10])
        given = {item.name: getattr(self, item.name) for item in spec_of(self).fields if item.type is not Type.NEW_ID}
        made = {**given, "currency": currency, "user_id": self.user_id or actor.user_id}
        begun: dict[str, Any] = {"status": LeadStatus.ACCEPTED, "assigned_at": now, "accepted_at": now, "own": True}
        return [Put(Lead(id=self.lead_id, partner_id=actor.partner_id, **made, **begun))]

    def inverse(self, view: View) -> Command | None:
        """Remove it."""
        return RemoveLead(lead_id=self.lead_id)


@command(
    "lead.remove",
    "Remove",
    Lead,
    icon="mdi6.delete-outline",
    tone=Tone.DANGER,
    when=("accepted",),
    needs="own",
    done="Removed.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveLead(Command):
    """Take back a lead that the partner brought itself, as long as nothing was done with it."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for the vendor's leads, and once something hangs on it; then it is disqualified, not removed."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.own, "not_own", "The vendor gave you this lead: give it back, or disqualify it.")
        used = lead.status != LeadStatus.ACCEPTED or is_used(view, lead)
        require(not used, "in_use", "Something was done with this lead already. Disqualify it instead.")
        return [Remove("lead", lead.id)]

    def inverse(self, view: View) -> Command | None:
        """Enter it again as it was."""
        lead = view.get(Lead, self.lead_id)
        if lead is None:
            return None
        names = (item.name for item in spec_of(AddLead(company="")).fields if item.type is not Type.NEW_ID)
        return AddLead(lead_id=lead.id, **{name: getattr(lead, name) for name in names})


def is_used(view: View, lead: Lead) -> bool:
    """Whether any row names this lead: an activity, a task, a comment, a file, a deal, a share, a merge."""
    for made in declared_entities().values():
        names = [item.name for item in made.own_fields if item.type is Type.REF and item.target == "lead"]
        if any(view.find(made.row, **{name: lead.id}) for name in names):
            return True
        about = {"record_kind", "record_id"} <= made.by_name.keys()
        if about and view.find(made.row, record_kind="lead", record_id=lead.id):
            return True
    return False
