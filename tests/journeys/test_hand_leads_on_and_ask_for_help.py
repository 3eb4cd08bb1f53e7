"""A lead is referred and refused, handed on, offered to the vendor; a partner helps with a deal; a deputy is found."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
OTHER = "Alpenblick Netzwerktechnik AG"
REFERRED = "Reutlinger Hotel AG", "Listed building, 79 rooms, bad Wi-Fi"
HANDED = "Weidenau Bahnservice AG", "Rugged switches with ten years of supply"
FOR_VENDOR = "Tideswell Academy Trust Ltd", "Wi-Fi for 44 classrooms, tender closes soon"
"""Companies, and what their leads are called."""
DEAL, CUSTOMER = "Network refresh for two wards and the outpatient clinic", "Elbtal Klinik AG"


def test_what_is_offered_to_a_partner_is_refused_taken_back_or_taken_over(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna, luca = at_window(hub.accounts[0]), at_window(hub.accounts[8])
    anna.works_offline()
    shares(anna, REFERRED, "Refer", "Alpenblick")
    shares(anna, HANDED, "Hand off", "Alpenblick")
    anna.waits_for("2 changes saved here")
    anna.goes_online()

    luca.syncs()
    luca.works_offline()
    goes_to_the_share(luca, REFERRED[1])
    luca.waits_for("The lead goes over; whoever referred it goes on seeing it.")
    luca.presses("D")
    luca.waits_for("Whoever offered it is told.")
    luca.tabs_to("Comment")
    luca.types("Hotels are not ours.")
    luca.takes_picture("hand-1-declines")
    luca.presses("Ctrl+Return")
    luca.waits_for("1 change saved here")
    goes_to_the_share(luca, HANDED[1])
    luca.waits_for("The lead goes over for good.")
    luca.presses("A")
    luca.waits_for("2 changes saved here")
    luca.goes_online()
    luca.asks_for(f"l: {HANDED[0]}", HANDED[0])
    luca.waits_for("Log an activity", HANDED[1])

    anna.syncs()
    goes_to_the_share(anna, REFERRED[1])
    anna.waits_for(f"{OTHER} said no.", "“Hotels are not ours.”")
    anna.takes_picture("hand-2-declined")
    assert HANDED[0] not in names(hub, anna)
    takes_back(anna)


def takes_back(anna: Person) -> None:
    """Offer it once more, and think better of it before anybody has answered."""
    shares(anna, REFERRED, "Co-sell", "Alpenblick")
    anna.tabs_to("Take it back")
    anna.presses("Space")
    anna.waits_for("The other side does not see the lead")
    anna.presses("Ctrl+Return")
    anna.waits_for(f"No longer shared with {OTHER}.")


def test_the_vendor_works_on_a_lead_too_and_takes_one_back(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    vera = Rep(place / "vera", hub.accounts[12], hub.url)
    vera.signs_in()
    anna.works_offline()
    shares(anna, FOR_VENDOR, "Co-sell", "")
    anna.waits_for("Offered to the vendor; waiting for an answer.")
    anna.goes_online()
    share = offered(vera, FOR_VENDOR[1])
    vera.commands("share.accept", lead_share_id=share["id"])
    vera.syncs()
    anna.syncs()
    anna.waits_for("Shared with the vendor.")
    anna.tabs_to("End it")
    anna.presses("Space")
    anna.waits_for("The other side does not see the lead")
    anna.presses("Ctrl+Return")
    anna.waits_for("No longer shared with the vendor.")

    shares(anna, FOR_VENDOR, "Refer", "")
    anna.syncs()
    vera.syncs()
    vera.commands("share.decline", lead_share_id=offered(vera, FOR_VENDOR[1])["id"], comment="It fits you best.")
    vera.syncs()
    anna.syncs()
    anna.waits_for("the vendor said no.", "“It fits you best.”")
    anna.takes_picture("hand-3-vendor")
    shares(anna, FOR_VENDOR, "Hand off", "")
    anna.syncs()
    vera.syncs()
    vera.commands("share.accept", lead_share_id=offered(vera, FOR_VENDOR[1])["id"])
    vera.syncs()
    anna.syncs()
    assert FOR_VENDOR[0] not in names(hub, anna)


def test_colleagues_the_vendor_and_a_partner_help_with_a_deal(hub: Hub, at_window: Callable[[Account], Person]) -> None:
    anna, luca = at_window(hub.accounts[0]), at_window(hub.accounts[8])
    anna.asks_for("d: elbtal klinik", DEAL)
    anna.waits_for("Deal members · 1")
    anna.works_offline()
    for act, asked, who in (
        ("Add a colleague", "Colleague", "Merle Brandt"),
        ("Add a vendor's contact", "Vendor contact", "Callum Reith"),
        ("Invite a partner", "Company", OTHER),
    ):
        anna.tabs_to(act)
        anna.presses("Space")
        anna.tabs_to(asked)
        anna.chooses(who[:6], who)
        anna.presses("Ctrl+Return")
        anna.waits_for(who)
    anna.waits_for("Deal members · 4", "Vendor's rep", f"{OTHER} is invited; waiting for an answer.")
    anna.takes_picture("hand-4-members")
    anna.goes_online()

    luca.syncs()
    luca.presses("Ctrl+1")
    luca.waits_for("Deals that others invite you to", DEAL)
    luca.clicks(f"{DEAL}, Hanse Digital GmbH")
    luca.waits_for(f"Hanse Digital GmbH invites you to the deal “{DEAL}”.")
    luca.works_offline()
    luca.presses("A")
    luca.waits_for("Accepted. The deal arrives with the next sync.")
    luca.goes_online()
    luca.asks_for("d: elbtal klinik", DEAL)
    luca.waits_for("Merle Brandt", "Callum Reith", "Deal members · 4")
    anna.syncs()
    anna.waits_for("Luca Steiner")
    anna.tabs_to("What can be done: Luca Steiner")
    anna.opens_this(partial(anna.picks, "Remove"))
    anna.waits_for("Removed: Luca Steiner.", "Deal members · 3")
    anna.syncs()
    luca.syncs()
    assert CUSTOMER not in names(hub, luca, "deal", "customer")


def test_whoever_answers_at_the_vendor_is_named_with_the_deputy_of_who_is_away(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna = at_window(hub.accounts[0])
    anna.works_offline()
    anna.asks_for("l: morgenrot", "Morgenrot Feinkost AG")
    anna.waits_for("Your contact at the vendor: Piet Hoornstra", "Maja Sundgren is away until", "Answers for")
    anna.takes_picture("hand-5-deputy")
    anna.asks_for("l: bergmoser wasser", "Bergmoser Wasserwerk GmbH")
    anna.waits_for("Your contact at the vendor: Hannes Brockmöller", "Answers for this product, this region.")


def shares(anna: Person, lead: tuple[str, str], how: str, whom: str) -> None:
    """Offer a lead: co-sell, refer or hand off; to the vendor where no company is named."""
    company, title = lead
    anna.asks_for(f"l: {company}", company)
    anna.waits_for("Log an activity", title)
    anna.asks_for("share", "Share")
    anna.waits_for("The other side sees what it is about")
    anna.tabs_to("How")
    anna.types(how[0])
    if whom:
        anna.tabs_to("With")
        anna.chooses(whom, whom)
    else:
        anna.waits_for("Without a company it is offered to the vendor.")
    anna.presses("Ctrl+Return")
    anna.waits_for("waiting for an answer.")


def goes_to_the_share(rep: Person, title: str) -> None:
    """Go to a share in the list of shared leads."""
    rep.asks_for("shared", "Shared leads")
    rep.waits_for("Find in shared leads", title)
    rep.goes_into_the_list()
    rep.presses("Home")
    rep.goes_down_to(title)


def names(hub: Hub, rep: Person, kind: str = "lead", field: str = "company") -> set[str]:
    """What the leads, or others, are called that travel to somebody."""
    return {row[field] for row in hub.rows_for(rep.account, kind)}


def offered(vera: Rep, title: str) -> dict[str, Any]:
    """What is offered to the vendor."""
    vera.syncs()
    (found,) = vera.sees("lead_share", f"headline={title}", "status=offered")
    return found
