"""Listening to the hub while a window is open."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import pytest

from prm_desktop.errors import Offline
from sync.scheduler import Scheduler, State, SyncState
from ui import news
from ui.news import News

if TYPE_CHECKING:
    from ui.root import OpenProfile


@dataclass
class Hub:
    """What comes of each wait, one after the other."""

    outcomes: list[Exception | bool]

    def wait_for_news(self, _seconds: float) -> bool:
        outcome = self.outcomes.pop(0) if self.outcomes else False
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@dataclass
class Poked:
    """A scheduler that says when the hub has poked it."""

    state: SyncState = field(default_factory=lambda: SyncState(State.IDLE))
    poked: threading.Event = field(default_factory=threading.Event)

    def poked_by_hub(self) -> None:
        self.poked.set()


@pytest.mark.allow_log("listening to the hub stopped at a defect")
@pytest.mark.parametrize("trouble", [Offline("Away."), RuntimeError("a defect")], ids=["away", "a defect"])
def test_news_are_heard_after_trouble_too(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    monkeypatch.setattr(news, "PAUSE_SECONDS", 0.01)
    scheduler = Poked()
    listener = News(cast("OpenProfile", Hub([trouble, True])), cast("Scheduler", scheduler))
    worker = threading.Thread(target=listener.run)
    worker.start()
    heard = scheduler.poked.wait(30)
    listener.stop()
    worker.join(30)
    assert heard
