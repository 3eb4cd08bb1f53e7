"""The simulation is tested by defects that are put into the code on purpose: each of them must be found."""

from __future__ import annotations

import pytest

from tests.sync.simulation import batch
from tests.sync.simulation.defects import DEFECTS


def test_there_are_enough_of_them() -> None:
    assert len(DEFECTS) >= 20


@pytest.mark.parametrize("name", DEFECTS)
def test_the_defect_is_found(name: str) -> None:
    count, failure = batch.hunted(name)
    assert failure is not None, f"not found in {count} histories: {DEFECTS[name].says}"
