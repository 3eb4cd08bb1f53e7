"""Tells of new offers and of what is due soon: in the window, and beside the clock where a person wants an icon there.

Nothing is told twice, nothing in the quiet hours; what gathered meanwhile comes as one line when they end. An icon in
the system's tray is never needed: without one the taskbar's entry asks for attention.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSystemTrayIcon

from prm_desktop.settings import NOTIFY, QUIET_FROM, QUIET_TO, TRAY, Settings
from ui.context import Changed, UiContext
from ui.models.notices import WATCHED, Notice, Sort, is_quiet, local_hour, notices, told_together, words
from ui.text import tr
from ui.theme import app_icon

LOOK_MS = 60_000
"""How often the clock alone can make something due."""
SETTLE_MS = 800
"""Changes that come together are looked at together."""
SINGLY = 2
"""Up to this many are told each by its own line, more as a number; new leads are counted by themselves, for whose lead
it is matters most and must not go under among what is due."""
REMEMBERED = 2_000
TOLD = "notices.told"
KINDS = frozenset(("comment", "lead_share", "deal_member", "deal_registration", *(item.kind for item in WATCHED)))


@dataclass(frozen=True, slots=True)
class Told:
    """What was told: the line, and the notices behind it."""

    text: str
    notices: tuple[Notice, ...]


class Notifier(QObject):
    """Watches the replica and tells. Give it the window once that is there."""

    told = Signal(object)
    """`Told`"""

    def __init__(
        self, context: UiContext, settings: Settings, window: QMainWindow | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = settings
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._latest: Notice | None = None
        self._begun = context.workspace.now()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.look)
        context.changed.connect(self._changed)

    def start(self) -> None:
        """Begin to watch."""
        self.show_tray()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Stop watching and take the icon away."""
        self._timer.stop()
        self._soon.stop()
        if self._tray is not None:
            self._tray.hide()

    def look(self) -> None:
        """See whether there is something to tell."""
        if self._settings.get(NOTIFY):
            workspace = self._context.workspace
            self._context.tasks.run(lambda: notices(workspace), self._tell)

    def show_tray(self) -> None:
        """Show the icon beside the clock, or take it away, as the setting says."""
        wanted = self._settings.get(TRAY) and QSystemTrayIcon.isSystemTrayAvailable()
        if wanted and self._tray is None:
            self._tray = self._make_tray()
        if self._tray is not None:
            self._tray.setVisible(wanted)

    def _changed(self, changed: Changed) -> None:
        if changed.touches(*KINDS):
            self._soon.start()

    def _tell(self, found: list[Notice] | None) -> None:
        if found is None:
            return
        state = self._context.state
        if not state.get("notices.begun", 0):  # the offers that are there when the program is first used are no news
            state.put("notices.begun", 1)
            there = (item.key for item in found if not item.field and item.since <= self._begun)
            state.put(TOLD, [*state.get(TOLD, []), *there])
        known: list[str] = state.get(TOLD, [])
        fresh = [item for item in found if item.key not in known and not (item.seen_as and state.seen(item.seen_as))]
        now = local_hour(self._context.workspace.now(), self._context.formatter)
        if is_quiet(now, self._settings.get(QUIET_FROM), self._settings.get(QUIET_TO)):
            return
        if fresh:
            state.put(TOLD, [*known, *(notice.key for notice in fresh)][-REMEMBERED:])
            self._show(self._lines(fresh))

    def _lines(self, fresh: list[Notice]) -> list[Told]:
        formatter = self._context.formatter
        sorts = {sort: tuple(notice for notice in fresh if notice.sort is sort) for sort in Sort}
        lines: list[Told] = []
        for sort, found in sorts.items():
            if found and len(found if sort is Sort.OFFER else fresh) > SINGLY:
                lines.append(Told(told_together(sort, len(found)), found))
            else:
                lines += [Told(words(notice, formatter), (notice,)) for notice in found]
        return lines

    def _show(self, lines: list[Told]) -> None:
        """Tell all lines at once: in the window each would take the place of the one before."""
        self._latest = lines[0].notices[0]
        for told in lines:
            self.told.emit(told)
        text = " · ".join(told.text for told in lines)
        self._context.messages.notice(text, tr("Show"), self._go(lines[0].notices))
        if self._window is None or self._window.isActiveWindow():
            return
        if self._tray is not None and self._tray.isVisible():
            self._tray.showMessage(tr("PRM Desktop"), text, app_icon())
        else:
            QApplication.alert(self._window)

    def _go(self, shown: tuple[Notice, ...]) -> Callable[[], None]:
        first = shown[0]
        alike = all(notice.kind == first.kind for notice in shown)

        def go() -> None:
            if alike:
                self._context.navigate(first.kind, first.id if len(shown) == 1 else "")
            else:
                self._context.open_page("home")

        return go

    def _clicked(self) -> None:
        if self._window is not None:
            _bring_forward(self._window)
        if self._latest is not None:
            self._context.navigate(self._latest.kind, self._latest.id)

    def _make_tray(self) -> QSystemTrayIcon:
        made = QSystemTrayIcon(app_icon(), self)
        made.setToolTip(tr("PRM Desktop"))
        menu = QMenu(self._window)
        if self._window is not None:
            window = self._window
            menu.addAction(tr("Open PRM Desktop"), lambda: _bring_forward(window))
            made.activated.connect(lambda _reason: _bring_forward(window))
            sync = self._context.sync
            if sync is not None:
                menu.addAction(tr("Sync now"), sync.sync_now)
            menu.addAction(tr("Quit"), window.close)
        made.setContextMenu(menu)
        made.messageClicked.connect(self._clicked)
        return made


def _bring_forward(window: QMainWindow) -> None:
    window.showNormal()
    window.raise_()
    window.activateWindow()
