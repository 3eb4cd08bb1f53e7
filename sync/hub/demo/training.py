"""Courses, classes, places in them, certifications and duties; afterwards each partner's progress can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.training import (
    Certification,
    CertificationStatus,
    ClassSession,
    Course,
    Enrolment,
    EnrolmentStatus,
    TrainingDuty,
)
from sync.hub.demo.catalog_data import BY_KEY
from sync.hub.demo.products import converted
from sync.hub.demo.training_data import COURSES, VENUES
from sync.hub.demo.words import items
from sync.hub.demo.world import World

MONTH = 30.4375
DAY_HOURS = 8
FRIDAY = 4
EXPIRING_DAYS = 90
_HOLDERS: Mapping[str, tuple[tuple[int, str, int], ...]] = {
    "Hanse": (
        (0, "Quellmark Foundation", 410),
        (0, "Selling Solutions", 700),
        (1, "Quellmark Foundation", 25),
        (1, "Managed Switching Professional", 190),
        (1, "Wireless for Warehouses", 72),
        (1, "Video Foundation", 55),
        (2, "Sensors and Gateways Professional", 28),
        (2, "Cold Chain Compliance", 84),
        (2, "Condition Monitoring Basics", 300),
        (3, "Quellmark Foundation", -40),
        (3, "Video Foundation", 510),
    ),
    "Réseaux": (
        (0, "Quellmark Foundation", 330),
        (0, "Managed Switching Professional", 88),
        (1, "Thermal and Fire Warning", 57),
        (1, "Sensors and Gateways Professional", 29),
        (1, "Video Analytics Professional", 400),
        (2, "Plant Backbone Expert", 140),
        (2, "Managed Switching Professional", 460),
        (3, "Selling Solutions", 45),
    ),
    "Alpenblick": (
        (0, "Managed Switching Professional", 59),
        (0, "Quellmark Foundation", 220),
        (1, "Industrial Ethernet Basics", 27),
        (1, "Meshview Operations", 380),
    ),
    "Pennine": ((0, "Quellmark Foundation", 86), (1, "Condition Monitoring Basics", -12)),
}
"""Who holds what: (person's place in the team, course, days until it expires)."""


def courses(world: World) -> None:
    """The courses, and which of them a product needs."""
    make = world.make
    by_family: dict[str, list[Product]] = {}
    for product in world.of(Product):
        by_family.setdefault(product.family, []).append(product)
    made: dict[str, Course] = {}
    for name, level, hours, months, families, before, sells, summary in COURSES:
        names = [BY_KEY[key].name for key in items(families)]
        course = Course(
            **make.stamp(make.ago(days=820), world.vendor_user, make.ago(days=make.number(20, 200))),
            name=name,
            level=level,
            summary=summary,
            product_ids=tuple(p.id for family in names for p in by_family[family] if not p.parent_id),
            duration_hours=int(hours),
            prerequisite_ids=(made[before].id,) if before else (),
            cancel_by_days=7 if int(hours) > DAY_HOURS else 3,
            valid_months=int(months),
        )
        made[name] = world.add(course)
        for product in by_family[BY_KEY[sells].name] if sells else ():
            world.change(product, required_course_ids=(course.id,))


def sessions(world: World) -> None:
    """Four classes a course: one long past, one just past, two to come; and who of the partners has a place."""
    for number, course in enumerate(world.of(Course)):
        for turn, offset in enumerate((-150, -32, 16, 58)):
            _session(world, course, number + 3 * turn, offset + number * 2)
    for session in world.of(ClassSession):
        _enrolments(world, session)


def _session(world: World, course: Course, number: int, offset: int) -> None:
    make = world.make
    place, zone, language, currency = VENUES[number % len(VENUES)]
    start = make.today + timedelta(days=offset)
    while start.weekday() > FRIDAY or f"{start:%m-%d}" >= "12-23" or f"{start:%m-%d}" <= "01-06":
        start += timedelta(days=1)
    online = place == "Online"
    seats = 24 if online else 12
    price = 9000 * course.duration_hours // (2 if online else 1)
    slot = make.hour_of((start - make.today).days, 9, 30 if online else 0, zone)
    world.add(
        ClassSession(
            **make.stamp(make.ago(days=max(0, -offset) + 100), world.vendor_user, make.ago(days=2)),
            title=course.name,
            course_id=course.id,
            starts_at=slot,
            time_zone=zone,
            place=place,
            link=f"https://learn.quellmark.example/{course.id[-8:]}" if online else "",
            language=language,
            seats=seats,
            waitlist=4,
            min_seats=4,
            price=converted(price, currency),
            currency=currency,
        )
    )


def _enrolments(world: World, session: ClassSession) -> None:
    """Places for some of the partners' people, and the others who sit there without a name."""
    make = world.make
    past = session.starts_at < make.now
    full = not past and make.happens(30)
    confirmed = waiting = 0
    for partner in world.of(Partner):
        for person in world.team(partner):
            if not make.happens(20) or confirmed >= session.seats - session.min_seats - 2:
                continue
            status = _status(world, past=past, full=full)
            if status == EnrolmentStatus.WAITLISTED and waiting == session.waitlist:
                status = EnrolmentStatus.REFUSED
            confirmed += status in {EnrolmentStatus.CONFIRMED, EnrolmentStatus.ATTENDED, EnrolmentStatus.NO_SHOW}
            waiting += status == EnrolmentStatus.WAITLISTED
            _enrol(world, session, person, status)
    others = session.seats - confirmed if full else make.number(session.min_seats, session.seats - confirmed - 2)
    world.change(session, seats_taken=confirmed + others, waiting=waiting)


def _status(world: World, *, past: bool, full: bool) -> EnrolmentStatus:
    if past:
        return world.make.weighted(
            {EnrolmentStatus.ATTENDED: 80, EnrolmentStatus.NO_SHOW: 8, EnrolmentStatus.CANCELED: 12}
        )
    if full:
        return world.make.weighted({EnrolmentStatus.WAITLISTED: 2, EnrolmentStatus.CONFIRMED: 2})
    return world.make.weighted(
        {EnrolmentStatus.CONFIRMED: 60, EnrolmentStatus.REQUESTED: 20, EnrolmentStatus.CANCELED: 15}
    )


_ANSWERS = {
    EnrolmentStatus.WAITLISTED: "The class is full. You move up when somebody cancels.",
    EnrolmentStatus.CONFIRMED: "Your seat is confirmed. Bring a laptop with an Ethernet port.",
    EnrolmentStatus.REFUSED: "The class and its waiting list are full. The next date has seats.",
    EnrolmentStatus.NO_SHOW: "You were expected. The fee is due all the same.",
}


def _enrol(world: World, session: ClassSession, person: User, status: EnrolmentStatus) -> None:
    make = world.make
    asked = make.ago(days=make.number(3, 20))
    if session.starts_at < make.now:
        asked = f"{date.fromisoformat(session.starts_at[:10]) - timedelta(days=make.number(9, 40))}T10:20:00Z"
    decided = "" if status == EnrolmentStatus.REQUESTED else asked[:11] + "14:05:00Z"
    world.add(
        Enrolment(
            **make.stamp(asked, person.id),
            class_session_id=session.id,
            title=session.title,
            starts_at=session.starts_at,
            user_id=person.id,
            attendee=person.name,
            status=status,
            answer=_ANSWERS.get(status, ""),
            decided_at=decided,
            partner_id=person.partner_id,
        )
    )


def certifications(world: World) -> None:
    """What people hold, and what they must hold by when."""
    by_name = {course.name: course for course in world.of(Course)}
    for partner in world.of(Partner):
        team = world.team(partner)
        for seat, name, left in _HOLDERS[partner.name.split()[0]]:
            _certification(world, team[seat], by_name[name], left)
            if left < EXPIRING_DAYS:
                due = world.make.day(max(left, 14))
                _duty(world, team[seat], by_name[name], due)
        _duty(world, team[-1], by_name["Selling Solutions"], world.make.day(75))


def _certification(world: World, person: User, course: Course, left: int) -> None:
    make = world.make
    issued = make.today + timedelta(days=left) - timedelta(days=round(course.valid_months * MONTH))
    status = CertificationStatus.EXPIRING if left <= EXPIRING_DAYS else CertificationStatus.VALID
    if left < 0:
        status = CertificationStatus.EXPIRED
    world.add(
        Certification(
            **make.stamp(f"{min(issued, make.today)}T15:00:00Z", world.vendor_user),
            name=course.name,
            course_id=course.id,
            user_id=person.id,
            holder=person.name,
            status=status,
            issued_on=issued.isoformat(),
            valid_months=course.valid_months,
            expires_on=make.day(left),
            partner_id=person.partner_id,
        )
    )


def _duty(world: World, person: User, course: Course, due: str) -> None:
    world.add(
        TrainingDuty(
            **world.make.stamp(world.make.ago(days=40), world.vendor_user),
            name=course.name,
            course_id=course.id,
            user_id=person.id,
            holder=person.name,
            due_on=due,
            partner_id=person.partner_id,
        )
    )
