"""Whatever people, networks, machines and hubs do: nothing is lost, nothing happens twice, everybody sees theirs."""

from __future__ import annotations

import pytest

from tests.sync.simulation import batch

CHUNKS = 100
HISTORIES = 50


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_invariants_hold_after_every_step(chunk: int) -> None:
    tally = batch.run(1 + chunk * HISTORIES, HISTORIES)
    assert tally.failures == {}, "python3 dev.py simulate --histories 1 --seed N shrinks and tells one"
    assert tally.steps > HISTORIES
