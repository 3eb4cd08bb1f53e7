"""Two reps of different companies want the same lead of the shark tank: exactly one gets it, and both read which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
WANTED = "Netzwerk für zwei Stationen und die Ambulanz"
DECLINED = "Replace 70 analogue cameras before the lease ends"
"""Offered to Anna's company once, which declined it."""


def test_claimed_offline_by_two_exactly_one_wins(hub: Hub, at_window: Callable[[Account], Person]) -> None:
    anna, luca = at_window(hub.accounts[0]), at_window(hub.accounts[8])
    for rep in (anna, luca):
        goes_to_the_tank(rep)
        rep.works_offline()
        claims(rep, WANTED)
    anna.takes_picture("tank-1-requested")

    for rep in (anna, luca):  # both at once: neither waits for the other's answer
        rep.ends_working_offline()
    answers = [answer_of(rep, WANTED) for rep in (anna, luca)]
    assert sorted(answers) == ["Too late", "Yours"]
    winner, loser = (anna, luca) if answers[0] == "Yours" else (luca, anna)
    loser.waits_for("Another partner was a moment earlier.")
    assert loser.reads().count("Another partner was") == 1
    loser.takes_picture("tank-2-lost")
    winner.waits_for("It is yours. Name and phone are with the lead.", "First contact by")
    winner.takes_picture("tank-3-won")
    winner.clicks("Open the lead")
    winner.waits_for("Accepted", "E-mail", "Write to ")  # whom to call is known now


def test_what_one_declined_before_is_not_open_and_what_one_won_can_be_given_back(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna = at_window(hub.accounts[0])
    goes_to_the_tank(anna)
    claims(anna, DECLINED)
    anna.presses("F5")
    assert answer_of(anna, DECLINED) == "Not open to you"
    anna.waits_for("Your company has declined this lead before.")

    won = "Cold shelves with an alarm that staff cannot switch off"
    anna.goes_down_to(won)
    anna.waits_for("It is yours.")
    anna.works_offline()
    anna.asks_for("give", "Give back")
    anna.waits_for("Cancel")
    anna.takes_picture("tank-4-give-back")
    anna.presses("Ctrl+Return")
    anna.waits_for("1 change saved here")
    anna.goes_online()
    anna.waits_until_gone("It is yours.")


def goes_to_the_tank(rep: Person) -> None:
    """Look into the shark tank, where the limits stand above."""
    rep.presses("Ctrl+3")
    rep.waits_for("of 5 open claims", "won within the hour", "In the tank since")
    rep.goes_into_the_list()


def claims(rep: Person, headline: str) -> None:
    """Go to an entry and claim it: it is requested, not one's own."""
    rep.goes_down_to(headline)
    rep.presses("A")
    rep.waits_for("Requested. The vendor decides in order of arrival.", "1 change saved here")


def answer_of(rep: Person, headline: str) -> str:
    """What became of the claim, as the list of claims says once everything is sent."""
    rep.waits_until_sent()
    rep.clicks("Claims")
    rep.waits_for("Find in claims", headline)
    rep.goes_into_the_list()
    rep.presses("Home")
    rep.goes_down_to(headline)
    return rep.row()[1]
