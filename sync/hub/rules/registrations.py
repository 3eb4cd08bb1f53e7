"""What the hub adds to a registration: who decides by when; and that one opportunity is protected once only.

Siebel's rule: the same end customer, and at least one product in common.
"""

from __future__ import annotations

from prm_desktop.domain.commands import Actor, Refusal, require
from prm_desktop.domain.dealing import ReopenDeal
from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.deciding import Approve
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import OemContact, Partner
from prm_desktop.domain.registering import RegisterLead, Resubmit, SubmitRegistration
from prm_desktop.domain.registrations import (
    ClosureCode,
    DealRegistration,
    RegistrationLine,
    RegistrationStatus,
    products_of,
    same_customer,
)
from prm_desktop.domain.reps import REGISTRATIONS, Asked, find_rep
from prm_desktop.domain.times import add_business_hours
from sync.hub.facts import Facts
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit

TAKEN = "Another registration of this customer has been approved meanwhile."


def submit(unit: Unit, actor: Actor, command: SubmitRegistration | RegisterLead | Resubmit) -> Answer:
    """Name who decides, and by when: the programme's business hours in the partner's home region."""
    made = unit.get(DealRegistration, command.deal_registration_id)
    partner = unit.get(Partner, made.partner_id) if made else None
    if made is None or partner is None:
        return Answer()
    home = next(iter(partner.regions), "")
    due = add_business_hours(unit.now, unit.policy.decision_hours, Facts(unit).calendar(home))
    asked = Asked(region=_region(unit, made) or home, segment=REGISTRATIONS, product_ids=_products(unit, made))
    rep = find_rep(asked, unit.find(OemContact), (), unit.now[:10])
    unit.update(made, actor, decide_by=due, approver_id=rep.contact.id if rep else "", submitted_at=unit.now)
    if rep is None:
        return Answer("received", "The registration has arrived.")
    return Answer("received", "The registration has arrived. {name} decides about it.", {"name": rep.contact.name})


def approve(unit: Unit, _actor: Actor, command: Approve) -> Answer:
    """Refused where another registration of the same opportunity is approved. Approvals wait for each other.

    What was won meanwhile needs no protection any more, and what was lost gets none.
    """
    unit.serialize(REGISTRATIONS)
    made = unit.get(DealRegistration, command.deal_registration_id)
    deal = unit.get(Deal, made.deal_id) if made and made.deal_id else None
    lost = "This deal has been lost meanwhile. Reject its registration, or return it with a question."
    require(deal is None or deal.stage != DealStage.LOST, "deal_lost", lost)
    other = collision(unit, made) if made else None
    if other is None:
        if made and deal and deal.stage == DealStage.WON:
            unit.update(made, status=RegistrationStatus.CONVERTED, closure_code=ClosureCode.CONVERTED)
        return Answer()
    holder = unit.get(Partner, other.partner_id)
    message = "{partner} has an approved registration of this customer with a product in common, until {until}."
    raise Refusal("collision", message, partner=holder.name if holder else "", until=other.exclusive_until)


def reopen(unit: Unit, _actor: Actor, command: ReopenDeal) -> Answer:
    """A registration that protects again with its deal must not collide with what was approved meanwhile."""
    unit.serialize(REGISTRATIONS)
    for made in unit.find(DealRegistration, deal_id=command.deal_id, status=RegistrationStatus.APPROVED):
        was = unit.before(DealRegistration, made.id)
        if was and was.status != RegistrationStatus.APPROVED and collision(unit, made):
            unit.update(made, status=RegistrationStatus.EXPIRED, answer=TAKEN)
    return Answer()


def collision(unit: Unit, made: DealRegistration) -> DealRegistration | None:
    """An approved registration of the same end customer with at least one product in common."""
    products = _products(unit, made)
    for other in unit.find(DealRegistration, status=RegistrationStatus.APPROVED):
        if other.id != made.id and same_customer(made, other) and products & _products(unit, other):
            return other
    return None


def _products(unit: Unit, made: DealRegistration) -> frozenset[str]:
    return products_of(unit.find(RegistrationLine, deal_registration_id=made.id))


def _region(unit: Unit, made: DealRegistration) -> str:
    deal = unit.get(Deal, made.deal_id) if made.deal_id else None
    lead = unit.get(Lead, made.lead_id) if made.lead_id else None
    return (deal.region if deal else "") or (lead.region if lead else "")
