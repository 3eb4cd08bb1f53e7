"""What follows from accepting or declining a lead: the offer closes, the clock starts, the lead goes on."""

from __future__ import annotations

from typing import Any

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.leads import AcceptLead, DeclineLead, Lead, LeadOffer, OfferOutcome
from prm_desktop.domain.returning import RecycleLead
from prm_desktop.domain.times import add_business_hours
from sync.hub.facts import Facts, offers_of
from sync.hub.routing import route, to_pool
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit


def accept(unit: Unit, actor: Actor, command: AcceptLead) -> Answer:
    """Start the clock of the first contact, in business hours of the lead's region."""
    lead = unit.get(Lead, command.lead_id)
    if lead is not None:
        calendar = Facts(unit).calendar(lead.region)
        unit.update(lead, actor, follow_up_by=add_business_hours(unit.now, unit.policy.contact_hours, calendar))
        _close_offer(unit, lead, outcome=OfferOutcome.ACCEPTED)
    return Answer()


def decline(unit: Unit, _actor: Actor, command: DeclineLead) -> Answer:
    """Keep the reason with the offer and find the lead its next partner."""
    lead = unit.get(Lead, command.lead_id)
    if lead is not None:
        _close_offer(unit, lead, outcome=OfferOutcome.DECLINED, reason=command.reason, comment=command.comment)
        route(unit, Facts(unit), lead)
    return Answer()


def recycle(unit: Unit, _actor: Actor, command: RecycleLead) -> Answer:
    """Keep the words with the offer and let any partner have the lead."""
    lead = unit.get(Lead, command.lead_id)
    if lead is not None:
        _close_offer(unit, lead, outcome=OfferOutcome.WITHDRAWN, comment=command.comment)
        to_pool(unit, Facts(unit), lead)
    return Answer()


def _close_offer(unit: Unit, lead: Lead, **values: Any) -> None:
    """Close the partner's offer; one is made where there is none, for a decliner keeps nothing else of the lead."""
    offers = [item for item in offers_of(unit, lead.id) if item.partner_id == lead.partner_id]
    offer = next((item for item in offers if item.outcome == OfferOutcome.OPEN), None)
    if offer is None:
        offer = LeadOffer(
            id=derived_id(lead.id, f"offer {len(offers) + 1} to {lead.partner_id}"),
            lead_id=lead.id,
            partner_id=lead.partner_id,
            company=lead.company,
            offered_at=lead.assigned_at or unit.now,
            score=lead.match_score,
        )
        unit.put(offer)
    unit.update(offer, answered_at=unit.now, **values)
