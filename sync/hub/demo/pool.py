"""The shark tank: leads that nobody holds, what everybody may know of them, and what became of claims."""

from __future__ import annotations

from prm_desktop.domain.leads import Lead, LeadStatus, Qualification
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry, PoolSource, PoolStatus
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.times import later
from sync.hub.demo.leads import lost_offer, match, models, owner, place_for, prospect
from sync.hub.demo.prospects import firm
from sync.hub.demo.world import World

POOLED = 32
SMALL_PARTNER = 20
_LATEST = {ClaimStatus.PENDING: (3, 9), ClaimStatus.WON: (25, 50), ClaimStatus.LOST: (60, 90)}
"""How many minutes ago the newest claims were made; the others were made on an earlier day."""
_CLAIMS = (
    ClaimStatus.PENDING,
    ClaimStatus.LOST,
    ClaimStatus.WON,
    ClaimStatus.OVER_LIMIT,
    ClaimStatus.INELIGIBLE,
    ClaimStatus.WITHDRAWN,
)
_SIZES = ((9, "1–9"), (49, "10–49"), (249, "50–249"), (999, "250–999"))
_VALUES = (
    (1_000_000, "under 10,000"),
    (5_000_000, "10,000–50,000"),
    (15_000_000, "50,000–150,000"),
    (50_000_000, "150,000–500,000"),
)
# The sentences of the rules, so that a screen can say them in the person's language.
_ANSWERS = {
    ClaimStatus.WON: "It is yours.",
    ClaimStatus.LOST: "Another partner was {minutes} minutes earlier.",
    ClaimStatus.OVER_LIMIT: "You have won 3 leads within an hour, which is the limit. Please try again later.",
    ClaimStatus.INELIGIBLE: "Your level does not include the shark tank yet.",
    ClaimStatus.WITHDRAWN: "",
    ClaimStatus.PENDING: "",
}


def _band(amount: int, bands: tuple[tuple[int, str], ...], above: str) -> str:
    return next((name for limit, name in bands if amount <= limit), above)


def pool(world: World) -> None:
    """Open entries in every region, each with the hidden lead behind it, then claims and the leads won by them."""
    by_code = models(world)
    regions = tuple(code for partner in world.of(Partner) for code in partner.regions)
    for index in range(POOLED):
        place = place_for(world.make, (regions[index % len(regions)],))
        fields = prospect(world.make, firm(world.make, place), by_code)
        _pooled(world, fields, index)
    for partner in world.of(Partner):
        for status in _CLAIMS[: 6 if partner.capacity > SMALL_PARTNER else 2]:
            entry = _free(world, partner, status)
            if entry:
                _claim(world, partner, entry, status)
    _waiting(world)


def _pooled(world: World, fields: dict[str, object], index: int) -> None:
    make = world.make
    at = make.ago(hours=3 + index * index * 0.7)
    recycled = index % 3 != 0
    fields = {**fields, "qualification": fields["qualification"] if recycled else Qualification.UNQUALIFIED}
    status = LeadStatus.RECYCLED if recycled else LeadStatus.NEW
    lead = Lead(**make.stamp(later(at, days=-9), world.vendor_user, at), **fields, status=status)  # type: ignore[arg-type]
    world.add(lead)
    if recycled:
        near = [partner for partner in world.of(Partner) if lead.region in partner.regions]
        lost_offer(world, lead, near[0], at)
    entry = PoolEntry(
        **make.stamp(at, world.vendor_user),
        headline=lead.title,
        region=lead.region,
        industry=lead.industry,
        size_band=_band(lead.company_size, _SIZES, "1,000 or more"),
        value_band=f"{_band(lead.value, _VALUES, 'over 500,000')} {lead.currency}",
        product_ids=lead.product_ids,
        pooled_at=at,
        watchers=make.number(0, 9),
    )
    world.add(entry)
    source = {**make.stamp(at, world.vendor_user), "id": entry.id}
    world.add(PoolSource(**source, lead_id=lead.id))


def _free(world: World, partner: Partner, status: ClaimStatus) -> PoolEntry | None:
    """An open entry near a partner of which it has no claim; where it is to lose, one that another partner may win."""
    claimed = {claim.pool_entry_id for claim in world.find(ClaimRequest, partner_id=partner.id)}
    for entry in world.find(PoolEntry, status=PoolStatus.OPEN):
        seen = status in _LATEST or entry.pooled_at < world.make.ago(days=6)
        if not seen or entry.region not in partner.regions or entry.id in claimed:
            continue
        if status != ClaimStatus.LOST or _rivals(world, partner, entry):
            return entry
    return None


def _rivals(world: World, partner: Partner, entry: PoolEntry) -> list[Partner]:
    return [other for other in world.of(Partner) if other.id != partner.id and entry.region in other.regions]


def _claim(world: World, partner: Partner, entry: PoolEntry, status: ClaimStatus) -> None:
    make = world.make
    person = owner(make, world.team(partner), world.calendar(entry.region).zone)
    at = make.at_work(-make.number(1, 2), world.home(partner))
    if status in _LATEST:
        at = make.ago(minutes=make.number(*_LATEST[status]))
    decided = "" if status in {ClaimStatus.PENDING, ClaimStatus.WITHDRAWN} else later(at, seconds=2)
    won, minutes = status == ClaimStatus.WON, make.number(2, 18)
    if status == ClaimStatus.LOST:
        _won(world, _rivals(world, partner, entry)[0], entry, later(decided, minutes=-minutes))
    world.add(
        ClaimRequest(
            **make.stamp(at, person.id, decided),
            pool_entry_id=entry.id,
            headline=entry.headline,
            status=status,
            partner_id=partner.id,
            user_id=person.id,
            decided_at=decided,
            answer=_ANSWERS[status].format(minutes=minutes),
            lead_id=_won(world, partner, entry, decided) if won else "",
            release_by=later(decided, hours=48) if won else "",
        )
    )


def _won(world: World, partner: Partner, entry: PoolEntry, at: str) -> str:
    """Give the lead behind an entry to the winner; the entry is gone for all others."""
    lead = world.get(Lead, world.get(PoolSource, entry.id).lead_id)
    user_id = owner(world.make, world.team(partner), world.calendar(entry.region).zone).id
    parts = match(world.make, world.get(ProgramLevel, partner.level_id).rank)
    world.change(entry, status=PoolStatus.CLAIMED, updated_at=at)
    world.change(
        lead,
        status=LeadStatus.ACCEPTED,
        partner_id=partner.id,
        user_id=user_id,
        assigned_at=at,
        accepted_at=at,
        follow_up_by=later(at, hours=48),
        updated_at=at,
        match_parts=parts,
        match_score=sum(parts.values()),
    )
    return lead.id


def _waiting(world: World) -> None:
    """A few leads in nobody's hands and in no tank: declined and expired ones that the vendor routes on."""
    by_code = models(world)
    for index, status in enumerate((LeadStatus.DECLINED, LeadStatus.EXPIRED, LeadStatus.DECLINED)):
        partner = world.of(Partner)[index]
        fields = prospect(world.make, firm(world.make, place_for(world.make, partner.regions)), by_code)
        at = world.make.ago(days=1 + index)
        stamp = world.make.stamp(later(at, days=-6), world.vendor_user, at)
        lead = world.add(Lead(**stamp, **fields, status=status))
        lost_offer(world, lead, partner, at)
