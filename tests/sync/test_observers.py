"""What the simulation's observers take for a mistake is one, and what they let pass is none."""

from __future__ import annotations

from typing import Any

from prm_desktop.domain.entities import SCHEMA
from sync.hub.tables import TABLES
from tests.sync.hubs import lead_id
from tests.sync.simulation import acts, effects
from tests.sync.simulation.contents import content, queries
from tests.sync.simulation.history import History, Script
from tests.sync.simulation.machine import MIXED, Machine
from tests.sync.simulation.memory import kill
from tests.sync.simulation.network import failing

THERE = queries(TABLES)


def together() -> tuple[History, Machine, Machine]:
    """Two colleagues who have synced, and nothing that has happened so far."""
    for seed in range(100):
        history = History(Script(seed, ()))
        first, *others = history.machines
        colleague = next((other for other in others if other.login.endswith("@hanse.example")), None)
        if first.login == "anna@hanse.example" and colleague is not None:
            return history, first, colleague
    raise AssertionError("nobody works with Anna")


def does(machine: Machine, name: str, /, **args: Any) -> None:
    acts.note(machine, machine.desk.do(name, args))


def test_of_what_was_not_committed_nothing_is_learnt() -> None:
    history, machine, _ = together()
    machine.era = MIXED
    history.hub.renew()
    machine.slot.disk.hook = failing("commit", 1, kill)
    before = machine.cursor()
    assert machine.survives(machine.syncs) == "was killed"
    assert machine.cursor() == before
    assert machine.era == MIXED, "it still has the epoch of before"
    assert machine.syncs() == "synced"
    assert machine.era == history.hub.era


def test_a_comparison_that_leaves_kinds_out_tells_nothing_of_the_past() -> None:
    history, machine, _ = together()
    machine.era = MIXED
    history.hub.serve(schema=1)
    assert machine.syncs(verify=True) == "synced"
    assert machine.era == MIXED, "an older hub cannot tell whose some rows are"
    history.hub.serve()
    machine.becomes(1)
    assert machine.syncs(verify=True) == "synced"
    assert machine.era == MIXED, "nor can an older program"
    machine.becomes(SCHEMA)
    assert machine.syncs(verify=True) == "synced"
    assert machine.era == history.hub.era


def test_what_was_added_to_something_goes_when_that_is_taken_back() -> None:
    history, anna, colleague = together()
    deal, account, contact, member = (anna.slot.new_id() for _ in range(4))
    task = anna.slot.new_id()
    does(anna, "task.add", task_id=task, subject="Call", lead_id=lead_id(2))
    does(anna, "lead.convert", lead_id=lead_id(2), deal_id=deal, account_id=account, contact_id=contact)
    does(anna, "member.add", deal_id=deal, user_id="01900000-0000-7000-8000-0000000000c2", deal_member_id=member)
    for machine in (anna, colleague):
        assert machine.syncs() == "synced"
    does(colleague, "lead.unconvert", lead_id=lead_id(2))
    before = content(history.hub.disk, THERE)
    for machine in (colleague, anna):
        assert machine.syncs() == "synced"
    there = content(history.hub.disk, THERE)
    assert member in before["deal_member"]
    assert member not in there["deal_member"]
    assert effects.wrong(history, anna, there) == ""
    history.hub.disk.raw.execute("DELETE FROM e_task WHERE id = ?", (task,))
    history.hub.disk.touch("e_task")
    assert "1 task.add" in effects.wrong(history, anna, content(history.hub.disk, THERE))


def test_what_was_ended_on_a_day_that_a_profile_has_lost_is_missed_by_nobody() -> None:
    history, anna, _ = together()
    ended, kept = anna.slot.new_id(), anna.slot.new_id()
    for account in (ended, kept):
        does(anna, "account.add", account_id=account, name="Acme")
    assert anna.syncs() == "synced"
    anna.save("monday")
    does(anna, "account.remove", account_id=ended)
    assert anna.syncs() == "synced"
    anna.restore("monday")
    history.faults["profile restore"] += 1
    assert anna.syncs() == "synced"
    there = content(history.hub.disk, THERE)
    assert (ended in there["account"], kept in there["account"]) == (False, True)
    assert effects.wrong(history, anna, there) == ""
    history.hub.disk.raw.execute("DELETE FROM e_account WHERE id = ?", (kept,))
    history.hub.disk.touch("e_account")
    assert "2 account.add" in effects.wrong(history, anna, content(history.hub.disk, THERE))
