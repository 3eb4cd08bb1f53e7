"""Deals with lines, members, next steps and quotes, and leads shared between partners."""

from __future__ import annotations

import re
from datetime import date

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import (
    CLOSED,
    PROBABILITY,
    Deal,
    DealLine,
    DealMember,
    DealStage,
    Duty,
    LossReason,
    MemberRole,
    NextStep,
    Quote,
    QuoteStatus,
)
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.money import line_total
from prm_desktop.domain.partners import OemContact, Partner, User
from prm_desktop.domain.pricing import PriceBook
from prm_desktop.domain.programme import Measure, ProgramLevel, Requirement
from prm_desktop.domain.sharing import LeadShare, ShareKind, ShareStatus
from prm_desktop.domain.times import later
from prm_desktop.domain.work import Activity, Contact, Task
from sync.hub.demo.leads import pieces
from sync.hub.demo.maker import after_business_hours
from sync.hub.demo.products import RATES, partner_price
from sync.hub.demo.talk import NEXT_STEPS
from sync.hub.demo.world import World

_STAGES = {
    DealStage.PROSPECT: 12,
    DealStage.QUALIFIED: 16,
    DealStage.TECHNICAL_VALIDATION: 14,
    DealStage.BUSINESS_VALIDATION: 12,
    DealStage.COMMITTED: 10,
    DealStage.WON: 34,
    DealStage.LOST: 10,
}
_FEWEST, _MOST = 2, 100
_MARGIN = 118  # percent of the partner's price that the customer pays


def deals(world: World) -> None:
    """A deal for every converted lead, and enough revenue for the partner's level."""
    for partner in world.of(Partner):
        converted = world.find(Lead, partner_id=partner.id, status=LeadStatus.CONVERTED)
        stages = (DealStage.WON, *world.make.deck(_STAGES, len(converted) - 1))
        for lead, stage in zip(converted, stages, strict=True):
            _deal(world, partner, lead, stage)
        _earn_level(world, partner)


def _earn_level(world: World, partner: Partner) -> None:
    """Make the smallest won deals larger until a partner has closed what its own level asks for."""
    target = world.find(Requirement, level_id=partner.level_id, measure=Measure.CLOSED_REVENUE)
    while target and revenue(world, partner) < target[0].target * 11 // 10:
        won = world.find(Deal, partner_id=partner.id, stage=DealStage.WON)
        smallest = min(won, key=lambda deal: deal.amount / RATES[deal.currency])
        for line in world.find(DealLine, deal_id=smallest.id):
            world.change(
                line, quantity=line.quantity * 3, total=line_total(line.unit_price, line.quantity * 3, line.discount)
            )
        total = sum(line.total for line in world.find(DealLine, deal_id=smallest.id))
        world.change(smallest, amount=total)


def revenue(world: World, partner: Partner) -> int:
    """What a partner closed within a year, in euro cents."""
    since = world.make.day(-365)
    won = [deal for deal in world.find(Deal, partner_id=partner.id, stage=DealStage.WON) if deal.close_on >= since]
    return sum(round(deal.amount / RATES[deal.currency]) for deal in won)


def _deal(world: World, partner: Partner, lead: Lead, stage: DealStage) -> None:
    make = world.make
    at = lead.updated_at
    closed = stage in CLOSED
    age = (make.today - date.fromisoformat(at[:10])).days
    months = len(world.find(Deal, partner_id=partner.id, stage=DealStage.WON)) % 9
    closing = min(28 * months + make.number(2, 26), max(1, age - make.number(3, 20)))
    close_on = make.day(-closing if closed else make.number(-4, 140))
    step_at = "" if closed else f"{make.day(make.pick((-2, 0, 1, 3, 8)))}T{make.number(7, 15):02}:30:00Z"
    deal = Deal(
        **make.stamp(at, lead.user_id, f"{close_on}T14:10:00Z" if closed else make.ago(days=make.number(0, 12))),
        name=lead.title,
        customer=lead.company,
        stage=stage,
        currency=lead.currency,
        close_on=close_on,
        probability=PROBABILITY[stage],
        loss_reason=make.pick(tuple(LossReason)) if stage == DealStage.LOST else "",
        next_step="" if closed else make.pick(NEXT_STEPS),
        next_step_at=step_at,
        lead_id=lead.id,
        account_id=lead.account_id,
        partner_id=partner.id,
        user_id=lead.user_id,
        contact_id=contact_of(world, lead),
        product_ids=lead.product_ids,
        source=lead.source,
        region=lead.region,
        description=lead.description,
        closed_at=f"{close_on}T14:10:00Z" if closed else "",
    )
    world.add(deal)
    lines = _lines(world, partner, deal, lead.product_ids)
    deal = world.change(deal, amount=sum(line.total for line in lines))
    world.change(lead, deal_id=deal.id)
    for row in (*world.find(Activity, lead_id=lead.id), *world.find(Task, lead_id=lead.id)):
        world.change(row, deal_id=deal.id)
    _members(world, deal, lead)
    _steps(world, deal)


def contact_of(world: World, lead: Lead) -> str:
    """The id of the person at the customer who asked."""
    people = world.find(Contact, account_id=lead.account_id, name=lead.contact_name) if lead.account_id else []
    return people[0].id if people else ""


def _lines(world: World, partner: Partner, deal: Deal, product_ids: tuple[str, ...]) -> list[DealLine]:
    make, level = world.make, world.get(ProgramLevel, partner.level_id)
    services = [product.id for product in world.of(Product) if product.family == "Care"]
    extra = tuple({make.pick(services)} - set(product_ids)) if make.happens(60) else ()
    lines = []
    for position, product_id in enumerate((*product_ids, *extra), 1):
        product = world.get(Product, product_id)
        price = partner_price(product, level, deal.currency) * _MARGIN // 10000 * 100
        quantity = pieces(make, product, _mentioned(deal.name) or make.pick((8, 12, 16, 24, 36, 60)))
        discount = make.pick((0, 0, 0, 300, 500, 750))
        lines.append(
            world.add(
                DealLine(
                    **make.stamp(deal.created_at, deal.user_id),
                    deal_id=deal.id,
                    position=position,
                    product_id=product_id,
                    description=product.name,
                    quantity=quantity,
                    unit_price=price,
                    discount=discount,
                    total=line_total(price, quantity, discount),
                    currency=deal.currency,
                    partner_id=deal.partner_id,
                )
            )
        )
    return lines


def _mentioned(title: str) -> int:
    """The number of pieces that a title speaks of, or 0."""
    return next((int(found) for found in re.findall(r"\d+", title) if _FEWEST < int(found) < _MOST), 0)


def _members(world: World, deal: Deal, lead: Lead) -> None:
    make = world.make
    person = world.get(User, deal.user_id)
    people = [(person.name, MemberRole.PARTNER_REP, Duty.LEAD, person.id, person.email, "")]
    engineers = [
        c for c in world.of(OemContact) if lead.region in c.regions and set(c.product_ids) & set(lead.product_ids)
    ]
    if engineers and make.happens(70):
        rep = engineers[0]
        people.append((rep.name, MemberRole.OEM_REP, Duty.TECHNICAL, "", rep.email, rep.id))
    for name, role, duty, user_id, email, rep_id in people:
        world.add(
            DealMember(
                **make.stamp(deal.created_at, deal.user_id),
                deal_id=deal.id,
                name=name,
                role=role,
                duty=duty,
                user_id=user_id,
                email=email,
                oem_contact_id=rep_id,
                partner_id=deal.partner_id,
            )
        )


def _steps(world: World, deal: Deal) -> None:
    """The history of next steps, ending with the present one."""
    make = world.make
    at = later(deal.created_at, hours=2)
    for step in make.some(NEXT_STEPS, make.number(1, 3)):
        planned = later(at, days=make.number(2, 9))
        if planned > make.now or step == deal.next_step:
            break
        _step(world, deal, step, planned, at)
        at = planned
    if deal.next_step:
        _step(world, deal, deal.next_step, deal.next_step_at, deal.updated_at)


def _step(world: World, deal: Deal, step: str, planned: str, at: str) -> None:
    world.add(
        NextStep(
            **world.make.stamp(at, deal.user_id),
            deal_id=deal.id,
            step=step,
            planned_at=planned,
            user_id=deal.user_id,
            partner_id=deal.partner_id,
        )
    )


def quotes(world: World) -> None:
    """A quote for every deal that got as far as being validated."""
    for partner in world.of(Partner):
        for deal in world.find(Deal, partner_id=partner.id):
            if deal.stage not in {DealStage.PROSPECT, DealStage.QUALIFIED}:
                _quote(world, partner, deal, world.find(DealLine, deal_id=deal.id))


def _quote(world: World, partner: Partner, deal: Deal, lines: list[DealLine]) -> None:
    make = world.make
    status, valid = QuoteStatus.SENT, make.day(make.number(4, 28))
    if deal.stage == DealStage.WON:
        status, valid = QuoteStatus.ACCEPTED, deal.close_on
    elif deal.stage == DealStage.LOST:
        status, valid = QuoteStatus.EXPIRED, deal.close_on
    elif make.happens(30):
        status = QuoteStatus.DRAFT
    books = [book for book in world.of(PriceBook) if partner.level_id in book.levels]
    made = min(later(deal.created_at, days=3), make.ago(hours=3))
    fitting = [book for book in books if book.currency == deal.currency and book.valid_from <= made[:10]]
    earliest = next(book for book in books if book.currency == deal.currency)
    book = fitting[-1] if fitting else earliest
    prices = tuple(
        f"{line.quantity} × {line.description}: {line.unit_price / 100:,.2f} {line.currency}"
        + (f", less {line.discount / 100:g} %" if line.discount else "")
        for line in lines
    )
    world.add(
        Quote(
            **make.stamp(made, deal.user_id, deal.updated_at),
            number=f"Q-{made[:4]}-{len(world.of(Quote)) + 1041}",
            deal_id=deal.id,
            customer=deal.customer,
            status=status,
            total=deal.amount,
            currency=deal.currency,
            valid_until=valid,
            price_book_id=book.id,
            snapshot=prices,
            partner_id=deal.partner_id,
        )
    )


def shares(world: World) -> None:
    """Leads that two partners work on together, in every status."""
    everyone = world.of(Partner)
    for index, partner in enumerate(everyone):
        other = everyone[(index + 1) % len(everyone)]
        worked = world.find(Lead, partner_id=partner.id, status=LeadStatus.WORKING)
        for number, (status, lead) in enumerate(zip(ShareStatus, worked, strict=False)):
            world.add(
                LeadShare(
                    **world.make.stamp(
                        after_business_hours(lead.contacted_at, 5, world.calendar(lead.region)), lead.user_id
                    ),
                    lead_id=lead.id,
                    headline=lead.title,
                    kind=tuple(ShareKind)[(number + 2) % len(ShareKind)],
                    status=status,
                    partner_id=partner.id,
                    other_partner_id=other.id,
                    partner_name=partner.name,
                    other_partner_name=other.name,
                    split=world.make.pick((2000, 3000, 5000)),
                )
            )
