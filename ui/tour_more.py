"""More stops of the tour: other areas, windows of their own, forms over several rows, and where there is nothing."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QWidget

from prm_desktop.domain.registry import COMMANDS
from prm_desktop.replica.queries import Condition
from ui.tour_visit import Stop, Visit
from ui.views.area import AreaPage
from ui.views.viewer import Viewer
from ui.widgets.detail import Detail
from ui.widgets.shortcuts import ShortcutSheet

MANY = 4
NOBODY = "zzz, nobody is called that"


def _list(visit: Visit, key: str) -> AreaPage:
    page = cast("AreaPage", visit.page(key))
    if page.list.bar.on_board:
        page.switch_board()
    page.list.bar.clear()
    visit.guide.settle()
    return page


def _area(key: str) -> Any:
    return lambda visit: _list(visit, key)


def _nothing_fits(visit: Visit) -> None:
    page = _list(visit, "leads")
    page.list.bar.search.setText(NOBODY)
    visit.guide.until(page.list.empty.isVisible)
    visit.guide.settle()


def _selected(visit: Visit) -> AreaPage:
    page = _list(visit, "leads")
    page.list.table.go_to(0)
    selection = page.list.table.selectionModel()
    flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
    for row in range(MANY):
        selection.select(page.list.model.index(row, 0), flags)
    visit.guide.settle()
    return page


def _bulk_form(visit: Visit) -> None:
    bulk = _selected(visit).list.bulk
    bulk.start(COMMANDS["lead.decline"], anchor=bulk)
    visit.guide.settle()


def _new(visit: Visit) -> None:
    page = cast("AreaPage", visit.window.stack.page("leads"))
    if page.list.bulk.sheet is not None:
        page.list.bulk.sheet.form.give_up()
    _list(visit, "leads").start_new()
    visit.guide.settle()


def _in_place(visit: Visit) -> None:
    page = _list(visit, "leads")
    _give_up(visit)
    visit.row("lead", visit.first("lead", status="working").id)
    cast("Detail", page.detail_widget).facts.edit("city")
    visit.guide.settle()


def _give_up(visit: Visit) -> None:
    """Close the form for a new row; its sheet is a child of the window."""
    for sheet in visit.window.findChildren(QWidget, "Sheet"):
        if sheet.isVisible():
            cast("Any", sheet).form.give_up()


def _own_window(visit: Visit) -> None:
    detail = visit.row("lead", visit.first("lead", status="working").id)
    window = detail.undock()
    assert window is not None  # noqa: S101 - a row is shown
    visit.look_at(window)


def _account(visit: Visit) -> None:
    visit.row("account", visit.first("contact", Condition("account_id", "ne", "")).account_id)


def _shortcuts(visit: Visit) -> None:
    visit.window.action("shortcuts").trigger()
    visit.look_at(visit.window.findChildren(ShortcutSheet)[-1])


def _document(visit: Visit) -> None:
    asset = visit.first("asset")
    detail = visit.row("asset", asset.id)
    detail.file.open()
    visit.guide.until(lambda: bool(visit.window.findChildren(Viewer)))
    visit.look_at(visit.window.findChildren(Viewer)[-1])


MORE_STOPS: tuple[Stop, ...] = (
    Stop("catalogue", "Products, with who to ask about them", _area("catalogue")),
    Stop("programme", "Where the company stands in the programme", _area("programme")),
    Stop("contracts", "Contracts to renew", _area("contracts")),
    Stop("nothing-fits", "A search that finds nothing, and the way out", _nothing_fits),
    Stop("bulk", "Several leads: what can be done with all of them", lambda visit: cast("None", _selected(visit))),
    Stop("bulk-form", "Declining several at once: asked once", _bulk_form),
    Stop("new-lead", "A lead that one found oneself", _new),
    Stop("in-place", "A value changed where it stands", _in_place),
    Stop("account", "A customer company, the people there, and where the next one is begun", _account),
    Stop("own-window", "A lead in a window of its own", _own_window),
    Stop("shortcuts", "All keys on one sheet", _shortcuts),
    Stop("document", "A document, opened here", _document),
)
