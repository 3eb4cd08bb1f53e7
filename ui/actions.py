"""Everything that can be done from anywhere. The window wires it; the palette and the sheet of shortcuts list it."""

from __future__ import annotations

from dataclasses import dataclass

from ui.kinds import AREAS
from ui.text import mark


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `keys`: portable key sequences; `group`: its heading on the sheet of shortcuts."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    group: str = mark("Everywhere")


LISTS = mark("In a list")
RECORDS = mark("On a record")
DECIDING = mark("Where something needs attention")

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("palette", mark("Search or do anything"), ("Ctrl+K",), "mdi6.magnify"),
    ActionSpec("back", mark("Go back"), ("Alt+Left",), "mdi6.arrow-left"),
    ActionSpec("undo", mark("Undo the last change"), ("Ctrl+Z",), "mdi6.undo"),
    ActionSpec("redo", mark("Do it again"), ("Ctrl+Shift+Z", "Ctrl+Y"), "mdi6.redo"),
    ActionSpec("sync_now", mark("Sync now"), ("F5",), "mdi6.sync"),
    ActionSpec("work_offline", mark("Work offline, or go online again"), ("Ctrl+Shift+O",), "mdi6.cloud-off-outline"),
    ActionSpec("sending", mark("Show what will be sent"), ("Ctrl+Shift+S",), "mdi6.cloud-upload-outline"),
    ActionSpec("outbox", mark("Show the outbox"), ("Ctrl+Shift+U",), "mdi6.tray-arrow-up"),
    ActionSpec("attention", mark("Show what needs attention"), ("Ctrl+Shift+A",), "mdi6.alert-outline"),
    ActionSpec("sync", mark("How the sync stands"), ("Ctrl+Shift+Y",), "mdi6.cloud-check-outline"),
    ActionSpec("settings", mark("Settings"), ("Ctrl+,",), "mdi6.cog-outline"),
    ActionSpec("zoom_in", mark("Larger"), ("Ctrl++", "Ctrl+="), "mdi6.magnify-plus-outline"),
    ActionSpec("zoom_out", mark("Smaller"), ("Ctrl+-",), "mdi6.magnify-minus-outline"),
    ActionSpec("zoom_reset", mark("Normal size"), ("Ctrl+0",), "mdi6.magnify-close"),
    ActionSpec("toggle_dark", mark("Light or dark"), ("Ctrl+Shift+L",), "mdi6.theme-light-dark"),
    ActionSpec("next_pane", mark("Go to the next part of the window"), ("F6",), "mdi6.arrow-right-box"),
    ActionSpec("pane_before", mark("Go to the part before"), ("Shift+F6",), "mdi6.arrow-left-box"),
    ActionSpec("divider", mark("Move the divider by arrow keys"), ("F8",), "mdi6.arrow-split-vertical"),
    ActionSpec("shortcuts", mark("Show all shortcuts"), ("Ctrl+?", "Ctrl+/"), "mdi6.keyboard-outline"),
    ActionSpec("quit", mark("Quit"), ("Ctrl+Q",), "mdi6.exit-to-app"),
    ActionSpec("new", mark("Add one to this list"), ("Ctrl+N",), "mdi6.plus", LISTS),
    ActionSpec("board", mark("Board or table"), ("Ctrl+B",), "mdi6.view-column-outline", LISTS),
    ActionSpec("export", mark("Export this list"), ("Ctrl+Shift+E",), "mdi6.export-variant", LISTS),
    ActionSpec("import", mark("Import from a file"), ("Ctrl+Shift+I",), "mdi6.import", LISTS),
    ActionSpec("find", mark("Find in this list"), ("Ctrl+F",), "mdi6.text-search", LISTS),
)
AREA_ACTIONS: tuple[ActionSpec, ...] = tuple(
    ActionSpec(f"area.{area.key}", area.label, (f"Ctrl+{place}",) if place <= 9 else (), area.icon, mark("Go to"))  # noqa: PLR2004 - the keys 1 to 9
    for place, area in enumerate(AREAS, 1)
)
KEYS_ELSEWHERE: tuple[ActionSpec, ...] = (
    ActionSpec("next", mark("Next row"), ("J", "Down"), "", LISTS),
    ActionSpec("previous", mark("Previous row"), ("K", "Up"), "", LISTS),
    ActionSpec("open", mark("Open"), ("Return",), "", LISTS),
    ActionSpec("preview", mark("Preview"), ("Space",), "", LISTS),
    ActionSpec("move_card", mark("Move a card to the next column"), ("Shift+Right", "Shift+Left"), "", LISTS),
    ActionSpec("move_where", mark("Move a card where?"), ("M",), "", LISTS),
    ActionSpec("select_all", mark("Select all"), ("Ctrl+A",), "", LISTS),
    ActionSpec("accept", mark("Accept or take the next step"), ("A",), "", RECORDS),
    ActionSpec("decline", mark("Decline"), ("D",), "", RECORDS),
    ActionSpec("edit", mark("Edit"), ("E", "F2"), "", RECORDS),
    ActionSpec("note", mark("New note"), ("N",), "", RECORDS),
    ActionSpec("task", mark("New task"), ("T",), "", RECORDS),
    ActionSpec("call", mark("Call"), ("C",), "", RECORDS),
    ActionSpec("line", mark("Add a product to a deal"), ("P",), "", RECORDS),
    ActionSpec("convert", mark("Convert a lead to a deal"), ("V",), "", RECORDS),
    ActionSpec("stage", mark("Move a deal to a stage"), ("S",), "", RECORDS),
    ActionSpec("won", mark("A deal is won"), ("W",), "", RECORDS),
    ActionSpec("register", mark("Register a deal"), ("G",), "", RECORDS),
    ActionSpec("take_mine", mark("Take mine"), ("1", "M"), "", DECIDING),
    ActionSpec("take_theirs", mark("Take theirs, or give it up"), ("2", "T", "Del"), "", DECIDING),
    ActionSpec("take_both", mark("Take both"), ("B",), "", DECIDING),
    ActionSpec("write_else", mark("Change it"), ("E",), "", DECIDING),
    ActionSpec("try_again", mark("Try again"), ("R",), "", DECIDING),
    ActionSpec("print", mark("Print"), ("Ctrl+P",), "", RECORDS),
    ActionSpec("save", mark("Save a form"), ("Ctrl+Return",), "", RECORDS),
)
"""Keys that lists and records handle themselves; they are only listed."""
