"""A deal is registered on the train: asked back, refused in words, sent anew, protected, and extended in time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY = "Silberhorn Klinik AG"
QUESTION = "How many floors are it?"
PRODUCTS = (("CoreLine 24 PoE", "4"), ("ClimaNode Cold", "10"))
FIRST_PRODUCT = "5G roof antenna"
MOST_FIELDS = 6
CLOSES = "2027-03-31"
RUNNING = "Switches fallen aus der Wartung, Arbeiten nur nachts", "Elbtal Pflegezentrum GmbH"
ENDING = "Mobile camera poles, rent or buy", "Kestenholz Tiefbau GmbH & Co. KG"
"""Deals whose registration the vendor looks at, and their customers."""


@pytest.fixture
def protects_for(hub: Hub) -> Iterator[Callable[[int], object]]:
    """Changes for how many days an approval protects, and changes it back."""
    before = hub.does("policy")["exclusive_days"]
    yield lambda days: hub.does("policy", f"exclusive_days={days}")
    hub.does("policy", f"exclusive_days={before}")


def test_a_registration_goes_back_and_forth_until_it_protects(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.asks_for("l: silberhorn", COMPANY)
    anna.waits_for("Ready for a deal?")
    anna.works_offline()
    anna.goes_into_the_list()
    anna.presses("V")
    anna.waits_for(f"{COMPANY} is a deal now.")
    anna.asks_for("d: silberhorn", COMPANY)
    anna.waits_for("Worth registering", "Prospect")
    adds_products(anna)
    registers(anna)
    anna.goes_online()

    is_asked_back(anna, hub)
    is_refused(anna, hub)
    first = waiting(hub)
    hub.does("registration", "review", first)
    hub.does("registration", "approve", first)
    anna.syncs()
    anna.waits_for("Registered: protected until")
    anna.takes_picture("deal-6-approved")
    cannot_be_registered_twice(anna, hub, place)


def adds_products(anna: Person) -> None:
    """Two lines by keys, from the product to how many and back."""
    anna.tabs_to("Product")
    for name, pieces in PRODUCTS:
        anna.chooses(name, name)
        anna.presses("Return")
        anna.types(pieces)
        anna.presses("Return")
        anna.waits_until_offered(FIRST_PRODUCT)  # the next one is asked for at once
    anna.presses("Escape")
    anna.waits_for("Deal lines · 2")
    anna.takes_picture("deal-1-lines")


def registers(anna: Person) -> None:
    """At most six questions, filled in from the deal but for the day."""
    anna.goes_into_the_list()
    anna.presses("G")
    anna.waits_for("The vendor's channel manager decides about it.")
    asked = anna.fields_until("Cancel")
    assert len(asked) <= MOST_FIELDS, list(asked.items())
    assert {name for name, value in asked.items() if not value} == {"Closes", "Products"}
    anna.waits_for(*(name for name, _ in PRODUCTS), within="Register this deal")
    anna.tabs_to("Closes")
    anna.types(CLOSES)
    anna.waits_for("Worth registering: about")
    anna.takes_picture("deal-2-register")
    anna.presses("Ctrl+Return")
    anna.waits_for("Registration saved here; the vendor decides after it is sent.")


def waiting(hub: Hub) -> str:
    """The registration of this customer that waits for the vendor."""
    (found,) = (item["id"] for item in hub.does("registration", "list") if item["customer"] == COMPANY)
    return str(found)


def is_asked_back(anna: Person, hub: Hub) -> None:
    """The vendor has a question; the answer is written without a network."""
    hub.does("registration", "return", waiting(hub), QUESTION)
    anna.syncs()
    anna.waits_for(QUESTION)
    anna.works_offline()
    anna.asks_for("registrat", "Deal registrations")
    anna.waits_for("Find in deal registrations", COMPANY)
    anna.goes_into_the_list()
    anna.goes_down_to(COMPANY)
    anna.waits_for(QUESTION)
    anna.takes_picture("deal-3-asked-back")
    anna.presses("A")
    anna.waits_for("Cancel")
    anna.tabs_to("Your reply")
    anna.types("Two floors, one after the other.")
    anna.presses("Ctrl+Return")
    anna.waits_for("Saved here. The vendor decides once it is sent.", "1 change saved here")
    anna.goes_online()


def is_refused(anna: Person, hub: Hub) -> None:
    """No, with a code that is told in words; the deal is registered anew."""
    hub.does("registration", "reject", waiting(hub), "--code", "incomplete", "--comment", "The floor plan, please.")
    anna.syncs()
    anna.asks_for("d: silberhorn", COMPANY)
    anna.waits_for("Not registered: the vendor said no.", "Something that the vendor needs was missing.")
    anna.waits_for("The floor plan, please.", "Worth registering")
    anna.takes_picture("deal-4-refused")
    registers(anna)
    anna.waits_for("1 change saved here")
    anna.syncs()
    anna.takes_picture("deal-5-again")


def cannot_be_registered_twice(anna: Person, hub: Hub, place: Path) -> None:
    """One's own twin is told of before it is sent; another company's is for the vendor to see, and protected is one."""
    anna.works_offline()
    anna.goes_into_the_list()
    anna.presses("G")
    anna.waits_for("Not worth registering as it is.", "Your company has registered this customer")
    anna.tabs_to("Closes")
    anna.types(CLOSES)
    anna.presses("Ctrl+Return")
    anna.waits_for("with this customer already.")
    anna.takes_picture("deal-7-twice")
    anna.presses("Escape")

    (covered,) = (item for item in hub.does("registration", "list", "--status", "approved")
                  if item["customer"] == COMPANY)  # fmt: skip
    luca = Rep(place / "luca", hub.accounts[8], hub.url)
    luca.signs_in()
    products = {item["name"]: item["id"] for item in luca.sees("product")}
    named = [products[name] for name in covered["products"] if name in products] or list(covered["products"])
    luca.does("do", "deal.create", json.dumps({"name": "The same wards", "customer": COMPANY}))
    (deal,) = luca.sees("deal", f"customer={COMPANY}")
    given: dict[str, Any] = {"product_ids": named, "value": 90_000_00, "close_on": CLOSES}
    luca.commands("registration.submit", deal_id=deal["id"], **given)
    luca.syncs()
    refused = hub.refuses("registration", "approve", waiting(hub))
    assert refused["error"] == "collision"
    assert "Hanse Digital GmbH has an approved registration of this customer" in refused["message"]
    hub.does("registration", "reject", waiting(hub), "--code", "duplicate")
    luca.syncs()
    (mine,) = (row for row in luca.sees("deal_registration") if row["customer"] == COMPANY)
    assert (mine["status"], mine["closure_code"]) == ("rejected", "duplicate")


def test_protection_that_ends_is_told_twice_and_extended_once(
    hub: Hub, at_window: Callable[[Account], Person], protects_for: Callable[[int], object]
) -> None:
    anna = at_window(hub.accounts[0])
    for days, (deal, customer) in ((10, RUNNING), (2, ENDING)):
        protects_for(days)
        (row,) = (item["id"] for item in hub.does("registration", "list") if item["customer"] == customer)
        hub.does("registration", "approve", row)
        anna.syncs()
        anna.asks_for(f"d: {customer}", deal)
        anna.waits_for(customer, "Its protection ends in")
        assert anna.sees(f"Its protection ends in {days} day") or anna.sees(f"Its protection ends in {days - 1} day")
    anna.takes_picture("deal-8-last-warning")
    anna.presses("Ctrl+1")
    anna.waits_for("Protection that ends soon")
    anna.asks_for(f"d: {RUNNING[1]}", RUNNING[0])
    anna.waits_for(RUNNING[1], "Its protection ends in")
    anna.works_offline()
    anna.goes_into_the_list()
    anna.presses("C")
    anna.types("They want to see one floor first")
    anna.presses("Ctrl+Return")
    anna.waits_for("1 change saved here")
    anna.presses("Escape")
    anna.tabs_to("Ask for an extension")
    anna.presses("Space")
    anna.tabs_to("What is happening")
    anna.types("A pilot on one floor until February.")
    anna.takes_picture("deal-9-extension")
    anna.presses("Ctrl+Return")
    anna.waits_for("An extension was asked for; the vendor decides.", "2 changes saved here")
    anna.goes_online()
    (row,) = (item["id"] for item in hub.does("registration", "list", "--status", "approved")
              if item["customer"] == RUNNING[1])  # fmt: skip
    hub.does("registration", "extension", row, "--grant", "--comment", "Good luck with the pilot.")
    anna.syncs()
    anna.waits_for("Registered: protected until", "Good luck with the pilot.")
    assert not anna.sees("Its protection ends in")
    anna.takes_picture("deal-10-extended")
