"""A rep goes through the offers of the morning: by keys, on a train, several at once, and one is for a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_one"), OFFSCREEN]
NEW_LEAD = """company,title,region,country,city,industry,qualification,value,currency,contact_name
Lindwurm Werft GmbH,Cameras for two cranes,Germany North and West,DE,Kiel,Manufacturing,sql,1200000,EUR,Ole Jansen
"""


def test_offers_answered_on_a_train_reach_the_hub_and_the_colleague(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.waits_for("Leads offered to you", "Accept")
    anna.takes_picture("inbox-1-home")

    anna.presses("Ctrl+2")
    anna.opens_view("To answer")
    anna.waits_for("Offer expires", "Why you", "In your region")
    accepted = anna.row()[1]
    anna.presses("A")
    anna.waits_for(f"Accepted {accepted}. The vendor is told; the customer is not.")
    anna.waits_until_off(accepted)

    anna.works_offline()
    declined = anna.row()[1]
    anna.presses("D")
    anna.waits_for("Outside our territory", "The vendor is told why and offers the lead to another partner.")
    anna.takes_picture("inbox-2-decline")
    anna.presses("5")
    anna.waits_for(f"Declined {declined}")
    anna.waits_until_off(declined)

    together = accepts_two_at_once(anna)
    for_jonas = gives_to_jonas(anna)
    anna.waits_for("changes saved here, sent when online")
    anna.goes_online()

    jonas = Rep(place / "jonas", hub.accounts[1], hub.url)
    jonas.signs_in()
    status = {lead["company"]: lead["status"] for lead in jonas.sees("lead")}
    assert [status[company] for company in (accepted, *together)] == ["accepted"] * 3
    assert declined not in status  # with another partner by now
    (mine,) = jonas.sees("lead", f"company={for_jonas}")
    (me,) = jonas.sees("user", f"email={jonas.account.user}")
    assert mine["user_id"] == me["id"], f"{mine}; {anna.reads()}"


def accepts_two_at_once(anna: Person) -> list[str]:
    """Select two offers and accept them; returns whose."""
    found = [anna.row()[1]]
    anna.presses("Shift+Down")
    anna.waits_for("2 selected")
    found.append(anna.row()[1])
    anna.takes_picture("inbox-3-two-at-once")
    anna.tabs_to("Accept", "Shift+Tab")
    anna.presses("Space")
    anna.waits_for("Accept: 2 done.")
    anna.waits_until_off(found[-1])
    return found


def gives_to_jonas(anna: Person) -> str:
    """Assign the next offer to a colleague; returns whose it is."""
    company = anna.row()[1]
    anna.asks_for("assign", "Assign to a colleague")
    anna.waits_for("Colleague (optional)")
    anna.chooses("Jonas", "Jonas Rieckhoff")
    anna.takes_picture("inbox-4-assign")
    anna.presses("Ctrl+Return")
    anna.waits_for(f"Assigned {company}.", "Undo")
    return company


def test_an_offer_that_comes_while_one_works_is_told_and_shown(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.presses("Ctrl+,")
    anna.tabs_to("Quiet from")
    anna.presses("Ctrl+A")
    anna.types("7")  # until seven: no quiet hours, whatever the time is
    anna.presses("Return", "Ctrl+4")
    anna.waits_for("Forecast by month")

    (place / "leads.csv").write_text(NEW_LEAD, "utf-8")
    hub.does("import", "leads", str(place / "leads.csv"))
    anna.waits_for("New lead: Lindwurm Werft GmbH")
    anna.takes_picture("inbox-5-told")
    anna.clicks("Show")
    anna.waits_for("Cameras for two cranes", "Offer expires")
    anna.waits_for("Ole Jansen")
    anna.goes_into_the_list()
    anna.waits_for_row("Lindwurm Werft GmbH")
