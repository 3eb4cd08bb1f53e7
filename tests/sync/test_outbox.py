"""What is done here is saved here, shown at once, and never lost; what the hub says is entered exactly once."""

from __future__ import annotations

from typing import Any

import pytest

from prm_desktop.domain.commands import Refusal
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Task
from prm_desktop.errors import BadInput
from prm_desktop.replica import outbox
from prm_desktop.replica.schema import SHADOW, TABLES
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, ROWS, TASK, WORKING, store


def the_lead(desk: Workspace, lead_id: str = WORKING) -> Lead:
    found = desk.get("lead", lead_id)
    assert isinstance(found, Lead)
    return found


def everything(desk: Workspace) -> dict[str, list[Any]]:
    with desk.db.read() as conn:
        return {
            kind: sorted((tuple(row)[1:] for row in conn.execute(table.select())), key=lambda row: str(row[0]))
            for kind, table in TABLES.items()
        }


def test_a_command_is_saved_and_shown_at_once(desk: Workspace) -> None:
    done = desk.do("lead.accept", {"lead_id": OFFERED})
    assert the_lead(desk, OFFERED).status == "accepted"
    assert ("lead", OFFERED) in done.changed
    assert "Nordlys AS" in done.message
    waiting = desk.outbox()
    assert [(item.name, item.subject_title, item.can_withdraw) for item in waiting] == [
        ("lead.accept", "Nordlys AS", True)
    ]


def test_a_refused_command_leaves_nothing_behind(desk: Workspace) -> None:
    before = everything(desk)
    with pytest.raises(Refusal):
        desk.do("lead.accept", {"lead_id": WORKING})
    with pytest.raises(BadInput):
        desk.do("lead.update", {"lead_id": WORKING, "changes": {"title": 5}})
    assert (everything(desk), desk.outbox()) == (before, [])


def test_a_patch_takes_its_old_values_from_what_is_shown(desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"title": "Sensors and gateways", "labels": ["big"]}})
    assert desk.outbox()[0].args["changes"] == {"title": ["Sensors", "Sensors and gateways"], "labels": [[], ["big"]]}
    assert (the_lead(desk).title, the_lead(desk).labels) == ("Sensors and gateways", ("big",))


def test_taking_an_unsent_command_back_restores_what_was_there(desk: Workspace) -> None:
    before = everything(desk)
    done = desk.do("activity.log", {"lead_id": WORKING, "kind": "call", "subject": "Spoke to them"})
    desk.undo(done.seq)
    assert everything(desk) == before
    with desk.db.read() as conn:
        assert conn.execute(SHADOW.select()).all() == []


def test_a_sent_command_is_taken_back_by_its_inverse_or_not_at_all(desk: Workspace) -> None:
    done, final = desk.do("task.complete", {"task_id": TASK}), desk.do("lead.accept", {"lead_id": OFFERED})
    with desk.db.write() as conn:
        assert [item.mid for item in outbox.take_batch(conn, 10)] == [1, 2]
    back = desk.undo(done.seq)
    assert back.name == "task.reopen"
    assert desk.get("task", TASK).status == "open"  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="cannot be taken back"):
        desk.undo(final.seq)
    with pytest.raises(Refusal):
        desk.withdraw(final.seq)


def test_a_pull_goes_under_my_pending_change_and_not_over_it(desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"next_step": "Call on Tuesday"}})
    store(desk.db, ROWS[4], rv=9, city="Cádiz")
    assert the_lead(desk).city == ""
    with desk.db.write() as conn:
        outbox.rebase(conn)
    shown = the_lead(desk)
    assert (shown.city, shown.next_step, shown.rv) == ("Cádiz", "Call on Tuesday", 9)


def test_answers_end_commands_and_refusals_wait_for_a_person(desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"title": "Mine"}})
    refused = {"status": "refused", "code": "expired", "message": "Too late by {time}.", "values": {"time": "an hour"}}
    conflict = {
        "entity": "lead",
        "id": WORKING,
        "field": "title",
        "base": "Sensors",
        "mine": "Mine",
        "theirs": "Theirs",
    }
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)
        results: dict[int, dict[str, Any]] = {1: refused, 2: {"status": "conflict", "conflicts": [conflict]}}
        assert outbox.retire(conn, results, "2026-03-02T10:00:00Z") == 2
        assert outbox.retire(conn, results, "2026-03-02T10:00:00Z") == 0
        outbox.rebase(conn)
    assert desk.outbox() == []
    assert the_lead(desk, OFFERED).status == "offered"
    items = {item.kind: item for item in desk.attention()}
    assert items["refused"].message == "Too late by an hour."
    assert (items["conflict"].base, items["conflict"].mine, items["conflict"].theirs) == ("Sensors", "Mine", "Theirs")
    assert items["conflict"].field_label == "What they want"


def test_taking_mine_makes_a_new_change_on_top_of_theirs(desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"title": "Mine"}})
    conflict = {
        "entity": "lead",
        "id": WORKING,
        "field": "title",
        "base": "Sensors",
        "mine": "Mine",
        "theirs": "Theirs",
    }
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)
        outbox.retire(conn, {1: {"status": "conflict", "conflicts": [conflict]}}, "2026-03-02T10:00:00Z")
    store(desk.db, ROWS[4], rv=9, title="Theirs")
    with desk.db.write() as conn:
        outbox.rebase(conn)
    assert the_lead(desk).title == "Theirs"
    desk.resolve(desk.attention()[0].id, "mine")
    assert the_lead(desk).title == "Mine"
    assert desk.outbox()[0].args["changes"] == {"title": ["Theirs", "Mine"]}
    assert desk.attention() == []


def test_a_restored_hub_gets_again_what_it_has_forgotten(desk: Workspace) -> None:
    for number in range(3):
        desk.do("task.add", {"lead_id": WORKING, "subject": f"Task {number}"})
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)
        outbox.retire(conn, dict.fromkeys((1, 2, 3), APPLIED), "2026-03-02T10:00:00Z")
        assert outbox.unretire(conn, 1) == (2, True)
        again = outbox.take_batch(conn, 10)
    assert [(item.mid, item.args["subject"]) for item in again] == [(2, "Task 1"), (3, "Task 2")]


def test_where_older_commands_are_forgotten_the_rest_is_sent_under_a_new_name(desk: Workspace) -> None:
    for number in range(2):
        desk.do("task.add", {"lead_id": WORKING, "subject": f"Task {number}"})
    with desk.db.write() as conn:
        outbox.take_batch(conn, 1)
        outbox.retire(conn, {1: APPLIED}, "2026-03-02T10:00:00Z")
        outbox.forget_old(conn, "2026-06-01T00:00:00Z")
        assert outbox.unretire(conn, 0) == (0, False)
        outbox.renumber(conn, OTHER)
        again = outbox.take_batch(conn, 10)
        client_id = conn.exec_driver_sql("SELECT value FROM meta WHERE key = 'client_id'").scalar()
    assert [item.mid for item in again] == [1]
    assert client_id == OTHER


OTHER = "01900000-0000-7000-8000-0000000000f2"
APPLIED: dict[str, str] = {"status": "applied"}


def test_tasks_and_search_follow_what_is_shown(desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"company": "Bodega Ruiz"}})
    assert [hit.title for hit in desk.search("bodega")] == ["Bodega Ruiz"]
    assert desk.search("café") == []
    desk.withdraw(desk.outbox()[0].seq)
    assert [hit.title for hit in desk.search("cafe")] == ["Café Ruiz"]
    assert isinstance(desk.get("task", TASK), Task)
