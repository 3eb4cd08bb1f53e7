"""A hub that answers nonsense: whatever comes is applied right, or is a `HubError` and changes nothing."""

from __future__ import annotations

import shutil
import string
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubError
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta
from prm_desktop.replica.schema import TABLES
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.workspace import Workspace
from sync import protocol
from sync.client import HubClient, MemoryTokens, Tokens
from sync.engine import Engine
from tests.sync.replicas import OFFERED, WORKING, Clock, primed

KEY = bytes(32)
TOLD = {Meta.LAST_ERROR, Meta.RETRY_AT, Meta.DIGEST, Meta.MISMATCHES, Meta.HELD, Meta.NEXT_MID, Meta.DIGEST_AT}
"""What a failed sync may write: that it failed, and the numbers of what was sent."""
LATER = {"max_examples": 40, "deadline": None, "suppress_health_check": list(HealthCheck)}

scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-3, 12), st.floats(allow_nan=False, allow_infinity=False),
    st.text(string.printable, max_size=12), st.text(max_size=5),
    st.sampled_from([OFFERED, WORKING, "lead", "id", "rv", "title", "e", "hub", "applied", "refused", "all"]),
    st.sampled_from([2**63, 10**400, -(2**63), "{0}", "{x.y}", "{", "2026-03-02T09:00:00Z", "\0", "[]", "[1]"]),
)  # fmt: skip
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)
shapes = st.one_of(
    st.binary(max_size=200),
    anything.map(msgspec.json.encode),
    st.sampled_from([b"[" * 100_000, b'{"t":' * 100_000, b"\x00" * 10, b"\n\n\n", b'{"t":"tail","to":1}', b"null"]),
)
statuses = st.sampled_from([100, 200, 204, 301, 304, 307, 400, 401, 404, 407, 413, 429, 500, 503, 511, 599])
kinds = st.sampled_from(
    ["application/json", protocol.MEDIA_TYPE, protocol.EVENTS_TYPE, "text/html; charset=nonsense", ""]
)
encodings = st.sampled_from(["", "gzip", "zstd", "br", "nonsense"])


def client(handler: Callable[[httpx.Request], httpx.Response]) -> HubClient:
    tokens = MemoryTokens(Tokens("access", "refresh", 1e12))
    return HubClient("http://hub.example", tokens, transport=httpx.MockTransport(handler))


@settings(max_examples=150, deadline=None)
@given(statuses, kinds, encodings, st.lists(shapes, max_size=4), st.text(string.printable, max_size=20))
def test_whatever_bytes_come_it_is_an_answer_or_one_of_our_errors(
    status: int, kind: str, encoding: str, parts: list[bytes], header: str
) -> None:
    headers = {"content-type": kind, "content-encoding": encoding, "retry-after": header.strip().replace("\n", "")}
    headers |= {"location": header.strip(), "date": header.strip()}
    plain = {name: value for name, value in headers.items() if value and value.isprintable()}

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers=plain, content=iter([part + b"\n" for part in parts]))

    calls: tuple[Callable[[HubClient], object], ...] = (
        HubClient.info,
        lambda hub: hub.sign_in("anna", "x"),
        lambda hub: list(hub.exchange(protocol.SyncRequest(client_id="c", schema=1))),
        lambda hub: hub.wait_for_change(1, 1),
        HubClient.sign_out,
    )
    for call in calls:
        hub = client(handler)
        with suppress(HubError):
            call(hub)
        hub.close()


def sometimes(usual: object, odd: st.SearchStrategy[Any] = anything) -> st.SearchStrategy[Any]:
    return st.one_of(*[st.just(usual)] * 40, odd)


results = st.fixed_dictionaries(
    {"mid": st.integers(0, 3), "status": st.sampled_from(["applied", "refused", "conflict"])},
    optional={
        "message": st.sampled_from(["No {x}", "{0}", "{a.b}", "{", "plain"]) | st.text(max_size=5),
        "values": st.dictionaries(st.sampled_from(["x", "a", "0"]), st.text(max_size=3), max_size=2),
        "code": st.text(max_size=5),
        "conflicts": st.lists(
            st.fixed_dictionaries(
                {
                    "entity": st.sampled_from(["lead", "nothing", ""]), "id": st.sampled_from([WORKING, "", "x"]),
                    "field": st.sampled_from(["title", "labels", "nothing", ""]),
                    "base": anything, "mine": anything, "theirs": anything,
                }
            ),
            max_size=2,
        ),
    },
)  # fmt: skip
usually_not = sometimes(usual=False)
heads = st.fixed_dictionaries(
    {
        "t": st.just("head"), "hub_id": sometimes("hub"), "hub_name": sometimes("Hub"), "epoch": sometimes("e"),
        "to": sometimes(6), "last_mid": sometimes(2, st.integers(0, 3) | anything),
    },
    optional={
        "from": sometimes(5), "reset": st.sampled_from(["", "first", "epoch", "ahead"]), "resumed": st.booleans(),
        "results": st.lists(results, max_size=2), "scopes": sometimes(["all"]), "fork": usually_not,
        "stopped": st.sampled_from(["", "gap", "temporary", "?"]), "upgrade_required": usually_not,
        "total": sometimes(3), "order": sometimes([]),
    },
)  # fmt: skip
cells = st.one_of(st.just(""), st.just("x"), scalars)


@st.composite
def pages(draw: st.DrawFn) -> dict[str, Any]:
    """A page of some entity: often nearly right."""
    kind = draw(st.sampled_from(["lead", "lead", "task", "user", "region", "nothing"]))
    usual = ENTITIES[kind].columns if kind in ENTITIES else ("id", "rv")
    columns = draw(sometimes(list(usual), st.lists(st.sampled_from(["id", "rv", "title", "x"]), max_size=4)))
    good = {"id": st.sampled_from([OFFERED, WORKING, "n"]), "rv": sometimes(6, st.integers(0, 9) | scalars)}
    row = st.tuples(*(good.get(name, cells) for name in columns)).map(list)
    return {"t": "page", "entity": kind, "columns": columns, "rows": draw(st.lists(row, max_size=3))}


lines = st.one_of(
    pages(),
    st.fixed_dictionaries(
        {"t": st.just("gone"), "entity": st.sampled_from(["lead", "user", "nothing"])},
        optional={"ids": st.lists(st.sampled_from([OFFERED, WORKING, "", "u-anna"]), max_size=3) | anything},
    ),
    heads,
    anything,
)
tails = st.fixed_dictionaries(
    {"t": st.just("tail"), "to": sometimes(6)},
    optional={"digest": st.one_of(st.none(), st.just({"lead": [2, 12]}), anything), "detail": anything},
)


@pytest.fixture(scope="module")
def primed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = Database.create(tmp_path_factory.mktemp("nonsense") / "primed.db", KEY)
    primed(db)
    desk = Workspace(db, Clock().now)
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"title": "Mine"}})
    desk.do("lead.accept", {"lead_id": OFFERED})
    desk.close()
    return db.path


@contextmanager
def copied(primed_file: Path, *, fresh: bool) -> Iterator[Database]:
    """A replica of its own for one example: a primed one with unsent work, or an empty one."""
    path = primed_file.with_name("example.db")
    for left in primed_file.parent.glob("example.db*"):
        left.unlink()
    if fresh:
        db = Database.create(path, KEY)
    else:
        shutil.copy(primed_file, path)
        db = Database.open(path, KEY)
    try:
        yield db
    finally:
        db.close()


Content = dict[str, list[tuple[Any, ...]]]


def content(conn: Connection) -> Content:
    """All rows that are shown, in their declared columns."""
    found: Content = {}
    for kind, entity in ENTITIES.items():
        names = ", ".join(f'"{name}"' for name in entity.columns)
        some = conn.exec_driver_sql(f"SELECT {names} FROM {TABLES[kind].name} ORDER BY id")  # noqa: S608 - declared names
        found[kind] = [tuple(row) for row in some]
    return found


def state(db: Database) -> tuple[Content, dict[str, str], list[Any]]:
    with db.read() as conn:
        meta = {key: value for key, value in all_meta(conn).items() if key not in TOLD}
        return content(conn), meta, [(item.seq, item.status) for item in outbox.entries(conn, pending_only=False)]


def looked_at(db: Database) -> None:
    """Everything that a screen asks of the rows."""
    desk = Workspace(db, Clock().now)
    desk.status()
    desk.outbox(pending_only=False)
    for item in desk.attention():
        assert item.message is not None
    for kind in ("lead", "task", "user", "region"):
        desk.find(kind)
    desk.search("x")


@settings(**LATER)  # type: ignore[arg-type]  # settings by name
@given(head=heads, body=st.lists(lines, max_size=4), tail=sometimes({"t": "tail", "to": 6}, tails), fresh=st.booleans())
def test_whatever_lines_come_they_are_applied_right_or_change_nothing(
    primed_file: Path, *, head: Any, body: list[Any], tail: Any, fresh: bool
) -> None:
    data = b"".join(msgspec.json.encode(line) + b"\n" for line in [head, *body, tail])
    answers = iter([data])

    def handler(_: httpx.Request) -> httpx.Response:
        told = next(answers, b"")
        return httpx.Response(200 if told else 503, headers={"content-type": protocol.MEDIA_TYPE}, content=told)

    with copied(primed_file, fresh=fresh) as db:
        before = state(db)
        hub = client(handler)
        with suppress(HubError):
            Engine(db, hub, Clock().now).sync_once()
        hub.close()
        after = state(db)
        looked_at(db)
        assert [item[0] for item in after[2]] == [item[0] for item in before[2]], "no unsent work is lost"
        if after[1].get(Meta.CURSOR) == before[1].get(Meta.CURSOR) and not fresh:
            assert after[0] == before[0], "where the cursor did not move, no row did"
        with db.write() as conn:
            outbox.rebase(conn)
        assert state(db)[0] == after[0], "visible = base + pending"


HUGE = 2**70


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ({"last_mid": HUGE}, {}),
        ({"to": HUGE}, {}),
        ({"to": -1}, {}),
        ({"to": HUGE, "reset": "epoch"}, {"to": HUGE}),
        ({"total": HUGE, "results": [{"mid": HUGE, "status": "refused"}]}, {}),
        ({}, {"digest": {"lead": [HUGE, HUGE]}}),
        ({"results": [{"mid": 1, "status": "refused", "message": "{0.__class__} {x.y}", "values": {"x": "1"}}]}, {}),
        ({"epoch": ""}, {}),
        ({"epoch": "another", "last_mid": HUGE}, {}),
    ],
    ids=str,
)
def test_numbers_and_texts_out_of_all_bounds_are_no_defect(
    primed_file: Path, head: dict[str, Any], tail: dict[str, Any]
) -> None:
    first = {"t": "head", "hub_id": "hub", "hub_name": "Hub", "epoch": "e", "to": 6, "last_mid": 0} | head
    data = b"".join(msgspec.json.encode(line) + b"\n" for line in [first, {"t": "tail", "to": 6} | tail])

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-type": protocol.MEDIA_TYPE}, content=data)

    with copied(primed_file, fresh=False) as db, closing(client(handler)) as hub:
        seqs = [item[0] for item in state(db)[2]]
        for _ in range(2):
            with suppress(HubError):
                Engine(db, hub, Clock().now).sync_once()
        looked_at(db)
        assert [item[0] for item in state(db)[2]] == seqs
