"""What the status bar says, and how news from elsewhere reach the screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from prm_desktop.domain.fields import Tone
from prm_desktop.errors import DiskFull, HubProblem, NotSignedIn, Offline, Untrusted
from prm_desktop.services.workspace import Workspace
from sync.engine import Outcome
from sync.scheduler import State, SyncState
from tests.sync.replicas import OFFERED, Clock
from ui.context import Changed, Place, UiContext
from ui.format import Formatter
from ui.sync_watch import SyncWatch
from ui.widgets.chip import Chip
from ui.widgets.status_bar import StatusBar, truth_of

OFFLINE = SyncState(State.WAITING, failures=1, error=Offline("No way to the hub."))


class Switch:
    """Stands in for the scheduler: remembers what it was asked, and tells pictures."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.state = SyncState()
        self._listeners: list[Callable[[SyncState], None]] = []

    def listen(self, listener: Callable[[SyncState], None]) -> None:
        self._listeners.append(listener)

    def tell(self, state: SyncState) -> None:
        for listener in self._listeners:
            listener(state)

    def poke(self, delay: float = 0.0) -> None:
        self.asked.append(f"poke {delay:g}")

    def sync_now(self, *, verify: bool = False) -> None:
        self.asked.append(f"sync {verify}")

    def work_offline(self, *, on: bool) -> None:
        self.asked.append(f"offline {on}")


@pytest.mark.parametrize(
    ("sync", "text", "tone"),
    [
        (SyncState(), "Up to date, synced 2 min. ago", Tone.SUCCESS),
        (SyncState(State.SYNCING), "Syncing…", Tone.INFO),
        (SyncState(State.SYNCING, loaded=4_000, total=20_000), "Syncing, 4,000 of 20,000 rows", Tone.INFO),
        (OFFLINE, "Offline since 08:30", Tone.WARNING),
        (SyncState(State.WORKING_OFFLINE), "Working offline, as you chose", Tone.WARNING),
        (SyncState(State.HELD), "Sync waits for your decision", Tone.DANGER),
        (
            SyncState(State.SIGNED_OUT, error=NotSignedIn("Your session has ended.")),
            "Signed out. Your work is safe here; sign in to send it",
            Tone.WARNING,
        ),
        (
            SyncState(State.WAITING, error=Untrusted("It has expired.")),
            "The hub's certificate cannot be trusted. The next try follows by itself",
            Tone.WARNING,
        ),
        (
            SyncState(State.WAITING, error=DiskFull("No space.")),
            "The disk is full. The next try follows by itself",
            Tone.WARNING,
        ),
        (
            SyncState(State.WAITING, error=HubProblem("It is ill.")),
            "The hub has a problem. The next try follows by itself",
            Tone.WARNING,
        ),
    ],
)
def test_the_bar_tells_the_truth(desk: Workspace, clock: Clock, sync: SyncState, text: str, tone: Tone) -> None:
    formatter = Formatter("en_GB", None, clock.now)
    since = "2026-03-02T08:30:00Z"
    truth = truth_of(desk.status(), sync, since, formatter)
    expected = text.replace("08:30", formatter.clock(since)).replace(
        "2 min. ago", formatter.when("2026-03-02T08:58:00Z")
    )
    assert (truth.text, truth.tone) == (expected, tone)


def bar_of(qtbot: QtBot, context: UiContext) -> StatusBar:
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def test_what_waits_here_is_counted_and_leads_to_it(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    bar = bar_of(qtbot, context)
    assert not bar.pending.isVisible()
    desk.do("lead.accept", {"lead_id": OFFERED})
    context.bus.status.emit(desk.status())
    assert bar.pending.text() == "1 change saved here, sent when online"
    with qtbot.waitSignal(context.bus.navigated) as told:
        bar.pending.click()
    assert told.args == [Place(page="outbox")]


def test_the_switch_works_offline_and_follows_the_scheduler(qtbot: QtBot, context: UiContext) -> None:
    switch = Switch()
    object.__setattr__(context, "sync", switch)
    bar = bar_of(qtbot, context)
    bar.offline.click()
    assert switch.asked == ["offline True"]
    for state, on in ((State.IDLE, False), (State.WORKING_OFFLINE, True)):
        switch.state = SyncState(state)
        context.bus.sync.emit(switch.state)
        assert bar.offline.isChecked() == on
    assert switch.asked == ["offline True"]


def test_the_moment_of_going_offline_is_kept(qtbot: QtBot, context: UiContext, clock: Clock) -> None:
    bar = bar_of(qtbot, context)
    context.bus.sync.emit(OFFLINE)
    first = bar.state.text()
    clock.wait(3_600)
    context.bus.sync.emit(SyncState(State.SYNCING))
    context.bus.sync.emit(OFFLINE)
    assert bar.state.text() == first
    assert first.startswith("Offline since 9:00")


def test_what_a_sync_brought_reaches_the_screens(qtbot: QtBot, context: UiContext) -> None:
    switch = Switch()
    watch = SyncWatch(context, switch)  # type: ignore[arg-type]  # what it uses of a scheduler
    rows = frozenset({("lead", OFFERED)})
    with qtbot.waitSignal(context.changed) as told:
        switch.tell(SyncState(State.SYNCING))
        switch.tell(SyncState(outcome=Outcome(changed=rows)))
    assert told.args == [Changed(rows, here=False)]
    with qtbot.waitSignal(context.changed) as told:
        switch.tell(SyncState(State.SYNCING))
        switch.tell(SyncState(outcome=Outcome(changed=None)))
    assert told.args == [Changed(everything=True, here=False)]
    assert switch.asked == []
    assert watch.parent() is None


def test_what_a_person_does_here_is_sent_soon(qtbot: QtBot, context: UiContext) -> None:
    switch = Switch()
    watch = SyncWatch(context, switch)  # type: ignore[arg-type]  # what it uses of a scheduler
    with qtbot.waitSignal(context.bus.status) as told:
        context.run_command("lead.accept", {"lead_id": OFFERED})
    assert told.args is not None
    assert told.args[0].pending == 1
    assert switch.asked == ["poke 5"]
    assert watch.parent() is None


def test_what_another_process_writes_reaches_the_screens(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    watch = SyncWatch(context)
    with qtbot.waitSignal(context.bus.status):
        watch.start()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    desk.do("lead.accept", {"lead_id": OFFERED})
    with qtbot.waitSignal(context.changed) as told:
        watch.look()
    assert told.args == [Changed(everything=True, here=False)]


@pytest.mark.parametrize("demo", [True, False])
def test_a_demonstration_says_so_for_as_long_as_the_window_is_open(
    qtbot: QtBot, context: UiContext, *, demo: bool
) -> None:
    context.workspace.demo = demo
    bar = StatusBar(context)
    qtbot.addWidget(bar)
    shown = [chip.text() for chip in bar.findChildren(Chip) if not chip.isHidden()]
    assert shown == (["Demonstration"] if demo else [])
