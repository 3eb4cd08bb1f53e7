"""When to sync: after a change, on a poke, from time to time, and ever more rarely while the hub is away.

    idle ──due──▶ syncing ──▶ idle                       work is done
                     ├──▶ waiting        the hub was away or busy; tried again after a back-off with jitter
                     ├──▶ signed_out     a person must sign in
                     └──▶ held           a person must allow it
    any ──work offline──▶ working_offline ──work online──▶ idle

What is asked for while a cycle runs is done after it: the cycle may have sent its last request already.
Holds no thread and reads no clock of its own: `run_due` is called by whoever has a thread, and the time comes in.
"""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from enum import StrEnum

from prm_desktop.errors import HubError, NotSignedIn, Offline, UserError
from sync.apply import Held
from sync.engine import Engine, Outcome

log = logging.getLogger(__name__)

LONGEST_NAP = 10.0
"""Seconds after which a waiting thread looks at the clock again: its wait stands still while the computer sleeps."""
INTERVAL = 60.0
"""Seconds between cycles where nothing pokes."""
AFTER_CHANGE = 5.0
"""Seconds after a person's change, so that it can be undone before anybody sees it."""
FIRST_RETRY = 2.0
LONGEST_RETRY = 300.0
MOST_DOUBLINGS = 10
BUSY_RETRY = 1.0
CROWD_SPREAD = 2.0
"""Seconds over which the clients of a hub spread their pulls after it poked all of them."""
INTERVAL_SPREAD = 0.2
RETRY_SPREAD = 0.25
"""The part of a time that is left to chance, so that clients that were told the same do not come back at once."""


class State(StrEnum):
    """What the sync is doing, in the words of the status bar."""

    IDLE = "idle"
    """Nothing to do until `next_at`."""
    SYNCING = "syncing"
    """An exchange is under way."""
    WAITING = "waiting"
    """The last try failed; the next one comes at `next_at`, or on a poke."""
    SIGNED_OUT = "signed_out"
    """The session ended. Only signing in gets out of it."""
    HELD = "held"
    """A pull waits for a person's word."""
    WORKING_OFFLINE = "working_offline"
    """The person chose to be offline."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """A picture of the scheduler.

    `next_at`: seconds of the injected clock; `offline_since` likewise, 0 while online.
    """

    state: State = State.IDLE
    next_at: float = 0.0
    failures: int = 0
    error: UserError | None = None
    loaded: int = 0
    total: int = 0
    offline_since: float = 0.0
    outcome: Outcome | None = None

    @property
    def online(self) -> bool:
        """Whether the last try reached the hub."""
        return self.state in {State.IDLE, State.SYNCING, State.HELD} and not self.failures


class Defect(UserError):
    """We did something wrong; it is in the log."""

    code = "unexpected"
    default_title = "The sync has a defect"
    default_hint = "Your work is safe here, and the next try follows by itself. Please report it with the log."


Listener = Callable[[SyncState], None]
Guard = Callable[[], AbstractContextManager[bool]]
"""Enters one cycle; yields False where another process is syncing this replica."""


class Scheduler:
    """Runs the engine when it is due and tells listeners what is going on."""

    def __init__(
        self,
        engine: Engine,
        *,
        monotonic: Callable[[], float],
        jitter: Callable[[], float],
        guard: Guard,
        interval: float = INTERVAL,
    ) -> None:
        """`monotonic`: seconds of a clock that goes on while the computer sleeps."""
        self._engine = engine
        self._monotonic = monotonic
        self._jitter = jitter
        self._guard = guard
        self._interval = interval
        self._wake = threading.Condition()
        self._state = SyncState(next_at=monotonic())
        self._listeners: list[Listener] = []
        self._stopped = False
        self._verify = False
        self._again = math.inf
        """When to sync again because of what came while a cycle ran."""

    @property
    def state(self) -> SyncState:
        """The present picture."""
        return self._state

    def listen(self, listener: Listener) -> None:
        """Call this with every new picture, on whatever thread it arises."""
        self._listeners.append(listener)

    def set_interval(self, seconds: float) -> None:
        """How long to wait between cycles where nothing pokes; counts from now."""
        self._interval = seconds
        if self._state.state is State.IDLE:
            self._set(next_at=min(self._state.next_at, self._monotonic() + seconds))

    def poked_by_hub(self) -> None:
        """The hub has news, and poked others for it too: sync at a moment of one's own within `CROWD_SPREAD`.

        Shortens a back-off: the hub is there. No effect while offline by choice.
        """
        due = self._monotonic() + CROWD_SPREAD * self._jitter()
        if not self._after_this(due) and self._state.state in {State.IDLE, State.WAITING}:
            self._set(next_at=min(due, self._state.next_at))

    def poke(self, delay: float = 0.0) -> None:
        """Something changed: sync soon, `delay` seconds from now at the latest. No effect while offline by choice."""
        due = self._monotonic() + delay
        if not self._after_this(due) and self._state.state in {State.IDLE, State.WAITING}:
            waits = self._state.state is State.WAITING and delay
            self._set(next_at=max(due, self._state.next_at) if waits else min(due, self._state.next_at))

    def sync_now(self, *, verify: bool = False) -> None:
        """A person asks: forget the back-off and go. Out of every state but offline by choice."""
        now = self._monotonic()
        if self._state.state is not State.WORKING_OFFLINE:
            self._verify = self._verify or verify
            if not self._after_this(now):
                self._set(state=State.IDLE, next_at=now)

    def work_offline(self, *, on: bool) -> None:
        """The person's switch."""
        if on:
            self._set(state=State.WORKING_OFFLINE, offline_since=self._monotonic())
        elif self._state.state is State.WORKING_OFFLINE:
            self._set(state=State.IDLE, failures=0, offline_since=0.0, next_at=self._monotonic())

    def stop(self) -> None:
        """End `run_forever`."""
        with self._wake:
            self._stopped = True
            self._wake.notify_all()

    def run_forever(self, nap: float = LONGEST_NAP) -> None:
        """Run what is due until stopped, and look at the clock every `nap` seconds. For one thread of `ui.tasks`."""
        while not self._stopped:
            self.run_due()
            with self._wake:
                if not self._stopped:
                    self._wake.wait(self._pause(nap))

    def run_due(self) -> bool:
        """Run one cycle if it is due. True where it ran."""
        state = self._state
        if state.state not in {State.IDLE, State.WAITING} or self._monotonic() < state.next_at:
            return False
        try:
            with self._guard() as free:
                if not free:
                    self._set(next_at=self._monotonic() + BUSY_RETRY)
                    return False
                self._cycle()
        except UserError as error:
            self._failed(State.WAITING, error, 0.0)
        except Exception:  # a defect of ours must not end all syncing in silence
            log.exception("the sync stopped at a defect")
            self._failed(State.WAITING, Defect("The sync stopped at a defect of this program."), 0.0)
        return True

    def _cycle(self) -> None:
        self._set(state=State.SYNCING, loaded=0, total=0)
        try:
            outcome = self._outcome()
        except NotSignedIn as error:
            self._failed(State.SIGNED_OUT, error, 0.0)
        except Held as error:
            self._failed(State.HELD, error, 0.0)
        except UserError as error:
            wait = error.retry_after if isinstance(error, HubError) else 0.0
            self._failed(State.WAITING, error, wait)
        else:
            self._set(
                state=self._unless_offline(State.IDLE),
                next_at=self._monotonic() + self._interval * (1 - INTERVAL_SPREAD * (1 - self._jitter())),
                failures=0,
                error=None,
                offline_since=0.0,
                outcome=outcome,
            )

    def _outcome(self) -> Outcome:
        """What one cycle did. A comparison that nobody was there for is asked for by the next."""
        verify, self._verify = self._verify, False
        try:
            return self._engine.sync_once(self._progress, verify=verify)
        except (Offline, NotSignedIn, Held):
            self._verify = self._verify or verify
            raise

    def _failed(self, state: State, error: UserError, wait: float) -> None:
        now = self._monotonic()
        failures = self._state.failures + 1
        log.info("sync stopped: %s", error.code)
        self._set(
            state=self._unless_offline(state),
            next_at=now + max(wait * (1 + RETRY_SPREAD * (1 - self._jitter())), self.backoff(failures)),
            failures=failures,
            error=error,
            offline_since=self._state.offline_since or now,
            outcome=None,
        )

    def backoff(self, failures: int) -> float:
        """Seconds to wait after that many failures in a row: doubling, capped, with half of it left to chance."""
        longest = min(FIRST_RETRY * 2.0 ** min(failures - 1, MOST_DOUBLINGS), LONGEST_RETRY)
        return longest * (0.5 + 0.5 * self._jitter())

    def _unless_offline(self, state: State) -> State:
        return State.WORKING_OFFLINE if self._state.state is State.WORKING_OFFLINE else state

    def _progress(self, loaded: int, total: int) -> None:
        self._set(loaded=loaded, total=total)

    def _pause(self, nap: float) -> float | None:
        """Seconds until something may be due; None while only a person can go on."""
        if self._state.state in {State.IDLE, State.WAITING}:
            return min(max(0.0, self._state.next_at - self._monotonic()), nap)
        return None

    def _after_this(self, due: float) -> bool:
        """Keep in mind to sync again then, after the cycle that is running. False where none is."""
        with self._wake:
            if self._state.state is not State.SYNCING:
                return False
            self._again = min(self._again, due)
            return True

    def _set(self, **values: object) -> None:
        with self._wake:
            self._state = replace(self._state, **values)  # type: ignore[arg-type]  # checked by the dataclass's fields
            if self._state.state is not State.SYNCING:
                again, self._again = self._again, math.inf
                if self._state.state is State.IDLE and again < self._state.next_at:
                    self._state = replace(self._state, next_at=again)
            picture = self._state
            self._wake.notify_all()
        for listener in list(self._listeners):
            listener(picture)
