"""A row on paper, as a PDF, and as a link."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from prm_desktop.domain.fields import Tone
from prm_desktop.domain.leads import Lead
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, store
from ui.context import UiContext
from ui.messages import Message
from ui.paper import pdf_of
from ui.widgets.detail import Detail
from ui.widgets.row_paths import made

ARABIC = "شركة النور للتجارة"


@pytest.fixture
def lead(desk: Workspace) -> Lead:
    """Café Ruiz with a long story, markup in its texts and a note in Arabic."""
    found = desk.get("lead", WORKING)
    assert isinstance(found, Lead)
    story = "<b>Bold?</b> & <img src='file:secret.png'>\n" + "A long story without an end. " * 600
    changed = replace(found, description=story, notes=ARABIC, next_step="Call about rollout", contact_name="Ana")
    store(desk.db, changed)
    return changed


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.mark.usefixtures("lead")
def test_the_paper_has_the_facts_and_the_tasks_as_plain_text(context: UiContext) -> None:
    document = made(context, "lead", WORKING)
    text = document.toPlainText()
    for wanted in ("Café Ruiz", "Sensors", "Working", "Contact", "Ana", "Call about rollout", ARABIC, "Call back"):
        assert wanted in text
    assert "<b>Bold?</b> & <img src='file:secret.png'>" in text
    assert "secret.png" in document.toHtml()
    assert "<img" not in document.toHtml()
    assert WORKING not in text


@pytest.mark.usefixtures("lead")
def test_the_pdf_goes_on_over_pages_and_keeps_the_direction_of_each_text(context: UiContext) -> None:
    document = made(context, "lead", WORKING)
    content = pdf_of(document)
    assert content.startswith(b"%PDF")
    found = pages(content)
    assert len(found) > 1
    assert "Caf" in found[0]
    blocks = []
    block = document.begin()
    while block.isValid():
        blocks.append(block)
        block = block.next()
    arabic = next(item for item in blocks if item.text() == ARABIC)
    assert arabic.textDirection() is Qt.LayoutDirection.RightToLeft
    assert blocks[0].textDirection() is Qt.LayoutDirection.LeftToRight


def test_a_row_is_saved_as_pdf_off_the_ui_thread(qtbot: QtBot, context: UiContext, tmp_path: Path) -> None:
    detail, told = shown(qtbot, context)
    detail.paths.save("lead", WORKING, tmp_path / "ruiz.pdf")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "Saved as ruiz.pdf."
    assert len(pages((tmp_path / "ruiz.pdf").read_bytes())) == 1
    detail.paths.save("lead", WORKING, tmp_path / "nowhere" / "ruiz.pdf")
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[1].tone is Tone.DANGER


def test_the_dialog_offers_the_name_of_the_row(qtbot: QtBot, context: UiContext) -> None:
    detail, _told = shown(qtbot, context)
    detail.paths.pdf.trigger()
    qtbot.waitUntil(lambda: detail.paths.dialog is not None)
    dialog = detail.paths.dialog
    assert dialog is not None
    assert [Path(path).name for path in dialog.selectedFiles()] == ["Café Ruiz.pdf"]  # type: ignore[union-attr]  # of files
    dialog.close()


def test_a_link_to_the_row_is_copied(qtbot: QtBot, context: UiContext) -> None:
    detail, told = shown(qtbot, context)
    assert detail.paths.copy in detail.header.more.menu().actions()
    detail.paths.copy.trigger()
    assert QGuiApplication.clipboard().text() == f"prm://lead/{WORKING}"
    assert told[0].text.startswith("Link copied.")


def shown(qtbot: QtBot, context: UiContext) -> tuple[Detail, list[Message]]:
    told: list[Message] = []
    context.messages.posted.connect(told.append)
    detail = Detail(context)
    qtbot.addWidget(detail)
    detail.show_row("lead", WORKING)
    qtbot.waitUntil(lambda: detail.row is not None)
    return detail, told
