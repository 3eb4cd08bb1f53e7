"""A blind rep answers offers, goes offline, searches and is refused: what a screen reader is told, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.driver import Hub, Rep, ended
from tests.journeys.listener import Heard, Listener, desktop, missing
from tests.journeys.screen import cells

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"needs {', '.join(missing())}, see packaging/debian.txt")


@pytest.fixture
def rep(hub: Hub, place: Path) -> Rep:
    """Somebody who has signed in before."""
    made = Rep(place / "blind", hub.accounts[0], hub.url)
    made.signs_in()
    return made


@pytest.fixture
def listener(tmp_path: Path, rep: Rep) -> Iterator[Listener]:
    """The same person at the window, which has just opened."""
    with desktop(tmp_path) as made:
        program = rep.starts(**made.environment)
        try:
            made.goes_to("PRM Desktop")
            yield made
        finally:
            program.terminate()
            ended(program)
            print(*made.heard, sep="\n")  # noqa: T201


def company_of(heard: Heard) -> str:
    """Whose lead the row is, by what is said of it."""
    return cells(heard.text)[1]


def test_what_one_does_is_heard_in_order_and_once(hub: Hub, listener: Listener) -> None:
    listener.hears("Home", focus=True)
    listener.presses("ctrl+2")
    first = company_of(listener.hears("Offered", focus=True))
    listener.presses("Down")
    second = company_of(listener.hears("Offered", focus=True, but=first))

    accepts_and_declines(listener, first, second)
    searches(listener)
    is_refused(listener)

    hub.goes_away()
    listener.presses("ctrl+shift+o")
    listener.hears("What will be sent", focus=True)
    while not listener.heard[-1].text.startswith("Send now"):
        listener.presses("Tab")
        listener.hears("", focus=True)
    listener.presses("space")
    listener.hears("Offline since ")
    hub.comes_back()
    listener.presses("F5")
    listener.hears("Up to date, synced now")


def accepts_and_declines(listener: Listener, first: str, second: str) -> None:
    """What was done is said after the row that the focus is on then, or the row would break into it."""
    listener.presses("a")
    done = f"Accepted {second}. The vendor is told; the customer is not."
    listener.hears(done)
    assert listener.said() == [done]
    assert listener.heard[-2] == Heard(listener.heard[-2].text, focus=True)
    assert listener.heard[-2].text.startswith(f"Saved here, waiting to be sent · Accepted · {second}")

    listener.presses("ctrl+shift+o")
    listener.hears("Working offline, as you chose. 1 change saved here, sent when online")
    listener.presses("Home")
    listener.hears(f"Offered · {first}", focus=True)
    listener.presses("d")
    listener.hears("", focus=True)
    listener.presses("5")
    listener.hears(f"Declined {first}.")
    assert listener.said() == [f"Declined {first}."]
    listener.presses("ctrl+z")
    listener.hears("Taken back; it was never sent.")


def searches(listener: Listener) -> None:
    """How much is found is said once the typing has stopped, and what Enter would do."""
    listener.presses("ctrl+f")
    listener.hears("Find in leads", focus=True)
    listener.types("qqqq")
    listener.hears("Nothing fits. No leads fit this view and search.")
    assert len(listener.said()) == 1
    listener.presses("Escape")
    assert listener.hears("").text.endswith(" leads")
    listener.presses("Down")
    listener.hears("Offered", focus=True)

    listener.presses("ctrl+k")
    listener.hears("Search everything", focus=True)
    listener.types("qqqq")
    listener.hears("Nothing found.")
    listener.presses("Escape")
    listener.hears("Offered", focus=True)
    assert listener.heard[-2] == Heard("Leads", focus=True), "straight back to the list"


def is_refused(listener: Listener) -> None:
    """What cannot be saved is said at once, beside the form or away from it."""
    listener.presses("n")
    listener.hears("“Note” does not go with this record as it stands now.")
    listener.presses("ctrl+n")
    listener.hears("Company", focus=True)
    listener.presses("ctrl+Return")
    listener.hears("“Company” must be filled in.", urgent=True)
    listener.presses("Escape")
