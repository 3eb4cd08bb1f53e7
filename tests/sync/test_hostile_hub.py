"""A hub that answers amiss, on purpose or by a defect: nothing is lost, sent in another's name, or shown wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.errors import BadInput, HubError, HubProblem
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, all_meta
from sync import protocol
from tests.sync.hubs import CARLA, P1, P2, Rep, World, altered, kept, lead_id, seed

ANNA = "anna@hanse.example"
PLACE = {Meta.EPOCH, Meta.CURSOR, Meta.SCOPES, Meta.PHASE, Meta.CLIENT_ID, Meta.USER_ID}
Line = dict[str, Any]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.open(seed())
    for city in ("Kiel", "Bremen", "Rostock"):
        with made.store.write() as unit:
            lead = unit.get(Lead, lead_id(0))
            assert lead is not None
            unit.update(lead, city=city)
    yield made
    made.close()


@pytest.fixture
def anna(world: World) -> Rep:
    rep = world.rep(ANNA)
    rep.sync()
    return rep


def place(rep: Rep) -> dict[str, str]:
    """Where the replica stands, and whose it is."""
    with rep.desk.db.read() as conn:
        return {key: value for key, value in all_meta(conn).items() if key in PLACE}


def head(**values: object) -> Callable[[Line], Line]:
    """Changes the head of an answer."""
    return lambda line: {**line, **values} if line["t"] == "head" else line


AMISS: dict[str, Callable[[Line], object]] = {
    "it goes back behind what is here": head(to=1),
    "it begins after what is here, so that something is missing": head(**{"from": 5, "to": 9}),
    "another epoch, and no reset": head(epoch="another"),
    "it goes on with a load that nobody began": head(resumed=True),
    "it is for somebody else": head(scopes=["all", f"user:{CARLA}", f"partner:{P2}"], reset="scopes"),
    "it names no epoch": head(epoch=""),
    "two answers to one command": head(results=[{"mid": 1, "status": "applied"}, {"mid": 1, "status": "refused"}]),
    "a number beyond all bounds": head(to=2**64),
    "garbage between the lines": lambda line: [b"\xff\xfe", line],
    "a line of an unknown kind": lambda line: [{"t": "banana"}, line] if line["t"] == "tail" else line,
    "a page without its columns": lambda line: (
        [{"t": "page", "entity": "lead", "columns": [], "rows": [["x"]]}, line] if line["t"] == "tail" else line
    ),
    "a head that is cut off": lambda line: b'{"t":"head"' if line["t"] == "head" else line,
}


@pytest.mark.parametrize("which", AMISS)
def test_an_answer_that_cannot_be_right_changes_nothing(world: World, anna: Rep, which: str) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    with world.store.write() as unit:
        unit.update(anna.lead(0), city="Lübeck")
    before = place(anna)
    anna.wire.fault = altered(world.transport, AMISS[which])
    for _ in range(2):
        with pytest.raises(HubError):
            anna.sync()
    assert (place(anna), len(anna.desk.outbox()), anna.lead(0).city) == (before, 1, "Rostock")
    anna.wire.fault = None
    anna.sync()
    assert (anna.desk.outbox(), anna.lead(0).city, anna.engine.examine().differences) == ([], "Lübeck", ())
    assert [item.title for item in anna.desk.timeline("lead", lead_id(2))] == ["Call back"]


@pytest.mark.parametrize("mid", [0, 2, 77])
def test_answers_to_what_was_never_sent_end_nothing(world: World, anna: Rep, mid: int) -> None:
    """A command is given while the hub answers: it has no number yet, or one that the hub cannot know."""
    lie = altered(world.transport, head(results=[{"mid": mid, "status": "applied"}]))

    def works(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        anna.wire.fault = lie
        answer = kept(lie(request, send))
        anna.do("task.add", lead_id=lead_id(2), subject="Meanwhile")
        return answer

    anna.wire.fault = works
    anna.sync()
    anna.wire.fault = None
    anna.sync()
    assert anna.desk.outbox() == []
    assert [item.title for item in anna.desk.timeline("lead", lead_id(2))] == ["Meanwhile"]


def test_the_session_of_somebody_else_sends_nothing_in_their_name(world: World, anna: Rep) -> None:
    """The hub renews Anna's session with Carla's."""
    carla = world.rep("carla@nordlys.example")
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    before = anna.http.tokens.load()
    with pytest.raises(HubProblem, match="somebody else"):
        anna.http.tokens.save(carla.http.tokens.load())

    def mixed_up(request: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        if request.url.path != protocol.TOKEN_PATH:
            return send()
        body = protocol.encode(
            protocol.TokenAnswer("a", "r", 900, "h", "Hub", user_id=CARLA, partner_id=P2, role="admin", name="Carla")
        )
        return httpx.Response(200, headers={"content-type": "application/json"}, content=body)

    anna.wire.fault = mixed_up
    world.clock.wait(16 * 60)
    with pytest.raises(HubProblem, match="somebody else"):
        anna.sync()
    assert (anna.http.tokens.load(), len(anna.desk.outbox())) == (before, 1)
    anna.wire.fault = None
    anna.sync()
    assert (anna.desk.outbox(), anna.desk.get("lead", lead_id(3))) == ([], None)


def test_much_that_was_written_offline_travels_in_requests_that_any_proxy_takes(world: World, anna: Rep) -> None:
    for number in range(40):
        anna.do("comment.add", record_kind="lead", record_id=lead_id(2), body=f"{number} " + "ü" * 40_000)
    anna.do("task.add", lead_id=lead_id(2), subject="Last")
    anna.wire.bodies.clear()
    anna.sync()
    assert max(map(len, anna.wire.bodies)) < 1_000_000
    assert (anna.desk.outbox(), anna.desk.attention()) == ([], [])
    assert len(anna.desk.find("comment")) == 40
    with world.store.read() as conn:
        mids = list(conn.exec_driver_sql("SELECT mid FROM command_result ORDER BY mid").scalars())
    assert mids == list(range(1, 42))


def test_one_change_that_no_hub_would_take_is_refused_where_it_is_made(anna: Rep) -> None:
    words = tuple(f"{number} " + "\x01" * 1_900 for number in range(999))
    with pytest.raises(BadInput):
        anna.do("lead.update", lead_id=lead_id(2), changes={"labels": words})
    assert (anna.desk.outbox(), anna.lead(2).labels) == ([], ())


@pytest.mark.parametrize("instant", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_a_clock_at_the_end_of_time_stops_nothing(world: World, anna: Rep, instant: str) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    anna.engine = type(anna.engine)(anna.desk.db, anna.http, lambda: instant)
    assert anna.sync().pushed == 1
    with anna.desk.db.read() as conn:
        assert outbox.pending_count(conn) == 0
    with world.store.write() as unit:
        unit.put(Lead(id=lead_id(60), company="Late GmbH", partner_id=P1, accept_by="2999-12-31T23:59:59Z"))
    anna.sync()
    assert anna.lead(60).company == "Late GmbH"
    assert msgspec.json.decode(anna.wire.bodies[-1])["commands"] == []
