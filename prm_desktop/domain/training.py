"""Training: courses, their sessions, places in them, and certifications.

    enrolment: requested ──hub──▶ confirmed | waitlisted | refused;  waitlisted ──seat──▶ confirmed;
               confirmed ──▶ attended | no_show;  requested, confirmed, waitlisted ──▶ canceled

The hub gives the seats (`sync.hub.rules`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.commands import Actor, Change, Command, Put, View, command, require, the, update
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone
from prm_desktop.domain.partners import colleague


class CourseLevel(Choice):
    """How deep a course goes."""

    FOUNDATION = "foundation", "Foundation"
    PROFESSIONAL = "professional", "Professional"
    EXPERT = "expert", "Expert"


@entity(
    "course",
    "Course",
    "Courses",
    scopes.everyone,
    area="training",
    title="name",
    subtitle="summary",
    status="level",
    sort="name",
    icon="mdi6.school-outline",
    why="What it qualifies you for, and how long it takes.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Course(Row):
    """A course. `cancel_by_days` before the start is the last day to cancel free of charge."""

    name: Annotated[str, f.text("Course", search=True, column=1)] = ""
    level: Annotated[str, f.choice(CourseLevel, "Level", column=2)] = CourseLevel.FOUNDATION
    summary: Annotated[str, f.long_text("What you learn", search=True)] = ""
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products", column=3)] = ()
    duration_hours: Annotated[int, f.integer("Hours", column=4)] = 0
    prerequisite_ids: Annotated[tuple[str, ...], f.refs("course", "After")] = ()
    cancel_by_days: Annotated[int, f.integer("Cancel until days before")] = 7
    max_reschedules: Annotated[int, f.integer("Reschedules at most")] = 1
    valid_months: Annotated[int, f.integer("Certificate valid for months", column=5)] = 24


@entity(
    "class_session",
    "Class",
    "Classes",
    scopes.everyone,
    area="training",
    title="title",
    subtitle="place",
    parent="course_id",
    sort="starts_at",
    icon="mdi6.calendar-clock-outline",
    why="When and where, and whether there is a seat.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ClassSession(Row):
    """One date of a course. `seats_taken` and `waiting` are kept by the hub."""

    title: Annotated[str, f.text("Class", search=True, column=1)] = ""
    course_id: Annotated[str, f.ref("course", "Course", index=True)] = ""
    starts_at: Annotated[str, f.instant("Starts", column=2, index=True)] = ""
    time_zone: Annotated[str, f.text("Time zone")] = "UTC"
    place: Annotated[str, f.text("Place", search=True, column=3)] = ""
    link: Annotated[str, f.url("Link")] = ""
    language: Annotated[str, f.text("Language", column=4)] = "en"
    seats: Annotated[int, f.integer("Seats", column=5)] = 0
    seats_taken: Annotated[int, f.integer("Taken", column=6)] = 0
    waitlist: Annotated[int, f.integer("Waiting list places")] = 0
    waiting: Annotated[int, f.integer("Waiting")] = 0
    min_seats: Annotated[int, f.integer("Takes place from")] = 0
    price: Annotated[int, f.money("Price", column=7)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"


class EnrolmentStatus(Choice):
    """What became of a request for a place."""

    REQUESTED = "requested", "Requested", Tone.WARNING
    CONFIRMED = "confirmed", "Confirmed", Tone.SUCCESS
    WAITLISTED = "waitlisted", "On the waiting list", Tone.INFO
    REFUSED = "refused", "No place", Tone.DANGER
    ATTENDED = "attended", "Attended", Tone.SUCCESS
    NO_SHOW = "no_show", "Did not come", Tone.DANGER
    CANCELED = "canceled", "Canceled"


HOLDING = (EnrolmentStatus.REQUESTED, EnrolmentStatus.CONFIRMED, EnrolmentStatus.WAITLISTED)


@entity(
    "enrolment",
    "Enrolment",
    "Enrolments",
    scopes.partner("partner_id"),
    area="training",
    title="title",
    subtitle="attendee",
    status="status",
    parent="class_session_id",
    sort="-starts_at",
    icon="mdi6.seat-outline",
    why="Who of your company goes where.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Enrolment(Row):
    """One person's place in one class."""

    class_session_id: Annotated[str, f.ref("class_session", "Class", index=True)] = ""
    title: Annotated[str, f.text("Class", search=True, column=1)] = ""
    starts_at: Annotated[str, f.instant("Starts", column=4)] = ""
    user_id: Annotated[str, f.ref("user", "Who", index=True)] = ""
    attendee: Annotated[str, f.text("Who", search=True, column=2)] = ""
    status: Annotated[str, f.choice(EnrolmentStatus, "Status", column=3)] = EnrolmentStatus.REQUESTED
    answer: Annotated[str, f.text("Answer", column=5)] = ""
    decided_at: Annotated[str, f.instant("Decided")] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


class CertificationStatus(Choice):
    """Whether a certification counts; reminders at 90, 60 and 30 days."""

    VALID = "valid", "Valid", Tone.SUCCESS
    EXPIRING = "expiring", "Expires soon", Tone.WARNING
    EXPIRED = "expired", "Expired", Tone.DANGER
    REVOKED = "revoked", "Revoked", Tone.DANGER


@entity(
    "certification",
    "Certification",
    "Certifications",
    scopes.partner("partner_id"),
    area="training",
    title="name",
    subtitle="holder",
    status="status",
    sort="expires_on",
    icon="mdi6.certificate-outline",
    why="What your people hold. It brings leads and keeps your level.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Certification(Row):
    """What one person has proved, from `issued_on` to `expires_on`."""

    name: Annotated[str, f.text("Certification", search=True, column=1)] = ""
    course_id: Annotated[str, f.ref("course", "Course", index=True)] = ""
    user_id: Annotated[str, f.ref("user", "Holder")] = ""
    holder: Annotated[str, f.text("Holder", search=True, column=2)] = ""
    status: Annotated[str, f.choice(CertificationStatus, "Status", column=3)] = CertificationStatus.VALID
    issued_on: Annotated[str, f.day("Issued", column=4)] = ""
    valid_months: Annotated[int, f.integer("Valid for months")] = 24
    expires_on: Annotated[str, f.day("Expires", column=5)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


@entity(
    "training_duty",
    "Training duty",
    "Training duties",
    scopes.partner("partner_id"),
    area="training",
    title="name",
    subtitle="holder",
    sort="due_on",
    icon="mdi6.clipboard-check-outline",
    why="Who must hold what by when, so that nothing lapses.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class TrainingDuty(Row):
    """A certification that somebody must hold by a day."""

    name: Annotated[str, f.text("Must hold", search=True, column=1)] = ""
    course_id: Annotated[str, f.ref("course", "Course")] = ""
    user_id: Annotated[str, f.ref("user", "Who")] = ""
    holder: Annotated[str, f.text("Who", search=True, column=2)] = ""
    due_on: Annotated[str, f.day("By", column=3)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""


@command(
    "enrolment.request",
    "Request a place",
    ClassSession,
    icon="mdi6.seat-outline",
    key="A",
    tone=Tone.SUCCESS,
    requested=True,
    done="Requested. The vendor confirms the seat.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RequestEnrolment(Command):
    """Ask for a place in a class, for oneself or a colleague. The hub gives the seats."""

    class_session_id: Annotated[str, f.ref("class_session", "Class", required=True)]
    user_id: Annotated[str, f.ref("user", "For")] = ""
    enrolment_id: Annotated[str, f.new_id("enrolment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where the person has a place or request already, or the class has begun."""
        session = the(view, ClassSession, self.class_session_id)
        person = colleague(view, self.user_id or actor.user_id, actor.partner_id)
        require(not session.starts_at or session.starts_at > now, "begun", "This class has begun already.")
        held = view.find(Enrolment, class_session_id=session.id, user_id=person.id)
        taken = any(item.status in HOLDING for item in held)
        require(not taken, "already_enrolled", "{name} has asked for this class already.", name=person.name)
        made = Enrolment(
            id=self.enrolment_id,
            class_session_id=session.id,
            title=session.title,
            starts_at=session.starts_at,
            user_id=person.id,
            attendee=person.name,
            partner_id=person.partner_id,
        )
        return [Put(made)]


@command(
    "enrolment.cancel",
    "Cancel the place",
    Enrolment,
    icon="mdi6.seat-passenger",
    when=HOLDING,
    done="Canceled.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class CancelEnrolment(Command):
    """Give a place or a request back; the hub gives the seat to the next on the waiting list."""

    enrolment_id: Annotated[str, f.ref("enrolment", "Enrolment", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where there is no place to give back."""
        held = the(view, Enrolment, self.enrolment_id)
        require(held.status in HOLDING, "not_enrolled", "There is no place to cancel.")
        return [update(held, status=EnrolmentStatus.CANCELED)]
