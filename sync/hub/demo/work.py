"""What happened around leads: accounts, contacts, activities, tasks, comments, and the notes of the vendor alone."""

from __future__ import annotations

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import User
from prm_desktop.domain.times import later
from prm_desktop.domain.work import (
    Account,
    Activity,
    Comment,
    Contact,
    Task,
    TaskStatus,
    WorkNote,
)
from sync.hub.demo.maker import after_business_hours
from sync.hub.demo.people import FIRST, LAST, POSITIONS
from sync.hub.demo.talk import ACTIVITIES, COMMENTS, CONTACT_FIRST, TASKS, WORK_NOTES
from sync.hub.demo.words import slug
from sync.hub.demo.world import World

_TOUCHED = (LeadStatus.WORKING, LeadStatus.CONVERTED, LeadStatus.DISQUALIFIED)
_VAT = {
    "DE": "DE#########",
    "AT": "ATU########",
    "CH": "CHE-###.###.###",
    "FR": "FR###########",
    "ES": "ESB########",
    "IT": "IT###########",
    "NL": "NL#########B01",
    "SE": "SE##########01",
    "GB": "GB#########",
    "AE": "1##############",
}


def accounts(world: World) -> None:
    """A customer for every lead that became one and for some being worked, each with one to three contacts."""
    for lead in world.of(Lead):
        if lead.status == LeadStatus.CONVERTED or (lead.status == LeadStatus.WORKING and world.make.happens(30)):
            account = _account(world, lead)
            world.change(lead, account_id=account.id)


def _account(world: World, lead: Lead) -> Account:
    make = world.make
    domain = lead.email.rsplit("@", 1)[-1]
    account = world.add(
        Account(
            **make.stamp(lead.contacted_at, lead.user_id),
            name=lead.company,
            domain=f"https://www.{domain}",
            tax_id=make.digits(_VAT[lead.country]),
            city=lead.city,
            country=lead.country,
            industry=lead.industry,
            company_size=lead.company_size,
            partner_id=lead.partner_id,
        )
    )
    people = [(lead.contact_name, lead.contact_role, lead.phone, lead.email)]
    for _ in range(make.pick((0, 0, 1, 2))):
        language = lead.language if lead.language in FIRST else "en"
        name = f"{make.pick(FIRST[language])} {make.pick(LAST[language])}"
        mailbox = ".".join(slug(name).split("-"))
        people.append((name, make.pick(POSITIONS[lead.language]), lead.phone, f"{mailbox}@{domain}"))
    for name, position, phone, email in people:
        world.add(
            Contact(
                **make.stamp(lead.contacted_at, lead.user_id),
                name=name,
                job_title=position,
                phone=phone,
                email=email,
                account_id=account.id,
                partner_id=lead.partner_id,
            )
        )
    return account


def activities(world: World) -> None:
    """First contact, what followed, and tasks: some overdue, some due today, some to come, some done."""
    for lead in world.of(Lead):
        if lead.partner_id and lead.status in _TOUCHED:
            _activities(world, lead)
        if lead.status in {LeadStatus.WORKING, LeadStatus.ACCEPTED} and world.make.happens(70):
            _tasks(world, lead)


def _activities(world: World, lead: Lead) -> None:
    make, calendar = world.make, world.calendar(lead.region)
    at = lead.contacted_at
    chosen = [make.pick(CONTACT_FIRST), *make.some(ACTIVITIES, make.number(0, 3))]
    for kind, subject, note in chosen:
        if at > make.now:
            break
        world.add(
            Activity(
                **make.stamp(at, lead.user_id),
                lead_id=lead.id,
                kind=kind,
                subject=subject,
                note=note,
                occurred_at=at,
                partner_id=lead.partner_id,
                user_id=lead.user_id,
            )
        )
        at = after_business_hours(at, make.number(6, 40), calendar)


def _tasks(world: World, lead: Lead) -> None:
    make = world.make
    for _ in range(make.pick((1, 1, 2))):
        day = make.pick((-6, -2, -1, 0, 0, 0, 1, 1, 2, 3, 6, 9, 15, 21))
        done = day < 0 and make.happens(55)
        due = f"{make.day(day)}T{make.number(7, 16):02}:{make.pick((0, 15, 30, 45)):02}:00Z"
        finished = later(due, hours=-2) if done else ""
        world.add(
            Task(
                **make.stamp(lead.accepted_at, lead.user_id, finished),
                lead_id=lead.id,
                subject=make.pick(TASKS),
                status=TaskStatus.DONE if done else TaskStatus.OPEN,
                due_at=due,
                done_at=finished,
                partner_id=lead.partner_id,
                user_id=lead.user_id,
            )
        )


def comments(world: World) -> None:
    """Questions and answers between partner and vendor on leads, and what the vendor keeps to itself."""
    vendor = world.get(User, world.vendor_user)
    for lead in world.of(Lead):
        worked = lead.partner_id and lead.status in {LeadStatus.WORKING, LeadStatus.CONVERTED}
        if worked and world.make.happens(30):
            rep = world.get(User, lead.user_id)
            side, question, answer = world.make.pick(COMMENTS)
            first, second = (rep, vendor) if side == "partner" else (vendor, rep)
            calendar = world.calendar(lead.region)
            at = after_business_hours(lead.contacted_at, world.make.number(1, 20), calendar)
            _comment(world, lead, first, question, at)
            _comment(world, lead, second, answer, after_business_hours(at, world.make.number(1, 6), calendar))
        if worked and world.make.happens(15):
            at = later(lead.contacted_at, hours=world.make.number(2, 40))
            world.add(
                WorkNote(
                    **world.make.stamp(at, vendor.id),
                    record_kind="lead",
                    record_id=lead.id,
                    body=world.make.pick(WORK_NOTES),
                )
            )


def _comment(world: World, lead: Lead, author: User, body: str, at: str) -> None:
    world.add(
        Comment(
            **world.make.stamp(at, author.id),
            record_kind="lead",
            record_id=lead.id,
            body=body,
            partner_id=lead.partner_id,
            user_id=author.id,
            author=author.name,
        )
    )
