"""What time brings about: offers run out, claims are released, the shark tank is cleared, new leads are routed.

A transaction moves a hundred rows at most, so that a round never holds up the people who work meanwhile. A row that
cannot be moved stays as it is and keeps no other from its way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from prm_desktop.domain.commands import Remove
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead, LeadStatus, OfferOutcome
from prm_desktop.domain.partners import Partner, PartnerStatus
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry, PoolSource, PoolStatus
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.sharing import PartnerCard, card_of
from prm_desktop.domain.terms import ProgrammeTerms, published
from prm_desktop.domain.times import later
from prm_desktop.errors import Busy
from sync.hub.bulk import chunks
from sync.hub.database import is_outage
from sync.hub.facts import Facts, offers_of
from sync.hub.policy import current
from sync.hub.routing import route, to_pool
from sync.hub.store import Store
from sync.hub.tables import TABLES
from sync.hub.unit import HUB, Unit

log = logging.getLogger(__name__)
R = TypeVar("R", bound=Row)
Work = Callable[[Unit, Facts, R], bool]
AT_ONCE = 100
RELEASED = "Released: there was no first contact in time."


@dataclass(frozen=True, slots=True)
class Swept:
    """How many leads, claims, entries and registrations each step moved."""

    routed: int = 0
    expired: int = 0
    released: int = 0
    withdrawn: int = 0
    ended: int = 0


def sweep(store: Store, now: str = "") -> Swept:
    """Do everything that is due at `now` (the store's clock where empty)."""
    publish_terms(store)
    list_partners(store)
    return move_on(store, now)


def move_on(store: Store, now: str = "") -> Swept:
    """Move leads, claims, entries and registrations on that are due."""
    at = now or store.now()
    return Swept(
        routed=route_new(store),
        expired=expire_offers(store, at),
        released=release_claims(store, at),
        withdrawn=clear_pool(store, at),
        ended=end_registrations(store, at),
    )


def list_partners(store: Store) -> None:
    """Keep the directory of the active partners as they are."""
    store.transact(_list_partners)


def _list_partners(unit: Unit) -> None:
    wanted = {card.id: card for card in map(card_of, unit.find(Partner, status=PartnerStatus.ACTIVE))}
    known = {item.id: item for item in unit.find(PartnerCard)}
    unit.apply([Remove("partner_card", row_id) for row_id in known.keys() - wanted.keys()], HUB)
    own = [item.name for item in entity_of(PartnerCard).own_fields]
    for row_id, card in wanted.items():
        values = {name: getattr(card, name) for name in own}
        if row_id not in known:
            unit.put(card)
        elif values != {name: getattr(known[row_id], name) for name in own}:
            unit.update(card, **values)


def publish_terms(store: Store) -> None:
    """Tell everybody the numbers in force, where they are not known yet."""
    store.transact(_publish)


def _publish(unit: Unit) -> None:
    row = published(unit.policy)
    known = unit.get(ProgrammeTerms, row.id)
    if known is None:
        unit.put(row)
    elif known.numbers != row.numbers:
        unit.update(known, numbers=row.numbers)


def end_registrations(store: Store, now: str) -> int:
    """Let approved registrations run out whose time is over. How many."""
    table = TABLES["deal_registration"].c
    due = (table.status == RegistrationStatus.APPROVED) & (table.exclusive_until != "")
    return _each(store, DealRegistration, due & (table.exclusive_until < now[:10]), partial(_end, now=now))


def route_new(store: Store) -> int:
    """Route the leads that came in. How many."""
    return _each(store, Lead, TABLES["lead"].c.status == LeadStatus.NEW, _route_new)


def expire_offers(store: Store, now: str) -> int:
    """Send on the leads whose offer ran out unanswered. How many."""
    table = TABLES["lead"].c
    due = (table.status == LeadStatus.OFFERED) & (table.accept_by != "") & (table.accept_by < now)
    return _each(store, Lead, due, lambda unit, facts, lead: _expire(unit, facts, lead, now))


def release_claims(store: Store, now: str) -> int:
    """Put claimed leads back that nobody contacted in time. How many."""
    table = TABLES["claim_request"].c
    due = (table.status == ClaimStatus.WON) & (table.release_by != "") & (table.release_by < now)
    return _each(store, ClaimRequest, due, _release)


def clear_pool(store: Store, now: str) -> int:
    """Take entries back that nobody claimed within the pool's time; the channel manager decides. How many."""
    with store.read() as conn:
        oldest = later(now, days=-current(conn).pool_days)
    table = TABLES["pool_entry"].c
    due = (table.status == PoolStatus.OPEN) & (table.pooled_at != "") & (table.pooled_at < oldest)
    return _each(store, PoolEntry, due, _withdraw)


def _each(store: Store, row: type[R], due: ColumnElement[bool], work: Work[R]) -> int:
    table = TABLES[entity_of(row).kind]
    with store.read() as conn:
        ids = list(conn.execute(table.select().with_only_columns(table.c.id).where(due).order_by(table.c.id)).scalars())
    return sum(_moved(store, row, some, work) for some in chunks(ids, AT_ONCE))


def _moved(store: Store, row: type[R], ids: list[str], work: Work[R]) -> int:
    """How many of these moved: all at once, or one by one where a defect of one got in the way."""
    try:
        return store.transact(partial(_some, row=row, ids=ids, work=work))
    except (Busy, PoolTimeout):
        raise
    except Exception as error:
        if isinstance(error, DBAPIError) and is_outage(error):
            raise
        if len(ids) == 1:
            log.exception("A %s cannot be moved on: %s", entity_of(row).label.lower(), ids[0])
            return 0
    return sum(_moved(store, row, [one], work) for one in ids)


def _some(unit: Unit, row: type[R], ids: list[str], work: Work[R]) -> int:
    facts = Facts(unit)
    found = (unit.get(row, row_id) for row_id in ids)
    return sum(work(unit, facts, item) for item in found if item is not None)


def _route_new(unit: Unit, facts: Facts, lead: Lead) -> bool:
    if lead.status != LeadStatus.NEW:
        return False
    route(unit, facts, lead)
    return True


def _expire(unit: Unit, facts: Facts, lead: Lead, now: str) -> bool:
    if lead.status != LeadStatus.OFFERED or not lead.accept_by or lead.accept_by >= now:
        return False
    for offer in offers_of(unit, lead.id):
        if offer.outcome == OfferOutcome.OPEN:
            unit.update(offer, outcome=OfferOutcome.EXPIRED, answered_at=now)
    unit.update(lead, status=LeadStatus.EXPIRED)
    route(unit, facts, unit.get(Lead, lead.id) or lead)
    return True


def _release(unit: Unit, facts: Facts, claim: ClaimRequest) -> bool:
    lead = unit.get(Lead, claim.lead_id)
    unused = lead is not None and lead.status == LeadStatus.ACCEPTED and lead.partner_id == claim.partner_id
    if claim.status != ClaimStatus.WON:
        return False
    if lead is None or not unused:
        unit.update(claim, release_by="")
        return False
    unit.update(claim, status=ClaimStatus.WITHDRAWN, answer=RELEASED, decided_at=unit.now, release_by="")
    to_pool(unit, facts, lead)
    return True


def _end(unit: Unit, _facts: Facts, found: DealRegistration, *, now: str) -> bool:
    if found.status != RegistrationStatus.APPROVED or found.exclusive_until >= now[:10]:
        return False
    unit.update(found, status=RegistrationStatus.EXPIRED)
    return True


def _withdraw(unit: Unit, _facts: Facts, entry: PoolEntry) -> bool:
    if entry.status != PoolStatus.OPEN or unit.get(PoolSource, entry.id) is None:
        return False
    unit.update(entry, status=PoolStatus.WITHDRAWN)
    return True
