"""The list component, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.training import ClassSession
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING, Clock, store
from ui.context import Changed, UiContext
from ui.models.filters import Filters, from_json, usual
from ui.models.table_model import Load
from ui.widgets.bulk_form import bulk_commands, bulk_edit
from ui.widgets.columns import fitting, marks_width, widths
from ui.widgets.list_view import ListView, RowRef
from ui.widgets.menus import ChoiceMenu

Show = Callable[..., ListView]
LEAD = ENTITIES["lead"]


@pytest.fixture
def show(qtbot: QtBot, context: UiContext) -> Show:
    """Shows a list and waits for its rows."""

    def shown(kind: str = "lead", width: int = 900) -> ListView:
        view = ListView(context, kind)
        qtbot.addWidget(view)
        view.resize(width, 600)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: view.model.load is Load.READY)
        return view

    return shown


def companies(view: ListView) -> list[str]:
    items = (view.model.list_row(row) for row in range(view.model.rowCount()))
    return [item.row.company for item in items if item is not None]


def wait_rows(qtbot: QtBot, view: ListView, *wanted: str) -> None:
    qtbot.waitUntil(lambda: companies(view) == list(wanted))


def test_what_is_typed_narrows_the_list_at_once(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.focus_search()
    QTest.keyClicks(view.bar.search, "cafe")
    wait_rows(qtbot, view, "Café Ruiz")
    QTest.keyClick(view.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2)


def test_a_click_on_a_header_sorts_and_another_turns_it_round(qtbot: QtBot, show: Show) -> None:
    view = show()
    column = [item.name for item in view.model.specs].index("company") + 1
    view.table.horizontalHeader().sectionClicked.emit(column)
    wait_rows(qtbot, view, "Café Ruiz", "Nordlys AS")
    assert view.table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    view.table.horizontalHeader().sectionClicked.emit(column)
    wait_rows(qtbot, view, "Nordlys AS", "Café Ruiz")


def test_filters_and_sort_are_there_again_the_next_day(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bar.choose(Filters(choices={"status": ("offered",)}, sort="-company"))
    wait_rows(qtbot, view, "Nordlys AS")
    again = show()
    assert again.bar.filters == view.bar.filters
    wait_rows(qtbot, again, "Nordlys AS")


def test_columns_that_were_chosen_stay(show: Show) -> None:
    view = show()
    view.bar.show_column("phone", on=True)
    view.bar.show_column("city", on=False)
    names = [item.name for item in show().model.specs]
    assert "phone" in names
    assert "city" not in names
    assert [item.name for item in view.model.specs] == names


def test_a_view_can_be_saved_under_a_name(show: Show) -> None:
    view = show()
    view.bar.choose(Filters(choices={"status": ("working",)}))
    view.bar.save_view("Mine to work")
    again = show()
    again.bar.choose(Filters())
    assert ("Mine to work", Filters(choices={"status": ("working",)})) in again.bar._known_views()  # noqa: SLF001 - what the menu lists


def test_a_view_drops_fields_that_are_not_known_here() -> None:
    assert from_json({"choices": {"nonsense": ["x"]}, "sort": "-nonsense"}, LEAD) == Filters()
    assert usual(LEAD).narrows


def test_keys_walk_open_and_preview(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bar.sort_by("company")
    wait_rows(qtbot, view, "Café Ruiz", "Nordlys AS")
    view.focus_search()
    QTest.keyClick(view.bar.search, Qt.Key.Key_Down)
    assert view.current == RowRef("lead", WORKING)
    with qtbot.waitSignal(view.current_changed) as told:
        QTest.keyClick(view.table, Qt.Key.Key_J)
    assert told.args == [RowRef("lead", OFFERED)]
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert told.args == [RowRef("lead", OFFERED)]
    QTest.keyClick(view.table, Qt.Key.Key_K)
    with qtbot.waitSignal(view.previewed) as told:
        QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert told.args == [RowRef("lead", WORKING)]


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bar.sort_by("company")
    wait_rows(qtbot, view, "Café Ruiz", "Nordlys AS")
    view.table.go_to(0)
    QTest.keyClick(view.table, Qt.Key.Key_End)
    assert view.current == RowRef("lead", OFFERED)
    QTest.keyClick(view.table, Qt.Key.Key_Home)
    assert view.current == RowRef("lead", WORKING)


def test_a_refresh_keeps_the_row_that_the_person_is_on(qtbot: QtBot, show: Show, desk: Workspace) -> None:
    view = show()
    view.bar.sort_by("company")
    wait_rows(qtbot, view, "Café Ruiz", "Nordlys AS")
    view.select_id(OFFERED)
    qtbot.waitUntil(lambda: view.current == RowRef("lead", OFFERED))
    lead = desk.get("lead", OFFERED)
    assert lead is not None
    store(desk.db, replace(lead, id="01900000-0000-7000-8000-00000000000a"), company="Aalborg Havn")
    view._context.changed.emit(Changed(frozenset({("lead", "new")})))  # noqa: SLF001 - as another screen does
    qtbot.waitUntil(lambda: view.model.rowCount() == 3)
    assert view.current == RowRef("lead", OFFERED)
    assert view.table.selected_count() == 1


def test_only_changes_of_its_kind_make_a_list_read_again(qtbot: QtBot, show: Show) -> None:
    view = show()
    told: list[object] = []
    view.model.loaded.connect(told.append)
    view._context.changed.emit(Changed(frozenset({("task", "x")})))  # noqa: SLF001 - as another screen does
    qtbot.wait(100)
    assert not told


def test_a_row_outside_the_filters_can_be_gone_to(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bar.choose(Filters(choices={"status": ("working",)}))
    wait_rows(qtbot, view, "Café Ruiz")
    view.select_id(OFFERED)
    qtbot.waitUntil(lambda: view.current == RowRef("lead", OFFERED))
    assert not view.bar.filters.narrows
    assert show().bar.filters.choices == {"status": ("working",)}


def test_what_waits_to_be_sent_is_marked(qtbot: QtBot, show: Show, context: UiContext) -> None:
    view = show()
    context.run_command("lead.accept", {"lead_id": OFFERED})

    def marked() -> bool:
        row = view.model.list_row(view.model.find(1))
        return row is not None and row.pending and row.row.status == "accepted"

    qtbot.waitUntil(marked)


def test_no_match_offers_to_show_all(qtbot: QtBot, show: Show) -> None:
    view = show()
    view.bar.search.setText("nobody has this name")
    qtbot.waitUntil(view.empty.isVisible)
    assert view.empty.nothing is not None
    assert view.empty.nothing.action == "Show all"
    view.empty.nothing.act()  # type: ignore[misc]  # it has an act where it has an action
    qtbot.waitUntil(view.table.isVisible)


def test_a_view_of_a_kind_without_any_rows_says_what_it_is_for(qtbot: QtBot, show: Show) -> None:
    view = show("contract")
    view.bar.search.setText("nobody has this name")
    qtbot.waitUntil(lambda: view.bar.filters.narrows and view.model.load is Load.READY)
    qtbot.waitUntil(view.empty.isVisible)
    assert view.empty.nothing is not None
    assert (view.empty.nothing.title, view.empty.nothing.action) == ("No contracts yet", "")


def test_an_empty_list_says_what_it_is_for(show: Show) -> None:
    view = show("contract")
    assert view.empty.nothing is not None
    assert view.empty.nothing.title == "No contracts yet"
    assert view.empty.nothing.text


@pytest.mark.parametrize(("token", "title"), [("", "Please sign in"), ("kept", "Not synced yet")])
def test_before_the_first_sync_it_says_what_to_do(
    show: Show, context: UiContext, desk: Workspace, token: str, title: str
) -> None:
    with desk.db.write() as conn:
        set_meta(conn, {Meta.PHASE: "empty", Meta.REFRESH_TOKEN: token})
    context.bus.status.emit(desk.status())
    view = show()
    assert view.empty.nothing is not None
    assert view.empty.nothing.title == title


def test_several_rows_are_done_at_once_and_taken_back_at_once(
    qtbot: QtBot, show: Show, context: UiContext, desk: Workspace
) -> None:
    view = show()
    view.table.selectAll()
    assert view.bulk.isVisible()
    accept = next(spec for spec in bulk_commands("lead") if spec.name == "lead.accept")
    with qtbot.waitSignal(context.changed) as told:
        view.bulk.do(accept)
    assert told.args == [Changed(frozenset({("lead", OFFERED)}))]
    assert desk.get("lead", OFFERED).status == "accepted"  # type: ignore[union-attr]  # it is there
    with qtbot.waitSignal(context.changed):
        context.history.undo()
    assert desk.get("lead", OFFERED).status == "offered"  # type: ignore[union-attr]  # it is there


def test_bulk_offers_first_what_asks_for_nothing_else() -> None:
    names = [spec.name for spec in bulk_commands("lead")]
    assert names[0] == "lead.accept"
    assert {"lead.assign", "lead.decline", "lead.disqualify", "task.add"} <= set(names)
    assert "lead.update" not in names, "fields are changed one at a time, from a menu of their own"


def test_a_reason_is_asked_once_for_all_and_what_does_not_fit_is_left_alone(
    qtbot: QtBot, show: Show, desk: Workspace
) -> None:
    view = show()
    view.table.selectAll()
    decline = next(spec for spec in bulk_commands("lead") if spec.name == "lead.decline")
    view.bulk.start(decline, anchor=view.bulk)
    sheet = view.bulk.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.form, "1")
    qtbot.waitUntil(lambda: [item.name for item in desk.outbox()] == ["lead.decline"])
    assert view.bulk.sheet is None
    assert desk.get("lead", OFFERED).status == "declined"  # type: ignore[union-attr]  # it is there
    assert desk.get("lead", WORKING).status == "working"  # type: ignore[union-attr]  # it is there


def test_one_field_is_changed_in_many_rows_and_back_and_again(
    qtbot: QtBot, show: Show, context: UiContext, desk: Workspace
) -> None:
    def towns() -> set[str]:
        return {row.city for row in desk.find("lead")}  # type: ignore[attr-defined]  # leads have one

    editing = bulk_edit("lead")
    assert editing is not None
    update, fields = editing
    view = show()
    view.table.selectAll()
    view.bulk.start(update, next(item for item in fields if item.name == "city"), anchor=view.bulk)
    sheet = view.bulk.sheet
    assert sheet is not None
    QTest.keyClicks(QApplication.focusWidget() or sheet.form, "Bremen")
    for act, wanted in (
        (sheet.form.submit, "Bremen"),
        (context.history.undo, ""),
        (context.history.redo, "Bremen"),
        (context.history.undo, ""),
    ):
        with qtbot.waitSignal(context.messages.posted):
            act()
        assert towns() == {wanted}
    assert desk.outbox() == [], "nothing was sent, so nothing is left of it"


def test_whoever_works_through_the_offers_is_on_the_next_one_after_each(
    qtbot: QtBot, show: Show, context: UiContext, desk: Workspace
) -> None:
    third = "01900000-0000-7000-8000-000000000009"
    offer = Lead(
        id=third,
        rv=6,
        company="Zeta AG",
        status=LeadStatus.OFFERED,
        accept_by="2026-03-02T10:00:00Z",
        partner_id="p-1",
    )
    store(desk.db, offer)
    view = show()
    wait_rows(qtbot, view, "Zeta AG", "Nordlys AS", "Café Ruiz")
    to_answer = dict(view.bar._known_views())["To answer"]  # noqa: SLF001 - what the menu lists
    view.bar.choose(to_answer)
    wait_rows(qtbot, view, "Zeta AG", "Nordlys AS")
    view.table.go_to(0)
    context.run_command("lead.decline", {"lead_id": third, "reason": "spam"})
    wait_rows(qtbot, view, "Nordlys AS")
    assert view.current == RowRef("lead", OFFERED)


def test_select_all_counts_ranges_not_rows(show: Show) -> None:
    view = show()
    view.table.selectAll()
    assert view.table.selected_count() == 2
    assert view.table.horizontalHeader().selectionModel() is not view.table.selectionModel()


@pytest.mark.parametrize(("kind", "width"), [("lead", 56), ("product", 12), ("comment", 28)])
def test_marks_take_as_much_room_as_a_kind_needs(kind: str, width: int) -> None:
    assert marks_width(ENTITIES[kind]) == width


@pytest.mark.parametrize("width", [280, 420, 700, 1_400])
def test_columns_fill_the_width_and_never_scroll_sideways(width: int) -> None:
    shown = fitting(LEAD, LEAD.list_fields, width, round)
    sizes = widths(LEAD, [item for item in LEAD.list_fields if item.name in shown], width, round)
    assert sum(sizes.values()) + 56 == pytest.approx(width, abs=1) or width < 200
    assert LEAD.title in shown


def test_every_control_has_a_name(show: Show) -> None:
    view = show()
    assert view.table.accessibleName() == "Leads"
    assert view.bar.search.accessibleName() == "Find in leads"


def test_time_goes_on_in_the_list(show: Show, clock: Clock) -> None:
    view = show()
    column = [item.name for item in view.model.specs].index("accept_by") + 1
    row = view.model.find(1)
    assert view.model.index(row, column).data() == "in 3 hr."
    clock.instant = "2026-03-02T11:00:00Z"
    view.model.forget_texts()
    assert view.model.index(row, column).data() == "in 1 hr."


def test_the_filter_menu_allows_values_and_takes_them_back(qtbot: QtBot, show: Show) -> None:
    view = show()
    menu = ChoiceMenu()
    qtbot.addWidget(menu)
    view.bar._fill_filters(menu)  # noqa: SLF001 - what opening the menu does
    status = next(inner for inner in menu.findChildren(QMenu) if inner.title() == "Status")
    for name in ("New", "Offered", "Accepted"):
        next(item for item in status.actions() if item.text() == name).toggle()
    wait_rows(qtbot, view, "Café Ruiz")
    assert view.bar.filters.choices == {"status": ("working",)}
    chip = next(item for item in view.bar.findChildren(QPushButton) if item.text().startswith("Status: Working"))
    chip.click()
    assert not view.bar.filters.narrows


def test_the_menu_of_views_opens_one(qtbot: QtBot, show: Show) -> None:
    view = show()
    menu = QMenu()
    qtbot.addWidget(menu)
    view.bar._fill_views(menu)  # noqa: SLF001 - what opening the menu does
    assert [item.text() for item in menu.actions() if item.isChecked()] == ["Open"]
    next(item for item in menu.actions() if item.text() == "My open").trigger()
    assert view.bar.filters.mine
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)


def test_the_menu_of_columns_shows_one_more(qtbot: QtBot, show: Show) -> None:
    view = show()
    menu = QMenu()
    qtbot.addWidget(menu)
    view.bar._fill_columns(menu)  # noqa: SLF001 - what opening the menu does
    next(item for item in menu.actions() if item.text() == "Phone").toggle()
    assert "phone" in [item.name for item in view.model.specs]


def test_classes_that_are_over_are_left_out_at_first(qtbot: QtBot, show: Show, desk: Workspace) -> None:
    store(desk.db, ClassSession(id="s-1", title="Over", starts_at="2026-03-01T09:00:00Z"))
    store(desk.db, ClassSession(id="s-2", title="To come", starts_at="2026-03-09T09:00:00Z"))
    view = show("class_session")
    assert view.model.rowCount() == 1
    view.select_id("s-1")
    qtbot.waitUntil(lambda: view.current == RowRef("class_session", "s-1"))


def test_a_list_that_gets_the_focus_selects_its_first_row(show: Show) -> None:
    view = show()
    view.focus_search()
    view.table.setFocus()
    assert view.table.current_row() == 0
    assert view.table.selected_count() == 1
