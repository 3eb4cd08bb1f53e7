"""Rows that the client cannot store or show are set aside and told, and the rest is not held up by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.errors import HubProblem
from prm_desktop.replica.meta import Meta, all_meta, set_meta
from sync.apply import Held
from sync.repair import Repair
from tests.sync.hubs import P1, Rep, World, kept, lead_id

Change = Callable[[list[str], list[Any]], list[list[Any]]]
"""Given the columns and a row: what arrives in its place."""


@pytest.fixture
def anna(world: World) -> Rep:
    return world.rep("anna@hanse.example")


def spoil(rep: Rep, number: int, change: Change) -> None:
    """From now on, one lead arrives otherwise than the hub sent it."""

    def fault(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        answer = send()
        if not request.url.path.endswith("/sync"):
            return answer
        lines = [msgspec.json.decode(line) for line in httpx.Response.read(kept(answer)).splitlines()]
        for line in lines:
            if line["t"] == "page" and line["entity"] == "lead":
                place = line["columns"].index("id")
                line["rows"] = [
                    new
                    for row in line["rows"]
                    for new in (change(line["columns"], row) if row[place] == lead_id(number) else [row])
                ]
        body = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        return httpx.Response(200, headers={"content-type": "application/x-ndjson"}, content=body)

    rep.wire.fault = fault


def setting(**values: Any) -> Change:
    return lambda columns, row: [[values.get(name, value) for name, value in zip(columns, row, strict=True)]]


def edit(world: World, number: int, **values: Any) -> None:
    with world.store.write() as unit:
        lead = unit.get(Lead, lead_id(number))
        assert lead is not None
        unit.update(lead, **values)


@pytest.mark.parametrize(
    "values",
    [
        {"title": None},
        {"value": "a lot"},
        {"value": 2**70},
        {"status": "teleported"},
        {"accept_by": "0000-99-99"},
        {"title": "x" * 5_000},
        {"labels": "not json"},
        {"company": {"name": "x"}},
    ],
    ids=str,
)
def test_a_bad_row_of_the_first_load_does_not_hold_up_the_others(
    world: World, anna: Rep, values: dict[str, Any]
) -> None:
    spoil(anna, 2, setting(**values))
    anna.sync()
    status = anna.desk.status()
    assert (status.primed, status.digest_ok, status.set_aside, status.mismatches) == (True, True, 1, 0)
    assert anna.desk.get("lead", lead_id(2)) is None
    assert anna.lead(0).title == "Project 0"
    told = anna.desk.set_aside()[0]
    assert (told.kind, told.id) == ("lead", lead_id(2))
    assert told.why.message
    edit(world, 0, title="Newer")
    anna.sync()
    assert (anna.lead(0).title, anna.desk.status().mismatches) == ("Newer", 0), "the digest holds"


def test_the_last_version_that_did_fit_stays_shown(world: World, anna: Rep) -> None:
    anna.sync()
    edit(world, 2, title="Second version")
    edit(world, 0, title="Also new")
    spoil(anna, 2, setting(status="teleported"))
    anna.sync()
    assert (anna.lead(2).title, anna.lead(0).title) == ("Project 2", "Also new")
    assert anna.desk.status().set_aside == 1
    anna.sync()
    assert anna.desk.status().mismatches == 0


def test_work_on_a_row_that_is_set_aside_is_sent_and_shown(world: World, anna: Rep) -> None:
    anna.sync()
    anna.do("lead.accept", lead_id=lead_id(0))
    edit(world, 0, title="Second version")
    spoil(anna, 0, setting(title=None))
    anna.sync()
    anna.do("lead.update", lead_id=lead_id(0), changes={"city": "Kiel"})
    anna.sync()
    assert (anna.desk.outbox(), anna.desk.status().set_aside, anna.desk.status().mismatches) == ([], 1, 0)
    with world.store.write() as unit:
        there = unit.get(Lead, lead_id(0))
    assert there is not None
    assert (there.status, there.city) == ("accepted", "Kiel")
    anna.wire.fault = None
    edit(world, 0, city="Lübeck")
    anna.sync()
    assert (anna.lead(0).status, anna.lead(0).city, anna.lead(0).title) == ("accepted", "Lübeck", "Second version")


def test_a_newer_version_that_fits_ends_it(world: World, anna: Rep) -> None:
    spoil(anna, 2, setting(title=None))
    anna.sync()
    anna.wire.fault = None
    edit(world, 2, title="Mended")
    anna.sync()
    assert (anna.lead(2).title, anna.desk.status().set_aside) == ("Mended", 0)
    assert [hit.id for hit in anna.desk.search("mended")] == [lead_id(2)]


def test_a_row_that_goes_away_leaves_the_quarantine_too(world: World, anna: Rep) -> None:
    spoil(anna, 2, setting(title=None))
    anna.sync()
    edit(world, 2, partner_id="")
    anna.sync()
    assert (anna.desk.status().set_aside, anna.desk.status().mismatches) == (0, 0)


def test_a_newer_program_looks_again_at_what_an_older_one_could_not_read(anna: Rep) -> None:
    spoil(anna, 2, setting(title=None))
    anna.sync()
    anna.wire.fault = None
    with anna.desk.db.write() as conn:
        content = "json_set(content, '$.title', 'Readable now')"
        conn.exec_driver_sql(f"UPDATE quarantine SET content = {content}")  # noqa: S608 - as if null were allowed now
    anna.sync()
    assert anna.desk.status().set_aside == 1, "the same program has judged already"
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.JUDGED_BY: "0.0.1/1"})
    assert ("lead", lead_id(2)) in (anna.sync().changed or ())
    assert (anna.lead(2).title, anna.desk.status().set_aside) == ("Readable now", 0)
    assert [hit.id for hit in anna.desk.search("readable")] == [lead_id(2)]
    anna.sync()
    assert anna.desk.status().mismatches == 0


def test_a_full_reload_looks_at_everything_anew(world: World, anna: Rep) -> None:
    spoil(anna, 2, setting(title=None))
    anna.sync()
    anna.wire.fault = None
    world.store.renew_epoch()
    assert anna.sync().full
    assert (anna.lead(2).title, anna.desk.status().set_aside) == ("Project 2", 0)


def test_of_a_row_that_arrives_twice_the_newer_counts(world: World, anna: Rep) -> None:
    def twice(columns: list[str], row: list[Any]) -> list[list[Any]]:
        older = [{"rv": 1, "title": "Old"}.get(name, value) for name, value in zip(columns, row, strict=True)]
        return [row, older]

    edit(world, 2, title="New")
    spoil(anna, 2, twice)
    anna.sync()
    assert (anna.lead(2).title, anna.desk.status().set_aside) == ("New", 0)


def test_a_row_that_arrives_twice_with_other_values_is_not_believed(anna: Rep) -> None:
    def twice(columns: list[str], row: list[Any]) -> list[list[Any]]:
        return [row, [{"title": "Or this?"}.get(name, value) for name, value in zip(columns, row, strict=True)]]

    spoil(anna, 2, twice)
    anna.sync()
    assert anna.desk.get("lead", lead_id(2)) is None
    assert "twice" in anna.desk.set_aside()[0].why.message


@pytest.mark.parametrize(
    "values", [{"id": None}, {"id": ""}, {"id": 7}, {"rv": None}, {"rv": "1"}, {"rv": 2**62}], ids=str
)
def test_a_row_that_does_not_say_which_it_is_makes_the_answer_unusable(
    world: World, anna: Rep, values: dict[str, Any]
) -> None:
    anna.sync()
    edit(world, 2, title="Second version")
    spoil(anna, 2, setting(**values))
    with anna.desk.db.read() as conn:
        before = all_meta(conn)
    with pytest.raises(HubProblem):
        anna.sync()
    with anna.desk.db.read() as conn:
        assert {k: v for k, v in all_meta(conn).items() if k != Meta.LAST_ERROR} == before
    assert anna.lead(2).title == "Project 2"


def test_losing_most_rows_to_a_broken_hub_is_held_like_any_other_loss(world: World, anna: Rep) -> None:
    with world.store.write() as unit:
        for number in range(100, 200):
            unit.put(Lead(id=lead_id(number), company="C", partner_id=P1))
    anna.sync()

    def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        body = httpx.Response.read(kept(send())).replace(b'"new"', b'"brand_new"')
        return httpx.Response(200, headers={"content-type": "application/x-ndjson"}, content=body)

    anna.wire.fault = fault
    world.store.renew_epoch()
    with pytest.raises(Held):
        anna.sync()
    assert anna.desk.count("lead") > 100


def test_a_row_that_is_bad_at_the_hub_itself_is_no_difference_to_it(world: World, anna: Rep) -> None:
    with world.store.raw() as conn:
        conn.exec_driver_sql(f"UPDATE e_lead SET status = 'teleported' WHERE id = '{lead_id(2)}'")  # noqa: S608 - an id
    anna.sync()
    edit(world, 0, title="Newer")
    assert anna.desk.status().set_aside == 1
    assert Repair(anna.desk.db, anna.http, world.clock.now).examine().differences == ()
