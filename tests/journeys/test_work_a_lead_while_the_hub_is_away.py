"""The hub loses its power while a rep works a lead: nothing waits for it, and a colleague reads all of it later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_one"), OFFSCREEN]
COMPANY = "Kornblum Fertighaus GmbH"
TWIN = "Duinrand Wegenbouw N.V."
SUBJECT, TASK, STEP = "Called the site manager", "Ring the buyer", "Offer rent and purchase"
MAIL = b"""From: Sven Kornblum <sven@kornblum-fertighaus.example>
To: anna@hanse-digital.example
Subject: Which masts fit
Date: Mon, 23 Nov 2026 08:15:00 +0000
Content-Type: multipart/mixed; boundary=q

--q

The ground is soft, see the survey.
--q
Content-Type: text/csv
Content-Disposition: attachment; filename="survey.csv"

place,depth
--q--
"""


def test_what_was_worked_without_the_hub_is_there_afterwards(
    hub: Hub, at_window: Callable[[Account], Person], place: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.asks_for("l: kornblum fert", COMPANY)
    anna.waits_for("First contact was due", "Send two references")
    with hub.away():
        anna.presses("F5")
        anna.waits_for("Offline since")
        moves_a_card(anna)
        notes(anna)
        is_reminded(anna)
        takes_files(anna, place)
        reads_all_of_it(anna)
        carries_it_over(anna)
    anna.presses("F5")
    anna.waits_until_sent()

    jonas = Rep(place / "jonas", hub.accounts[1], hub.url)
    jonas.signs_in()
    (lead,) = jonas.sees("lead", f"company={COMPANY}")
    (deal,) = jonas.sees("deal", f"lead_id={lead['id']}")
    assert (lead["status"], lead["deal_id"], deal["next_step"]) == ("converted", deal["id"], STEP)
    subjects = {item["subject"] for kind in ("activity", "task") for item in jonas.sees(kind, f"deal_id={deal['id']}")}
    assert {SUBJECT, TASK, "Which masts fit", "Soft ground"} <= subjects
    files = {item["file_name"] for item in jonas.sees("attachment", f"record_id={lead['id']}")}
    assert {"plan.txt", "photo.txt", "mail.eml", "survey.csv"} <= files
    (account,) = jonas.sees("account", f"name={COMPANY}")
    assert (deal["account_id"], lead["account_id"]) == (account["id"], account["id"])
    assert [item["id"] for item in jonas.sees("contact", f"account_id={account['id']}")] == [deal["contact_id"]]


def moves_a_card(anna: Person) -> None:
    """The same leads as cards, by keys: the first contact moves the card, and what it was is asked."""
    anna.goes_into_the_list()
    anna.presses("Ctrl+B")
    anna.waits_for("Show as a table", "Disqualified", "Södervik Kommunteknik AB")
    anna.presses("Left", "Left", "Left", "Right")  # from the first column to the second, wherever the board began
    anna.goes_down_to(COMPANY)
    anna.takes_picture("work-1-board")
    anna.presses("Shift+Right")
    anna.waits_for("Log an activity", "Subject")
    anna.tabs_to("Subject")
    anna.types(SUBJECT)
    anna.takes_picture("work-2-moved")
    anna.presses("Ctrl+Return")
    anna.waits_for("Logged.")
    anna.waits_for_row(COMPANY)
    anna.presses("Return")
    anna.waits_for("Back to the list", COMPANY, "Working")
    anna.presses("Escape", "Ctrl+B")
    anna.waits_for("Show as a board")


def notes(anna: Person) -> None:
    """A remark and the next step, in the table."""
    anna.asks_for("l: kornblum fert", COMPANY)
    anna.waits_for("Ready for a deal?", SUBJECT)
    anna.goes_into_the_list()
    anna.presses("N")
    anna.types("Soft ground")
    anna.presses("Return")
    anna.types("They need longer masts.")
    anna.presses("Ctrl+Return")
    anna.waits_for("They need longer masts.", "What you found out")
    anna.presses("Escape")
    anna.tabs_to("Next step: empty")
    anna.presses("Return")
    anna.types(STEP)
    anna.presses("Return")
    anna.waits_for("3 changes saved here, sent when online")


def is_reminded(anna: Person) -> None:
    """A task that is due in a moment is told, whatever the time of the day is."""
    anna.presses("Ctrl+,")
    anna.tabs_to("Quiet from")
    anna.presses("Ctrl+A")
    anna.types("7")  # until seven: no quiet hours
    anna.presses("Return")
    anna.asks_for("l: kornblum fert", COMPANY)
    anna.waits_for("Ready for a deal?", SUBJECT)
    anna.goes_into_the_list()
    anna.presses("T")
    anna.types(TASK)
    anna.tabs_to("Due")
    anna.types((datetime.now().astimezone() + timedelta(minutes=10)).strftime("%Y-%m-%d %H:%M"))
    anna.presses("Ctrl+Return")
    anna.waits_for_one_of(f"{TASK} – Due: ", "things are due")
    anna.takes_picture("work-3-reminded")
    anna.presses("Escape")


def takes_files(anna: Person, place: Path) -> None:
    """A file and an e-mail that are dropped on the page, and a file by keys."""
    for name in ("plan.txt", "photo.txt"):
        (place / name).write_text("Hall 1", "utf-8")
    (place / "mail.eml").write_bytes(MAIL)
    anna.drops(place / "plan.txt")
    anna.waits_for("plan.txt")
    anna.drops(place / "mail.eml")
    anna.waits_for("Which masts fit", "survey.csv", "E-mail added, with 2 files.")
    anna.tabs_to("More that can be done", "Shift+Tab")
    anna.opens_this(partial(anna.picks, "Attach a file"))
    anna.names_file(place / "photo.txt")
    anna.waits_for("photo.txt")


def reads_all_of_it(anna: Person) -> None:
    """One timeline, newest first, with who did it."""
    told = timeline(anna)
    for text in (SUBJECT, "Soft ground", TASK, "Which masts fit", "plan.txt", "photo.txt", "Anna Petersen · now"):
        assert text in told, text
    assert told.index("photo.txt") < told.index("Soft ground") < told.index(SUBJECT)
    anna.takes_picture("work-4-timeline")


def timeline(anna: Person) -> str:
    """What stands under that heading, before the list."""
    return anna.reads().split("\nTimeline\n", 1)[1].split("\nFind in ", 1)[0]


def carries_it_over(anna: Person) -> None:
    """Converted, still without the hub: the deal has all that the lead had."""
    anna.waits_for(" activit", " task", "4 attachments", "An account is made for it.")
    anna.goes_into_the_list()
    anna.presses("V")
    anna.waits_for(f"{COMPANY} is a deal now. Everything came along.")
    anna.asks_for("d: kornblum fert", COMPANY)
    anna.waits_for("Prospect", STEP, "Deal members · 1", "Timeline")
    told = timeline(anna)
    for text in (SUBJECT, "Soft ground", TASK, "Which masts fit", "plan.txt", "photo.txt", "survey.csv"):
        assert text in told, text
    anna.takes_picture("work-5-deal")
    for kind in ("Accounts", "Contacts"):
        anna.asks_for(kind.lower()[:5], kind)
        anna.waits_for(f"Find in {kind.lower()}", COMPANY if kind == "Accounts" else "Kornblum")


def test_a_duplicate_is_found_merged_and_separated_again_without_the_hub(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna = at_window(hub.accounts[0])
    anna.works_offline()
    anna.asks_for("l: duinrand", TWIN)
    anna.waits_for(f"Looks like “{TWIN}" if anna.sees(f"Looks like “{TWIN}") else "Looks like “", "Merge")
    anna.takes_picture("work-6-twin")
    anna.tabs_to("Merge")
    anna.presses("Space")
    anna.waits_for("Merge with a duplicate", "Cancel")
    anna.takes_picture("work-7-merge")
    anna.presses("Ctrl+Return")
    anna.waits_for("was merged into this lead.", "1 change saved here")
    anna.presses("Ctrl+Z")
    anna.waits_for("Looks like “")
    anna.waits_until_gone("was merged into this lead.")
    anna.presses("Ctrl+Shift+Z")
    anna.waits_for("was merged into this lead.")
    anna.goes_online()
    anna.tabs_to("Undo the merge")
    anna.presses("Space")
    anna.waits_until_gone("was merged into this lead.")
    anna.syncs()
    left = [row["status"] for row in hub.rows_for(anna.account, "lead") if row["company"] == TWIN]
    assert "merged" not in left
