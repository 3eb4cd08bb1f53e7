"""What a client makes of an answer that comes when another program on the same copy has gone further."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from prm_desktop.errors import HubProblem
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, set_meta
from tests.sync.hubs import Rep, World, beside, lead_id, overtaken_by


def test_a_first_load_that_another_program_has_ended_takes_nothing_away(world: World) -> None:
    rep = world.rep("anna@hanse.example")
    seen: list[bool] = []
    rep.wire.fault = overtaken_by(world, rep, lambda: rep.do("lead.accept", lead_id=lead_id(0)))
    rep.sync(on_progress=lambda *_: seen.append(rep.desk.status().primed))
    assert all(seen), "what is shown stays shown"
    assert rep.lead(0).status == "accepted"
    assert rep.desk.outbox() == []


def test_a_full_load_that_comes_too_late_does_not_turn_the_clock_back(world: World, anna: Rep) -> None:
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.DIGEST: "mismatch"})
    cursors: list[int] = []

    def watched(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        cursors.append(anna.desk.status().cursor)
        return send()

    def works() -> None:
        anna.do("lead.accept", lead_id=lead_id(0))
        beside(world, anna).sync_once()
        cursors.append(anna.desk.status().cursor)
        anna.wire.fault = watched

    anna.wire.fault = overtaken_by(world, anna, works)
    anna.sync()
    assert cursors == sorted(cursors)
    assert anna.lead(0).status == "accepted"


def test_a_late_answer_under_a_former_name_answers_nothing(world: World, anna: Rep) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")

    def works() -> None:
        with anna.desk.db.write() as conn:
            set_meta(conn, {Meta.DIGEST: "mismatch"})
            outbox.renumber(conn, "01900000-0000-7000-8000-0000000000f9")
        anna.do("task.add", lead_id=lead_id(2), subject="Write back")

    anna.wire.fault = overtaken_by(world, anna, works)
    anna.sync()
    assert anna.desk.outbox() == []
    ben = world.rep("ben@hanse.example")
    ben.sync()
    assert {item.title for item in ben.desk.timeline("lead", lead_id(2))} == {"Call back", "Write back"}


def test_a_late_answer_does_not_open_again_what_was_answered_since(world: World, anna: Rep) -> None:
    """It knows less, though nothing was forgotten."""
    world.serves(min_schema=99)  # it takes commands, and shows no rows
    anna.do("task.add", lead_id=lead_id(2), subject="Sent by both")

    def works() -> None:
        anna.do("task.add", lead_id=lead_id(2), subject="Sent by the other")
        beside(world, anna).sync_once()

    anna.wire.fault = overtaken_by(world, anna, works)
    with pytest.raises(HubProblem):  # once more, with nothing to send
        anna.sync()
    assert {item.status for item in anna.desk.outbox(pending_only=False)} == {"applied"}
    assert anna.desk.status().digest == "ok"
