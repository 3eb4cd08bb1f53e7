"""Tickets with their messages, and customers' contracts with the renewals that are near."""

from __future__ import annotations

from datetime import date, timedelta

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.contracts import Contract, ContractStatus, Renewal, RenewalStage
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.tickets import SlaPolicy, Ticket, TicketMessage, TicketStatus
from prm_desktop.domain.times import later
from prm_desktop.domain.work import Account
from sync.hub.demo.catalog_data import BY_KEY
from sync.hub.demo.maker import after_business_hours
from sync.hub.demo.places import CURRENCY
from sync.hub.demo.products import converted
from sync.hub.demo.talk import TICKETS
from sync.hub.demo.world import World

_STATUSES = (
    TicketStatus.NEW,
    TicketStatus.OPEN,
    TicketStatus.WAITING,
    TicketStatus.RESOLVED,
    TicketStatus.CLOSED,
    TicketStatus.OPEN,
    TicketStatus.CLOSED,
)
_AGE = {  # days since it was opened: from, to
    TicketStatus.NEW: (0, 0),
    TicketStatus.OPEN: (1, 2),
    TicketStatus.WAITING: (2, 4),
    TicketStatus.RESOLVED: (5, 12),
    TicketStatus.CLOSED: (20, 160),
}
_TICKETS = (9, 7, 6, 4)
# Days until the notice deadline of each contract, and whether it renews by itself.
_DEADLINES = (24, 27, 38, 56, 59, 83, 88, 130, 190, 260, -20, -70)
_NOTICE_DAYS = (30, 60, 90)


def tickets(world: World) -> None:
    """For each partner some tickets in every status, due by the service level of its own level."""
    for partner, count in zip(world.of(Partner), _TICKETS, strict=True):
        for index in range(count):
            row = TICKETS[(index + 3 * count) % len(TICKETS)]
            _ticket(world, partner, row, _STATUSES[index % len(_STATUSES)])


def _ticket(world: World, partner: Partner, row: tuple[str, ...], status: TicketStatus) -> None:
    make, calendar = world.make, world.home(partner)
    kind, severity, family, subject, happened, first, reply = row
    policy = world.find(SlaPolicy, level_id=partner.level_id, severity=severity)[0]
    opened = make.at_work(-make.number(*_AGE[status]), calendar)
    if status == TicketStatus.NEW:
        opened = make.ago(minutes=make.number(15, 55))
    person = make.pick(world.team(partner))
    models = world.find(Product, family=BY_KEY[family].name, parent_id="")
    done = status in {TicketStatus.RESOLVED, TicketStatus.CLOSED}
    response_due = after_business_hours(opened, policy.response_hours, calendar)
    resolved = min(after_business_hours(opened, policy.resolve_hours / 2, calendar), make.now) if done else ""
    ticket = world.add(
        Ticket(
            **make.stamp(opened, person.id, resolved or opened),
            subject=subject,
            number=f"T-{opened[:4]}-{len(world.of(Ticket)) + 20417}",
            type=kind,
            severity=severity,
            status=status,
            description=f"{happened}.",
            product_id=make.pick(models).id,
            response_due=response_due,
            resolve_due=after_business_hours(opened, policy.resolve_hours, calendar),
            resolved_at=resolved,
            partner_id=partner.id,
            user_id=person.id,
        )
    )
    _messages(world, ticket, person, (first, reply))


def _messages(world: World, ticket: Ticket, person: User, texts: tuple[str, str]) -> None:
    """Nothing yet on a new ticket; the vendor's answer on an open one; both sides on those that are done."""
    vendor = world.get(User, world.vendor_user)
    answers = {TicketStatus.NEW: 0, TicketStatus.OPEN: 1, TicketStatus.WAITING: 1}.get(TicketStatus(ticket.status), 2)
    at = ticket.created_at
    for index, body in enumerate(texts[:answers]):
        at = min(later(at, minutes=world.make.number(25, 110)), world.make.now)
        author = person if index else vendor
        world.add(
            TicketMessage(
                **world.make.stamp(at, author.id),
                ticket_id=ticket.id,
                body=body,
                author=author.name if index else "Quellmark Support",
                from_vendor=not index,
                partner_id=ticket.partner_id,
            )
        )


def contracts(world: World) -> None:
    """Support contracts of the partners' customers, and a renewal for each whose notice deadline is near."""
    for partner in world.of(Partner):
        customers = world.find(Account, partner_id=partner.id)
        for index, (account, left) in enumerate(zip(customers, _DEADLINES, strict=False)):
            contract = _contract(world, partner, account, left, index)
            _renewal(world, contract, left, index)


def _contract(world: World, partner: Partner, account: Account, left: int, index: int) -> Contract:
    make = world.make
    notice = _NOTICE_DAYS[index % len(_NOTICE_DAYS)]
    ends = make.today + timedelta(days=left + notice)
    starts = date(ends.year - make.pick((1, 2, 3)), ends.month, min(ends.day, 28)) + timedelta(days=1)
    plans = [product for product in world.of(Product) if product.family == BY_KEY["care"].name]
    status = ContractStatus.ACTIVE if left >= 0 else ContractStatus.RENEWED
    if left < 0 and index % 2:
        status = ContractStatus.NOTICE_GIVEN
    signed = min(f"{starts - timedelta(days=20)}T09:00:00Z", make.ago(days=60))
    return world.add(
        Contract(
            **make.stamp(signed, world.vendor_user),
            number=f"C-{starts.year}-{len(world.of(Contract)) + 3108}",
            customer=account.name,
            status=status,
            product_ids=tuple(product.id for product in make.some(plans[:3], 1)),
            starts_on=starts.isoformat(),
            ends_on=ends.isoformat(),
            auto_renew=index % 3 == 1,
            notice_days=notice,
            notice_deadline=(ends - timedelta(days=notice)).isoformat(),
            value=converted(make.number(8, 240) * 10000, CURRENCY.get(account.country, "EUR")),
            currency=CURRENCY.get(account.country, "EUR"),
            partner_id=partner.id,
            account_id=account.id,
        )
    )


def _stage(left: int, index: int) -> RenewalStage:
    if left < 0:
        return RenewalStage.LOST if index % 2 else RenewalStage.WON
    if index % 5 == 3:  # noqa: PLR2004 - one in five has been asked for already
        return RenewalStage.QUOTED
    stages = ((30, RenewalStage.DAYS_30), (60, RenewalStage.DAYS_60))
    return next((stage for days, stage in stages if left <= days), RenewalStage.DAYS_90)


def _renewal(world: World, contract: Contract, left: int, index: int) -> None:
    if left > 90:  # noqa: PLR2004 - the first stage begins 90 days before the notice deadline
        return
    world.add(
        Renewal(
            **world.make.stamp(world.make.ago(days=max(1, 90 - max(left, 0))), world.vendor_user),
            contract_id=contract.id,
            customer=contract.customer,
            stage=_stage(left, index),
            due_on=contract.notice_deadline,
            value=contract.value,
            currency=contract.currency,
            partner_id=contract.partner_id,
            notes="Wants two more sites in the same contract." if index % 4 == 0 else "",
        )
    )
