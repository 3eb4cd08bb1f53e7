"""Where a lead goes: to the best partner, to the next one, or to the shark tank (DOMAIN, *Matching a lead*)."""

from __future__ import annotations

from typing import Any

from prm_desktop.domain.leads import Lead, LeadOffer, LeadStatus, OfferOutcome, Qualification
from prm_desktop.domain.names import normal_name
from prm_desktop.domain.partners import PartnerStatus
from prm_desktop.domain.pool import PoolEntry, PoolSource, PoolStatus
from prm_desktop.domain.times import add_business_hours
from sync.hub.facts import Facts, offers_of
from sync.hub.matching import Score, match
from sync.hub.shared import end_shares
from sync.hub.unit import Unit

SENT_BACK = (OfferOutcome.DECLINED, OfferOutcome.EXPIRED, OfferOutcome.WITHDRAWN)
SIZE_BANDS = ((10, "1–9"), (50, "10–49"), (250, "50–249"), (1000, "250–999"), (0, "1,000 or more"))
VALUE_BANDS = ((10_000, "under 10,000"), (50_000, "10,000–50,000"), (250_000, "50,000–250,000"), (0, "over 250,000"))
MINOR = 100
UNASSIGNED: dict[str, Any] = {
    "user_id": "",
    "assigned_at": "",
    "accept_by": "",
    "accepted_at": "",
    "follow_up_by": "",
    "contacted_at": "",
    "decline_reason": "",
    "closing_comment": "",
    "match_score": 0,
    "match_parts": {},
    "notes": "",
    "labels": (),
    "next_step": "",
    "next_step_at": "",
    "account_id": "",
}
"""What one partner knew or wrote of a lead, and the next one must not see."""


def route(unit: Unit, facts: Facts, lead: Lead) -> LeadStatus:
    """Offer a lead to the partner that suits it best, or put it into the shark tank. Where it went."""
    offers = offers_of(unit, lead.id)
    refused = frozenset(item.partner_id for item in offers if item.outcome in SENT_BACK)
    if named := _named(facts, lead, refused):
        return _offer(unit, facts, lead, Score(named, 100, {"named": 100}))
    policy = unit.policy
    if lead.qualification == Qualification.UNQUALIFIED or len(offers) >= policy.max_offers:
        return to_pool(unit, facts, lead)
    wanted, candidates = facts.wanted(lead), facts.candidates()
    found = match(wanted, candidates, policy.weights, tie_points=policy.tie_points, refused=refused)
    if not found.ranked or found.ranked[0].total < policy.min_score:
        return to_pool(unit, facts, lead)
    return _offer(unit, facts, lead, found.ranked[0])


def to_pool(unit: Unit, facts: Facts, lead: Lead) -> LeadStatus:
    """Put a lead into the shark tank: a new entry, or the one that it had."""
    shown: dict[str, Any] = {
        "headline": _headline(facts, lead),
        "status": PoolStatus.OPEN,
        "region": lead.region,
        "industry": lead.industry,
        "size_band": _band(lead.company_size, SIZE_BANDS),
        "value_band": _value_band(lead),
        "product_ids": lead.product_ids,
        "pooled_at": unit.now,
    }
    sources = unit.find(PoolSource, lead_id=lead.id)
    earlier = unit.get(PoolEntry, sources[0].id) if sources else None
    if earlier is not None:
        unit.update(earlier, **shown)
    else:
        entry = PoolEntry(id=unit.new_id(), **shown)
        unit.put(entry)
        unit.put(PoolSource(id=entry.id, lead_id=lead.id))
    end_shares(unit, lead)
    unit.update(lead, **UNASSIGNED, status=LeadStatus.RECYCLED, partner_id="")
    return LeadStatus.RECYCLED


def _offer(unit: Unit, facts: Facts, lead: Lead, chosen: Score) -> LeadStatus:
    accept_by = add_business_hours(unit.now, unit.policy.accept_hours, facts.calendar(lead.region))
    offer = {
        "status": LeadStatus.OFFERED,
        "partner_id": chosen.partner_id,
        "assigned_at": unit.now,
        "accept_by": accept_by,
        "match_score": chosen.total,
        "match_parts": dict(chosen.parts),
    }
    unit.update(lead, **(UNASSIGNED | offer))
    made = LeadOffer(
        id=unit.new_id(),
        lead_id=lead.id,
        partner_id=chosen.partner_id,
        company=lead.company,
        offered_at=unit.now,
        score=chosen.total,
    )
    unit.put(made)
    facts.gave(chosen.partner_id)
    return LeadStatus.OFFERED


def _named(facts: Facts, lead: Lead, refused: frozenset[str]) -> str:
    """The partner that the lead names, or that holds an approved registration for this customer; empty = nobody."""
    wanted = [lead.partner_id if lead.status == LeadStatus.NEW else ""]
    customer = normal_name(lead.company)
    wanted += facts.protected.get(customer, ())
    active = (item for item in wanted if item in facts.partners and item not in refused)
    return next((item for item in active if facts.partners[item].status == PartnerStatus.ACTIVE), "")


def _headline(facts: Facts, lead: Lead) -> str:
    """What everybody may read; made from lists only, for free text might name the prospect."""
    names = [facts.products[item].name for item in lead.product_ids if item in facts.products]
    what = " and ".join(names[:2]) or "Open enquiry"
    return f"{what} · {lead.industry}" if lead.industry else what


def _band(number: int, bands: tuple[tuple[int, str], ...]) -> str:
    return next(label for limit, label in bands if not limit or number < limit) if number else ""


def _value_band(lead: Lead) -> str:
    band = _band(lead.value // MINOR, VALUE_BANDS)
    return f"{band} {lead.currency}" if band else ""
