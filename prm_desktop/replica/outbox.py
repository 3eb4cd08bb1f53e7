"""The outbox: what was done here and not answered yet, in order; and what needs a person's attention.

    pending ──first sent──▶ pending with a mid ──answer──▶ applied | refused | conflict ──30 days──▶ forgotten
       └─withdrawn: gone                        └─hub restored from a backup: pending again

A command without a mid has never left this machine and can be withdrawn; one with a mid may have reached the hub.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from enum import StrEnum
from itertools import accumulate
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from prm_desktop.domain.commands import Command, Put, Refusal, decode_command, encode_args, spec_of
from prm_desktop.domain.fields import Type
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.errors import BadInput, UserError
from prm_desktop.replica import blobs
from prm_desktop.replica.meta import Meta, actor_of, get_meta, set_meta
from prm_desktop.replica.replay import Replay
from prm_desktop.replica.rows import ReplicaView, RowKey, write_optimistic
from prm_desktop.replica.schema import ATTENTION, OUTBOX
from prm_desktop.replica.statements import Prepared

BATCH_BYTES = 750_000
"""So much is sent at once, but one command at least. Proxies often take a megabyte; what they refuse holds up all."""
LARGEST_COMMAND = 8_000_000
"""Bytes of arguments; hubs take twice as much in a request."""
KEEP_RETIRED_DAYS = 30
"""How long answered commands are kept, so that a hub restored from a backup can be brought up to date."""


class Status(StrEnum):
    """Where a command stands."""

    PENDING = "pending"
    """Saved here. Ends with the hub's answer, or withdrawn before it was sent."""
    APPLIED = "applied"
    REFUSED = "refused"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Entry:
    """One command of the outbox. `mid` is 0 until it is first sent; `result` is the hub's answer as JSON.

    `offline`: it was given while there was no way to the hub, or the person wanted none.
    """

    seq: int
    mid: int
    name: str
    version: int
    args: dict[str, Any]
    issued_at: str
    status: Status
    result: dict[str, Any]
    retired_at: str
    inverse: tuple[str, dict[str, Any]] | None
    offline: bool = False

    def command(self) -> Command:
        """The command itself. Raises `BadInput` where this program does not know it."""
        return decode_command(self.name, self.args, self.version)


def enqueue(conn: Connection, command: Command, now: str, *, offline: bool = False) -> tuple[int, frozenset[RowKey]]:
    """Save a command and show its effect. Returns its number and the rows it touched.

    `offline`: the person has chosen to be; where the hub is known to be away, that is kept in any case.
    Raises what the command's rule raises (`Refusal`, `BadInput`); then nothing is written.
    """
    actor, view = actor_of(conn), ReplicaView(conn)
    changes = command.apply(view, actor, now)
    for change in changes:
        if isinstance(change, Put) and view.get(type(change.row), change.row.id):
            raise Refusal("id_taken", "There is a record with this id already.")
    inverse = command.inverse(view)
    spec = spec_of(command)
    back = [spec_of(inverse).name, encode_args(inverse)] if inverse else None
    args = msgspec.json.encode(encode_args(command))
    if len(args) > LARGEST_COMMAND:
        raise BadInput("This is too much to be sent at once. Please save it in smaller parts.")
    values = {
        "name": spec.name,
        "version": spec.version,
        "args": args.decode(),
        "issued_at": now,
        "status": Status.PENDING,
        "inverse": msgspec.json.encode(back).decode() if back else "",
        "offline": int(offline or bool(get_meta(conn, Meta.AWAY_SINCE))),
    }
    made = conn.execute(insert(OUTBOX), values)
    touched = write_optimistic(conn, changes, actor, now)
    key = made.inserted_primary_key
    return int(key[0]) if key else 0, touched


def entries(conn: Connection, *, pending_only: bool = True, limit: int = 0) -> list[Entry]:
    """The commands: the pending ones in their order, or all of them with the newest first."""
    query = _PENDING if pending_only else _NEWEST
    return [_entry(item) for item in query.rows(conn, limit=limit or -1)]


def entry(conn: Connection, seq: int) -> Entry | None:
    """One command by its number."""
    found = _ENTRY.first(conn, seq=seq)
    return _entry(found) if found else None


_entries = select(*(OUTBOX.c[item.name] for item in fields(Entry)))
_pending = _entries.where(OUTBOX.c.status == Status.PENDING).limit(bindparam("limit"))
_PENDING = Prepared(_pending.order_by(OUTBOX.c.seq))
_BY_MID = Prepared(_pending.order_by(OUTBOX.c.mid.is_(None), OUTBOX.c.mid, OUTBOX.c.seq))
_NEWEST = Prepared(_entries.order_by(OUTBOX.c.seq.desc()).limit(bindparam("limit")))
_ENTRY = Prepared(_entries.where(OUTBOX.c.seq == bindparam("seq")))
_HIGHEST_ANSWERED = Prepared(select(func.max(OUTBOX.c.mid)).where(OUTBOX.c.status != Status.PENDING))
_NUMBER = Prepared(update(OUTBOX).where(OUTBOX.c.seq == bindparam("of")).values(mid=bindparam("mid")))
_ANSWER = Prepared(
    update(OUTBOX)
    .where(OUTBOX.c.seq == bindparam("of"))
    .values({name: bindparam(name) for name in ("status", "result", "retired_at")})
)


def _entry(values: Sequence[Any]) -> Entry:
    seq, mid, name, version, args, issued_at, status, result, retired_at, inverse, offline = values
    back = msgspec.json.decode(inverse) if inverse else None
    return Entry(
        seq=seq,
        mid=mid or 0,
        name=name,
        version=version,
        args=msgspec.json.decode(args),
        issued_at=issued_at,
        status=Status(status),
        result=msgspec.json.decode(result) if result else {},
        retired_at=retired_at,
        inverse=(back[0], back[1]) if back else None,
        offline=bool(offline),
    )


def rebase(conn: Connection) -> frozenset[RowKey]:
    """Make visible = base + pending again: back to the base, then every pending command in order.

    A command that no longer fits its changed rows stays in the outbox without effect: the hub decides it.
    Returns the rows that may look different now.
    """
    replay, actor = Replay(conn), actor_of(conn)
    for item in entries(conn):
        with suppress(UserError):
            replay.take(item.command().apply(replay, actor, item.issued_at), actor, item.issued_at)
    return replay.end()


def withdraw(conn: Connection, seq: int) -> frozenset[RowKey] | None:
    """Take a command back that was never sent. None where it was sent or is not there."""
    done = conn.execute(
        delete(OUTBOX).where(OUTBOX.c.seq == seq, OUTBOX.c.mid.is_(None), OUTBOX.c.status == Status.PENDING)
    )
    return rebase(conn) if done.rowcount else None


def withdraw_all(conn: Connection, seqs: Sequence[int]) -> tuple[list[int], frozenset[RowKey]]:
    """Take back those of these commands that were never sent, replaying the others once. Which, and what changed."""
    named = msgspec.json.encode(list(seqs)).decode()
    free = "status = 'pending' AND mid IS NULL AND seq IN (SELECT value FROM json_each(?))"
    found = [int(row[0]) for row in conn.exec_driver_sql(f"SELECT seq FROM outbox WHERE {free}", (named,))]  # noqa: S608 - constant
    if not found:
        return [], frozenset()
    conn.exec_driver_sql(f"DELETE FROM outbox WHERE {free}", (named,))  # noqa: S608 - constant
    return found, rebase(conn)


def take_batch(conn: Connection, limit: int) -> list[Entry]:
    """The next commands to send, in order, each with its mid; new mids are durable once the transaction commits.

    A command that names a file which the hub lacks waits, with what depends on it; others overtake it.
    """
    batch = at_once(_sendable(conn, limit))
    unnumbered = [item.seq for item in batch if not item.mid]
    if not unnumbered:
        return batch
    first = int(get_meta(conn, Meta.NEXT_MID, "1"))
    for number, seq in enumerate(unnumbered, start=first):
        _NUMBER.run(conn, of=seq, mid=number)
    set_meta(conn, {Meta.NEXT_MID: str(first + len(unnumbered))})
    return _sendable(conn, len(batch))


def numbered(conn: Connection, which: ColumnElement[bool], limit: int) -> list[Entry]:
    """The first of these by their numbers."""
    return [_entry(item) for item in conn.execute(_entries.where(which).order_by(OUTBOX.c.mid).limit(limit))]


def statuses(conn: Connection, which: ColumnElement[bool]) -> dict[int, str]:
    """Where these stand, by their numbers."""
    return dict(conn.execute(select(OUTBOX.c.mid, OUTBOX.c.status).where(which)).all())


def at_once(batch: list[Entry]) -> list[Entry]:
    """As many of these as are sent in one request, but one at least."""
    sizes = accumulate(len(msgspec.json.encode(item.args)) for item in batch)
    return batch[: max(1, sum(size <= BATCH_BYTES for size in sizes))]


def _sendable(conn: Connection, limit: int) -> list[Entry]:
    """What can be sent now, by mid; those without one follow in their order."""
    unsent = blobs.unsent(conn)
    if not unsent:
        return [_entry(item) for item in _BY_MID.rows(conn, limit=limit)]
    waiting = set(unsent)
    found: list[Entry] = []
    held: list[Entry] = []
    for item in entries(conn):
        if waiting.isdisjoint(str(value) for value in item.args.values()):
            found.append(item)
        else:
            held.append(item)
            waiting |= _made_by(item)
    numbered = [item.mid for item in held if item.mid]
    if numbered:  # a restored hub lacks the file of a command that has its number already: there must be no gap
        found = [item for item in found if 0 < item.mid < min(numbered)]
    return sorted(found, key=lambda item: (not item.mid, item.mid, item.seq))[:limit]


def _made_by(item: Entry) -> set[str]:
    """The ids of the rows that a command makes."""
    spec = COMMANDS.get(item.name)
    names = [made.name for made in spec.fields if made.type is Type.NEW_ID] if spec else []
    return {str(item.args.get(name, "")) for name in names}


def note_away(conn: Connection) -> None:
    """The hub was away when it was to be told: what waits was given offline, though nobody knew it then."""
    conn.execute(update(OUTBOX).where(OUTBOX.c.status == Status.PENDING, OUTBOX.c.offline == 0).values(offline=1))


def has_sendable(conn: Connection) -> bool:
    """Whether a command waits for nothing but to be sent, or for the hub's answer."""
    return bool(_sendable(conn, 1))


def retire(conn: Connection, results: Mapping[int, Mapping[str, Any]], now: str) -> int:
    """Enter the hub's answers, by mid. Returns how many commands they ended.

    Refusals and conflicts become attention items: the user's words are never thrown away by the program.
    """
    answered = [item for item in entries(conn) if item.mid in results] if results else []
    for item in answered:
        result = results[item.mid]
        status = Status(result["status"])
        kept = msgspec.json.encode(result).decode()
        _ANSWER.run(conn, of=item.seq, status=status.value, result=kept, retired_at=now)
        if status is Status.REFUSED:
            blobs.note_missing(conn, [str(item.args.get(name)) for name in blobs.BLOB_ARGS.get(item.name, ())])
            _raise_attention(conn, item, now, "refused", {"message": result.get("message", ""), **result})
        for conflict in result.get("conflicts", ()):
            _raise_attention(conn, item, now, "conflict", conflict)
    return len(answered)


def _raise_attention(conn: Connection, item: Entry, now: str, kind: str, payload: Mapping[str, Any]) -> None:
    """Note what a person must look at. One that the hub answers again after it was restored is noted once."""
    spec = COMMANDS.get(item.name)  # a command of a newer program is refused too
    subject, subject_arg = (spec.subject, spec.subject_arg) if spec else ("", "")
    values = {
        "kind": kind,
        "seq": item.seq,
        "entity": str(payload.get("entity") or item.args.get("record_kind") or subject),
        "row_id": str(payload.get("id") or item.args.get(subject_arg, "")),
        "field": payload.get("field", ""),
        "payload": msgspec.json.encode(payload).decode(),
        "created_at": now,
    }
    name = f"attention/{item.seq}/{item.mid}/{values['field']}"
    made = upsert(ATTENTION).values(id=derived_id(get_meta(conn, Meta.CLIENT_ID), name), **values)
    conn.execute(made.on_conflict_do_update(index_elements=["id"], set_=values))


def unretire(conn: Connection, last_mid: int) -> tuple[int, bool]:
    """The hub was restored to an earlier state: commands that it does not know any more are pending again.

    What they asked of a person is withdrawn: the hub answers anew. Returns how many are pending again, and whether what
    is sent next follows on `last_mid` without a gap; where it does not, it must be renumbered.
    """
    forgotten = (OUTBOX.c.mid > last_mid) & (OUTBOX.c.status != Status.PENDING)
    again = reopen(conn, forgotten)
    first = conn.execute(
        select(func.min(OUTBOX.c.mid)).where(OUTBOX.c.status == Status.PENDING, OUTBOX.c.mid > last_mid)
    ).scalar()
    return again, (first or int(get_meta(conn, Meta.NEXT_MID, "1"))) == last_mid + 1


def reopen(conn: Connection, which: ColumnElement[bool]) -> int:
    """They are pending again, and what they asked of a person is withdrawn: the hub answers anew. Returns how many."""
    asked = select(OUTBOX.c.seq).where(which)
    conn.execute(delete(ATTENTION).where(ATTENTION.c.resolved_at == "", ATTENTION.c.seq.in_(asked)))
    return conn.execute(update(OUTBOX).where(which).values(status=Status.PENDING, result="", retired_at="")).rowcount


def highest_answered(conn: Connection) -> int:
    """The highest number under the present client id that the hub has answered; 0 where there is none."""
    return _HIGHEST_ANSWERED.value(conn) or 0


def renumber(conn: Connection, new_client_id: str) -> None:
    """Take a new client id; everything pending is sent anew under it."""
    conn.execute(update(OUTBOX).values(mid=None))
    set_meta(conn, {Meta.CLIENT_ID: new_client_id, Meta.NEXT_MID: "1"})


def forget_old(conn: Connection, before: str) -> None:
    """Forget answered commands that were answered before this instant, and what was resolved before it.

    A command that a person has yet to decide about stays: it holds their words.
    """
    undecided = select(ATTENTION.c.seq).where(ATTENTION.c.resolved_at == "")
    old = (OUTBOX.c.status != Status.PENDING) & (OUTBOX.c.retired_at < before)
    conn.execute(delete(OUTBOX).where(old, OUTBOX.c.seq.not_in(undecided)))
    conn.execute(delete(ATTENTION).where(ATTENTION.c.resolved_at != "", ATTENTION.c.resolved_at < before))


def pending_count(conn: Connection) -> int:
    """How many commands wait for the hub's answer."""
    return conn.execute(select(func.count()).where(OUTBOX.c.status == Status.PENDING)).scalar_one()


def oldest_pending(conn: Connection) -> str:
    """Since when the oldest of them waits; empty where none does."""
    return conn.execute(select(func.min(OUTBOX.c.issued_at)).where(OUTBOX.c.status == Status.PENDING)).scalar() or ""


@dataclass(frozen=True, slots=True)
class Attention:
    """Something that a person must decide, as stored. `payload`: the refusal, or the conflict of a field."""

    id: str
    kind: str
    seq: int
    entity: str
    row_id: str
    field: str
    payload: dict[str, Any]
    created_at: str


def attention(conn: Connection) -> list[Attention]:
    """What is unresolved, newest first."""
    query = (
        select(ATTENTION).where(ATTENTION.c.resolved_at == "").order_by(ATTENTION.c.created_at.desc(), ATTENTION.c.id)
    )
    return [_attention(item) for item in conn.execute(query)]


def attention_item(conn: Connection, item_id: str) -> Attention | None:
    """One unresolved item."""
    found = conn.execute(select(ATTENTION).where(ATTENTION.c.id == item_id, ATTENTION.c.resolved_at == "")).first()
    return _attention(found) if found else None


def attention_count(conn: Connection) -> int:
    """How many items are unresolved."""
    return conn.execute(select(func.count()).where(ATTENTION.c.resolved_at == "")).scalar_one()


def _attention(row: Row[Any]) -> Attention:
    payload: dict[str, Any] = msgspec.json.decode(row.payload)
    return Attention(row.id, row.kind, row.seq, row.entity, row.row_id, row.field, payload, row.created_at)


def resolve_attention(conn: Connection, item_id: str, now: str, seq: int = 0) -> None:
    """Mark an item as decided; `seq`: by which command, where it took one."""
    conn.execute(update(ATTENTION).where(ATTENTION.c.id == item_id).values(resolved_at=now, decided_seq=seq))


def move_decisions(conn: Connection, before: int, seq: int) -> None:
    """Another command, `seq`, stands in the place of the one that carried out a decision."""
    conn.execute(update(ATTENTION).where(ATTENTION.c.decided_seq == before).values(decided_seq=seq))


def reopen_attention(conn: Connection, *, item_id: str = "", seq: int = 0) -> int:
    """Open again what was decided: this item, or what the command `seq` decided. Returns how many."""
    which = ATTENTION.c.id == item_id if item_id else (ATTENTION.c.decided_seq == seq) & (seq > 0)
    closed = (ATTENTION.c.resolved_at != "") & which
    return conn.execute(update(ATTENTION).where(closed).values(resolved_at="", decided_seq=0)).rowcount
