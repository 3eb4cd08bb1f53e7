"""The hub loses its power while a rep works a lead: nothing waits for it, a colleague reads all of it later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_one"), OFFSCREEN]
COMPANY = "Kornblum Fertighaus GmbH"


def test_what_was_worked_without_the_hub_is_there_afterwards(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.asks_for("l: kornblum fert", COMPANY)
    anna.waits_for("First contact was due", "Send two references")
    with hub.away():
        anna.presses("F5")
        anna.waits_for("Offline since")
        anna.presses("C")
        anna.types("Called the site manager")
        anna.presses("Ctrl+Return")
        anna.waits_for("Working", "Ready for a deal?", "What was said")
        anna.presses("Escape")
        anna.tabs_to("Next step: empty")
        anna.presses("Return")
        anna.types("Offer rent and purchase")
        anna.presses("Return")
        anna.waits_for("2 changes saved here, sent when online")
        anna.takes_picture("work-1-offline")
        moves_on_the_board(anna)
    anna.presses("F5")
    anna.waits_until_sent()

    jonas = Rep(place / "jonas", hub.accounts[1], hub.url)
    jonas.signs_in()
    (lead,) = jonas.sees("lead", f"company={COMPANY}")
    assert (lead["status"], lead["next_step"]) == ("working", "Offer rent and purchase")
    assert "Called the site manager" in [item["subject"] for item in jonas.sees("activity", f"lead_id={lead['id']}")]


def moves_on_the_board(anna: Person) -> None:
    """The same leads as cards, by keys: what moves where is asked and left again."""
    anna.presses("Ctrl+B")
    anna.waits_for("Show as a table", "Disqualified")
    anna.presses("Right", "Right")
    card = anna.is_on()
    anna.takes_picture("work-2-board")
    anna.presses("Return")
    anna.waits_for("Back to the list", card.split(" · ")[0])
    anna.presses("Escape", "Ctrl+B")
    anna.waits_for("Show as a board")
