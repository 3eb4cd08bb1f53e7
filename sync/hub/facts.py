"""What the match must know about partners and leads, read from the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from statistics import median

from sqlalchemy import ColumnElement, func, select

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.leads import OPEN, Lead, LeadOffer, LeadStatus, OfferOutcome
from prm_desktop.domain.names import normal_name
from prm_desktop.domain.partners import Partner, PartnerStatus, Region, calendar_of
from prm_desktop.domain.programme import ProgramLevel
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.times import Calendar, moment
from prm_desktop.domain.training import CertificationStatus
from sync.hub.matching import Candidate, Record, Wanted
from sync.hub.tables import TABLES
from sync.hub.unit import Unit

COUNTS = (CertificationStatus.VALID, CertificationStatus.EXPIRING)
RECENT_OFFERS = 5000


class Facts:
    """The partners as candidates, read once per unit of work and kept up to date with what it gives away."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._given: dict[str, int] = defaultdict(int)

    @cached_property
    def partners(self) -> dict[str, Partner]:
        """All partners by id."""
        return {item.id: item for item in self._unit.select(Partner)}

    @cached_property
    def products(self) -> dict[str, Product]:
        """All products by id."""
        return {item.id: item for item in self._unit.select(Product)}

    @cached_property
    def regions(self) -> dict[str, Region]:
        """All regions by code."""
        return {item.code: item for item in self._unit.select(Region)}

    @cached_property
    def protected(self) -> dict[str, list[str]]:
        """The partners that hold an approved registration, by the customer's normal name."""
        found: dict[str, list[str]] = defaultdict(list)
        for item in self._unit.find(DealRegistration, status=RegistrationStatus.APPROVED):
            if name := normal_name(item.customer):
                found[name].append(item.partner_id)
        return found

    def calendar(self, region: str) -> Calendar:
        """The business hours of a region."""
        return calendar_of(self.regions.get(region))

    def wanted(self, lead: Lead) -> Wanted:
        """What this lead asks of a partner."""
        courses = (self.products[item].required_course_ids for item in lead.product_ids if item in self.products)
        return Wanted(
            region=lead.region,
            country=lead.country,
            industry=lead.industry,
            language=lead.language,
            product_ids=frozenset(lead.product_ids),
            courses=frozenset(course for some in courses for course in some),
            value=lead.value,
        )

    def candidates(self) -> list[Candidate]:
        """All partners, with the leads counted that this unit has given them."""
        return [
            replace(item, open_leads=item.open_leads + self._given[item.partner_id], last_offer_at=self._last(item))
            for item in self._candidates
        ]

    def gave(self, partner_id: str) -> None:
        """Remember that a partner got a lead just now."""
        self._given[partner_id] += 1

    def _last(self, candidate: Candidate) -> str:
        return self._unit.now if self._given[candidate.partner_id] else candidate.last_offer_at

    @cached_property
    def _candidates(self) -> list[Candidate]:
        open_leads, courses = self._open_leads(), self._courses()
        records, last, standing = *self._records(), self._standing()
        return [
            Candidate(
                partner_id=item.id,
                active=item.status == PartnerStatus.ACTIVE,
                regions=frozenset(item.regions),
                country=item.country,
                industries=frozenset(item.industries),
                languages=frozenset(item.languages),
                product_ids=frozenset(item.product_ids),
                courses=courses[item.id],
                capacity=item.capacity or self._unit.policy.default_capacity,
                open_leads=open_leads.get(item.id, 0),
                standing=standing.get(item.level_id, 0.0),
                record=records.get(item.id, Record()),
                last_offer_at=last.get(item.id, ""),
            )
            for item in self.partners.values()
        ]

    def _open_leads(self) -> dict[str, int]:
        return self._count(TABLES["lead"].c.status.in_([str(status) for status in OPEN]))

    def _count(self, condition: ColumnElement[bool]) -> dict[str, int]:
        lead = TABLES["lead"].c
        given = (lead.partner_id != "") & (
            lead.own == 0
        )  # what a partner brought itself tells nothing about the vendor's
        query = select(lead.partner_id, func.count()).where(condition, given).group_by(lead.partner_id)
        return {str(partner): int(count) for partner, count in self._unit.conn.execute(query)}

    def _courses(self) -> dict[str, frozenset[str]]:
        table = TABLES["certification"].c
        held: dict[str, set[str]] = defaultdict(set)
        valid = table.status.in_([str(status) for status in COUNTS])
        for partner, course in self._unit.conn.execute(select(table.partner_id, table.course_id).where(valid)):
            held[partner].add(course)
        return defaultdict(frozenset, {partner: frozenset(found) for partner, found in held.items()})

    def _standing(self) -> dict[str, float]:
        levels = sorted(self._unit.select(ProgramLevel), key=lambda item: item.rank)
        return {item.id: (place + 1) / len(levels) for place, item in enumerate(levels)}

    def _records(self) -> tuple[dict[str, Record], dict[str, str]]:
        """How partners did with the newest offers, and when each got its last."""
        table = TABLES["lead_offer"].c
        columns = (table.partner_id, table.outcome, table.offered_at, table.answered_at)
        query = select(*columns).order_by(table.id.desc()).limit(RECENT_OFFERS)
        offers: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for partner, outcome, offered, answered in self._unit.conn.execute(query):
            offers[partner].append((outcome, offered, answered))
        won = self._count(TABLES["lead"].c.status == LeadStatus.CONVERTED)
        lost = self._count(TABLES["lead"].c.status == LeadStatus.DISQUALIFIED)
        last = {partner: max(offered for _, offered, _ in some) for partner, some in offers.items()}
        partners = offers.keys() | won.keys() | lost.keys()
        return {item: _record(offers[item], won.get(item, 0), lost.get(item, 0)) for item in partners}, last


def offers_of(unit: Unit, lead_id: str) -> list[LeadOffer]:
    """The offers made of a lead so far."""
    return unit.find(LeadOffer, lead_id=lead_id)


def _record(offers: Iterable[tuple[str, str, str]], won: int, lost: int) -> Record:
    answered = [item for item in offers if item[0] != OfferOutcome.OPEN]
    hours = [_hours(offered, at) for outcome, offered, at in answered if at and outcome != OfferOutcome.EXPIRED]
    accepted = sum(outcome == OfferOutcome.ACCEPTED for outcome, _, _ in answered)
    return Record(len(answered), accepted, won + lost, won, median(hours) if hours else 0.0)


def _hours(start: str, end: str) -> float:
    return max((moment(end) - moment(start)).total_seconds() / 3600, 0.0) if start else 0.0
