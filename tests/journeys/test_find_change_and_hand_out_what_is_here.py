"""A rep finds, changes and hands out leads by keys: search, a view of one's own, columns, many at once, undo, files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from openpyxl import load_workbook

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY = "Kornblum Fertighaus GmbH"
VIEW = "Hot ones"
STEP, OTHER_STEP = "Call before the fair", "Meet at the fair"


def test_leads_are_found_changed_and_handed_out_without_a_network(
    hub: Hub, at_window: Callable[[Account], Person], place: Path, tmp_path: Path
) -> None:
    anna = at_window(hub.accounts[0])
    searches(anna)
    keeps_a_view(anna)
    chooses_columns(anna)
    anna.works_offline()
    first, second = changes_two_at_once(anna)
    corrects(anna, first)
    header, *leads = exported(anna, tmp_path / "hot.xlsx")
    steps = {lead[header.index("Company")]: lead[header.index("Next step")] for lead in leads}
    assert (steps[first], steps[second]) == (OTHER_STEP, STEP)
    assert "Contact" not in header
    assert first in printed(anna, tmp_path / "lead.pdf")
    anna.goes_online()

    jonas = Rep(place / "jonas", hub.accounts[1], hub.url)
    jonas.signs_in()
    assert OTHER_STEP in [lead["next_step"] for lead in jonas.sees("lead", f"company={first}")]


def searches(anna: Person) -> None:
    """By the letter of a kind and the beginnings of words, and with a slip of the finger."""
    anna.asks_for("l: korn fert", COMPANY)
    anna.waits_for("First contact was due", "Send two references")
    anna.presses("Ctrl+1")
    anna.waits_for("Good day")
    anna.asks_for("kronblum", COMPANY)
    anna.waits_for("First contact was due", "Send two references")


def keeps_a_view(anna: Person) -> None:
    """Narrow the leads to those that are hot, and keep that under a name."""
    anna.opens_view("All")
    anna.opens("Filter", lambda: anna.switches("Rating", "Hot"))
    anna.waits_for("Rating: Hot")
    anna.takes_picture("find-1-filter")
    anna.opens("View:", lambda: anna.picks("Save this view"))
    anna.waits_for("Name", "Cancel")
    anna.types(VIEW)
    anna.presses("Return")
    anna.waits_for(f"View: {VIEW}")
    anna.opens_view("All")
    anna.opens_view(VIEW)


def chooses_columns(anna: Person) -> None:
    """Less of whom to call, more of what comes next; the menu stays open until all is chosen."""

    def all_of_them() -> None:
        for name in ("What they want", "Contact", "Town", "Estimated value", "Answer by", "Next step"):
            anna.switches(name)

    anna.opens("Choose columns", all_of_them)
    anna.takes_picture("find-2-columns")


def changes_two_at_once(anna: Person) -> tuple[str, str]:
    """The same next step for two leads, taken back and done again; returns whose they are."""
    anna.goes_into_the_list()
    anna.presses("Home")
    anna.goes_down_to("Accepted")
    first = anna.row()[1]
    anna.presses("Shift+Down")
    anna.waits_for("2 selected")
    second = anna.row()[1]
    anna.tabs_to("More", "Shift+Tab")
    anna.opens_this(lambda: anna.picks("Change a field", "Next step"))
    anna.waits_for("2 selected", "Cancel")
    anna.types(STEP)
    anna.takes_picture("find-3-many")
    anna.presses("Ctrl+Return")
    anna.waits_for("2 done.")
    anna.waits_for("2 changes saved here")
    anna.presses("Ctrl+Z")
    anna.waits_until_gone("changes saved here")
    anna.presses("Ctrl+Shift+Z")
    anna.waits_for("2 changes saved here")
    anna.waits_for(STEP)
    return first, second


def corrects(anna: Person, company: str) -> None:
    """Another next step for one of them, where it stands."""
    anna.asks_for(f"l: {company}", company)
    anna.waits_for(STEP, within=company)  # the other lead has the same one, and its page may still be shown
    anna.tabs_to(f"Next step: {STEP}")
    anna.presses("Return", "Ctrl+A")
    anna.types(OTHER_STEP)
    anna.presses("Return")
    anna.waits_for("3 changes saved here")
    anna.takes_picture("find-4-corrected")


def exported(anna: Person, path: Path) -> list[tuple[object, ...]]:
    """The list as it is shown, as a sheet; returns its rows."""
    anna.presses("Ctrl+Shift+E")
    anna.picks("Excel sheet")
    anna.names_file(path)
    anna.waits_for("rows written to hot.xlsx.")
    anna.takes_picture("find-5-exported")
    return [tuple(cell.value for cell in line) for line in load_workbook(path).worksheets[0].iter_rows()]


def printed(anna: Person, path: Path) -> str:
    """The lead that is shown, as a PDF; returns its words."""
    anna.tabs_to("More that can be done")
    anna.opens_this(lambda: anna.picks("Save as PDF"))
    anna.names_file(path)
    anna.waits_for("Saved as lead.pdf.")
    document = pypdfium2.PdfDocument(path)
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return text
