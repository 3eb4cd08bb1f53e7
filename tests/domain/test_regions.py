"""A region's hours and days are such that business time can be told by them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prm_desktop.domain.checks import check_row
from prm_desktop.domain.partners import Region, calendar_of
from prm_desktop.domain.times import Calendar, add_business_hours
from prm_desktop.errors import BadInput

REGION = Region(id="01900000-0000-7000-8000-0000000000aa", code="DE", name="Germany", time_zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"time_zone": "Europe/Berln"}, "“Europe/Berln” is no time zone such as Europe/Berlin."),
        ({"time_zone": ""}, "“” is no time zone such as Europe/Berlin."),
        ({"time_zone": "Europe"}, "“Europe” is no time zone such as Europe/Berlin."),
        ({"time_zone": "../../etc/passwd"}, "“../../etc/passwd” is no time zone such as Europe/Berlin."),
        ({"opens": "9"}, "“9” is no time of the day such as 09:00."),
        ({"closes": "24:00"}, "“24:00” is no time of the day such as 09:00."),
        ({"closes": ""}, "“” is no time of the day such as 09:00."),
        ({"opens": "17:00"}, "“Closes at” must be later than “Opens at”."),
        ({"weekdays": ()}, "“Working days” takes the numbers from 0 (Monday) to 6 (Sunday), one of them at least."),
        (
            {"weekdays": ("1", "7")},
            "“Working days” takes the numbers from 0 (Monday) to 6 (Sunday), one of them at least.",
        ),
        ({"holidays": ("2026-12-25", "24.12.2026")}, "“24.12.2026” is no day such as 2026-12-24."),
        ({"holidays": ("20261224",)}, "“20261224” is no day such as 2026-12-24."),
    ],
)
def test_what_no_business_time_can_be_told_by_is_said_and_is_no_end_of_the_programme(
    wrong: dict[str, Any], told: str
) -> None:
    region = replace(REGION, **wrong)
    with pytest.raises(BadInput) as error:
        check_row(region)
    assert error.value.message == told
    assert calendar_of(region) == Calendar()


def test_a_region_that_is_right_has_its_own_calendar() -> None:
    region = replace(REGION, opens="08:30", closes="16:30", weekdays=("0", "6"), holidays=("2026-11-30",))
    check_row(region)
    end = add_business_hours("2026-11-29T08:00:00Z", 9, calendar_of(region))
    assert end == "2026-12-06T09:00:00Z"
