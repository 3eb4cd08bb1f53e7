"""A rep's whole day by keys alone: sign in, triage, work, a train, a claim, a deal, registering it, and sign out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_three"), OFFSCREEN]
CLAIMED = "Netzwerk für zwei Stationen und die Ambulanz"


def test_a_day_by_keys_alone(hub: Hub, at_window: Callable[[Account], Person]) -> None:
    anna = at_window(hub.accounts[0])
    company = triages(anna)
    works(anna, company)
    anna.works_offline()  # on the train
    converts_and_registers(anna, company)
    claims(anna)
    looks_around(anna)
    anna.presses("Ctrl+Shift+Y")
    anna.waits_for("Your changes", "The oldest since")
    anna.takes_picture("day-8-sync")
    anna.goes_online()
    anna.waits_for("Everything is sent")
    sees_what_became_of_it(anna)
    anna.presses("Ctrl+,")
    anna.tabs_to("Sign out")
    anna.presses("Space")
    anna.waits_for("Signed out. Your data and your unsent changes stay here, encrypted.", "Sign in again")
    anna.takes_picture("day-10-signed-out")
    anna.presses("Ctrl+Q")
    anna.waits_until_closed()


def triages(anna: Person) -> str:
    """From Home to the offers: accept one, decline one with words. Returns whose offer was accepted."""
    anna.tabs_to("Show all")
    anna.presses("Space")
    anna.waits_for("View: To answer", "Why you")
    company = anna.row()[1]
    anna.presses("A")
    anna.waits_for(f"Accepted {company}")
    anna.waits_until_off(company)
    other = anna.row()[1]
    anna.presses("D")
    anna.waits_for("Other (please say)")
    anna.presses("7")
    anna.tabs_to("Comment")
    anna.takes_picture("day-1-other-reason")
    anna.types("They belong to a competitor of ours.")
    anna.presses("Ctrl+Return")
    anna.waits_for(f"Declined {other}")
    anna.waits_until_off(other)
    return company


def works(anna: Person, company: str) -> None:
    """Find the lead, call, note, add a task, write the next step and correct a field."""
    anna.asks_for(company[:9], company)
    anna.waits_for("First contact due")
    anna.presses("C")
    anna.types("Called the plant manager")
    anna.presses("Return")
    anna.types("Wants a visit; the budget is approved")
    anna.presses("Ctrl+Return")
    anna.waits_for("Working", "What was said")
    anna.presses("Escape", "N")
    anna.types("Old switches stay until May")
    anna.presses("Ctrl+Return")
    anna.waits_for("What you found out")
    anna.presses("Escape", "T")
    anna.types("Send two dates for the visit")
    anna.tabs_to("Due")
    anna.types("tomorrow 14:00")
    anna.presses("Ctrl+Return")
    anna.waits_for("What is to be done", "Due tomorrow")
    anna.presses("Escape")
    anna.tabs_to("Next step: empty")
    anna.presses("Return")
    anna.types("Visit the plant")
    anna.presses("Return")
    anna.tabs_to("Next step: Visit the plant", "Shift+Tab")
    anna.takes_picture("day-2-worked")


def converts_and_registers(anna: Person, company: str) -> None:
    """Make a deal of the lead, put a product into it and register it, all of it offline."""
    anna.goes_into_the_list()
    anna.presses("V")
    anna.waits_for(f"{company} is a deal now. Everything came along.")
    anna.takes_picture("day-3-converted")
    anna.asks_for(f"d: {company[:9]}", company)
    anna.waits_for("Worth registering", "Visit the plant")
    anna.goes_into_the_list()
    anna.presses("G")
    anna.waits_for("The vendor's channel manager decides about it.")
    anna.tabs_to("Closes")
    anna.types("2027-03-31")
    anna.takes_picture("day-4-register")
    anna.presses("Ctrl+Return")
    anna.waits_for("Saved here. The vendor decides once it is sent.", "Registration saved here")
    anna.takes_picture("day-5-registered")


def claims(anna: Person) -> None:
    """Ask for a lead of the shark tank."""
    anna.presses("Ctrl+3")
    anna.waits_for("won within the hour", "In the tank since")
    anna.goes_into_the_list()
    anna.goes_down_to(CLAIMED)
    anna.presses("A")
    anna.waits_for("Requested. The vendor decides in order of arrival.")
    anna.takes_picture("day-6-claimed")


def looks_around(anna: Person) -> None:
    """What is earned, who can help, the keys, what waits, and a larger type for tired eyes."""
    anna.asks_for("commis", "Commissions")
    anna.waits_for("Find in commissions", "revenue")
    anna.goes_into_the_list()
    anna.presses("J", "J", "K")
    anna.takes_picture("day-7-commissions")
    anna.presses("Ctrl+?")
    anna.waits_for("Convert a lead to a deal", "Add one to this list")
    anna.presses("Escape")
    anna.presses("Ctrl+,")
    anna.waits_for("Changes take effect at once.")
    anna.tabs_to("Row height")
    anna.presses("Down")
    anna.waits_for("Roomy")
    anna.presses("Up", "Ctrl+Shift+U")
    anna.waits_for("Waiting", "Convert to a deal", "Claim it", "Register this deal")


def sees_what_became_of_it(anna: Person) -> None:
    """The claim is won, and the registration is with the vendor."""
    anna.asks_for("claims", "Claims")
    anna.waits_for("Find in claims", CLAIMED)
    anna.goes_into_the_list()
    anna.goes_down_to(CLAIMED)
    anna.waits_for("It is yours.")
    anna.asks_for("registrat", "Deal registrations")
    anna.waits_for("Find in deal registrations", "Submitted")
    anna.takes_picture("day-9-registration")
