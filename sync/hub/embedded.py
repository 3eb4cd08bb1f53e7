"""A hub inside another program, on a loopback port: what `prm-desktop --demo` signs in to."""

from __future__ import annotations

import threading
from pathlib import Path

from prm_desktop.errors import UserError
from sync.hub.api import HubConfig, create_app
from sync.hub.seeding import DEMO_HASHER, Size, seed_demo
from sync.hub.serving import UPKEEP_SECONDS, HubServer, listening_socket, url_of
from sync.hub.store import Store

START_SECONDS = 60.0


class EmbeddedHub:
    """A demo hub on a thread of its own. A database that exists already is continued.

    `url`: where it answers; `accounts`: who can sign in. Raises `UserError` where it cannot be started.
    """

    def __init__(self, path: Path | str, size: Size = "small", *, port: int = 0) -> None:
        self._store = Store(f"sqlite:///{Path(path)}")
        self.accounts = seed_demo(self._store, size)
        listening = listening_socket("127.0.0.1", port)
        self.url = url_of(listening)
        started = threading.Event()
        config = HubConfig(upkeep_seconds=UPKEEP_SECONDS, hasher=DEMO_HASHER)
        self._server = HubServer(create_app(self._store, config), started.set)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, name="embedded hub", daemon=True
        )
        self._thread.start()
        if not started.wait(START_SECONDS):
            raise UserError("The demo hub did not start.")

    def stop(self) -> None:
        """Stop and close the database; safe to call twice."""
        self._server.should_exit = True
        self._thread.join()
        self._store.close()
