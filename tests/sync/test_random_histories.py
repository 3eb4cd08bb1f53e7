"""Whatever people, networks and hubs do: nothing is lost, nothing happens twice, everybody sees what is theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.histories import History
from tests.sync.invariants import check, check_rest

STEPS = 60
HISTORIES = 12


@pytest.mark.parametrize("number", range(HISTORIES))
def test_the_invariants_hold_after_every_step(tmp_path: Path, number: int) -> None:
    history = History(tmp_path, number)
    try:
        for _ in range(STEPS):
            history.step()
            check(history)
        history.calm()
        check_rest(history)
    except BaseException:
        print("\n".join(history.told))  # noqa: T201 - the history is what a failure needs
        raise
    finally:
        history.close()
