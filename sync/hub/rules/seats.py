"""Who gets a seat in a class. The class's row is locked from the moment a request is looked at."""

from __future__ import annotations

from prm_desktop.domain.commands import Actor
from prm_desktop.domain.training import CancelEnrolment, ClassSession, Enrolment, EnrolmentStatus, RequestEnrolment
from sync.hub.rules.answer import Answer
from sync.hub.unit import Unit


def request(unit: Unit, _actor: Actor, command: RequestEnrolment) -> Answer:
    """Give a seat, else a place on the waiting list, else say no."""
    session = unit.get(ClassSession, command.class_session_id)
    made = unit.get(Enrolment, command.enrolment_id)
    if session is None or made is None:
        return Answer()
    if session.seats_taken < session.seats:
        unit.update(session, seats_taken=session.seats_taken + 1)
        return _decide(unit, made, EnrolmentStatus.CONFIRMED, Answer("confirmed", "The seat is confirmed."))
    if session.waiting < session.waitlist:
        unit.update(session, waiting=session.waiting + 1)
        place = str(session.waiting + 1)
        answer = Answer("waitlisted", "The class is full; this is place {place} on the waiting list.", {"place": place})
        return _decide(unit, made, EnrolmentStatus.WAITLISTED, answer)
    answer = Answer("full", "The class and its waiting list are full.")
    return _decide(unit, made, EnrolmentStatus.REFUSED, answer)


def cancel(unit: Unit, _actor: Actor, command: CancelEnrolment) -> Answer:
    """Take the place back and give a seat that became free to whoever has waited longest."""
    before = unit.before(Enrolment, command.enrolment_id)
    session = unit.get(ClassSession, before.class_session_id) if before else None
    if before is None or session is None:
        return Answer()
    if before.status == EnrolmentStatus.WAITLISTED:
        unit.update(session, waiting=max(session.waiting - 1, 0))
    elif before.status == EnrolmentStatus.CONFIRMED:
        unit.update(session, seats_taken=max(session.seats_taken - 1, 0))
        _promote(unit, session.id)
    return Answer()


def _promote(unit: Unit, session_id: str) -> None:
    session = unit.get(ClassSession, session_id)
    queue = unit.find(Enrolment, class_session_id=session_id, status=EnrolmentStatus.WAITLISTED)
    if session is None or not queue or session.seats_taken >= session.seats or session.starts_at <= unit.now:
        return
    first = min(queue, key=lambda item: (item.created_at, item.id))
    _decide(unit, first, EnrolmentStatus.CONFIRMED, Answer("confirmed", "A seat became free: it is confirmed."))
    unit.update(session, seats_taken=session.seats_taken + 1, waiting=max(session.waiting - 1, 0))


def _decide(unit: Unit, made: Enrolment, status: EnrolmentStatus, answer: Answer) -> Answer:
    unit.update(made, status=status, answer=answer.sentence, decided_at=unit.now)
    return answer
