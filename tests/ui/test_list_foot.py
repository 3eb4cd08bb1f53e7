"""Exporting what a list shows, as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from prm_desktop.domain.fields import Tone
from prm_desktop.services.export import Format
from ui.context import UiContext
from ui.messages import Message
from ui.models.table_model import Load
from ui.widgets.columns import choosable
from ui.widgets.list_view import ListView

Told = list[Message]


@pytest.fixture
def view(qtbot: QtBot, context: UiContext) -> ListView:
    made = ListView(context, "lead")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.bar.clear()
    qtbot.waitUntil(lambda: made.model.load is Load.READY and made.model.rowCount() == 2)
    return made


@pytest.fixture
def told(context: UiContext) -> Told:
    found: Told = []
    context.messages.posted.connect(found.append)
    return found


def rows_of(path: Path) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in load_workbook(path).worksheets[0].iter_rows()]


def texts(view: ListView) -> list[str]:
    view.foot.menu.aboutToShow.emit()
    return [act.text() for act in view.foot.menu.actions() if not act.isSeparator()]


def test_a_list_is_written_as_it_is_shown(qtbot: QtBot, view: ListView, told: Told, tmp_path: Path) -> None:
    view.foot.save(Format.XLSX, tmp_path / "leads.xlsx")
    assert not view.foot.export.isEnabled()
    qtbot.waitUntil(lambda: bool(told))
    header, *rows = rows_of(tmp_path / "leads.xlsx")
    assert header == tuple(item.label for item in view.bar.specs)
    company = header.index("Company")
    shown = [view.model.list_row(place) for place in range(2)]
    assert [row[company] for row in rows] == [item.row.company for item in shown if item]
    assert (told[0].text, told[0].label, told[0].tone) == ("2 rows written to leads.xlsx.", "Open folder", Tone.SUCCESS)
    assert view.foot.export.isEnabled()
    assert view.foot.progress.text() == ""


def test_the_search_narrows_the_file_too(qtbot: QtBot, view: ListView, told: Told, tmp_path: Path) -> None:
    view.bar.search.setText("cafe")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.foot.save(Format.CARDS, tmp_path / "leads.vcf")
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "leads.vcf").read_text("utf-8").count("FN:Café Ruiz") == 1
    assert told[0].text == "1 row written to leads.vcf."


def test_only_the_selected_rows_and_all_columns(qtbot: QtBot, view: ListView, told: Told, tmp_path: Path) -> None:
    assert texts(view) == [
        "Excel sheet …", "CSV table …", "Address cards (vCard) …", "All columns, not only those shown",
    ]  # fmt: skip
    view.table.selectAll()
    assert texts(view)[-1] == "Only the 2 selected rows"
    assert view.foot.only_selected.isChecked()
    view.foot.all_columns.setChecked(True)
    view.foot.save(Format.XLSX, tmp_path / "leads.xlsx")
    qtbot.waitUntil(lambda: bool(told))
    header, *rows = rows_of(tmp_path / "leads.xlsx")
    assert len(rows) == 2
    assert header == tuple(item.label for item in choosable(view.entity))


def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, view: ListView, told: Told, tmp_path: Path) -> None:
    view.foot.save(Format.CSV, tmp_path / "nowhere" / "leads.csv")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].tone is Tone.DANGER
    assert "leads.csv" in told[0].text
    assert view.foot.export.isEnabled()


def test_the_dialog_names_the_file_and_its_kind(
    qtbot: QtBot, view: ListView, told: Told, tmp_path: Path, press: Callable[[str], None]
) -> None:
    press("CSV table …")
    dialog = view.foot.dialog
    assert dialog is not None
    assert dialog.defaultSuffix() == "csv"
    assert [Path(path).name for path in dialog.selectedFiles()] == ["Leads.csv"]
    dialog.accept()
    qtbot.waitUntil(lambda: bool(told))
    assert (tmp_path / "Leads.csv").read_bytes().startswith(b"\xef\xbb\xbfStatus,Company")


@pytest.fixture
def press(view: ListView, context: UiContext, tmp_path: Path) -> Callable[[str], None]:
    context.state.put("export.folder", str(tmp_path))

    def pressed(text: str) -> None:
        view.foot.menu.aboutToShow.emit()
        next(act for act in view.foot.menu.actions() if act.text() == text).trigger()

    return pressed


def test_an_empty_list_has_nothing_to_export(qtbot: QtBot, view: ListView, told: Told) -> None:
    view.bar.search.setText("nobody is called this")
    qtbot.waitUntil(lambda: view.model.rowCount() == 0)
    assert not view.foot.export.isVisible()
    view.foot.choose_format()
    assert told[0].text == "There is nothing to export in this list."
