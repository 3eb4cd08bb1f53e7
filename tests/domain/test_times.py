"""Business time: SLA clocks run in business hours, in the region's zone, and stop for holidays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prm_desktop.domain.times import Calendar, add_business_hours, business_hours_between, later

BERLIN = Calendar(zone="Europe/Berlin", holidays=frozenset({"2026-05-01"}))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-03-02T08:00:00Z", 4, "2026-03-02T12:00:00Z"),
        ("2026-03-02T15:00:00Z", 2, "2026-03-03T09:00:00Z"),
        ("2026-03-06T15:00:00Z", 2, "2026-03-09T09:00:00Z"),
        ("2026-04-30T14:00:00Z", 2, "2026-05-04T08:00:00Z"),
        ("2026-03-27T15:00:00Z", 2, "2026-03-30T08:00:00Z"),
        ("2026-03-07T12:00:00Z", 0.5, "2026-03-09T08:30:00Z"),
    ],
    ids=["same day", "over night", "over the weekend", "over a holiday", "into summer time", "from a Saturday"],
)
def test_business_hours_pass_only_while_business_is_done(start: str, hours: float, end: str) -> None:
    assert add_business_hours(start, hours, BERLIN) == end
    assert business_hours_between(start, end, BERLIN) == pytest.approx(hours)


@given(st.integers(0, 300_000), st.integers(1, 80))
def test_adding_and_counting_business_hours_agree(offset: int, hours: int) -> None:
    start = later("2026-01-01T00:00:00Z", minutes=offset)
    end = add_business_hours(start, hours, BERLIN)
    assert business_hours_between(start, end, BERLIN) == pytest.approx(hours)
    assert business_hours_between(end, start, BERLIN) == pytest.approx(-hours)


def test_a_deadline_beyond_everything_is_one_in_ten_years() -> None:
    assert add_business_hours("2026-03-02T08:00:00Z", 1_000_000, BERLIN) == "2036-03-07T16:00:00Z"


def test_a_calendar_without_business_days_is_an_error_and_not_an_endless_loop() -> None:
    with pytest.raises(ValueError, match="no business days"):
        add_business_hours("2026-01-01T00:00:00Z", 1, Calendar(weekdays=frozenset()))
