"""Arguments that nobody means: each command given here is done or told in words, and never a defect."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import UserError
from tests.hub.test_hostile_clients import Dice
from tests.hub_demo.worlds import rows
from tests.sync.hubs import Rep, World, seed

ROUNDS = 12


@pytest.fixture(scope="module")
def rep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rep]:
    """Anna, in a world with rows of all kinds."""
    world = World(tmp_path_factory.mktemp("hostile"))
    world.open(seed())
    there = {row.id for row in seed()}
    world.store.load(row for row in rows() if row.id not in there)
    made = world.rep("anna@hanse.example")
    made.sync()
    yield made
    world.close()


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_is_given_is_done_or_told_and_then_answered(rep: Rep, name: str) -> None:
    for number in range(ROUNDS):
        with suppress(UserError):
            rep.desk.do(name, Dice(number).args(COMMANDS[name]))
    waiting = len(rep.desk.outbox())
    assert rep.sync().pushed == waiting
    assert rep.desk.outbox() == []
