"""A rep keeps a customer company and a person there by hand, on a train; a colleague finds both afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY = "Zweckverband Wasserversorgung Untere Ostertalgruppe"
PERSON, POSITION = "Zenobia Quast", "Head of operations"
MOVED_UP = "Managing director"


def test_customers_made_by_hand_on_a_train_are_with_a_colleague_afterwards(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna, jonas = at_window(hub.accounts[0]), at_window(hub.accounts[1])
    anna.works_offline()
    keeps_the_company(anna)
    keeps_the_person(anna)
    sees_both_in_the_lists(anna)
    corrects(anna)
    anna.waits_for("3 changes saved here")
    anna.goes_online()
    (account,) = (row for row in hub.rows_for(anna.account, "account") if row["name"] == COMPANY)
    (contact,) = (row for row in hub.rows_for(jonas.account, "contact") if row["name"] == PERSON)
    assert (account["city"], contact["account_id"]) == ("Ostertal", account["id"])
    finds_both(jonas)


def keeps_the_company(anna: Person) -> None:
    """A new account from the list of accounts; it is what is shown then."""
    anna.asks_for("accounts", "Accounts")
    anna.waits_for("Find in accounts")
    anna.goes_into_the_list()
    anna.presses("Ctrl+N")
    anna.waits_for("Employees")
    asked = anna.fields_until("Cancel")
    assert list(asked) == ["Name", "Web site", "Tax id", "Town", "Country", "Industry", "Employees"]
    anna.tabs_to("Name")
    anna.types(COMPANY)
    anna.tabs_to("Town")
    anna.types("Ostertal")
    anna.takes_picture("own-1-account-form")
    anna.presses("Ctrl+Return")
    anna.waits_for("Account saved.", "1 change saved here", "Contacts · 0")
    anna.waits_for_row(COMPANY)


def keeps_the_person(anna: Person) -> None:
    """A new contact on the page of the account, which the form knows then."""
    anna.tabs_to("New contact")
    anna.takes_picture("own-2-account")
    anna.presses("Space")
    anna.waits_for("Position")
    assert list(anna.fields_until("Cancel")) == ["Name", "Position", "Phone", "E-mail"], "the account is known here"
    anna.tabs_to("Name")
    anna.types(PERSON)
    anna.tabs_to("Position")
    anna.types(POSITION)
    anna.takes_picture("own-3-contact-form")
    anna.presses("Ctrl+Return")
    anna.waits_for("Contact saved.", "2 changes saved here", "Contacts · 1", PERSON)
    anna.waits_for_row("New contact")  # the next one can be begun at once
    anna.takes_picture("own-4-account-with-contact")


def sees_both_in_the_lists(anna: Person) -> None:
    """The one among the accounts, the other among the contacts, with the name of its account."""
    anna.goes_into_the_list()
    anna.waits_for_row(COMPANY)
    anna.asks_for("contacts", "Contacts")
    anna.waits_for("Find in contacts")
    anna.presses("Ctrl+F")
    anna.types("zenobia")
    anna.waits_for("1 contact\n")
    anna.goes_into_the_list()
    anna.waits_for_row(PERSON)
    anna.waits_for_row(COMPANY)
    anna.waits_for(f"Account: {COMPANY}")
    anna.takes_picture("own-5-contacts")


def corrects(anna: Person) -> None:
    """Another position, taken back and done again; so is making the person, who is at the same account afterwards."""
    anna.tabs_to("4 more fields")
    anna.presses("Space")
    anna.tabs_to(f"Position: {POSITION}")
    anna.presses("Return", "Ctrl+A")
    anna.types(MOVED_UP)
    anna.presses("Return")
    anna.waits_for("3 changes saved here", f"Position: {MOVED_UP}")
    anna.presses("Ctrl+Z")
    anna.waits_for(f"Position: {POSITION}")
    anna.presses("Ctrl+Z")
    anna.waits_for("1 change saved here")
    anna.takes_picture("own-6-undone")
    anna.presses("Ctrl+Shift+Z")
    anna.waits_for("2 changes saved here", PERSON)
    anna.presses("Ctrl+Shift+Z")
    anna.waits_for("3 changes saved here", f"Position: {MOVED_UP}")
    anna.takes_picture("own-7-done-again")


def finds_both(jonas: Person) -> None:
    """A colleague at another window, who looks for the company."""
    jonas.syncs()
    jonas.asks_for("a: zweckverband", COMPANY)
    jonas.waits_for("Contacts · 1", PERSON, MOVED_UP)
    jonas.presses("Ctrl+K")
    jonas.types("> new con")
    jonas.waits_for("New contact", within="Found")
    jonas.presses("Escape")
    jonas.takes_picture("own-8-colleague")
