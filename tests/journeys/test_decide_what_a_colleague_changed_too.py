"""Two colleagues write the same next step while one of them is away: both versions are there, and a key decides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY = "Nordheide Energie AG"


def test_both_versions_are_shown_with_whose_they_are_and_one_is_kept(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    jonas = Rep(place / "jonas", hub.accounts[1], hub.url)
    jonas.signs_in()
    anna.asks_for("l: nordheide energie", COMPANY)
    anna.waits_for("First contact")
    anna.works_offline()
    anna.tabs_to("Next step: empty")
    anna.presses("Return")
    anna.types("Send the offer")
    anna.presses("Return")
    anna.waits_for("1 change saved here")
    (lead,) = jonas.sees("lead", f"company={COMPANY}")
    jonas.edits(lead, next_step="Visit the site first")
    jonas.syncs()

    anna.goes_online()
    anna.waits_for("1 needs attention")
    anna.presses("Ctrl+Shift+A")
    anna.waits_for("Send the offer", "Visit the site first", "Jonas Rieckhoff")
    anna.takes_picture("attention-1-both")
    anna.presses("1")
    anna.waits_until_gone("1 needs attention")
    anna.takes_picture("attention-2-decided")
    anna.syncs()
    jonas.syncs()
    assert jonas.sees_one("lead", lead["id"])["next_step"] == "Send the offer"
