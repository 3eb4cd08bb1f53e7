"""Who wins a claim of the shark tank: the order of arrival decides, within the limits of the programme.

The entry's row is locked from the moment the claim is looked at, so of two claims that arrive together one waits.
"""

from __future__ import annotations

from typing import Any

from prm_desktop.domain.commands import Actor, Refusal
from prm_desktop.domain.leads import Lead, LeadOffer, LeadStatus, OfferOutcome
from prm_desktop.domain.partners import Partner, PartnerStatus
from prm_desktop.domain.pool import (
    ClaimPoolEntry,
    ClaimRequest,
    ClaimStatus,
    PoolEntry,
    PoolSource,
    PoolStatus,
    claim_limits,
)
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.returning import ReleaseClaim
from prm_desktop.domain.times import add_business_hours, later, moment
from sync.hub.facts import Facts
from sync.hub.routing import to_pool
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit

Verdict = tuple[ClaimStatus, Answer]


def claim(unit: Unit, actor: Actor, command: ClaimPoolEntry) -> Answer:
    """Decide a claim at once. Raises `Refusal` for an entry that never was."""
    made = unit.get(ClaimRequest, command.claim_request_id)
    entry = unit.get(PoolEntry, command.pool_entry_id)
    partner = unit.get(Partner, actor.partner_id)
    if made is None or entry is None or partner is None:
        raise Refusal("not_found", "There is no such lead in the shark tank.")
    source = unit.get(PoolSource, entry.id)
    lead = unit.get(Lead, source.lead_id) if source else None
    served = entry.region in partner.regions
    status, answer = (
        _ineligible(unit, partner, entry, lead)
        or _gone(unit, partner, entry, lead)
        or _over_limit(unit, partner)
        or (ClaimStatus.WON, Answer("won", "It is yours."))
    )
    unit.update(
        made,
        actor,
        status=status,
        answer=answer.sentence,
        decided_at=unit.now,
        headline=entry.headline if served else "",
        **(_win(unit, actor, entry, lead) if status == ClaimStatus.WON and lead else {}),
    )
    return answer


def _ineligible(unit: Unit, partner: Partner, entry: PoolEntry, lead: Lead | None) -> Verdict | None:
    if entry.region not in partner.regions or partner.status != PartnerStatus.ACTIVE:
        return ClaimStatus.INELIGIBLE, Answer("region", "This lead is outside the regions that you serve.")
    level = unit.get(ProgramLevel, partner.level_id) if partner.level_id else None
    if (level.rank if level else 0) < unit.policy.min_claim_rank:
        return ClaimStatus.INELIGIBLE, Answer("level", "Your level does not include the shark tank yet.")
    offers = unit.find(LeadOffer, lead_id=lead.id, partner_id=partner.id) if lead else []
    if any(item.outcome == OfferOutcome.DECLINED for item in offers):
        return ClaimStatus.INELIGIBLE, Answer("declined", "Your company has declined this lead before.")
    recent = later(unit.now, days=-unit.policy.reclaim_days)
    earlier = unit.find(ClaimRequest, pool_entry_id=entry.id, partner_id=partner.id, status=ClaimStatus.WITHDRAWN)
    if any(item.lead_id and item.decided_at > recent for item in earlier):
        days = str(unit.policy.reclaim_days)
        message = "You had this lead and made no contact; you can claim it again {days} days after it was released."
        return ClaimStatus.INELIGIBLE, Answer("too_soon", message, {"days": days})
    return None


def _gone(unit: Unit, partner: Partner, entry: PoolEntry, lead: Lead | None) -> Verdict | None:
    if entry.status == PoolStatus.OPEN and lead is not None and not lead.partner_id:
        return None
    won = unit.find(ClaimRequest, pool_entry_id=entry.id, status=ClaimStatus.WON)
    if not won:
        return ClaimStatus.LOST, Answer("withdrawn", "The vendor has taken this lead back.")
    first = max(won, key=lambda item: item.decided_at)
    if first.partner_id == partner.id:
        return ClaimStatus.LOST, Answer("colleague", "Your company has this lead already.")
    return ClaimStatus.LOST, _earlier(int((moment(unit.now) - moment(first.decided_at)).total_seconds()))


def _earlier(seconds: int) -> Answer:
    """How much earlier the other partner was, in the words that a person would use."""
    for size, unit_name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = seconds // size
            span = f"{count} {unit_name}{'s' if count > 1 else ''}"
            return Answer("lost", "Another partner was {span} earlier.", {"span": span})
    return Answer("lost", "Another partner was a moment earlier.")


def _over_limit(unit: Unit, partner: Partner) -> Verdict | None:
    """The partner's own row is locked, so that two of its claims are counted one after the other."""
    won = unit.find(ClaimRequest, partner_id=partner.id, status=ClaimStatus.WON)
    leads = [lead for item in won if item.release_by and (lead := unit.get(Lead, item.lead_id))]
    limits = claim_limits(unit.policy, won, leads, unit.now)
    if limits.exceeded == "open_claims":
        message = "You have {limit} claimed leads without a first contact; make contact with one of them first."
        return ClaimStatus.OVER_LIMIT, Answer("open_claims", message, {"limit": str(limits.open_claims)})
    if limits.exceeded == "hourly":
        message = "You have won {limit} leads within an hour, which is the limit. Please try again later."
        return ClaimStatus.OVER_LIMIT, Answer("hourly", message, {"limit": str(limits.claims_per_hour)})
    return None


def release(unit: Unit, _actor: Actor, command: ReleaseClaim) -> Answer:
    """Put the lead back into the tank."""
    made = unit.get(ClaimRequest, command.claim_request_id)
    lead = unit.get(Lead, made.lead_id) if made else None
    if made is None or lead is None:
        return Answer()
    answer = Answer("released", "You gave it back.")
    unit.update(made, answer=answer.sentence)
    to_pool(unit, Facts(unit), lead)
    return answer


def _win(unit: Unit, actor: Actor, entry: PoolEntry, lead: Lead) -> dict[str, Any]:
    """Give the lead with all its fields to the claimer. What the claim records of it."""
    calendar = Facts(unit).calendar(lead.region)
    unit.update(entry, status=PoolStatus.CLAIMED)
    unit.update(
        lead,
        actor,
        status=LeadStatus.ACCEPTED,
        partner_id=actor.partner_id,
        user_id=actor.user_id,
        assigned_at=unit.now,
        accepted_at=unit.now,
        accept_by="",
        follow_up_by=add_business_hours(unit.now, unit.policy.contact_hours, calendar),
    )
    return {"lead_id": lead.id, "release_by": add_business_hours(unit.now, unit.policy.release_hours, calendar)}
