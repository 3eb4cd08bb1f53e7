"""The simulated machines, network and hub in the hands of Hypothesis, which shrinks a failing history to its essence.

Rules say what may happen, and each draws all that it decides, so that Hypothesis can leave steps out and make what is
left simpler. After every rule the invariants of DESIGN 4.6 are checked; in the end there is calm, and what must hold
then.

A run of all tests takes the same few histories each time. PRM_EXAMPLES=5000 looks for so many new ones.
"""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.sync.simulation import history as steps
from tests.sync.simulation import network
from tests.sync.simulation.checks import Violation
from tests.sync.simulation.history import History, Script
from tests.sync.simulation.machine import Machine

EXAMPLES = int(os.environ.get("PRM_EXAMPLES", "15"))
STEPS = 20
SETTINGS = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    derandomize="PRM_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
DICE = st.randoms(use_true_random=False)
WHO = st.integers(0, 5)


class Partnership(RuleBasedStateMachine):
    """Some people at their machines, their vendor, and everything that can come between them."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History(Script(1, ()))
        self.history.checks.begin()

    def at(self, number: int) -> Machine:
        machines = self.history.machines
        return machines[number % len(machines)]

    def tell(self, said: str) -> None:
        self.history.told.append(said)
        note(said)

    @rule(who=WHO, dice=DICE)
    def works(self, who: int, dice: random.Random) -> None:
        self.tell(steps.works(self.history, dice, self.at(who)))

    @rule(who=WHO)
    def syncs(self, who: int) -> None:
        self.tell(f"{self.at(who).name} {self.at(who).syncs()}")

    @rule(who=WHO, fault=st.sampled_from(network.FAULTS), dice=DICE, verify=st.booleans())
    def syncs_over_a_bad_line(self, who: int, fault: Any, dice: random.Random, *, verify: bool) -> None:
        machine = self.at(who)
        machine.slot.wire.fault = fault(self.history, machine, dice)
        try:
            said = machine.syncs(verify=verify)
        finally:
            machine.slot.wire.fault = None
        self.tell(f"{machine.name} {said}, {fault.__name__}")

    @rule(who=WHO, dice=DICE)
    def syncs_with_two_programs(self, who: int, dice: random.Random) -> None:
        self.tell(steps.beside(self.history, dice, self.at(who)))

    @rule(dice=DICE)
    def the_vendor_acts(self, dice: random.Random) -> None:
        self.tell(f"the vendor: {steps.vendor_acts(self.history, dice)}")

    @rule(dice=DICE)
    def time_passes(self, dice: random.Random) -> None:
        self.tell(steps.time_passes(self.history, dice))

    @rule(dice=DICE)
    def the_hub_suffers(self, dice: random.Random) -> None:
        self.tell(f"the hub {steps.hub_suffers(self.history, dice)}")

    @rule(dice=DICE)
    def a_machine_suffers(self, dice: random.Random) -> None:
        self.tell(steps.machine_suffers(self.history, dice))

    @rule(dice=DICE)
    def a_profile_moves(self, dice: random.Random) -> None:
        self.tell(steps.profile_moves(self.history, dice))

    @rule(dice=DICE)
    def a_late_request_arrives(self, dice: random.Random) -> None:
        self.tell(f"a late request: {steps.arrives(self.history, dice)}")

    @invariant()
    def the_invariants_hold(self) -> None:
        self.history.checks.after_step()

    def teardown(self) -> None:
        self.history.calm()
        self.history.checks.at_rest()


def test_the_invariants_hold_whatever_happens() -> None:
    run_state_machine_as_test(Partnership, settings=SETTINGS)


class Forgetful(Partnership):
    """The same with a defect: a program that forgets what it has saved."""

    @rule(who=WHO, dice=DICE)
    def works_and_forgets(self, who: int, dice: random.Random) -> None:
        self.tell(steps.works(self.history, dice, self.at(who)))
        with self.at(who).slot.replica.write() as conn:
            conn.exec_driver_sql("DELETE FROM outbox WHERE status = 'pending'")

    def teardown(self) -> None:
        """What was found is enough."""


def test_it_finds_a_program_that_loses_work() -> None:
    quick = settings(SETTINGS, phases=[Phase.generate], max_examples=EXAMPLES * 2)
    with pytest.raises(Violation, match="invariant"):
        run_state_machine_as_test(Forgetful, settings=quick)
