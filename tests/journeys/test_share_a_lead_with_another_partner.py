"""A lead is worked by two partners together: offered, accepted on a train, talked about on both sides, and ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_three"), OFFSCREEN]
COMPANY = "Bergmoser Wasserwerk GmbH"


def test_two_partners_work_on_one_lead(hub: Hub, at_window: Callable[[Account], Person]) -> None:
    anna, luca = at_window(hub.accounts[0]), at_window(hub.accounts[8])
    anna.asks_for("l: bergmoser wasser", COMPANY)
    anna.waits_for("Ready for a deal?")
    anna.asks_for("share", "Share")
    anna.waits_for("The other side sees what it is about, and all of it once it accepts.")
    anna.tabs_to("With")
    anna.chooses("Alpenblick", "Alpenblick")
    anna.tabs_to("Their part of the revenue")
    anna.types("30")
    anna.takes_picture("share-1-form")
    anna.presses("Ctrl+Return")
    anna.waits_for("1 change saved here")
    anna.syncs()

    luca.syncs()
    luca.asks_for("shared", "Shared leads")
    luca.waits_for("Find in shared leads", "Remote access to 63 pumping stations")
    luca.goes_into_the_list()
    luca.goes_down_to("Remote access to 63 pumping stations")
    luca.waits_for("30%")
    luca.works_offline()
    luca.presses("A")
    luca.waits_for("Accepted. The lead arrives with the next sync.")
    luca.takes_picture("share-2-accepted")
    luca.goes_online()
    luca.asks_for("l: bergmoser wasser", COMPANY)
    luca.waits_for("Comment", "Working")
    luca.clicks("Comment")
    luca.tabs_to("Comment")
    luca.presses("Tab")
    luca.types("We can be there on Monday.")
    luca.presses("Ctrl+Return")
    luca.syncs()
    anna.syncs()
    anna.waits_for("We can be there on Monday.", "Luca Steiner")
    anna.takes_picture("share-3-talked")
