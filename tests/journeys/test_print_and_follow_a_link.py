"""A lead is printed by Ctrl+P into a file that can be read, and reached by a link from outside; without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar

from prm_desktop.domain.csvfile import parse_csv
from prm_desktop.services.imports.reading import read_sheet
from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_two"), OFFSCREEN]
COMPANY, TITLE = "Kornblum Fertighaus GmbH", "Mobile Videoüberwachung, Miete oder Kauf"


def test_a_lead_is_printed_without_a_network(hub: Hub, at_window: Callable[[Account], Person], tmp_path: Path) -> None:
    anna = at_window(hub.accounts[0])
    anna.works_offline()
    anna.asks_for("l: kornblum fert", COMPANY)
    anna.waits_for(TITLE)
    anna.presses("Ctrl+P")
    path = tmp_path / "lead.pdf"
    anna.prints_to(path)
    assert {COMPANY, TITLE} <= set(words_of(path)), words_of(path)


def test_a_link_from_outside_leads_to_a_lead_and_changes_nothing(
    hub: Hub, at_window: Callable[[Account], Person]
) -> None:
    anna = at_window(hub.accounts[0])
    anna.works_offline()
    (lead,) = (row for row in hub.rows_for(anna.account, "lead") if row["title"] == TITLE and row["company"] == COMPANY)
    anna.follows(f"prm://lead/{lead['id']}")
    anna.waits_for(COMPANY, TITLE, "First contact was due")
    anna.takes_picture("link-1-followed")
    anna.follows(f"prm://lead/{lead['id']}?do=accept")
    anna.waits_for("This link leads nowhere in this program")
    assert not anna.sees("saved here, sent when online")


def test_what_is_handed_out_can_be_opened_again(
    hub: Hub, at_window: Callable[[Account], Person], tmp_path: Path
) -> None:
    anna = at_window(hub.accounts[0])
    anna.works_offline()
    anna.presses("Ctrl+2")
    anna.waits_for("View: ", "leads", "Kestenholz")
    table, cards, calendar = (tmp_path / f"leads.{ending}" for ending in ("csv", "vcf", "ics"))
    for kind, path in (("CSV table", table), ("Address cards", cards), ("Calendar", calendar)):
        if path is calendar:
            anna.asks_for("tasks", "Tasks")
            anna.waits_for("Find in tasks", "Due: ")
        anna.presses("Ctrl+Shift+E")
        anna.picks(kind)
        anna.names_file(path)
        anna.waits_for(f"written to {path.name}.")
    found = parse_csv(table.read_bytes(), table.name)
    assert "Company" in found.header
    assert COMPANY in {cell for line in found.lines for cell in line.cells}
    assert "BEGIN:VCARD" in cards.read_text("utf-8")
    assert len(read_sheet(cards).lines) > 0
    assert Calendar.from_ical(calendar.read_bytes()).walk("VTODO")


def words_of(path: Path) -> list[str]:
    """The lines of a PDF's first page."""
    document = pypdfium2.PdfDocument(path)
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return [" ".join(line.split()) for line in text.splitlines()]
