"""A person at the window: real screens on a profile of their own, spoken to by keys and clicks, and read as they are.

What they read and wait for is in `reader`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from prm_desktop.app import Wanted
from prm_desktop.app_window import WindowRoot
from sync.scheduler import State
from tests.journeys.reader import UP_TO_DATE, Reader
from tests.journeys.screen import current_line, focus, name_of, plain, screen, spot, typed_in, words
from ui.app_start import Program
from ui.single_instance import hand_over

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What the platform without a screen says about menus and lists that open; a real one does not."""
SIZE = (1280, 800)
MOST_TABS = 120
MOST_ROWS = 400


@dataclass
class Person(Reader):
    """Somebody at a computer with a window."""

    @property
    def first_name(self) -> str:
        """How the program greets them."""
        return self.account.user.split("@", 1)[0].capitalize()

    def starts(self) -> None:
        """Start the program, as by its icon."""
        root = WindowRoot(Wanted(self.first_name.lower()), self.hub.url)
        self._program = Program(self.app, root, demo=False)
        self._program.start()
        self._until(lambda: (shown := self._window()) is not None and shown.isVisible(), "a window")
        self._turns_here()

    def signs_in(self) -> None:
        """Start the program for the first time, sign in, and wait until everything is here."""
        self.starts()
        self.tabs_to("User name")
        self.types(self.account.user)
        self.tabs_to("Password")
        self.types(self.account.password)
        self.presses("Return")
        self.waits_for("Your recovery code")
        self.tabs_to("I have kept it")
        self.presses("Space")
        self.tabs_to("Go on")
        self.presses("Space")
        self.waits_for(UP_TO_DATE, f"Good day, {self.first_name}")
        window = self._window()
        assert window is not None
        window.resize(*SIZE)

    def ends(self) -> None:
        """Close the program, however it stands."""
        program, self._program = self._program, None
        if program is None:
            return
        desk, first = program.desk, program.first_run
        for window in (first, desk.window if desk is not None else None):
            if window is not None:
                window.hide()
        program.stop()
        for window in (first, desk.window if desk is not None else None):
            if window is not None:
                window.deleteLater()

    def presses(self, *keys: str) -> None:
        """Press keys, such as `A` or `Ctrl+K`, one after the other."""
        for key in keys:
            self._turns_here()
            window = QGuiApplication.focusWindow()
            pressed = QKeySequence(key)[0]  # type: ignore[index]  # the stubs do not know it
            QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())

    def types(self, text: str) -> None:
        """Type a text where the focus is."""
        self._turns_here()
        target = focus()
        assert target is not None, f"nothing takes “{text}”"
        for letter in text:
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:  # no key of QTest's own has it
                event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)

    def tabs_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the focus is on what is called so."""
        passed: list[str] = []
        for _ in range(MOST_TABS):
            self._turns_here()
            if name_of(focus()).startswith(name):
                return
            passed.append(name_of(focus()))
            self.presses(key)
        raise AssertionError(f"Tab never came to “{name}”, only to {passed}")

    def goes_down_to(self, text: str, key: str = "Down") -> None:
        """Press the arrow until the row is one with these words."""
        passed: list[str] = []
        for _ in range(MOST_ROWS):
            here = self.is_on()
            if text in here:
                return
            passed.append(here)
            self.presses(key)
            if self.is_on() == here:
                break
        raise AssertionError(f"no row “{text}”, only {passed}")

    def picks(self, *items: str) -> None:
        """Choose from the open menu by arrow keys, from its inner menus too."""
        self._goes_through(*items)
        self._until(lambda: not isinstance(screen(), QMenu), "the menu to close")

    def switches(self, *items: str) -> None:
        """Switch a line of the open menu of choices, which stays open; also in one of its inner menus."""
        self._goes_through(*items)
        assert isinstance(screen(), QMenu), "a menu of choices closed after one"

    def _goes_through(self, *items: str) -> None:
        seen: list[QWidget] = []
        for place, text in enumerate(items):
            self._until(lambda: isinstance(screen(), QMenu) and screen() not in seen, "an open menu")
            menu = screen()
            assert isinstance(menu, QMenu)
            seen.append(menu)
            for _ in menu.actions():
                if menu.activeAction() is not None and plain(menu.activeAction().text()).startswith(text):
                    break
                self.presses("Down")
            assert plain(menu.activeAction().text()).startswith(text), f"no “{text}”, only {words(menu)}"
            self.presses("Return" if place == len(items) - 1 else "Right")

    def opens(self, control: str, then: Callable[[], None]) -> None:
        """Open a menu of the list, from wherever the focus is, and do something in it."""
        self.presses("Ctrl+F")
        self.tabs_to(control)
        self.opens_this(then)

    def opens_this(self, then: Callable[[], None]) -> None:
        """Open the menu of the button that has the focus, and do something in it, from within.

        The menu of a tool button keeps whoever opened it until it closes.
        """
        failed: list[AssertionError] = []

        def inside() -> None:
            try:
                self._until(lambda: isinstance(screen(), QMenu), "an open menu")
                then()
            except AssertionError as error:
                failed.append(error)
            while (left := QApplication.activePopupWidget()) is not None:
                left.close()

        QTimer.singleShot(0, inside)
        self.presses("Space")
        self._until(lambda: not isinstance(screen(), QMenu), "the menu to close")
        if failed:
            raise failed[0]

    def names_file(self, path: Path) -> None:
        """Say in the dialog that asks for it where a file shall be."""
        self._until(lambda: isinstance(screen(), QFileDialog), "a question for a file")
        self.presses("Ctrl+A")
        self.types(str(path))

        def taken() -> bool:
            self._turns_here()  # closed, the dialog leaves no window active
            here = screen()
            if isinstance(here, QFileDialog | QAbstractItemView):  # names that are offered lie over the dialog
                self.presses("Return" if isinstance(here, QFileDialog) else "Escape")
                self._turns_here()
            return screen() is self._window()

        self._until(taken, "the file to be taken")

    def prints_to(self, path: Path) -> None:
        """Print into a file in the dialog that asks for a printer; a computer without one offers that alone."""
        self._until(lambda: isinstance(screen(), QPrintDialog), "a question for a printer")
        self.presses("Alt+F", "Ctrl+A")
        self.types(str(path))
        self.presses("Return")
        self._until(lambda: path.exists() and path.stat().st_size > 0, "the printed file")

    def follows(self, link: str) -> None:
        """Open a link of the program elsewhere, as in a mail: the system starts it once more, with that link."""
        assert self._program is not None
        assert self._program.desk is not None
        folder = self._program.desk.session.profile.folder
        assert hand_over(folder, [link]), "the program that is open took no link"

    def chooses(self, typed: str, line: str) -> None:
        """Type into a field that offers what fits, and take this line of what it offers."""
        self.types(typed)
        self.waits_until_offered(line)
        self.presses("Down", "Return")
        self._until(lambda: not isinstance(screen(), QAbstractItemView), "the list to close")

    def fields_until(self, end: str) -> dict[str, str]:
        """Tab through a form until what is called so; returns its fields, each with what stands in it."""
        found: dict[str, str] = {}
        for _ in range(MOST_TABS):
            here = focus()
            if name_of(here).startswith(end):
                return found
            if isinstance(here, QLineEdit | QComboBox | QPlainTextEdit):
                found[name_of(here)] = typed_in(here)
            self.presses("Tab")
        raise AssertionError(f"Tab never came to “{end}”, only to {found}")

    def asks_for(self, text: str, line: str = "") -> None:
        """Ctrl+K, type, wait until the line with these words is there, go to it, Enter."""
        self.presses("Ctrl+K")
        self._until(lambda: name_of(focus()).startswith("Search everything"), "the palette")
        self.types(text)
        wanted = line or text
        self.waits_for(wanted, within="Found")
        found = self._view("Found")
        for _ in range(MOST_ROWS):
            if wanted.casefold() in current_line(found).casefold():
                break
            self.presses("Down")
        assert wanted.casefold() in current_line(found).casefold()
        self.presses("Return")

    def opens_view(self, name: str) -> None:
        """Choose a view of the list by its menu, and go into the list."""
        self.opens("View:", partial(self.picks, name))
        self.waits_for(f"View: {name}")
        self.goes_into_the_list()

    def goes_into_the_list(self) -> None:
        """Ctrl+F and down, from wherever the focus is."""
        self.presses("Ctrl+F", "Down")
        self._until(lambda: isinstance(focus(), QAbstractItemView), "the list")

    def clicks(self, text: str) -> None:
        """Click the button, tab or row with these words."""
        self._turns_here()
        self._until(lambda: spot(screen(), text) is not None, f"something to click called “{text}”")
        found = spot(screen(), text)
        assert found is not None
        QTest.mouseClick(found.widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, found.place)

    def drops(self, *paths: Path) -> None:
        """Drag files over the page of the record that is shown, and let them go there."""
        self._turns_here()
        window = self._window()
        assert window is not None
        place = QPoint(window.width() * 4 // 5, window.height() // 2)
        under = window.childAt(place)
        while under is not None and not under.acceptDrops():
            under = under.parentWidget()
        assert under is not None, "nothing there takes what is dropped"
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        there, how = under.mapFrom(window, place), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        entered = QDragEnterEvent(there, Qt.DropAction.CopyAction, data, *how)
        QApplication.sendEvent(under, entered)
        assert entered.isAccepted(), f"{name_of(under)} does not take it"
        QApplication.sendEvent(under, QDropEvent(there.toPointF(), Qt.DropAction.CopyAction, data, *how))

    def works_offline(self) -> None:
        """Stay away from the network, by choice."""
        self.presses("Ctrl+Shift+O")
        self.waits_for("Working offline, as you chose")

    def goes_online(self) -> None:
        """End that, and wait until everything is sent."""
        self.ends_working_offline()
        self.waits_until_sent()

    def ends_working_offline(self) -> None:
        """Read what will be sent, and send it."""
        self.presses("Ctrl+Shift+O")
        self.waits_for("Before you go online")
        self.tabs_to("Send now")
        self.presses("Space")

    def syncs(self) -> None:
        """F5, and wait until a sync that began after it has ended and everything is sent."""
        assert self._program is not None
        assert self._program.desk is not None
        bus = self._program.desk.context.bus
        QApplication.processEvents()
        pictures = [bus.last_sync.state if bus.last_sync else State.IDLE]
        note = lambda picture: pictures.append(picture.state)  # noqa: E731
        bus.sync.connect(note)
        self.presses("F5")

        def synced() -> bool:
            begun = [place for place, two in enumerate(pairwise(pictures), 1) if two[0] != State.SYNCING == two[1]]
            return bool(begun) and any(picture != State.SYNCING for picture in pictures[begun[0] :])

        try:
            self._until(synced, "a sync")
        finally:
            bus.sync.disconnect(note)
        self.waits_until_sent()
