"""What a person at the window reads and waits for; what they do is in `window`.

Nothing here knows how a screen is made. Things are found as a person finds them: by the words on them, by the names
that a screen reader says, and by where the focus is.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journeys.driver import Account, Hub
from tests.journeys.screen import cells, current_line, focus, lines, name_of, named, screen, words
from ui.app_start import Program

PATIENCE_MS = 30_000
"""How long anything may take to be seen; two busy cores are slow."""
UP_TO_DATE = "Up to date"
PICTURES = "PRM_PICTURES"
"""Names a folder for pictures of the interesting moments."""


@dataclass
class Reader:
    """Somebody who looks at the window of the program that they have started."""

    qtbot: QtBot
    app: QApplication
    account: Account
    hub: Hub
    _program: Program | None = field(default=None, repr=False)

    def is_on(self) -> str:
        """Where the focus is: the name of the control, or the row of a list."""
        self._turns_here()
        found = focus()
        return current_line(found) if isinstance(found, QAbstractItemView) else name_of(found)

    def waits_until_offered(self, line: str) -> None:
        """Wait until this line is the first of what is offered for what was typed."""

        def offered() -> bool:
            here = screen()
            return isinstance(here, QAbstractItemView) and line in "".join(lines(here)[:1])

        self._until(offered, f"“{line}” to be offered")

    def row(self) -> list[str]:
        """The cells of the row that the person is on, without the marks before them."""
        return cells(self.is_on())

    def reads(self, within: str = "") -> str:
        """All that is shown, or all within what is called so; line by line."""
        self._turns_here()
        here = screen()
        if within:
            found = named(here, within)
            return "\n".join(text for item in found[:1] for text in words(item))
        return "\n".join(words(here))

    def sees(self, *texts: str, within: str = "") -> bool:
        """Whether all these words are shown."""
        shown = self.reads(within).casefold()
        return all(text.casefold() in shown for text in texts)

    def waits_for(self, *texts: str, within: str = "") -> None:
        """Wait until all these words are shown."""
        self._until(lambda: self.sees(*texts, within=within), f"{texts}", within)

    def waits_for_one_of(self, *texts: str) -> None:
        """Wait until any of these words are shown: which of them may depend on what else is the case."""
        self._until(lambda: any(self.sees(text) for text in texts), f"one of {texts}")

    def waits_until_gone(self, text: str, within: str = "") -> None:
        """Wait until these words are not shown any more."""
        self._until(lambda: not self.sees(text, within=within), f"the end of “{text}”", within)

    def waits_until_off(self, text: str) -> None:
        """Wait until the person is on another row of the list than this one, which has left it."""

        def elsewhere() -> bool:
            return isinstance(focus(), QAbstractItemView) and bool(self.is_on()) and text not in self.is_on()

        self._until(elsewhere, f"another row than “{text}”")

    def waits_until_closed(self) -> None:
        """Wait until the window is gone."""
        window = self._window()
        assert window is not None
        self.qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE_MS)

    def waits_for_row(self, text: str) -> None:
        """Wait until the person is on a row with these words."""
        self._until(lambda: text in self.is_on(), f"to be on the row “{text}”")

    def waits_until_sent(self) -> None:
        """Wait until nothing waits here any more."""
        self._until(lambda: self.sees(UP_TO_DATE) and not self.sees("sent when online"), "everything to be sent")

    def takes_picture(self, name: str) -> None:
        """Keep a picture of the window, where somebody wants pictures."""
        folder = os.environ.get(PICTURES, "")
        if folder:
            self._turns_here()
            QApplication.processEvents()
            Path(folder).mkdir(parents=True, exist_ok=True)
            window = self._window()
            assert window is not None
            window.grab().save(str(Path(folder) / f"{name}.png"))

    def _view(self, name: str) -> QAbstractItemView:
        found = next(iter(named(screen(), name, QAbstractItemView)), None)
        assert isinstance(found, QAbstractItemView), f"no list “{name}”"
        return found

    def _window(self) -> QWidget | None:
        program = self._program
        if program is None:
            return None
        return program.desk.window if program.desk is not None else program.first_run

    def _turns_here(self) -> None:
        """Look at this window, where another one had the keys."""
        window = self._window()
        active = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
        while active is not None and active is not window:
            active = active.parentWidget()
        if window is not None and (active is None or QGuiApplication.focusWindow() is None):
            front = QApplication.activeModalWidget() or window
            front.activateWindow()
            ready = lambda: front.isActiveWindow() and QGuiApplication.focusWindow() is not None  # noqa: E731
            self.qtbot.waitUntil(ready, timeout=PATIENCE_MS)

    def _until(self, true: Callable[[], bool], what: str, within: str = "") -> None:
        try:
            self.qtbot.waitUntil(true, timeout=PATIENCE_MS)
        except self.qtbot.TimeoutError:
            raise AssertionError(f"waited in vain for {what}; there is:\n{self.reads(within)}") from None
