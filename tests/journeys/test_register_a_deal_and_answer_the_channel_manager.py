"""A lead becomes a deal and is registered on the train; the channel manager asks back, and approves the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY = "Silberhorn Klinik AG"
QUESTION = "How many floors are it?"


def test_a_registration_goes_back_and_forth_until_it_protects(hub: Hub, at_window: Callable[[Account], Person]) -> None:
    anna = at_window(hub.accounts[0])
    anna.asks_for("l: silberhorn", COMPANY)
    anna.waits_for("Ready for a deal?")
    anna.works_offline()
    anna.goes_into_the_list()
    anna.presses("V")
    anna.waits_for(f"{COMPANY} is a deal now.")
    anna.asks_for("d: silberhorn", COMPANY)
    anna.waits_for("Worth registering", "Prospect")
    anna.goes_into_the_list()
    anna.presses("G")
    anna.waits_for("The vendor's channel manager decides about it.")
    anna.tabs_to("Closes")
    anna.types("2027-03-31")
    anna.takes_picture("deal-1-register")
    anna.presses("Ctrl+Return")
    anna.waits_for("Registration saved here; the vendor decides after it is sent.")
    anna.goes_online()

    waiting = hub.does("registration", "list")
    (mine,) = (item for item in waiting if item["customer"] == COMPANY)
    hub.does("registration", "return", mine["id"], QUESTION)
    anna.asks_for("registrat", "Deal registrations")
    anna.waits_for("Find in deal registrations", COMPANY)
    anna.goes_into_the_list()
    anna.goes_down_to(COMPANY)
    anna.waits_for(QUESTION)
    anna.takes_picture("deal-2-asked-back")
    anna.presses("A")
    anna.waits_for("Cancel")
    anna.tabs_to("Your reply")
    anna.types("Two floors, one after the other.")
    anna.presses("Ctrl+Return")
    anna.waits_for("Saved here. The vendor decides once it is sent.")
    anna.syncs()
    hub.does("registration", "approve", mine["id"])
    anna.presses("F5")
    anna.waits_for("Approved", "rotected")
    anna.takes_picture("deal-3-approved")
