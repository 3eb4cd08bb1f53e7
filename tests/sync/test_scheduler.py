"""When to sync: soon after a change, rarely while the hub is away, never while a person wants it offline."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast

import pytest

from prm_desktop.clock import elapsed
from prm_desktop.errors import HubProblem, NotSignedIn, Offline, ReplicaError
from sync.apply import Held
from sync.engine import Engine, Outcome
from sync.repair import NotComparable
from sync.scheduler import AFTER_CHANGE, CROWD_SPREAD, INTERVAL, LONGEST_RETRY, Scheduler, State, SyncState
from tests.sync.replicas import Clock


class Script:
    """An engine whose cycles end as a test says."""

    def __init__(self) -> None:
        self.ends: list[Exception | Outcome] = []
        self.cycles = 0
        self.verified: list[bool] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def sync_once(self, _progress: object, *, verify: bool) -> Outcome:
        self.cycles += 1
        self.verified.append(verify)
        self.meanwhile()
        end = self.ends.pop(0) if self.ends else Outcome(cursor=1)
        if isinstance(end, Exception):
            raise end
        return end


class Desk:
    """A scheduler with its clock and its engine."""

    def __init__(self, chance: float = 1.0) -> None:
        self.clock = Clock()
        self.engine = Script()
        self.free = True
        self.trouble: ReplicaError | None = None
        self.seen: list[SyncState] = []
        self.scheduler = Scheduler(
            cast(Engine, self.engine), monotonic=self.clock.monotonic, jitter=lambda: chance, guard=self._guard
        )
        self.scheduler.listen(self.seen.append)

    @contextmanager
    def _guard(self) -> Iterator[bool]:
        if self.trouble:
            raise self.trouble
        yield self.free

    def run(self, after: float = 0.0) -> bool:
        self.clock.wait(after)
        return self.scheduler.run_due()

    @property
    def state(self) -> State:
        return self.scheduler.state.state


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_it_syncs_at_once_and_then_from_time_to_time(desk: Desk) -> None:
    assert desk.run()
    assert not desk.run(INTERVAL - 1)
    assert desk.run(1)
    assert [state.state for state in desk.seen[:2]] == [State.SYNCING, State.IDLE]


def test_a_shorter_interval_holds_at_once(desk: Desk) -> None:
    desk.run()
    desk.scheduler.set_interval(30)
    assert not desk.run(29)
    assert desk.run(1)
    assert not desk.run(29)


def test_a_change_is_sent_after_the_time_in_which_it_can_be_taken_back(desk: Desk) -> None:
    desk.run()
    desk.scheduler.poke(AFTER_CHANGE)
    assert not desk.run(AFTER_CHANGE - 1)
    assert desk.run(1)


@pytest.mark.parametrize(
    ("meanwhile", "wait"),
    [
        (lambda it: it.poke(AFTER_CHANGE), AFTER_CHANGE),
        (lambda it: it.poked_by_hub(), CROWD_SPREAD),
        (lambda it: it.sync_now(), 0.0),
    ],
    ids=["a change", "a poke of the hub", "a person who asks"],
)
def test_what_comes_while_a_cycle_runs_is_looked_after_when_it_has_ended(
    desk: Desk, meanwhile: Callable[[Scheduler], None], wait: float
) -> None:
    states: list[State] = []

    def once() -> None:
        meanwhile(desk.scheduler)
        states.append(desk.state)
        desk.engine.meanwhile = lambda: None

    desk.engine.meanwhile = once
    desk.run()
    assert states == [State.SYNCING]
    assert not wait or not desk.run(wait - 0.1)
    assert desk.run(min(wait, 0.1))
    assert not desk.run(INTERVAL - 1)


def test_however_often_it_fails_it_is_tried_again(desk: Desk) -> None:
    """A window that stays open through a long holiday without a network."""
    desk.engine.ends = [Offline("away")] * 1100
    assert all(desk.run(LONGEST_RETRY) for _ in range(1101))
    assert desk.state is State.IDLE


def test_a_change_during_a_cycle_that_fails_does_not_shorten_the_back_off(desk: Desk) -> None:
    desk.engine.meanwhile = lambda: desk.scheduler.poke(AFTER_CHANGE)
    desk.engine.ends = [Offline("away")] * 5
    for _ in range(5):
        desk.run(400)
    assert not desk.run(AFTER_CHANGE)


def test_a_person_who_goes_offline_during_a_cycle_stays_there_whatever_was_asked(desk: Desk) -> None:
    def change_and_leave() -> None:
        desk.scheduler.poke(AFTER_CHANGE)
        desk.scheduler.work_offline(on=True)

    desk.engine.meanwhile = change_and_leave
    desk.run()
    assert not desk.run(INTERVAL)
    assert desk.state is State.WORKING_OFFLINE


def test_a_hub_that_is_away_is_asked_ever_more_rarely(desk: Desk) -> None:
    desk.engine.ends = [Offline("away")] * 12
    pauses = []
    for _ in range(12):
        assert desk.run(max(0.0, desk.scheduler.state.next_at - desk.clock.seconds))
        pauses.append(desk.scheduler.state.next_at - desk.clock.seconds)
    assert pauses[:4] == [2.0, 4.0, 8.0, 16.0]
    assert pauses[-1] == LONGEST_RETRY
    assert (desk.state, desk.scheduler.state.online) == (State.WAITING, False)


def test_a_retry_after_is_obeyed(desk: Desk) -> None:
    desk.engine.ends = [HubProblem("busy", retry_after=120.0)]
    desk.run()
    assert not desk.run(119)
    assert desk.run(1)
    assert desk.scheduler.state.online


def test_a_change_does_not_shorten_the_back_off_but_the_hubs_own_poke_does(desk: Desk) -> None:
    desk.engine.ends = [Offline("away")] * 5
    for _ in range(5):
        desk.run(400)
    desk.scheduler.poke(AFTER_CHANGE)
    assert not desk.run(AFTER_CHANGE)
    desk.scheduler.poked_by_hub()
    assert not desk.run(CROWD_SPREAD - 0.1)
    assert desk.run(0.1)


@pytest.mark.parametrize(("chance", "first", "next_one", "retry"), [(0.0, 0.0, 48.0, 150.0), (0.5, 1.0, 54.0, 135.0)])
def test_clients_that_are_told_the_same_come_at_moments_of_their_own(
    chance: float, first: float, next_one: float, retry: float
) -> None:
    desk = Desk(chance)
    desk.run()
    desk.scheduler.poked_by_hub()
    assert desk.scheduler.state.next_at == pytest.approx(desk.clock.monotonic() + first)
    assert desk.run(first + 0.001)
    assert desk.scheduler.state.next_at == pytest.approx(desk.clock.monotonic() + next_one)
    desk.engine.ends = [HubProblem("busy", retry_after=120.0)]
    assert desk.run(next_one + 0.001)
    assert desk.scheduler.state.next_at == pytest.approx(desk.clock.monotonic() + retry)
    desk.scheduler.work_offline(on=True)
    desk.scheduler.poked_by_hub()
    assert not desk.run(1000)


def test_an_ended_session_waits_for_the_person_and_not_for_the_clock(desk: Desk) -> None:
    desk.engine.ends = [NotSignedIn("over")]
    desk.run()
    desk.scheduler.poke()
    assert (desk.state, desk.run(10_000)) == (State.SIGNED_OUT, False)
    desk.scheduler.sync_now()
    assert desk.run()


def test_a_pull_that_would_remove_most_waits_for_the_person(desk: Desk) -> None:
    desk.engine.ends = [Held(90, 100)]
    desk.run()
    assert (desk.state, desk.run(10_000)) == (State.HELD, False)


def test_working_offline_holds_until_the_person_ends_it(desk: Desk) -> None:
    desk.scheduler.work_offline(on=True)
    desk.scheduler.poke()
    desk.scheduler.sync_now()
    assert (desk.run(10_000), desk.engine.cycles) == (False, 0)
    desk.scheduler.work_offline(on=False)
    assert desk.run()


def test_going_offline_during_a_cycle_is_not_forgotten_at_its_end(desk: Desk) -> None:
    desk.scheduler.listen(lambda state: desk.scheduler.work_offline(on=True) if state.state is State.SYNCING else None)
    desk.run()
    assert desk.state is State.WORKING_OFFLINE


def test_while_another_process_syncs_this_one_waits(desk: Desk) -> None:
    desk.free = False
    assert not desk.run()
    desk.free = True
    assert desk.run(1)


def test_a_check_of_everything_is_asked_for_once(desk: Desk) -> None:
    desk.scheduler.sync_now(verify=True)
    desk.run()
    desk.run(INTERVAL)
    assert desk.engine.verified == [True, False]


def test_a_check_that_nobody_was_there_for_is_made_up_for(desk: Desk) -> None:
    desk.engine.ends = [Offline("Away."), Offline("Away.")]
    desk.scheduler.sync_now(verify=True)
    assert desk.run()
    assert desk.run(LONGEST_RETRY)
    assert desk.run(LONGEST_RETRY)
    assert desk.run(INTERVAL)
    assert desk.engine.verified == [True, True, True, False]


def test_a_check_that_the_hub_cannot_answer_does_not_keep_every_sync_from_its_end(desk: Desk) -> None:
    desk.engine.ends = [NotComparable("It cannot.")]
    desk.scheduler.sync_now(verify=True)
    assert desk.run()
    assert desk.run(LONGEST_RETRY)
    assert (desk.engine.verified, desk.state) == ([True, False], State.IDLE)


def test_a_folder_that_cannot_be_written_is_told_and_tried_again(desk: Desk) -> None:
    desk.trouble = ReplicaError("The folder cannot be written.")
    desk.run()
    assert (desk.state, desk.scheduler.state.error, desk.engine.cycles) == (State.WAITING, desk.trouble, 0)
    desk.trouble = None
    assert desk.run(LONGEST_RETRY)
    assert desk.state is State.IDLE


@pytest.mark.allow_log("the sync stopped at a defect")
def test_a_defect_of_ours_is_told_and_does_not_end_all_syncing(desk: Desk) -> None:
    desk.engine.ends = [RuntimeError("a defect")]
    desk.run()
    error = desk.scheduler.state.error
    assert (desk.state, error and error.code) == (State.WAITING, "unexpected")
    assert desk.run(LONGEST_RETRY)
    assert desk.state is State.IDLE


def test_after_a_sleep_it_goes_on_at_once_though_threads_slept_too() -> None:
    """The clock jumps by a week; the wait that was under way has hardly begun by its own count."""
    desk, ran = Desk(), threading.Event()
    desk.scheduler.listen(lambda state: ran.set() if state.state is State.IDLE and desk.engine.cycles else None)
    thread = threading.Thread(target=desk.scheduler.run_forever, args=(0.01,))
    thread.start()
    try:
        for _ in range(2):
            assert ran.wait(10)
            ran.clear()
            desk.clock.wait(7 * 86_400)
        assert ran.wait(10)
    finally:
        desk.scheduler.stop()
        thread.join()
    assert desk.engine.cycles >= 3


def test_the_clock_of_the_window_does_not_go_back() -> None:
    first = elapsed()
    assert elapsed() >= first > 0
