"""Digests per scope, and the repair that loads again just what differs: real client and real hub, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from prm_desktop.domain.digests import Sum, fingerprint
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.work import Comment
from prm_desktop.errors import HubError
from prm_desktop.replica import audit, search
from prm_desktop.replica.audit import NOWHERE
from prm_desktop.replica.database import Database
from prm_desktop.replica.rows import ReplicaView
from sync import protocol
from sync.apply import Held
from tests.hub.support import ABE, ANN, VERA, Hub, lead
from tests.sync.hubs import ANNA, P1, P2, Rep, World, cut_after, lead_id, seed

MINE = f"partner:{P1}"
STRAY = "01900000-0000-7000-8000-00000000ffff"
Damage = Callable[[Database], None]


def sql(text: str, *values: object) -> Damage:
    """Damage done by one statement, behind the program's back."""

    def damage(db: Database) -> None:
        with db.write() as conn:
            conn.exec_driver_sql(text, tuple(values))

    return damage


COPIED = ", ".join(f'"{name}"' for name in ENTITIES["lead"].columns if name not in {"id", "partner_id"})
COPY = f"INSERT INTO e_lead (id, partner_id, {COPIED}) SELECT ?, ?, {COPIED} FROM e_lead WHERE id = ?"  # noqa: S608 - declared names
DAMAGES: dict[str, tuple[Damage, set[tuple[str, str]]]] = {
    "a row is missing": (sql("DELETE FROM e_lead WHERE id = ?", lead_id(2)), {("lead", MINE)}),
    "a row too many": (sql(COPY, STRAY, P1, lead_id(2)), {("lead", MINE)}),
    "a row of somebody else": (sql(COPY, STRAY, P2, lead_id(2)), {("lead", NOWHERE)}),
    "another value under the same version": (
        sql("UPDATE e_lead SET city = 'Nowhere' WHERE id = ?", lead_id(2)),
        {("lead", MINE)},
    ),
    "another version": (sql("UPDATE e_lead SET rv = rv - 1 WHERE id = ?", lead_id(2)), {("lead", MINE)}),
    "a row in the wrong scope": (
        sql("UPDATE e_lead SET partner_id = ? WHERE id = ?", P2, lead_id(2)),
        {("lead", MINE), ("lead", NOWHERE)},
    ),
    "rows swapped, so that counts and versions agree": (
        sql("UPDATE e_lead SET id = CASE id WHEN ? THEN ? ELSE id END", lead_id(2), STRAY),
        {("lead", MINE)},
    ),
    "damage in two scopes": (
        sql("UPDATE e_region SET name = 'Nowhere' WHERE code = 'DACH'"),
        {("region", "all")},
    ),
}


@pytest.fixture
def world(tmp_path: Path, database: str) -> Iterator[World]:
    made = World(tmp_path, database)
    made.open(seed())
    yield made
    made.close()


@pytest.fixture
def anna(world: World) -> Rep:
    """Anna has unsent work: a change of a lead, and a new task."""
    rep = world.rep("anna@hanse.example")
    rep.sync()
    rep.do("lead.update", lead_id=lead_id(0), changes={"notes": "Unsent"})
    rep.do("task.add", lead_id=lead_id(2), subject="Unsent too")
    return rep


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what is noted about the sync."""
    with db.read() as conn:
        names = [row[0] for row in conn.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        wanted = [name for name in names if name.startswith("e_") or name in {"outbox", "shadow", "attention"}]
        return {
            name: sorted(tuple(row)[name.startswith("e_") :] for row in conn.exec_driver_sql(f"SELECT * FROM {name}"))  # noqa: S608
            for name in wanted
        }


def places(rep: Rep) -> set[tuple[str, str]]:
    return {(item.kind, item.scope) for item in rep.engine.examine().differences}


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_is_found_and_repaired_and_unsent_work_stays(anna: Rep, name: str) -> None:
    damage, wrong = DAMAGES[name]
    before = dump(anna.desk.db)
    assert places(anna) == set()
    damage(anna.desk.db)
    damaged = dump(anna.desk.db)
    assert damaged != before
    found = anna.engine.examine()
    assert {(item.kind, item.scope) for item in found.differences} == wrong
    assert dump(anna.desk.db) == damaged, "to look changes nothing"
    anna.engine.mend(found)
    assert dump(anna.desk.db) == before
    assert places(anna) == set()
    assert audit.stale_indexes(anna.desk.db) == []
    assert audit.wrongly_shown(anna.desk.db) == frozenset()
    assert anna.sync().pushed == 2
    assert anna.desk.status().digest_ok


def test_only_the_scope_that_differs_is_loaded_again(anna: Rep, world: World) -> None:
    DAMAGES["a row is missing"][0](anna.desk.db)
    mended = anna.engine.mend(anna.engine.examine())
    assert (mended.loaded, mended.removed) == (3, 0)
    request = msgspec.json.decode(anna.wire.bodies[-1], type=protocol.SyncRequest)
    assert (request.reload, request.commands) == ({"lead": (MINE,)}, ())
    assert world.store.version() == anna.desk.status().cursor


def test_what_changed_at_the_hub_meanwhile_comes_with_the_repair(anna: Rep, world: World) -> None:
    DAMAGES["another value under the same version"][0](anna.desk.db)
    found = anna.engine.examine()
    ben = world.rep("ben@hanse.example")
    ben.sync()
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.do("task.add", lead_id=lead_id(0), subject="From Ben")
    ben.sync()
    assert places(anna) == {("lead", MINE)}, "what is only new is no difference"
    anna.engine.mend(found)
    assert (anna.lead(0).status, anna.lead(0).notes, anna.lead(2).city) == ("accepted", "Unsent", "")
    assert [item.title for item in anna.desk.timeline("lead", lead_id(0))] == ["From Ben"]
    assert places(anna) == set()


def test_unsent_work_looks_as_from_the_person_that_the_repair_tells_of(anna: Rep, world: World) -> None:
    anna.do("comment.add", record_kind="lead", record_id=lead_id(0), body="Call them")
    DAMAGES["a row is missing"][0](anna.desk.db)
    world.rename(ANNA, "Anna Berg")
    anna.engine.mend(anna.engine.examine())
    with anna.desk.db.read() as conn:
        assert [item.author for item in ReplicaView(conn).find(Comment)] == ["Anna Berg"]
    assert audit.wrongly_shown(anna.desk.db) == frozenset()


def test_the_base_under_unsent_work_is_compared_and_repaired(anna: Rep) -> None:
    sql("UPDATE shadow SET base = replace(base, 'Project 0', 'Project X') WHERE entity = 'lead'")(anna.desk.db)
    assert places(anna) == {("lead", MINE)}
    anna.engine.mend(anna.engine.examine())
    assert (anna.lead(0).title, anna.lead(0).notes) == ("Project 0", "Unsent")
    assert places(anna) == set()


def test_an_index_that_is_off_is_found(anna: Rep) -> None:
    sql("DELETE FROM s_lead WHERE rowid = (SELECT n FROM e_lead WHERE id = ?)", lead_id(2))(anna.desk.db)
    assert audit.stale_indexes(anna.desk.db) == ["lead"]
    with anna.desk.db.write() as conn:
        search.rebuild(conn, "lead")
    assert audit.stale_indexes(anna.desk.db) == []
    sql("UPDATE e_lead SET company = 'Unindexed' WHERE id = ?", lead_id(2))(anna.desk.db)
    assert audit.stale_indexes(anna.desk.db) == ["lead"], "the same rows, with other words"


def test_a_shadow_that_was_left_over_is_found(anna: Rep) -> None:
    assert audit.wrongly_shown(anna.desk.db) == frozenset()
    sql("INSERT INTO shadow VALUES ('lead', ?, 'null')", lead_id(4))(anna.desk.db)
    assert audit.wrongly_shown(anna.desk.db) == {("lead", lead_id(4))}


def test_a_shadow_that_was_dropped_too_early_is_made_again(anna: Rep) -> None:
    before = dump(anna.desk.db)
    sql("DELETE FROM shadow")(anna.desk.db)
    assert places(anna) == {("lead", MINE), ("task", MINE)}
    anna.engine.mend(anna.engine.examine())
    assert dump(anna.desk.db) == before


def test_a_repair_whose_answer_is_lost_leaves_everything_as_it_is(anna: Rep) -> None:
    DAMAGES["a row is missing"][0](anna.desk.db)
    found = anna.engine.examine()
    before = dump(anna.desk.db)
    anna.wire.fault = cut_after(300)
    with pytest.raises(HubError):
        anna.engine.mend(found)
    anna.wire.fault = None
    assert dump(anna.desk.db) == before
    anna.engine.mend(found)
    assert places(anna) == set()


def test_a_repair_that_does_not_help_ends_in_a_full_load(anna: Rep) -> None:
    DAMAGES["a row of somebody else"][0](anna.desk.db)
    found = anna.engine.examine()
    DAMAGES["a row is missing"][0](anna.desk.db)
    sql("UPDATE e_region SET name = 'Nowhere'")(anna.desk.db)  # what was not asked for stays wrong
    with pytest.raises(HubError):
        anna.engine.mend(found)
    assert not anna.desk.status().digest_ok
    assert anna.sync().full
    assert places(anna) == set()
    assert anna.desk.status().pending == 0


def test_a_repair_that_removes_most_asks_first(tmp_path: Path, database: str) -> None:
    world = World(tmp_path, database)
    world.open(seed(leads=10))
    anna = world.rep("anna@hanse.example")
    anna.sync()
    for number in range(200):
        sql(COPY, f"01900000-0000-7000-8000-00000001{number:04d}", P1, lead_id(2))(anna.desk.db)
    with pytest.raises(Held):
        anna.sync(verify=True)
    assert anna.desk.count("lead") == 205
    assert anna.desk.status().held is not None
    anna.desk.allow_removal()
    anna.sync()
    assert (anna.desk.count("lead"), anna.desk.status().digest_ok) == (5, True)
    world.close()


def test_each_sum_is_of_the_rows_that_the_user_sees_in_the_scope(hub: Hub) -> None:
    hub.put(*(lead(f"lead {number}", notes="“Größe”\n\t\\/\x7f") for number in range(5)))
    for user in (ANN, ABE, VERA):
        client = hub.client(user)
        client.sync()
        tail = client.ask(detail=True)[-1]
        assert isinstance(tail, protocol.Tail)
        assert tail.detail is not None
        expected: dict[str, dict[str, Sum]] = {}
        for (kind, _), row in client.rows.items():
            values = [row[name] for name in tail.detail.columns[kind]]
            scopes = {"vendor", *ENTITIES[kind].scopes(ENTITIES[kind].from_store(list(row.values())))}
            for scope in scopes & {*client.scopes}:
                expected.setdefault(scope, {}).setdefault(kind, Sum()).add(row["rv"], fingerprint(values))
        wanted = {scope: {kind: some.triple() for kind, some in kinds.items()} for scope, kinds in expected.items()}
        assert tail.detail.scopes == wanted


def test_nobody_learns_of_or_loads_a_scope_that_is_not_theirs(hub: Hub) -> None:
    hub.put(lead("theirs", "somebody else"))
    client = hub.client(ANN)
    client.sync()
    lines = client.ask(detail=True, reload={"lead": ("partner:somebody else", "vendor"), "nonsense": ("all",)})
    assert [type(line) for line in lines] == [protocol.Head, protocol.Tail]
    tail = lines[-1]
    assert isinstance(tail, protocol.Tail)
    assert tail.detail is not None
    assert set(tail.detail.scopes) <= set(client.scopes)
    assert "vendor" not in tail.detail.scopes


def test_the_fingerprint_is_the_documented_one() -> None:
    assert hex(fingerprint(["a", 7, "ü\n"])) == "0xa1c4271c20a6fefe"
