"""What a window remembers, and who takes closed screens apart."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest

from ui.garbage import Garbage
from ui.state import SEEN_LIMIT, UiState


def test_values_are_there_again(state: UiState, tmp_path: Path) -> None:
    state.put("columns.lead", ["company", "phone"])
    state.flush()
    assert UiState(tmp_path / "window.ini").get("columns.lead", []) == ["company", "phone"]


@pytest.mark.parametrize("broken", ["", "[1", '{"not": "a list"}', "null"])
def test_what_cannot_be_read_is_the_default(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "broken.ini"
    path.write_text(f"[values]\ncolumns.lead={broken}\n", encoding="utf-8")
    assert UiState(path).get("columns.lead", ["usual"]) == ["usual"]


def test_opened_rows_are_remembered_up_to_a_limit(state: UiState, tmp_path: Path) -> None:
    assert state.mark_seen("first")
    assert not state.mark_seen("first")
    state.put("seen", [str(number) for number in range(SEEN_LIMIT)])
    state.flush()
    again = UiState(tmp_path / "window.ini")
    again.mark_seen("newest")
    assert again.seen("newest")
    assert not again.seen("0")
    assert again.seen("1")


class Loop:
    """Refers to itself, so that only the collector can free it; notes where that happens."""

    freed_on: threading.Thread | None = None

    def __init__(self) -> None:
        self.own = self

    def __del__(self) -> None:
        Loop.freed_on = threading.current_thread()


def test_no_worker_takes_garbage_apart(garbage: Garbage) -> None:
    assert not gc.isenabled()
    Loop()
    worker = threading.Thread(target=lambda: [[place] for place in range(100_000)])
    worker.start()
    worker.join()
    assert Loop.freed_on is None
    [[place] for place in range(2_000)]
    garbage.collect()
    gc.collect()
    assert Loop.freed_on is threading.current_thread()
