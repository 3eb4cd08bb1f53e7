"""Clients and hubs of different ages: what an older hub could not serve comes once it has grown, and just that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Comment
from prm_desktop.errors import HubError
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, get_meta
from prm_desktop.replica.search import search_all
from sync import protocol
from sync.hub.pull import ORDER
from sync.repair import Repair
from tests.sync.hubs import P1, P2, Rep, World, altered, kept, lead_id, seed

ANNA = "anna@hanse.example"
OLD = SCHEMA - 1
DEAL = "01900000-0000-7000-8000-00000000bb01"
FILE = "01900000-0000-7000-8000-00000000bb02"
PRODUCTS = [f"01900000-0000-7000-8000-00000000cc{number:02}" for number in range(40)]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The hub's database holds what only the present schema knows: columns of a deal and a lead, and a kind."""
    made = World(tmp_path)
    rows = [
        *seed(),
        *(Product(id=row_id, name=f"Switch {row_id[-2:]}") for row_id in PRODUCTS),
        Deal(id=DEAL, name="Harbour", partner_id=P1, description="Cranes and gates", estimate=90_000),
        Attachment(id=FILE, file_name="plan.pdf", record_kind="deal", record_id=DEAL, partner_id=P1),
    ]
    made.open(rows)
    yield made
    made.close()


def counted(rep: Rep) -> int:
    """How often this client had rows compared scope by scope, which costs the hub something."""
    return sum(b'"detail":true' in body for body in rep.wire.bodies)


def deal(rep: Rep) -> Deal:
    found = rep.desk.get("deal", DEAL)
    assert isinstance(found, Deal)
    return found


def is_whole(rep: Rep) -> bool:
    """Whether each row agrees with the hub in every column."""
    return not rep.engine.examine().differences


def at_an_old_hub(world: World) -> Rep:
    world.serves(schema=OLD)
    rep = world.rep(ANNA)
    rep.sync()
    assert (deal(rep).name, deal(rep).description, rep.desk.get("attachment", FILE)) == ("Harbour", "", None)
    return rep


def test_a_hub_that_has_grown_brings_what_was_missing_and_just_that(world: World) -> None:
    rep = at_an_old_hub(world)
    rep.do("lead.accept", lead_id=lead_id(0))
    world.serves()
    done = rep.sync()
    assert (deal(rep).description, deal(rep).estimate) == ("Cranes and gates", 90_000)
    assert rep.desk.get("attachment", FILE) is not None
    assert done.received < len(PRODUCTS), "what has no new columns is not loaded again"
    assert (rep.desk.outbox(), rep.lead(0).status) == ([], "accepted")
    assert is_whole(rep)
    with rep.desk.db.read() as conn:
        assert [hit.id for hit in search_all(conn, "cranes")] == [DEAL]
        assert get_meta(conn, Meta.MISMATCHES) == "", "nothing was wrong here"
    before = counted(rep)
    assert (rep.sync().received, counted(rep)) == (0, before)


def test_a_comparison_says_what_an_older_hub_cannot_compare(world: World) -> None:
    rep = at_an_old_hub(world)
    done = rep.engine.sync_once(verify=True)
    assert done.examined is not None
    assert "deal" in done.examined.unclear
    world.serves()
    rep.sync()
    done = rep.engine.sync_once(verify=True)
    assert done.examined is not None
    assert (done.examined.unclear, done.examined.differences) == (frozenset(), ())


def test_what_a_colleague_changes_in_the_same_moment_is_no_mismatch(world: World) -> None:
    rep = at_an_old_hub(world)
    world.serves()
    with world.store.write() as unit:
        unit.put(Attachment(id=DEAL, file_name="photo.jpg", record_kind="deal", record_id=DEAL, partner_id=P1))
        unit.update(rep.lead(0), city="Kiel")
    rep.sync()
    assert {item.id for item in rep.desk.find("attachment")} == {FILE, DEAL}
    assert (rep.lead(0).city, is_whole(rep), rep.desk.status().mismatches) == ("Kiel", True, 0)


def test_a_hub_that_grows_while_everything_is_compared_is_no_mismatch(world: World) -> None:
    rep = at_an_old_hub(world)

    def grows(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        rep.wire.fault = None
        answer = kept(send())
        world.serves()
        return answer

    rep.wire.fault = grows
    rep.sync(verify=True)
    assert (deal(rep).description, is_whole(rep), rep.desk.status().mismatches) == ("Cranes and gates", True, 0)


def test_unsent_changes_stay_on_rows_whose_new_columns_arrive(world: World) -> None:
    rep = at_an_old_hub(world)
    rep.do("deal.update", deal_id=DEAL, changes={"next_step": "Call the harbour master"})
    world.serves()
    rep.engine.mend(rep.engine.examine())
    assert (deal(rep).description, deal(rep).next_step) == ("Cranes and gates", "Call the harbour master")
    assert [item.name for item in rep.desk.outbox()] == ["deal.update"]
    rep.sync()
    assert (deal(rep).next_step, is_whole(rep)) == ("Call the harbour master", True)


def test_an_upgrade_worker_by_worker_leaves_nothing_behind(world: World) -> None:
    """A row changes while an answer comes from a worker that is old still."""
    rep = world.rep(ANNA)
    rep.sync()
    with world.store.write() as unit:
        unit.update(deal(rep), description="Cranes, gates and lamps", name="Harbour II")
    world.serves(schema=OLD)
    rep.sync()
    assert (deal(rep).name, deal(rep).description) == ("Harbour II", "Cranes and gates")
    assert rep.desk.get("attachment", FILE) is not None, "what an old worker does not know is not taken away"
    world.serves()
    rep.sync()
    assert (deal(rep).description, is_whole(rep)) == ("Cranes, gates and lamps", True)


def test_an_old_worker_without_news_costs_nothing(world: World) -> None:
    rep = world.rep(ANNA)
    rep.sync()
    for schema in (OLD, SCHEMA, OLD, SCHEMA):
        world.serves(schema=schema)
        rep.sync()
    assert counted(rep) == 0


def test_a_first_load_that_ends_at_a_newer_hub_than_it_began_is_whole(world: World) -> None:
    world.serves(schema=OLD)
    rep = world.rep(ANNA)
    rep.wire.fault = altered(world.transport, lambda line: {} if line.get("entity") == "lead" else line)
    with pytest.raises(HubError):
        rep.sync()
    with rep.desk.db.read() as conn:
        place = msgspec.json.decode(get_meta(conn, Meta.RESUME), type=protocol.Resume)
    assert ORDER.index(place.entity) >= ORDER.index("deal")
    rep.wire.fault = None
    world.serves()
    rep.sync()
    assert (deal(rep).description, is_whole(rep), rep.desk.status().mismatches) == ("Cranes and gates", True, 0)
    assert b'"resume":{' in b"".join(rep.wire.bodies)


def test_what_breaks_off_is_done_at_the_next_sync(world: World) -> None:
    rep = at_an_old_hub(world)
    world.serves()
    rep.wire.fault = no_reload
    with pytest.raises(HubError):
        rep.sync()
    assert deal(rep).description == ""
    rep.wire.fault = None
    rep.sync()
    assert (deal(rep).description, is_whole(rep)) == ("Cranes and gates", True)


def no_reload(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
    if b'"reload":{}' in request.read():
        return send()
    raise httpx.ReadError("the connection broke off")


def test_of_much_that_is_missing_each_part_stays_done(world: World) -> None:
    rep = at_an_old_hub(world)
    world.serves()
    repair = Repair(rep.desk.db, rep.http, world.clock.now, part_rows=1)
    found = repair.examine()
    assert {item.kind for item in found.differences} == {"attachment", "deal"}
    seen: list[str] = []

    def second_breaks(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        seen.extend(msgspec.json.decode(request.read())["reload"])
        if len(seen) > 1:
            raise httpx.ReadError("the connection broke off")
        return send()

    rep.wire.fault = second_breaks
    with pytest.raises(HubError):
        repair.mend(found.differences)
    rep.wire.fault = None
    assert (seen, rep.desk.get("attachment", FILE) is not None) == (["attachment", "deal"], True)
    assert {item.kind for item in repair.examine().differences} == {"deal"}
    rep.sync()
    assert is_whole(rep)


def test_a_hub_that_cannot_compare_sends_everything_once(world: World) -> None:
    rep = at_an_old_hub(world)
    world.serves()
    rep.do("lead.accept", lead_id=lead_id(0))
    rep.wire.fault = altered(world.transport, lambda line: {**line, "detail": None} if line["t"] == "tail" else line)
    assert rep.sync().full
    assert (deal(rep).description, rep.desk.outbox()) == ("Cranes and gates", [])
    assert not rep.sync().full


def test_what_an_older_hub_cannot_tell_apart_is_no_difference(world: World) -> None:
    """Whose a remark is depends on a column that the older hub does not send."""
    remark = Comment(id=FILE, record_kind="lead", record_id=DEAL, body="We can", partner_id=P2, shared_with=(P1,))
    with world.store.write() as unit:
        unit.put(remark)
    rep = at_an_old_hub(world)
    assert rep.desk.get("comment", FILE) is not None
    done = rep.sync(verify=True)
    assert (done.repaired, done.full, is_whole(rep), rep.desk.status().mismatches) == ((), False, True, 0)
    world.serves()
    rep.sync(verify=True)
    found = rep.desk.get("comment", FILE)
    assert isinstance(found, Comment)
    assert (found.shared_with, is_whole(rep)) == ((P1,), True)


def newer(line: dict[str, Any]) -> dict[str, Any]:
    """What a hub of the future would say that does not heed the client's schema: a column and a kind more."""
    if line["t"] == "head":
        return line | {"schema": SCHEMA + 1, "mood": "sunny", "order": [*line["order"], "starship"]}
    if line["t"] == "page":
        return line | {"columns": [*line["columns"], "colour"], "rows": [[*row, "blue"] for row in line["rows"]]}
    if line["t"] == "tail" and line["digest"]:
        line = line | {"digest": line["digest"] | {"starship": [3, 17]}}
        detail = line["detail"]
        if detail:
            columns = {kind: [*names, "colour"] for kind, names in detail["columns"].items()}
            marks = {
                scope: {kind: [*triple[:2], "00000000000000ff"] for kind, triple in kinds.items()}
                | {"starship": [3, 17, ""]}
                for scope, kinds in detail["scopes"].items()
            }
            line["detail"] = {"columns": columns | {"starship": ["id", "rv"]}, "scopes": marks}
    return line


def test_columns_and_kinds_that_this_program_does_not_know_are_left_out(world: World) -> None:
    rep = world.rep(ANNA)
    rep.wire.fault = altered(world.transport, newer)
    rep.sync()
    assert deal(rep).description == "Cranes and gates"
    done = rep.sync(verify=True)
    assert (done.repaired, is_whole(rep), rep.desk.status().mismatches) == ((), True, 0)
    with rep.desk.db.write() as conn:
        conn.exec_driver_sql("DELETE FROM e_lead WHERE id = ?", (lead_id(2),))
    assert rep.sync(verify=True).repaired, "a row that is missing is still noticed"
    assert isinstance(rep.desk.get("lead", lead_id(2)), Lead)


def test_a_program_that_has_grown_loads_what_it_could_not_keep(world: World) -> None:
    """The other way round: an older program dropped the newer columns; the newer one starts on its file."""
    rep = world.rep(ANNA)
    rep.sync()
    rep.do("lead.accept", lead_id=lead_id(0))
    with rep.desk.db.write() as conn:
        conn.exec_driver_sql("UPDATE e_deal SET description = '', estimate = 0")
        conn.exec_driver_sql("UPDATE meta SET value = ? WHERE key = 'served'", (str(OLD),))
    rep.sync()
    assert (deal(rep).description, deal(rep).estimate, rep.desk.outbox()) == ("Cranes and gates", 90_000, [])
    with rep.desk.db.read() as conn:
        assert outbox.pending_count(conn) == 0
