"""The simulation is tested by defects that are put into the code on purpose: each of them must be found."""

from __future__ import annotations

import pytest

from tests.sync.simulation import batch
from tests.sync.simulation.defects import DEFECTS


@pytest.mark.parametrize("name", [name for name, made in DEFECTS.items() if made.within])
def test_the_defect_is_found(name: str) -> None:
    count, failure = batch.hunted(name)
    assert failure is not None, f"not found in {count} histories: {DEFECTS[name].says}"
