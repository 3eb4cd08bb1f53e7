"""A lead is worked by two partners from the offer to the deal, each offline for a while; the vendor has its say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_three"), OFFSCREEN]
COMPANY = "Bergmoser Wasserwerk GmbH"
TITLE = "Remote access to 63 pumping stations"
SECRET = "Their margin is thin; do not press them on the price."
OTHER = "Alpenblick Netzwerktechnik AG"


def test_two_partners_sell_together_from_the_lead_to_the_deal(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna, luca = at_window(hub.accounts[0]), at_window(hub.accounts[8])
    vera = Rep(place / "vera", hub.accounts[12], hub.url)
    vera.signs_in()
    offers(anna)
    accepts(luca)
    notes_and_comments(vera)
    answer_each_other(anna, luca)
    for rep in (anna, luca):
        travelled = hub.sends_to(rep.account)
        assert TITLE in travelled
        assert "Please keep us posted" in travelled
        assert SECRET not in travelled
        assert '"work_note"' not in travelled
    assert SECRET in hub.sends_to(vera.account)
    becomes_a_deal(anna, luca)
    ends(anna, luca)


def offers(anna: Person) -> None:
    """On a train: share a lead for a part of the revenue."""
    anna.asks_for("l: bergmoser wasser", COMPANY)
    anna.waits_for("Ready for a deal?")
    anna.works_offline()
    anna.asks_for("share", "Share")
    anna.waits_for("The other side sees what it is about, and all of it once it accepts.")
    anna.tabs_to("With")
    anna.chooses("Alpenblick", "Alpenblick")
    anna.tabs_to("Their part of the revenue")
    anna.types("30")
    anna.tabs_to("Message")
    anna.types("Could you do the masts?")
    anna.waits_for("They get 30% of the revenue, you keep 70%.")
    anna.takes_picture("share-01-form")
    anna.presses("Ctrl+Return")
    anna.waits_for("1 change saved here", f"Offered to {OTHER}; waiting for an answer.")
    anna.goes_online()


def accepts(luca: Person) -> None:
    """Offline too: accept what is on offer; the lead is there after the next sync."""
    luca.syncs()
    luca.asks_for("shared", "Shared leads")
    luca.waits_for("Find in shared leads", TITLE)
    luca.goes_into_the_list()
    luca.goes_down_to(TITLE)
    luca.waits_for("offers to share this with you.", "You get 30% of the revenue.", "Could you do the masts?")
    luca.takes_picture("share-02-offered")
    luca.works_offline()
    luca.presses("A")
    luca.waits_for("Accepted. The lead arrives with the next sync.", "1 change saved here")
    luca.goes_online()


def notes_and_comments(vera: Rep) -> None:
    """What the vendor notes for itself, and what it says to both."""
    vera.syncs()
    (lead,) = vera.sees("lead", f"title={TITLE}")
    (share,) = vera.sees("lead_share", f"lead_id={lead['id']}")
    assert (share["status"], share["split"]) == ("accepted", 3000)
    vera.commands("work_note.add", record_kind="lead", record_id=lead["id"], body=SECRET)
    vera.commands("comment.add", record_kind="lead", record_id=lead["id"], body="Please keep us posted, @Luca Steiner")
    vera.syncs()


def answer_each_other(anna: Person, luca: Person) -> None:
    """Comments on both sides, each naming the other, who is told."""
    luca.syncs()
    luca.asks_for("l: bergmoser wasser", COMPANY)
    luca.waits_for("Please keep us posted, @Luca Steiner", "Vera Lindström")
    comments(luca, "@Anna Petersen, we can be there on Monday.")
    anna.syncs()
    anna.waits_for("Luca Steiner", "Mentions you")
    anna.waits_for("@Anna Petersen, we can be there on Monday.", "Please keep us posted, @Luca Steiner")
    anna.takes_picture("share-03-talked")
    comments(anna, "Monday is fine, @Luca")
    luca.syncs()
    luca.waits_for("Monday is fine, @Luca Steiner", "Anna Petersen")


def comments(rep: Person, text: str) -> None:
    """Say something on the record that is shown; a name that was begun is taken from what is offered."""
    rep.clicks("Comment")
    rep.tabs_to("Comment")
    rep.presses("Tab")
    rep.types(text)
    if text.endswith("@Luca"):
        rep.waits_until_offered("Luca Steiner")
        rep.presses("Return")
    rep.presses("Ctrl+Return")
    rep.waits_for("Comment saved.")
    rep.syncs()


def becomes_a_deal(anna: Person, luca: Person) -> None:
    """Converted offline: both work on the deal, the one as a guest who reads and comments."""
    anna.works_offline()
    anna.waits_for(f"{OTHER} will see the deal too, as its member.")
    anna.goes_into_the_list()
    anna.presses("V")
    anna.waits_for(f"{COMPANY} is a deal now.")
    anna.asks_for("d: bergmoser wasser", COMPANY)
    anna.waits_for(OTHER, "Invited partner", "Deal members · 2")
    anna.takes_picture("share-04-deal")
    anna.goes_online()
    luca.syncs()
    luca.asks_for("d: bergmoser wasser", COMPANY)
    luca.waits_for("lets you read this deal and comment on it.", "Deal members · 2")
    luca.takes_picture("share-05-deal-of-another")
    comments(luca, "Two masts are in stock.")
    anna.syncs()
    anna.waits_for("Two masts are in stock.")


def ends(anna: Person, luca: Person) -> None:
    """Revoked: neither the lead nor the deal is with the other side any more."""
    anna.asks_for("shared", "Shared leads")
    anna.waits_for("Find in shared leads", TITLE)
    anna.goes_into_the_list()
    anna.goes_down_to(TITLE)
    anna.asks_for("revoke", "Revoke")
    anna.waits_for("The other side does not see the lead, or the deal that it became, any more")
    anna.presses("Ctrl+Return")
    anna.waits_for("1 change saved here", f"No longer shared with {OTHER}.")
    anna.syncs()
    luca.syncs()
    left = [row for kind in ("lead", "deal") for row in luca.hub.rows_for(luca.account, kind)]
    assert TITLE not in {row.get("title", row.get("name")) for row in left}
    luca.asks_for("shared", "Shared leads")
    luca.waits_for("Find in shared leads", TITLE)
    luca.goes_into_the_list()
    luca.goes_down_to(TITLE)
    luca.waits_for("no longer shares this with you.")
    luca.takes_picture("share-06-over")
