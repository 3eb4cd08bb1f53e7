"""What the replica knows about documents and attached files: which are here, wanted, pinned, or not at the hub yet.

    wanted ──fetched and verified──▶ here ──evicted──▶ forgotten
                                      └──damaged──▶ wanted, where the hub has it

Their bytes are in the `vault`. A file that a pending command names is *unsent* until the hub of the present epoch has
it; it is never evicted, and neither is what a pin asks for. Pins are rules: what they ask for follows the literature as
it changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from prm_desktop.domain.fields import Type
from prm_desktop.domain.literature import Asset
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.domain.times import later
from prm_desktop.replica.meta import Meta, get_meta
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.replica.schema import BLOB, OUTBOX, PIN, TABLES
from prm_desktop.replica.statements import Prepared

BLOB_ARGS = {
    name: [item.name for item in spec.fields if item.type is Type.BLOB]
    for name, spec in COMMANDS.items()
    if any(item.type is Type.BLOB for item in spec.fields)
}
"""The commands that name blobs, with the arguments that do."""
BLOB_FIELDS = {kind: item.name for kind, made in ENTITIES.items() for item in made.fields if item.type is Type.BLOB}
"""The kinds of rows that name a blob, with the field that does. Each has a `size` beside it."""
EVERYTHING = "literature"
"""The pin of all current literature."""
PINNABLE = (*BLOB_FIELDS, "product", EVERYTHING)
LONGEST_PAUSE = 10
"""Minutes are doubled that often at most between two tries of a download that fails."""


class State(StrEnum):
    """Whether a blob is here."""

    WANTED = "wanted"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Blob:
    """One blob. `size` in bytes; `used_at`: last opened, fetched or attached; `error`: why the last try failed."""

    sha256: str
    size: int
    state: str
    used_at: str
    failures: int = 0
    failed_at: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """What is to be kept here: a row that names a blob, the literature of a `product`, or all `literature`."""

    kind: str
    id: str = ""


def blobs(conn: Connection) -> dict[str, Blob]:
    """All that are known, by name."""
    names = ("sha256", "size", "state", "used_at", "failures", "failed_at", "error")
    return {item[0]: Blob(*item) for item in conn.execute(select(*(BLOB.c[name] for name in names)))}


def is_here(conn: Connection, sha256: str) -> bool:
    """Whether a blob is here, as far as the replica knows."""
    return conn.execute(select(BLOB.c.state).where(BLOB.c.sha256 == sha256)).scalar() == State.HERE


def note(conn: Connection, sha256: str, size: int, state: State, now: str) -> None:
    """Enter that a blob is here, or is to be fetched."""
    values = {"size": size, "state": state, "used_at": now, "failures": 0, "failed_at": "", "error": ""}
    if state is State.WANTED:
        values["sent_epoch"] = ""
    statement = upsert(BLOB).values(sha256=sha256, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["sha256"], set_=values))


def note_failed(conn: Connection, sha256: str, size: int, error: str, now: str) -> None:
    """Enter that a try to fetch or to send one failed, and why."""
    values = {"failed_at": now, "error": error}
    statement = upsert(BLOB).values(sha256=sha256, size=size, state=State.WANTED, used_at=now, failures=1, **values)
    again = {**values, "failures": BLOB.c.failures + 1}
    conn.execute(statement.on_conflict_do_update(index_elements=["sha256"], set_=again))


def note_used(conn: Connection, sha256: str, now: str) -> None:
    """Enter that somebody opened it."""
    conn.execute(update(BLOB).where(BLOB.c.sha256 == sha256).values(used_at=now))


def forget(conn: Connection, names: Iterable[str]) -> None:
    """Forget blobs; the caller deletes their files afterwards."""
    conn.execute(delete(BLOB).where(BLOB.c.sha256.in_(list(names))))


def may_try(blob: Blob | None, now: str) -> bool:
    """Whether enough time has passed since a download failed: two minutes at first, doubling."""
    if blob is None or not blob.failures:
        return True
    return now >= later(blob.failed_at, minutes=2.0 ** min(blob.failures, LONGEST_PAUSE))


def named(conn: Connection, sha256: str) -> int:
    """The size of a blob that a visible row names; 0 where none does."""
    for kind, name in BLOB_FIELDS.items():
        table = TABLES[kind]
        size = conn.execute(select(table.c.size).where(table.c[name] == sha256).limit(1)).scalar()
        if size:
            return int(size)
    return 0


_needed = select(OUTBOX.c.name, OUTBOX.c.args).where(OUTBOX.c.status == "pending", OUTBOX.c.name.in_(BLOB_ARGS))
_NEEDED = Prepared(_needed)


def needed(conn: Connection) -> dict[str, int]:
    """The blobs that pending commands name, with their sizes."""
    found: dict[str, int] = {}
    for name, text in _NEEDED.rows(conn):
        args: dict[str, Any] = msgspec.json.decode(text)
        found.update({str(args[item]): int(args.get("size") or 0) for item in BLOB_ARGS[name] if args.get(item)})
    return found


def unsent(conn: Connection) -> dict[str, int]:
    """Those of them that are here and that the hub does not have, as far as is known in this epoch, with sizes."""
    wanted = needed(conn)
    if not wanted:
        return {}
    epoch = get_meta(conn, Meta.EPOCH)
    waiting = select(BLOB.c.sha256, BLOB.c.size).where(BLOB.c.state == State.HERE, BLOB.c.sent_epoch != epoch)
    return {sha256: size for sha256, size in conn.execute(waiting) if sha256 in wanted}


def note_sent(conn: Connection, sha256: str) -> None:
    """Enter that the hub has it, or will not take it: the commands that name it wait no longer."""
    conn.execute(update(BLOB).where(BLOB.c.sha256 == sha256).values(sent_epoch=get_meta(conn, Meta.EPOCH)))


def note_missing(conn: Connection, names: Iterable[str]) -> None:
    """Enter that the hub says it lacks these after all."""
    conn.execute(update(BLOB).where(BLOB.c.sha256.in_(list(names))).values(sent_epoch=""))


def pins(conn: Connection) -> list[Pin]:
    """All pins, in the order in which they were set."""
    return [Pin(kind, row_id) for kind, row_id in conn.execute(select(PIN.c.kind, PIN.c.id).order_by(PIN.c.at))]


def set_pin(conn: Connection, pin: Pin, now: str) -> None:
    """Keep what this asks for. No effect where it is pinned already."""
    conn.execute(upsert(PIN).values(kind=pin.kind, id=pin.id, at=now).on_conflict_do_nothing())


def remove_pin(conn: Connection, pin: Pin) -> bool:
    """Ask for it no longer; False where nothing was pinned."""
    return conn.execute(delete(PIN).where(PIN.c.kind == pin.kind, PIN.c.id == pin.id)).rowcount > 0


def pinned(conn: Connection, today: str) -> dict[str, int]:
    """What the pins ask for at present, with sizes. A superseded document makes way for its successor."""
    return asked(conn, pins(conn), today)


def asked(conn: Connection, wanted: Collection[Pin], today: str) -> dict[str, int]:
    """What some pins ask for."""
    if not wanted:
        return {}
    view = ReplicaView(conn)
    found: dict[str, int] = {}
    assets = {row.id: row for row in view.find(Asset)}
    for pin in wanted:
        if pin.kind in BLOB_FIELDS and pin.kind != "asset":
            row = view.get(ENTITIES[pin.kind].row, pin.id)
            rows: Iterable[Any] = [row] if row is not None else []
        else:
            rows = asked_for(pin, assets, today)
        found.update({row.sha256: row.size for row in rows if row.sha256})
    return found


def asked_for(pin: Pin, assets: dict[str, Asset], today: str) -> list[Asset]:
    """The documents that a pin asks for: one, its newest edition; of a product or all, those that are current."""
    if pin.kind == "asset":
        chosen = newest(pin.id, assets)
        return [chosen] if chosen else []
    return [
        row
        for row in assets.values()
        if not row.superseded_by_id
        and (not row.expires_on or row.expires_on >= today)
        and (pin.kind == EVERYTHING or pin.id in row.product_ids)
    ]


def newest(row_id: str, assets: dict[str, Asset]) -> Asset | None:
    """The newest edition of a document that is here to see; its own where no newer one is."""
    row, seen = assets.get(row_id), {row_id}
    while row and row.superseded_by_id in assets and row.superseded_by_id not in seen:
        seen.add(row.superseded_by_id)
        row = assets[row.superseded_by_id]
    return row


def to_evict(known: Iterable[Blob], kept: Collection[str], limit: int) -> list[str]:
    """What to delete so that no more than `limit` bytes are here: the longest unused first, never what must be kept."""
    here = [item for item in known if item.state == State.HERE]
    over = sum(item.size for item in here) - limit
    gone: list[str] = []
    for item in sorted(here, key=lambda item: (item.used_at, item.sha256)):
        if over <= 0:
            break
        if item.sha256 not in kept:
            gone.append(item.sha256)
            over -= item.size
    return gone


def room(conn: Connection) -> int:
    """The bytes that are here."""
    return int(conn.execute(select(func.sum(BLOB.c.size)).where(BLOB.c.state == State.HERE)).scalar() or 0)
