"""Starts the window: one per profile, opened or signed in to first, kept in step with the hub, closed cleanly.

run_window ──▶ Program ──open──▶ Desk (window, scheduler, listener)
                  └──nothing to open, or locked──▶ FirstRun ──entered──▶ Desk
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from prm_desktop.errors import BadInput, Damaged, Locked, UserError
from prm_desktop.settings import LANGUAGE, SYNC_INTERVAL, TRAY, WORK_OFFLINE, Settings
from sync.scheduler import Scheduler, State, SyncState
from ui import translations
from ui.context import Changed, FileMoved, UiContext
from ui.file_mover import FileMover
from ui.format import Formatter
from ui.garbage import Garbage
from ui.links import SCHEME, place_of
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.news import News
from ui.notifier import Notifier
from ui.root import OpenProfile, Root
from ui.single_instance import SecondStart, SingleInstance, hand_over
from ui.state import UiState
from ui.sync_watch import SyncWatch
from ui.tasks import Tasks
from ui.text import mark, tr
from ui.theme import Theme
from ui.views.attention import AttentionPage
from ui.views.first_run import Entered, FirstRun
from ui.views.import_page import ImportPage
from ui.views.outbox import OutboxPage
from ui.views.settings import SettingsPage, keep_look, look_of
from ui.views.sync_page import SyncPage
from ui.widgets.detail import Detail

NAME = "PRM Desktop"
SIGNALS_MS = 250
"""How often Python gets a chance to see Ctrl+C while Qt waits."""
TITLES = {"outbox": mark("Outbox"), "attention": mark("Needs attention"), "import": mark("Import")}


def make_app(arguments: Sequence[str] = ()) -> QApplication:
    """The application object, made once."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([NAME, *arguments])
    app.setApplicationName("prm-desktop")
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName("prm-desktop")
    return app


def run_window(root: Root, *, demo: bool = False, link: str = "") -> int:
    """Open the window, at a `prm://` link if there is one, and stay until it is closed. Returns the exit code."""
    app = make_app()
    folder = root.folder
    if folder is not None and hand_over(folder, [link] if link else []):
        return 0
    program = Program(app, root, demo=demo, link=link)
    program.start()
    breath = QTimer(interval=SIGNALS_MS)
    breath.timeout.connect(lambda: None)
    breath.start()
    signal.signal(signal.SIGINT, lambda _number, _frame: app.quit())
    try:
        return app.exec()
    finally:
        program.stop()


class Program(QObject):
    """From the start to the window, and from the window to the end."""

    def __init__(self, app: QApplication, root: Root, *, demo: bool, link: str = "") -> None:
        super().__init__()
        self._link = link
        self._app, self._root, self._demo = app, root, demo
        self._translators = translations.install(app, translations.language_of(""))
        self._garbage = Garbage(self)
        self.theme = Theme(app)
        self.tasks = Tasks()
        self.first_run: FirstRun | None = None
        self.desk: Desk | None = None
        app.installEventFilter(self)

    def start(self) -> None:
        """Open the profile, or ask for what is needed to."""
        if self._demo:
            self._ask().try_demo()
        elif self._root.has_profile() and self._root.is_damaged():
            self._ask().offer_repair(usable=True)
        elif self._root.has_profile():
            self.tasks.run(self._root.open, self.enter, self._not_opened)
        else:
            self._ask()

    def stop(self) -> None:
        """End everything in order: first what works, then what it works on."""
        self._app.removeEventFilter(self)
        if self.desk is not None:
            self.desk.stop()
        self.tasks.shut_down()
        self._root.close()
        if self.desk is not None:
            self.desk.finish()
        self._garbage.stop()

    def enter(self, session: OpenProfile) -> None:
        """Show the window of an open profile."""
        settings = Settings(session.profile.settings_file)
        self._translators = translations.install(self._app, translations.language_of(settings.get(LANGUAGE)))
        self.theme.choose(look_of(settings))
        self.desk = Desk(session, settings, self.theme, self.tasks)
        self.desk.start()
        if self._link:
            self.desk.follow(self._link)
        first_run, self.first_run = self.first_run, None
        if first_run is not None:
            first_run.hide()
            first_run.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # macOS hands links to the running program, not to a second one.
        if isinstance(event, QFileOpenEvent) and event.url().scheme() == SCHEME:
            self._link = event.url().toString()
            if self.desk is not None:
                self.desk.window.bring_forward()
                self.desk.follow(self._link)
            return True
        return super().eventFilter(watched, event)

    def _ask(self) -> FirstRun:
        self.first_run = FirstRun(self._root, self.tasks, self.theme)
        self.first_run.entered.connect(self._entered)
        self.first_run.show()
        return self.first_run

    def _entered(self, entered: Entered) -> None:
        self.enter(entered.session)

    def _not_opened(self, error: UserError) -> None:
        page = self._ask()
        if isinstance(error, Locked):
            page.ask_to_unlock(error)
        elif isinstance(error, Damaged):
            page.offer_repair()
        else:
            page.welcome.show_error(error)


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages that are no areas."""

    context: UiContext
    settings: Settings
    session: OpenProfile

    def sync(self) -> QWidget:
        """The page *Sync*."""
        return SyncPage(self.context, self.session)

    def settings_page(self) -> QWidget:
        """The page *Settings*."""
        return SettingsPage(self.context, self.settings, self.session, lambda: self.context.open_page("sync"))


class Desk(QObject):
    """An open profile with its window and everything that works for it."""

    _disk_full = Signal(object)
    """`DiskFull`, from the thread that moves files."""

    def __init__(self, session: OpenProfile, settings: Settings, theme: Theme, tasks: Tasks) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self.scheduler: Scheduler = session.scheduler()
        if settings.get(WORK_OFFLINE):  # before anybody listens, who would take what was before for a wish
            self.scheduler.work_offline(on=True)
        self.scheduler.set_interval(settings.get(SYNC_INTERVAL))
        self._background = Tasks()
        self._news = News(session, self.scheduler)
        self._mover = FileMover(session, self.scheduler)
        self._mover.on_full = self._disk_full.emit
        messages = Messages(self)
        self._disk_full.connect(messages.problem, Qt.ConnectionType.QueuedConnection)
        tasks.on_failure(messages.problem)
        self.context = UiContext(
            workspace=session.workspace,
            tasks=tasks,
            theme=theme,
            formatter=Formatter(translations.language_of(settings.get(LANGUAGE))),
            messages=messages,
            state=UiState(session.profile.folder / "window.ini", self),
            sync=self.scheduler,
            files=self._mover,
        )
        pages = Pages(self.context, settings, session)
        self.window = MainWindow(
            self.context,
            Detail,
            {
                "sync": pages.sync,
                "settings": pages.settings_page,
                "outbox": lambda: OutboxPage(self.context),
                "attention": lambda: AttentionPage(self.context),
                "import": lambda: ImportPage(self.context),
            },
            TITLES,
        )
        self._mover.on_moved = self.context.bus.files.emit
        self.context.bus.files.connect(self._file_moved, Qt.ConnectionType.QueuedConnection)
        self._watch = SyncWatch(self.context, self.scheduler, self)
        self._notifier = Notifier(self.context, settings, self.window, self)
        self._door = SingleInstance(session.profile.folder, self)
        self._door.started_again.connect(self._started_again)
        theme.changed.connect(self._keep_look)
        self.context.bus.sync.connect(self._keep_offline)
        settings.on_change(self._obey)

    def start(self) -> None:
        """Show the window and begin to sync."""
        self.window.show()
        self._watch.start()
        self._notifier.start()
        self._background.run(self.scheduler.run_forever)
        self._background.run(self._news.run)
        self._background.run(self._mover.run)
        if self.session.profile.demo:
            self.context.messages.say(tr("This is a demonstration: the data is made up and stays on this computer."))

    def stop(self) -> None:
        """Stop syncing and listening; what is under way may end."""
        self._door.close()
        self._notifier.stop()
        self._news.stop()
        self._mover.stop()
        self.scheduler.stop()

    def finish(self) -> None:
        """Wait for what was under way; its connections are closed by now."""
        self._background.shut_down()

    def follow(self, link: str) -> None:
        """Go where a link leads; one that leads nowhere is said, and nothing happens."""
        try:
            place = place_of(link)
        except BadInput as error:
            self.context.messages.problem(error)
        else:
            self.context.bus.navigated.emit(place)

    def _started_again(self, again: SecondStart) -> None:
        self.window.bring_forward()
        for link in again.arguments[:1]:
            self.follow(link)

    def _file_moved(self, moved: FileMoved) -> None:
        """A document is here now: lists show it."""
        if moved.done >= moved.size:
            self.context.bus.changed.emit(Changed(frozenset({("asset", "")}), here=False))

    def _keep_look(self, _look: object) -> None:
        keep_look(self.settings, self.context.theme.look)

    def _keep_offline(self, state: SyncState) -> None:
        offline = state.state is State.WORKING_OFFLINE
        if self.settings.get(WORK_OFFLINE) != offline and state.state is not State.SYNCING:
            self.settings.set(WORK_OFFLINE, offline)

    def _obey(self, key: str) -> None:
        """A setting changed: what depends on it follows at once."""
        if key == SYNC_INTERVAL.key:
            self.scheduler.set_interval(self.settings.get(SYNC_INTERVAL))
        elif key == TRAY.key:
            self._notifier.show_tray()
        elif key == WORK_OFFLINE.key:
            wanted = self.settings.get(WORK_OFFLINE)
            if wanted != (self.scheduler.state.state is State.WORKING_OFFLINE):
                self.scheduler.work_offline(on=wanted)
