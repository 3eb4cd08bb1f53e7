"""A rep brings in a list offline, decides about single duplicates, restarts the program, and takes it all back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub
from tests.journeys.window import OFFSCREEN, Person

pytestmark = [pytest.mark.xdist_group("at_a_window_three"), OFFSCREEN]
KNOWN, TWIN = "Bergmoser Wasserwerk GmbH", "Morgenrot Feinkost AG"
LIST = f"""Firma;Betreff;Ansprechpartner
Lindenhof Molkerei eG;Alarm for the cold store;Ute Lang
{KNOWN};Pumps again;Sabine Gruber
{TWIN};Another cold room;Lena Huber
"""


def test_a_list_is_brought_in_and_taken_back_after_a_restart(
    hub: Hub, at_window: Callable[[Account], Person], tmp_path: Path
) -> None:
    anna = at_window(hub.accounts[0])
    path = tmp_path / "fair.csv"
    path.write_text(LIST, "utf-8")
    anna.works_offline()
    anna.presses("Ctrl+Shift+I")
    anna.waits_for("Drop a CSV file or address cards here")
    anna.tabs_to("Choose a file")
    anna.presses("Space")
    anna.names_file(path)
    anna.waits_for("fair.csv", "3 rows", "Duplicates 2", "Import 1 row")
    decides(anna)
    anna.presses("Ctrl+Return")
    anna.waits_for("2 rows brought in; saved here.", "1 left out.", "2 changes saved here")
    anna.asks_for("l: lindenhof", "Lindenhof Molkerei eG")
    anna.waits_for("Alarm for the cold store", "Ute Lang")

    anna.ends()
    anna.starts()
    anna.waits_for("Working offline, as you chose", "2 changes saved here", "Good day")
    anna.presses("Ctrl+Shift+I")
    anna.waits_for("Brought in lately", "fair.csv")
    anna.takes_picture("import-3-lately")
    anna.tabs_to("Take all of fair.csv back")
    anna.presses("Space")
    anna.waits_for("2 taken back.")
    anna.waits_until_gone("Brought in lately")
    anna.waits_until_gone("changes saved here")
    anna.presses("Ctrl+Shift+O")  # nothing is to be sent, so nothing is asked
    anna.waits_for("Up to date")
    rows = hub.rows_for(anna.account, "lead")
    assert "Lindenhof Molkerei eG" not in {row["company"] for row in rows}
    assert "Another cold room" not in {row["title"] for row in rows}


def decides(anna: Person) -> None:
    """One duplicate is left out like all of them, the other one is made anyway."""
    anna.tabs_to("What would be made")
    anna.goes_down_to(TWIN)
    anna.takes_picture("import-1-duplicates")
    anna.tabs_to("What becomes of the selected duplicates", "Shift+Tab")
    anna.types("Make")
    anna.waits_for("Made anyway; looks like", "Left out; looks like", "Import 2 rows")
    anna.takes_picture("import-2-decided")
