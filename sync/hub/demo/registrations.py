"""Deal registrations in every status, with the products that they protect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import Deal, DealLine, DealStage
from prm_desktop.domain.partners import OemContact, Partner
from prm_desktop.domain.registrations import (
    ClosureCode,
    DealRegistration,
    RegistrationLine,
    RegistrationStatus,
    running_out,
)
from prm_desktop.domain.terms import Terms, published
from prm_desktop.domain.times import Calendar, later
from prm_desktop.domain.work import Account
from sync.hub.demo.maker import Maker, after_business_hours
from sync.hub.demo.world import World

DECISION_HOURS = Terms().decision_hours
EXCLUSIVE_DAYS = Terms().exclusive_days
_OPEN = (
    RegistrationStatus.APPROVED,
    RegistrationStatus.SUBMITTED,
    RegistrationStatus.UNDER_REVIEW,
    RegistrationStatus.RETURNED,
    RegistrationStatus.DRAFT,
    RegistrationStatus.APPROVED,
    RegistrationStatus.REJECTED,
    RegistrationStatus.EXPIRED,
    RegistrationStatus.CANCELED,
    RegistrationStatus.APPROVED,
)
_ANSWERS = {
    RegistrationStatus.APPROVED: "Protected. Project price on request from 50 pieces.",
    RegistrationStatus.RETURNED: "Which site is it about? The customer has three.",
    RegistrationStatus.REJECTED: "This project has been registered by another partner since last month.",
    RegistrationStatus.EXPIRED: "No activity in 90 days. Register again as soon as there is news.",
    RegistrationStatus.CONVERTED: "Congratulations on the order.",
    RegistrationStatus.CANCELED: "Canceled at your request.",
}
_CODES = {
    RegistrationStatus.REJECTED: ClosureCode.DUPLICATE,
    RegistrationStatus.CONVERTED: ClosureCode.CONVERTED,
    RegistrationStatus.EXPIRED: ClosureCode.INCOMPLETE,
}
_REASON = "The pilot runs well; the board decides about the other sites next month."
_UNDECIDED = frozenset({RegistrationStatus.DRAFT, RegistrationStatus.SUBMITTED, RegistrationStatus.UNDER_REVIEW})


def registrations(world: World) -> None:
    """Won deals had one, now converted; the open and lost ones go through all other statuses in turn."""
    desk = world.find(OemContact, job_title="Deal desk")[0]
    for partner in world.of(Partner):
        turn = 0
        for deal in world.find(Deal, partner_id=partner.id):
            if deal.stage == DealStage.WON:
                _registration(world, deal, RegistrationStatus.CONVERTED, desk.id)
            else:
                _registration(world, deal, _OPEN[turn % len(_OPEN)], desk.id)
                turn += 1


def _registration(world: World, deal: Deal, status: RegistrationStatus, desk: str) -> None:
    make = world.make
    calendar = world.home(world.get(Partner, deal.partner_id))
    account = world.get(Account, deal.account_id) if deal.account_id else None
    course = _course(make, deal, status, calendar)
    created = later(course.get("submitted_at") or make.ago(days=3), hours=-1)
    row = world.add(
        DealRegistration(
            **make.stamp(created, deal.user_id, course.get("decided_at", "")),
            **course,
            customer=deal.customer,
            customer_domain=account.domain if account else "",
            project=deal.name,
            status=status,
            value=deal.amount,
            currency=deal.currency,
            close_on=deal.close_on,
            deal_id=deal.id,
            lead_id=deal.lead_id,
            user_id=deal.user_id,
            customer_tax_id=account.tax_id if account else "",
            partner_id=deal.partner_id,
            approver_id="" if status == RegistrationStatus.DRAFT else desk,
            answer=_ANSWERS.get(status, ""),
            closure_code=_CODES.get(status, ""),
        )
    )
    for line in world.find(DealLine, deal_id=deal.id):
        world.add(
            RegistrationLine(
                **make.stamp(created, deal.user_id),
                deal_registration_id=row.id,
                product_id=line.product_id,
                description=world.get(Product, line.product_id).name,
                quantity=line.quantity,
                partner_id=deal.partner_id,
            )
        )


def rules(world: World) -> None:
    """The numbers of the programme, and an extension that waits for its answer where an approval soon ends."""
    row = published(Terms())
    world.add(replace(row, **(world.make.stamp(world.make.ago(days=200), world.vendor_user) | {"id": row.id})))
    for item in running_out(world.of(DealRegistration), world.make.day(0), Terms())[::2]:
        world.change(item.registration, extension_asked_at=world.make.ago(hours=5), extension_reason=_REASON)


def _course(make: Maker, deal: Deal, status: RegistrationStatus, calendar: Calendar) -> dict[str, Any]:
    """When it was submitted and decided, and until when it protects."""
    if status == RegistrationStatus.DRAFT:
        return {}
    submitted = make.start_with(make.pick((2, 6, 11)), DECISION_HOURS, calendar)
    if status == RegistrationStatus.APPROVED:
        submitted = make.at_work(-make.pick((20, 45, 76, 77, 87)), calendar)
    elif status not in _UNDECIDED:
        submitted = make.at_work(-make.number(9, 25), calendar)
    if status in {RegistrationStatus.CONVERTED, RegistrationStatus.EXPIRED}:
        submitted = max(later(deal.created_at, days=2), make.ago(days=330))
    submitted = min(submitted, make.ago(hours=1))
    course: dict[str, Any] = {
        "submitted_at": submitted,
        "decide_by": after_business_hours(submitted, DECISION_HOURS, calendar),
    }
    if status in _UNDECIDED:
        return course
    course["decided_at"] = min(after_business_hours(submitted, make.number(2, 14), calendar), make.now)
    if status in {RegistrationStatus.APPROVED, RegistrationStatus.CONVERTED, RegistrationStatus.EXPIRED}:
        decided = date.fromisoformat(course["decided_at"][:10])
        course["exclusive_until"] = (decided + timedelta(days=EXCLUSIVE_DAYS)).isoformat()
    return course
