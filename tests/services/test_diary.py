"""Calendar files, read back by a calendar's library."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from prm_desktop.domain.entities import Row
from prm_desktop.domain.training import ClassSession, Course, Enrolment
from prm_desktop.domain.work import Activity, Task
from prm_desktop.services.diary import write_diary

COURSE = Course(id="k-1", name="Falcon", duration_hours=3, summary="What, and why; how")
SESSION = ClassSession(id="s-1", course_id="k-1", title="Falcon, day 1", starts_at="2026-03-02T09:00:00Z", place="Kiel")


def written(rows: Iterable[Row]) -> list[Any]:
    known = {("course", "k-1"): COURSE, ("class_session", "s-1"): SESSION}
    out = io.BytesIO()
    count = write_diary(out, rows, lambda kind, row_id: known.get((kind, row_id)), "2026-03-01T08:00:00Z")
    found = [item for item in Calendar.from_ical(out.getvalue()).walk() if item.name != "VCALENDAR"]
    assert len(found) == count
    return found


def test_a_class_lasts_as_long_as_its_course() -> None:
    (event,) = written([SESSION])
    assert (event["summary"], event["location"]) == ("Falcon, day 1", "Kiel")
    assert event["description"] == "What, and why; how"
    assert (event["dtstart"].dt, event["dtend"].dt) == (at(9), at(12))


def test_an_enrolment_is_the_class_it_is_for() -> None:
    (event,) = written([Enrolment(id="e-1", class_session_id="s-1"), Enrolment(id="e-2", class_session_id="gone")])
    assert (event["uid"], event["dtstart"].dt) == ("e-1", at(9))


def test_tasks_are_to_dos() -> None:
    open_, done = written(
        [
            Task(id="t-1", subject="Call\nback", due_at="2026-03-02T09:00:00Z"),
            Task(id="t-2", subject="Sent", status="done", done_at="2026-03-02T10:00:00Z"),
        ]
    )
    assert (open_.name, open_["summary"], open_["due"].dt, open_["status"]) == (
        "VTODO", "Call\nback", at(9), "NEEDS-ACTION",
    )  # fmt: skip
    assert (done["status"], done["completed"].dt) == ("COMPLETED", at(10))


def test_of_activities_only_meetings_are_dates() -> None:
    (event,) = written(
        [
            Activity(id="a-1", kind="meeting", subject="Rollout", occurred_at="2026-03-02T09:00:00Z"),
            Activity(id="a-2", kind="call", subject="Hello", occurred_at="2026-03-02T09:00:00Z"),
        ]
    )
    assert event["summary"] == "Rollout"


def at(hour: int) -> datetime:
    return datetime(2026, 3, 2, hour, tzinfo=UTC)
