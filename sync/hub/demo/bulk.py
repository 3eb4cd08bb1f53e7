"""The many leads of the large world: one hundred thousand more for the first partner, made one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from prm_desktop.domain.entities import Row
from prm_desktop.domain.ids import uuid7_from
from prm_desktop.domain.leads import DisqualifyReason, Lead, LeadOffer, LeadStatus, OfferOutcome
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.times import instant, moment
from sync.hub.demo.leads import ACCEPT_HOURS, CONTACT_HOURS, match, models, owner, place_for, prospect
from sync.hub.demo.maker import Maker, after_business_hours
from sync.hub.demo.prospects import firm
from sync.hub.demo.talk import CLOSINGS, NEXT_STEPS
from sync.hub.demo.world import World

COUNT = 100_000
_YEARS = 2.0
_STRIDE = 7  # minutes by which the arrivals move on from hour to hour
_MIX = {LeadStatus.DISQUALIFIED: 62, LeadStatus.WORKING: 30, LeadStatus.ACCEPTED: 8}


def many_leads(world: World, seed: int, count: int = COUNT) -> Iterator[Row]:
    """Leads in the order in which they came, over two years; an offer with each that is still on offer."""
    make = Maker(seed, world.make.now)
    partner = world.of(Partner)[0]
    by_code = models(world)
    rank = world.get(ProgramLevel, partner.level_id).rank
    team = world.team(partner)
    for at, turn in _arrivals(make, count):
        place = place_for(make, partner.regions)
        fields = prospect(make, firm(make, place, with_town=True), by_code)
        parts = match(make, rank)
        person = owner(make, team, world.calendar(place.region).zone)
        common = {"partner_id": partner.id, "match_parts": parts, "match_score": sum(parts.values())}
        identity = uuid7_from(round(moment(at).timestamp()) * 1000 + turn, make.chance.randbytes(10))
        yield from _lead(world, make, at, {**fields, **common, "user_id": person.id, "id": identity})


def _arrivals(make: Maker, count: int) -> Iterator[tuple[str, int]]:
    """The instants of arrival, each with its turn within the same instant: once an hour over two years."""
    slots = int(_YEARS * 365 * 24)
    start = moment(make.now) - timedelta(hours=slots)
    edges = [count * index // slots for index in range(slots + 1)]
    for index, (before, after) in enumerate(pairwise(edges)):
        if after > before:
            at = instant(start + timedelta(hours=index, minutes=index * _STRIDE % 60 - 60))
            for turn in range(after - before):
                yield at, turn


def _lead(world: World, make: Maker, at: str, fields: dict[str, object]) -> Iterator[Row]:
    calendar = world.calendar(str(fields["region"]))
    accept_by = after_business_hours(at, ACCEPT_HOURS, calendar)
    status = LeadStatus.OFFERED if accept_by > make.now and make.happens(60) else make.weighted(_MIX)
    times = {"assigned_at": at, "accept_by": accept_by}
    updated = at
    if status != LeadStatus.OFFERED:
        accepted = min(after_business_hours(at, 3, calendar), make.now)
        due = after_business_hours(accepted, CONTACT_HOURS, calendar)
        times |= {"accepted_at": accepted, "follow_up_by": due}
        updated = accepted
    if status in {LeadStatus.WORKING, LeadStatus.DISQUALIFIED}:
        times["contacted_at"] = updated = min(after_business_hours(updated, 6, calendar), make.now)
    if status == LeadStatus.WORKING:
        times["next_step"] = make.pick(NEXT_STEPS)
    if status == LeadStatus.DISQUALIFIED:
        reason = make.pick(tuple(DisqualifyReason))
        times |= {"disqualify_reason": reason, "closing_comment": CLOSINGS[reason]}
    made = {**make.stamp(at, world.vendor_user, updated), **fields, **times}
    lead = Lead(**made, status=status)
    yield lead
    if status == LeadStatus.OFFERED:
        yield LeadOffer(
            **make.stamp(at, world.vendor_user),
            lead_id=lead.id,
            partner_id=lead.partner_id,
            company=lead.company,
            outcome=OfferOutcome.OPEN,
            offered_at=at,
            score=lead.match_score,
        )
