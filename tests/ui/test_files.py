"""Documents and attached files in the window: open, keep, attach, and what is said where that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from prm_desktop.domain.literature import Asset
from prm_desktop.errors import Offline
from prm_desktop.replica.blobs import State, note
from prm_desktop.replica.vault import Vault
from prm_desktop.services.documents import Document, Documents
from prm_desktop.services.workspace import Workspace
from sync.hub.demo.documents import document as made_pdf
from tests.sync.replicas import OFFERED, WORKING, Clock, store
from ui.context import UiContext
from ui.messages import Message
from ui.views.viewer import Viewer, rendered
from ui.widgets.detail import Detail

GUIDE = "01900000-0000-7000-8000-0000000000e7"


@dataclass
class Library:
    """What the hub has."""

    desk: Workspace
    cabinet: Cabinet
    folder: Path

    def has(self, content: bytes, media_type: str) -> None:
        """The hub has a document of this content."""
        source = self.folder / "at the hub"
        source.write_bytes(content)
        sha256, size = Vault(self.folder / "elsewhere", bytes(32)).seal(source, 10_000_000)
        self.cabinet.hub[sha256] = source
        store(self.desk.db, Asset(id=GUIDE, title="Guide", media_type=media_type, sha256=sha256, size=size))


@dataclass
class Cabinet:
    """Files without a network: what the hub has is in `hub`."""

    documents: Documents
    workspace: Workspace
    vault: Vault
    hub: dict[str, Path] = field(default_factory=dict)
    woken: int = 0

    def fetch(self, document: Document, on_progress: Callable[[int, int], None]) -> None:
        with self.workspace.db.read() as conn:
            known = document.sha256 in self.documents.here()
        assert conn is not None
        if known:
            return
        if document.sha256 not in self.hub:
            raise Offline("The hub could not be reached.")
        on_progress(1, 2)
        self.vault.seal(self.hub[document.sha256], 10_000_000)
        with self.workspace.db.write() as conn:
            note(conn, document.sha256, document.size, State.HERE, self.workspace.now())

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture
def cabinet(desk: Workspace, clock: Clock, tmp_path: Path) -> Cabinet:
    vault = Vault(tmp_path / "blobs", bytes(32))
    return Cabinet(Documents(desk, vault, clock.now), desk, vault)


@pytest.fixture
def library(desk: Workspace, cabinet: Cabinet, tmp_path: Path) -> Library:
    return Library(desk, cabinet, tmp_path)


@pytest.fixture
def files(context: UiContext, cabinet: Cabinet) -> UiContext:
    return replace(context, files=cabinet)


@pytest.fixture
def detail(qtbot: QtBot, files: UiContext) -> Detail:
    made = Detail(files)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(context: UiContext) -> list[Message]:
    found: list[Message] = []
    context.messages.posted.connect(found.append)
    return found


def shown(qtbot: QtBot, detail: Detail, kind: str, row_id: str) -> None:
    detail.show_row(kind, row_id)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    if kind == "asset":
        qtbot.waitUntil(lambda: not detail.file.isHidden())


def viewer(qtbot: QtBot) -> Viewer:
    def there() -> list[Viewer]:
        return [item for item in QApplication.topLevelWidgets() if isinstance(item, Viewer) and item.isVisible()]

    qtbot.waitUntil(lambda: any(item.pages.count() for item in there()))
    return there()[0]


def test_a_document_is_fetched_and_shown_from_memory(qtbot: QtBot, detail: Detail, library: Library) -> None:
    library.has(made_pdf("datasheet", "Switches", "All about them", "1"), "application/pdf")
    shown(qtbot, detail, "asset", GUIDE)
    assert detail.file.state.text() == "At the hub"
    detail.file.open_button.click()
    window = viewer(qtbot)
    assert [item.accessibleName() for item in window.findChildren(QLabel) if item.accessibleName()] == ["Guide, page 1"]
    window.close()
    qtbot.waitUntil(lambda: detail.file.state.text() == "On this computer")
    assert not [path for path in (library.folder / "blobs").iterdir() if b"%PDF" in path.read_bytes()]


def test_without_a_network_what_is_not_here_is_said(
    qtbot: QtBot, detail: Detail, library: Library, told: list[Message]
) -> None:
    library.has(b"text", "text/plain")
    library.cabinet.hub.clear()
    shown(qtbot, detail, "asset", GUIDE)
    detail.file.open_button.click()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "The hub could not be reached."
    assert detail.file.open_button.isEnabled()
    assert detail.file.progress.isHidden()


def test_a_document_is_kept_offline_and_let_go(qtbot: QtBot, detail: Detail, library: Library) -> None:
    library.has(b"text", "text/plain")
    shown(qtbot, detail, "asset", GUIDE)
    detail.file.keep_button.click()
    qtbot.waitUntil(lambda: detail.file.state.text() == "Comes with the next sync")
    assert (library.cabinet.woken, len(library.cabinet.documents.pins())) == (1, 1)
    detail.file.keep_button.click()
    qtbot.waitUntil(lambda: detail.file.state.text() == "At the hub")
    assert library.cabinet.documents.pins() == []


def test_a_copy_is_saved_where_the_person_wants_it(
    qtbot: QtBot, detail: Detail, library: Library, told: list[Message]
) -> None:
    library.has(b"a film", "video/x-msvideo")
    shown(qtbot, detail, "asset", GUIDE)
    detail.file.save(library.folder / "film.avi")
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "Saved a copy as film.avi. It is not encrypted."
    assert (library.folder / "film.avi").read_bytes() == b"a film"
    detail.file.open_button.click()
    window = viewer(qtbot)
    assert told[-1].label == "Save a copy…"
    window.close()


def test_files_dropped_on_a_lead_are_attached_and_shown_in_its_timeline(
    qtbot: QtBot, detail: Detail, desk: Workspace, tmp_path: Path, told: list[Message]
) -> None:
    path = tmp_path / "floor plan.txt"
    path.write_text("Hall 1")
    shown(qtbot, detail, "lead", WORKING)
    assert detail.attaching.action.isVisible()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.com/x"), QUrl.fromLocalFile(str(tmp_path))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(detail, enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPoint(9, 9).toPointF(), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(detail, drop)  # as Qt does when a person lets go
    qtbot.waitUntil(lambda: bool(told))
    assert [(item.kind, item.title, item.pending) for item in desk.timeline("lead", WORKING)][:1] == [
        ("attachment", "floor plan.txt", True)
    ]
    made = desk.find("attachment")[0]
    detail.show_row("attachment", made.id)
    qtbot.waitUntil(lambda: detail.file.state.text() == "Here, not sent yet")
    detail.file.open_button.click()
    window = viewer(qtbot)
    text = window.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText() == "Hall 1"
    window.close()


MAIL = b"""From: Ana <ana@ruiz.example>
To: anna@hanse.example
Subject: Rollout
Date: Mon, 02 Mar 2026 08:15:00 +0000
Content-Type: multipart/mixed; boundary=q

--q

We <b>start</b>.
--q
Content-Type: text/csv
Content-Disposition: attachment; filename="plan.csv"

a,b
--q--
"""


def test_an_email_dropped_on_a_lead_goes_into_its_timeline_with_its_files(
    qtbot: QtBot, detail: Detail, files: UiContext, tmp_path: Path, told: list[Message]
) -> None:
    desk, path = files.workspace, tmp_path / "Rollout.EML"
    path.write_bytes(MAIL)
    shown(qtbot, detail, "lead", WORKING)
    assert detail.attaching.mail_action.isVisible()
    detail.attaching.attach([path])
    qtbot.waitUntil(lambda: bool(told))
    assert (told[0].text, told[0].label) == ("E-mail added, with 2 files.", "Undo")
    found = {item.kind: item for item in desk.timeline("lead", WORKING)}
    mail = found["activity"]
    assert (mail.title, mail.at, mail.status) == ("Rollout", "2026-03-02T08:15:00Z", "email")
    assert mail.body == "Ana <ana@ruiz.example> → anna@hanse.example\n\nWe <b>start</b>."
    assert sorted(item.title for item in desk.timeline("lead", WORKING) if item.kind == "attachment") == [
        "Rollout.EML", "plan.csv",
    ]  # fmt: skip
    assert files.files is not None
    content = [files.files.documents.content(item) for item in files.files.documents.all("attachment")]
    assert MAIL in content
    detail.attaching.attach([path])
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[1].text == "This e-mail is in the timeline already."
    files.history.undo()
    qtbot.waitUntil(lambda: desk.outbox() == [])


def test_a_broken_email_and_one_for_an_offer_are_said_and_change_nothing(
    qtbot: QtBot, detail: Detail, desk: Workspace, tmp_path: Path, told: list[Message]
) -> None:
    broken, good = tmp_path / "broken.eml", tmp_path / "good.eml"
    broken.write_bytes(b"no message at all")
    good.write_bytes(MAIL)
    shown(qtbot, detail, "lead", WORKING)
    detail.attaching.attach([broken])
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "“broken.eml” is not an e-mail."
    shown(qtbot, detail, "lead", OFFERED)
    detail.attaching.attach([good])
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[1].text == "Accept this lead before you contact the customer."
    assert desk.outbox() == []


def test_nothing_is_attached_to_what_belongs_to_nobody(qtbot: QtBot, detail: Detail, library: Library) -> None:
    library.has(b"text", "text/plain")
    shown(qtbot, detail, "asset", GUIDE)
    assert not detail.attaching.action.isVisible()
    detail.attaching.attach([library.folder / "at the hub"])
    assert library.desk.find("attachment") == []


@pytest.mark.parametrize(
    ("media_type", "content", "text"),
    [
        ("text/plain", "\ufeffGrüße".encode(), "Grüße"),
        ("text/plain", b"\xff", "\ufffd"),
        ("text/csv", b"a,bcd\r\nef,g\r\n", "a   bcd\nef  g  "),
        ("text/csv", b"", ""),
    ],
)
def test_texts_are_shown_as_they_are(media_type: str, content: bytes, text: str) -> None:
    assert rendered(Document("asset", GUIDE, "x", "", 0, media_type, "x"), content, 1.0) == text


def test_pictures_are_shown(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    QImage(4, 3, QImage.Format.Format_RGB32).save(str(tmp_path / "x.png"))
    found = rendered(Document("asset", GUIDE, "x", "", 0, "image/png", "x"), (tmp_path / "x.png").read_bytes(), 1.0)
    assert isinstance(found, list)
    assert (found[0].width(), found[0].height()) == (4, 3)
