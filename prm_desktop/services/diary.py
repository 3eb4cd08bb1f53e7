"""Dates as a calendar file (RFC 5545): tasks as to-dos, classes and meetings as events, in UTC."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from prm_desktop.domain import times
from prm_desktop.domain.entities import Row
from prm_desktop.domain.training import ClassSession, Course, Enrolment
from prm_desktop.domain.work import Activity, ActivityKind, Task, TaskStatus

if TYPE_CHECKING:
    from icalendar import Event, Todo

Find = Callable[[str, str], Row | None]
"""A row by its kind and id."""
KINDS = ("task", "class_session", "enrolment", "activity")
USUAL_HOURS = 8
"""How long a class is whose course is not here."""
MEETING_HOURS = 1


def write_diary(out: BinaryIO, rows: Iterable[Row], find: Find, now: str) -> int:
    """Write what has a date; the rest is left out. Returns how many were written. Raises `OSError`."""
    from icalendar import Calendar  # noqa: PLC0415 - loaded with the first such file

    book = Calendar()
    book.add("prodid", "-//PRM Desktop//EN")
    book.add("version", "2.0")
    stamp = times.moment(now)
    count = 0
    for row in rows:
        item = _item(row, find)
        if item is not None:
            item.add("uid", row.id)
            item.add("dtstamp", stamp)
            book.add_component(item)
            count += 1
    out.write(book.to_ical())
    return count


def _item(row: Row, find: Find) -> Event | Todo | None:
    if isinstance(row, Task):
        return _todo(row)
    if isinstance(row, ClassSession):
        return _class(row, find)
    if isinstance(row, Enrolment):
        session = find("class_session", row.class_session_id)
        return _class(session, find) if isinstance(session, ClassSession) else None
    if isinstance(row, Activity) and row.kind == ActivityKind.MEETING:
        return _event(row.subject, row.note, row.occurred_at, MEETING_HOURS)
    return None


def _todo(task: Task) -> Todo | None:
    from icalendar import Todo  # noqa: PLC0415 - loaded with the first such file

    made = Todo()
    made.add("summary", task.subject)
    due, done = _moment(task.due_at), _moment(task.done_at)
    if due is not None:
        made.add("due", due)
    if done is not None:
        made.add("completed", done)
    made.add("status", "COMPLETED" if task.status == TaskStatus.DONE else "NEEDS-ACTION")
    return made


def _class(session: ClassSession, find: Find) -> Event | None:
    course = find("course", session.course_id)
    hours = course.duration_hours if isinstance(course, Course) and course.duration_hours else USUAL_HOURS
    summary = course.summary if isinstance(course, Course) else ""
    made = _event(session.title, summary, session.starts_at, hours)
    if made is not None and session.place:
        made.add("location", session.place)
    if made is not None and session.link:
        made.add("url", session.link)
    return made


def _event(title: str, text: str, starts: str, hours: int) -> Event | None:
    from icalendar import Event  # noqa: PLC0415 - loaded with the first such file

    start = _moment(starts)
    if start is None:
        return None
    made = Event()
    made.add("summary", title)
    if text:
        made.add("description", text)
    made.add("dtstart", start)
    made.add("dtend", start + timedelta(hours=hours))
    return made


def _moment(text: str) -> datetime | None:
    try:
        return times.moment(text).astimezone(UTC)
    except ValueError:
        return None
