"""The reckoning after a storm: what the hub holds against what each person was told and sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import select

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, all_meta
from prm_desktop.replica.outbox import Entry
from prm_desktop.replica.schema import TABLES as HERE
from prm_desktop.replica.transaction import Connection
from sync.hub.people import load_person
from sync.hub.store import Store
from sync.hub.tables import CLIENT, COMMAND_RESULT
from sync.hub.tables import TABLES as THERE

WORDS = {"activity.log": "activity", "task.add": "task", "comment.add": "comment", "ticket.open": "ticket"}
"""The kind of row that each command makes; the row carries the command's word."""
Rows = dict[tuple[str, str], tuple[object, ...]]


@dataclass(frozen=True)
class Deed:
    """A command that was begun. `saved`: the program said that it is. `word` stands in the row that it makes."""

    word: str
    saved: bool


@dataclass(frozen=True)
class Copy:
    """What lies on one person's computer."""

    meta: dict[str, str]
    entries: list[Entry]
    noted: set[int]
    shadows: int
    rows: Rows


def rows(conn: Connection, *, here: bool) -> Rows:
    """All rows by kind and id, in their declared columns."""
    found: Rows = {}
    for kind, entity in ENTITIES.items():
        names = ", ".join(f'"{name}"' for name in entity.columns)
        table = (HERE if here else THERE)[kind].name
        for row in conn.exec_driver_sql(f"SELECT {names} FROM {table}"):  # noqa: S608 - declared names
            found[kind, row[0]] = tuple(row)
    return found


def copy_of(db: Database) -> Copy:
    """Read the copy of somebody whose programs have all ended."""
    assert not db.integrity()
    with db.read() as conn:
        return Copy(
            {str(key): value for key, value in all_meta(conn).items()},
            outbox.entries(conn, pending_only=False),
            {item.seq for item in outbox.attention(conn)},
            int(conn.exec_driver_sql("SELECT count(*) FROM shadow").scalar_one()),
            rows(conn, here=True),
        )


def reckon(store: Store, copy: Copy, deeds: Iterable[Deed]) -> None:
    """Nothing is lost, everything happened once, and what is shown is what the hub has for this person."""
    assert (copy.meta[Meta.PHASE], copy.meta[Meta.DIGEST], copy.shadows) == ("ready", "ok", 0)
    assert copy.meta.get(Meta.MISMATCHES, "0") == "0"
    with store.read() as conn:
        there = rows(conn, here=False)
        actor = load_person(conn, copy.meta[Meta.USER_ID])
        known = select(CLIENT.c.client_id, CLIENT.c.last_mid).where(CLIENT.c.user_id == copy.meta[Meta.USER_ID])
        clients = {line.client_id: line.last_mid for line in conn.execute(known)}
    assert actor is not None
    mine = set(actor.scopes)
    allowed = {
        key: row for key, row in there.items() if mine & set(ENTITIES[key[0]].scopes(ENTITIES[key[0]].from_store(row)))
    }
    assert copy.rows == allowed
    assert set(clients) <= {copy.meta[Meta.CLIENT_ID]}, "the client was taken for a copy of itself"
    _answers(store, copy, clients.get(copy.meta[Meta.CLIENT_ID], 0))
    _deeds(list(deeds), copy, there)


def _answers(store: Store, copy: Copy, last_mid: int) -> None:
    """Each command has the hub's answer, each answer a command, in order; who was refused is told."""
    with store.read() as conn:
        answered = select(COMMAND_RESULT).where(COMMAND_RESULT.c.client_id == copy.meta[Meta.CLIENT_ID])
        found = conn.execute(answered.order_by(COMMAND_RESULT.c.mid)).all()
    answers = [(line.mid, line.name, msgspec.json.decode(line.result)["status"]) for line in found]
    entries = sorted(copy.entries, key=lambda entry: entry.seq)
    assert [(entry.mid, entry.name, str(entry.status)) for entry in entries] == answers
    assert [mid for mid, _, _ in answers] == list(range(1, last_mid + 1))
    assert {entry.seq for entry in entries if entry.status is not outbox.Status.APPLIED} == copy.noted


def _deeds(deeds: list[Deed], copy: Copy, there: Rows) -> None:
    """What was said to be saved is there once; what was killed before it said so, at most once."""
    done = {word: entry for entry in copy.entries if (word := _word(entry))}
    assert len(done) == len(copy.entries)
    assert done.keys() <= {deed.word for deed in deeds}
    assert {deed.word for deed in deeds if deed.saved} <= done.keys()
    times = Counter((key[0], value) for key, row in there.items() for value in row if value in done)
    for word, entry in done.items():
        if kind := WORDS.get(entry.name):
            assert times[kind, word] == (entry.status is outbox.Status.APPLIED), (word, entry)


def _word(entry: Entry) -> str:
    args = entry.args
    found = args.get("subject") or args.get("body") or args.get("changes", {}).get("title", ["", ""])[1]
    return str(found)
