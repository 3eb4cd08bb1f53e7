"""Many clients at once in this process, over real HTTP, at a hub of several processes on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from prm_desktop.clock import utc_now
from prm_desktop.domain.partners import Partner, User
from prm_desktop.errors import Offline
from sync import protocol
from sync.client import HubClient, MemoryTokens, Tokens
from sync.hub.auth import Auth
from sync.hub.store import Store
from tests.hub.support import CHEAP, Client, Clock, Hub, uid
from tests.journeys.driver import Hub as Process

PASSWORD = "open sesame"
TRIES = 3


class Now(Clock):
    """The time of day, as the processes of the hub see it."""

    def __call__(self) -> str:
        return utc_now()


@dataclass
class Guest(Client):
    """A client that keeps its rows in memory, checks every digest, and comes by HTTP.

    It asks again, as every client does, where the hub is not there or is slower than its patience; `again`: how often.
    """

    http: HubClient = field(kw_only=True)
    again: int = 0

    def ask(self, **values: object) -> list[protocol.Line]:
        """The lines of the hub's answer. Raises `HubError` where it does not come in a few tries."""
        for _ in range(TRIES):
            with suppress(Offline):
                return list(self.http.exchange(self.request(**values)))
            self.again += 1
        return list(self.http.exchange(self.request(**values)))


@contextmanager
def serving(place: Path, database: str, *options: str) -> Iterator[tuple[Hub, Process]]:
    """A hub of two partners: its store in this process, and its own processes that serve it.

    Fails where a process of the hub complains.
    """
    inside = Hub(database, Now())
    outside = Process(place, options, database)
    try:
        outside.comes_back()
        yield inside, outside
    finally:
        outside.goes_away()
        inside.close()
    assert (place / "hub.log").read_text() == ""


@contextmanager
def guests(hub: Hub, url: str, partners: int, people: int) -> Iterator[list[Guest]]:
    """So many people of each of so many partners; they have signed in, and have synced nothing yet."""
    hub.put(*(Partner(id=uid(f"partner {n}"), name=f"P{n}", regions=("DE",), capacity=500) for n in range(partners)))
    users = [
        User(id=uid(f"user {n}"), name=f"U{n}", partner_id=uid(f"partner {n % partners}"))
        for n in range(partners * people)
    ]
    hub.put(*users)
    made = [Guest(hub, user.id, http=HubClient(url, MemoryTokens(_tokens(hub.store, user)))) for user in users]
    try:
        yield made
    finally:
        for guest in made:
            guest.http.close()


def _tokens(store: Store, user: User) -> Tokens:
    auth = Auth(store, CHEAP)
    auth.set_password(user.id, user.name, PASSWORD)
    answer = auth.token(protocol.TokenRequest("password", user.name, PASSWORD))
    return Tokens(answer.access_token, answer.refresh_token, 1e12)


def together(work: Sequence[Callable[[threading.Barrier], object]]) -> None:
    """Run all at once, each on a thread of its own; they may wait for each other. Fails where one of them does."""
    gate = threading.Barrier(len(work))
    faults: list[BaseException] = []

    def run(one: Callable[[threading.Barrier], object]) -> None:
        try:
            gate.wait()
            one(gate)
        except BaseException as error:  # noqa: BLE001 - handed to the test
            gate.abort()
            faults.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise next((error for error in faults if not isinstance(error, threading.BrokenBarrierError)), faults[0])
