"""The leads of the small world: enquiries, each at some point of its way, and the offers made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.leads import (
    DeclineReason,
    DisqualifyReason,
    Lead,
    LeadOffer,
    LeadStatus,
    OfferOutcome,
    Qualification,
    Rating,
)
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.times import Calendar, later
from sync.hub.demo.catalog_data import BY_KEY
from sync.hub.demo.enquiries import ENQUIRIES, MODELS, REMARKS, Enquiry
from sync.hub.demo.firms import LONG
from sync.hub.demo.maker import Maker, after_business_hours
from sync.hub.demo.partners import LEAD_SHARES
from sync.hub.demo.places import BY_REGION, CURRENCY, Place
from sync.hub.demo.products import converted
from sync.hub.demo.prospects import Firm, firm, long_firm, person
from sync.hub.demo.talk import CLOSINGS, LABELS, NEXT_STEPS, NOTES
from sync.hub.demo.world import World

ACCEPT_HOURS = 24
CONTACT_HOURS = 24
PARTS = {
    "territory": 25,
    "competency": 25,
    "performance": 15,
    "industry": 10,
    "capacity": 10,
    "level": 10,
    "language": 5,
}
"""The parts of a match and how many points each can bring."""
SOURCES = {
    "Web form": 40,
    "Trade fair": 18,
    "Webinar": 12,
    "Distributor": 10,
    "Telephone": 10,
    "Referral": 6,
    "Newsletter": 4,
}
_MIX = {
    LeadStatus.OFFERED: 13,
    LeadStatus.ACCEPTED: 13,
    LeadStatus.WORKING: 36,
    LeadStatus.CONVERTED: 22,
    LeadStatus.DISQUALIFIED: 16,
}
_FEW = frozenset(BY_KEY[key].name for key in ("core", "recorder", "gateway", "manage", "thermal", "care"))
_LEFT = (0.4, 0.9, 1.5, 2.2, 3.5, 5, 7, 10, 13, 16, 19, 22)
HUGE = 148_750_000_000
"""Minor units of the largest enquiry: twelve digits, so that every column is tried."""
LONG_PERSON = "Dr.-Ing. Maximiliane Freifrau von Hohenstein-Wittelsburg zu Altenau"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a prospect asks for, ready to be put into a lead. `value` is in minor units of its currency."""

    title: str
    body: str
    product_ids: tuple[str, ...]
    value: int
    currency: str


def quarter(make: Maker, language: str) -> str:
    """The next quarter, as it is written in a language."""
    index = (make.today.month - 1) // 3 + 1
    number, year = index % 4 + 1, make.today.year + (index == 4)  # noqa: PLR2004 - quarters of a year
    letter = {"fr": "T", "es": "T", "it": "T", "sv": "kvartal ", "nl": "Q", "ar": "الربع "}.get(language, "Q")
    return f"{number}. Quartal {year}" if language == "de" else f"{letter}{number} {year}"


def pieces(make: Maker, product: Product, many: int) -> int:
    """How many of a product such a project takes: a few of what serves all the others, many of the others."""
    return make.number(1, 3) if product.family in _FEW else many


def wish(make: Maker, company: Firm, by_code: Mapping[str, Product]) -> Wish:
    """An enquiry that fits the company's industry and language, with the products that would answer it."""
    enquiry = make.pick(_fitting(company.language, company.industry))
    small, large = make.number(3, 9), make.number(12, 96)
    values = {"n": small, "m": large, "q": quarter(make, company.language)}
    title = make.pick(enquiry.titles)
    codes = MODELS[enquiry.families]
    wanted = tuple(by_code[code] for code in codes[: make.number(min(2, len(codes)), len(codes))])
    currency = CURRENCY.get(company.place.country, "EUR")
    many = large if "{m}" in title else small * 3
    total = sum(converted(item.list_price, currency) * pieces(make, item, many) for item in wanted)
    return Wish(
        title=title.format(**values),
        body=enquiry.body.format(**values),
        product_ids=tuple(product.id for product in wanted),
        value=max(total // 10000 * 10000, 90000),
        currency=currency,
    )


@lru_cache(maxsize=256)
def _fitting(language: str, industry: str) -> tuple[Enquiry, ...]:
    known = ENQUIRIES[language]
    return tuple(item for item in known if industry in item.industries) or known


def models(world: World) -> dict[str, Product]:
    """The products by their code, the part number without the maker's prefix."""
    return {product.sku.removeprefix("QM-"): product for product in world.of(Product)}


def prospect(make: Maker, company: Firm, by_code: Mapping[str, Product]) -> dict[str, Any]:
    """The fields of a lead that say who wants what."""
    someone, asked = person(make, company), wish(make, company, by_code)
    arabic = company.language == "ar"
    sql = make.happens(55)
    remark = make.pick(REMARKS).format(q=quarter(make, "en"))
    return {
        "title": asked.title,
        "company": company.arabic if arabic else company.name,
        "contact_name": someone.arabic if arabic else someone.name,
        "contact_role": someone.position,
        "phone": someone.phone,
        "email": someone.email,
        "street": company.street,
        "postcode": company.postcode,
        "city": company.place.city,
        "country": company.place.country,
        "region": company.place.region,
        "industry": company.industry,
        "company_size": company.size,
        "source": make.weighted(SOURCES),
        "product_ids": asked.product_ids,
        "value": asked.value,
        "currency": asked.currency,
        "language": company.language,
        "qualification": Qualification.SQL if sql else Qualification.MQL,
        "consent": make.happens(96),
        "rating": make.weighted({Rating.HOT: 25, Rating.WARM: 50, Rating.COLD: 25}),
        "description": f"{asked.body}\n\n{remark}" if sql else asked.body,
    }


def match(make: Maker, rank: int) -> dict[str, int]:
    """The points of a match for a partner of this rank; they sum to its score."""
    parts = {name: make.number(most * 5 // 10, most) for name, most in PARTS.items()}
    parts["level"] = 2 + 2 * rank
    parts["language"] = make.pick((2, 5, 5))
    return parts


def place_for(make: Maker, regions: tuple[str, ...]) -> Place:
    """A town of one of these regions, the first being the home of two in five."""
    region = regions[0] if make.happens(40) else make.pick(regions)
    return make.pick(BY_REGION[region])


def leads(world: World) -> None:
    """All leads that partners hold."""
    by_code = models(world)
    taken: set[str] = set()
    for partner in world.of(Partner):
        count = LEAD_SHARES[partner.name.split()[0]]
        statuses = (*_MIX, *world.make.deck(_MIX, count - len(_MIX)))
        for index, status in enumerate(statuses):
            company = _new_firm(world.make, partner, taken, index)
            fields = prospect(world.make, company, by_code)
            if index == 1 and partner == world.of(Partner)[0]:
                fields |= _huge(fields["email"])
            _lead(world, partner, fields, status)


def _huge(email: str) -> dict[str, Any]:
    """What makes a lead the largest of all."""
    return {
        "title": "Framework agreement for all waterworks of the state, ten years",
        "description": "Open procedure, notice published. Lot 1 is routers and sensors for about 11,000 sites, lot 2"
        " the control centres, lot 3 support for ten years. Bidders may form a consortium.",
        "value": HUGE,
        "contact_name": LONG_PERSON,
        "email": f"maximiliane.hohenstein@{email.rsplit('@', 1)[1]}",
        "language": "en",
    }


def _new_firm(make: Maker, partner: Partner, taken: set[str], index: int) -> Firm:
    regions = [code for code in partner.regions if code in LONG]
    if index in {0, 1} and index < len(regions):
        return long_firm(make, make.pick(BY_REGION[regions[index]]))
    company = firm(make, place_for(make, partner.regions))
    while company.name in taken:
        company = firm(make, place_for(make, partner.regions))
    taken.add(company.name)
    return company


def _lead(world: World, partner: Partner, fields: dict[str, Any], status: LeadStatus) -> None:
    make, calendar = world.make, world.calendar(fields["region"])
    parts = match(make, world.get(ProgramLevel, partner.level_id).rank)
    team = world.team(partner)
    user = owner(make, team, calendar.zone)
    course = _course(make, status, calendar)
    nobody = status == LeadStatus.OFFERED and make.happens(50)
    arrived = later(course["assigned_at"], minutes=-make.number(15, 400))
    made = make.stamp(arrived, world.vendor_user, course.pop("updated_at"), user.id)
    lead = Lead(
        **made,
        **fields,
        **course,
        **_words(make, status),
        external_refs=(f"hubspot:{make.number(100000, 999999)}",) if make.happens(40) else (),
        status=status,
        partner_id=partner.id,
        user_id="" if nobody else user.id,
        match_parts=parts,
        match_score=sum(parts.values()),
    )
    _offer(world, world.add(lead))


def owner(make: Maker, team: Sequence[User], zone: str) -> User:
    """Whoever of a team works in this time zone, or else at its head office."""
    local = [person for person in team if person.time_zone == zone]
    return make.pick(local or [person for person in team if person.time_zone == team[0].time_zone])


def _course(make: Maker, status: str, calendar: Calendar) -> dict[str, Any]:
    """The instants of a lead's way so far: offered, accepted, contacted, last touched."""
    if status == LeadStatus.OFFERED:
        assigned = make.start_with(make.pick(_LEFT), ACCEPT_HOURS, calendar)
    elif status == LeadStatus.ACCEPTED:
        assigned = make.start_with(make.pick((-1, 1, 2, 4, 8, 12, 16)), ACCEPT_HOURS + make.number(1, 7), calendar)
    elif status == LeadStatus.WORKING:
        assigned = make.at_work(-make.number(8, 75), calendar)
    else:
        assigned = make.at_work(-make.number(40, 340), calendar)
    times = {
        "assigned_at": assigned,
        "accept_by": after_business_hours(assigned, ACCEPT_HOURS, calendar),
        "updated_at": assigned,
    }
    if status == LeadStatus.OFFERED:
        return times
    accepted = after_business_hours(assigned, make.number(2, 60) / 10, calendar)
    times |= {
        "accepted_at": accepted,
        "follow_up_by": after_business_hours(accepted, CONTACT_HOURS, calendar),
        "updated_at": accepted,
    }
    if status != LeadStatus.ACCEPTED:
        contacted = after_business_hours(accepted, make.number(4, 160) / 10, calendar)
        times |= {
            "contacted_at": contacted,
            "updated_at": after_business_hours(contacted, make.number(1, 14), calendar),
        }
    return times


def _words(make: Maker, status: str) -> dict[str, Any]:
    """What the rep wrote on a lead of this status, and what comes next."""
    if status == LeadStatus.DISQUALIFIED:
        reason = make.pick(tuple(DisqualifyReason))
        return {"disqualify_reason": reason, "closing_comment": CLOSINGS[reason]}
    if status not in {LeadStatus.WORKING, LeadStatus.ACCEPTED}:
        return {}
    words: dict[str, Any] = {"labels": make.some(LABELS, make.pick((0, 0, 1, 2)))}
    if status == LeadStatus.WORKING:
        day = make.pick((-3, -1, 0, 0, 1, 2, 4, 7, 12))
        words |= {
            "next_step": make.pick(NEXT_STEPS),
            "next_step_at": f"{make.day(day)}T{make.number(7, 15):02}:{make.pick((0, 30)):02}:00Z",
            "notes": make.pick(NOTES) if make.happens(45) else "",
        }
    return words


def _offer(world: World, lead: Lead) -> None:
    """The offer that brought a lead to its partner; for some, an earlier one that another partner let go."""
    answered = lead.status != LeadStatus.OFFERED
    world.add(
        LeadOffer(
            **world.make.stamp(lead.assigned_at, world.vendor_user, lead.accepted_at),
            lead_id=lead.id,
            partner_id=lead.partner_id,
            company=lead.company,
            outcome=OfferOutcome.ACCEPTED if answered else OfferOutcome.OPEN,
            offered_at=lead.assigned_at,
            answered_at=lead.accepted_at,
            score=lead.match_score,
        )
    )
    others = [p for p in world.of(Partner) if p.id != lead.partner_id and lead.region in p.regions]
    if others and world.make.happens(12):
        lost_offer(world, lead, others[0], lead.assigned_at)


def lost_offer(world: World, lead: Lead, partner: Partner, before: str) -> None:
    """An offer of the same lead that this partner declined or let expire, a few days before an instant."""
    make = world.make
    calendar = world.calendar(lead.region)
    day = -make.number(5, 9) - (make.today - make.today.fromisoformat(before[:10])).days
    offered = make.at_work(day, calendar)
    declined = make.happens(65)
    reasons = (DeclineReason.UNABLE_TO_SUPPORT, DeclineReason.OWN_CUSTOMER, DeclineReason.OUTSIDE_TERRITORY)
    hours = make.number(1, 20) if declined else ACCEPT_HOURS
    answered = after_business_hours(offered, hours, calendar)
    world.add(
        LeadOffer(
            **make.stamp(offered, world.vendor_user, answered),
            lead_id=lead.id,
            partner_id=partner.id,
            company=lead.company,
            outcome=OfferOutcome.DECLINED if declined else OfferOutcome.EXPIRED,
            offered_at=offered,
            answered_at=answered,
            score=max(40, lead.match_score - make.number(2, 12)),
            reason=make.pick(reasons) if declined else "",
            comment="No capacity before the end of the quarter." if declined and make.happens(30) else "",
        )
    )
