"""Waiting for the hub's word over a real socket."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.errors import HubError
from sync.client import HubClient, MemoryTokens
from sync.hub.embedded import EmbeddedHub


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[EmbeddedHub]:
    made = EmbeddedHub(tmp_path / "hub.db", "small")
    yield made
    made.stop()


def test_closing_ends_a_wait_at_once(hub: EmbeddedHub) -> None:
    client = HubClient(hub.url, MemoryTokens())
    client.sign_in(hub.accounts[0].user, hub.accounts[0].password)
    waiting, ended = threading.Event(), threading.Event()

    def wait() -> None:
        waiting.set()
        with contextlib.suppress(HubError):
            client.wait_for_change(10**9, 600.0)
        ended.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert waiting.wait(10)
    while not client._listening:  # noqa: SLF001 - the wait is under way
        assert not ended.wait(0.01)
    client.close()
    assert ended.wait(10), "the wait goes on although nobody wants to know any more"
    thread.join()
