"""An open profile: everything that a screen or the command line can ask and do.

All methods block, are safe on any thread, and see one consistent state each. What they return is frozen; what
changed comes back from the doing, so that a screen can decide whether to look again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import msgspec

from prm_desktop.domain.checks import check_texts
from prm_desktop.domain.commands import (
    Actor,
    Command,
    CommandSpec,
    Refusal,
    View,
    decode_command,
    encode_args,
    spec_of,
    with_new_ids,
)
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import NotFound
from prm_desktop.replica import blobs, near, outbox, quarantine, queries, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, actor_of, all_meta, set_meta
from prm_desktop.replica.queries import Query
from prm_desktop.replica.rows import ReplicaView, RowKey, titles
from prm_desktop.replica.transaction import Connection
from prm_desktop.services import attending, telling
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.filling import with_old_values
from prm_desktop.services.telling import OutboxItem, TimelineItem

Changed = frozenset[RowKey]
T = TypeVar("T")
ATTACH = "attachment.add"
FEW, NEAR = 3, 10
"""Fewer hits than this make a search look for slips of the finger too, and for how many."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that is saved here. `changed`: the rows that look different now; `message`: what to tell the person.

    `args` are all its arguments, with the ids and old values that were filled in (`Workspace.again`). `closes`: the
    attention item that it decided; with a `seq` of 0 no command was needed for that.
    """

    seq: int
    name: str
    subject_kind: str
    subject_id: str
    changed: Changed
    message: str
    created: dict[str, str] = field(default_factory=dict)
    args: dict[str, Any] = field(default_factory=dict)
    closes: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The replica's own truth about sync. What the network does is the scheduler's to say.

    `digest`: empty before the first comparison, `ok`, or `differs` or `mismatch` until it is repaired; `retry_at`: the
    hub asked to be left alone until then.
    """

    primed: bool
    signed_in: bool
    hub_url: str
    hub_name: str
    user: str
    partner: str
    cursor: int
    epoch: str
    last_success: str
    last_error: str
    pending: int
    oldest_pending: str
    attention: int
    digest_ok: bool
    mismatches: int
    set_aside: int
    held: tuple[int, int] | None
    progress_rows: int
    progress_total: int
    digest: str = ""
    digest_at: str = ""
    repairs: int = 0
    repaired_at: str = ""
    retry_at: str = ""


class Workspace:
    """One person's replica, opened. Close it with `close`."""

    def __init__(
        self,
        db: Database,
        now: Callable[[], str],
        *,
        demo: bool = False,
        stays_offline: Callable[[], bool] = bool,
    ) -> None:
        self.db = db
        self._stays_offline = stays_offline
        self.demo = demo
        self._now = now
        self._who: Actor | None = None

    def close(self) -> None:
        """Close the replica."""
        self.db.close()

    @property
    def actor(self) -> Actor:
        """Who is signed in here."""
        with self.db.read() as conn:
            self._who = actor_of(conn)
            return self._who

    @property
    def who(self) -> Actor:
        """Who is signed in, as it was read last; for screens, which must not wait."""
        return self._who or self.actor

    @property
    def hub_url(self) -> str:
        """The hub's address; empty before the first sign-in."""
        with self.db.read() as conn:
            return all_meta(conn).get(Meta.HUB_URL, "")

    def now(self) -> str:
        """The present instant by this machine's clock; for display."""
        return self._now()

    def do(self, name: str, args: Mapping[str, Any]) -> Done:
        """Do something: saved here when this returns, and shown at once; the hub hears of it with the next sync.

        A patch may name just the new values (`{"changes": {"title": "…"}}`); the old ones are those shown here. Raises
        `BadInput`, `Refusal` or a `ReplicaError`; then nothing has changed.
        """
        check_texts(args)
        with self.db.write() as conn:
            _require_primed(conn)
            return self.do_in(conn, decode_command(name, with_new_ids(name, with_old_values(conn, name, args))))

    def attach(self, args: Mapping[str, Any]) -> Done:
        """Attach a file whose content the vault has: as `do("attachment.add", …)`, which waits until it is uploaded."""
        check_texts(args)
        with self.db.write() as conn:
            _require_primed(conn)
            blobs.note(conn, args["sha256"], args["size"], blobs.State.HERE, self._now())
            return self.do_in(conn, decode_command(ATTACH, with_new_ids(ATTACH, args)))

    def do_in(self, conn: Connection, command: Command) -> Done:
        """The same within a transaction of the caller's."""
        spec = spec_of(command)
        title = _subject_title(conn, spec, command)
        seq, changed = outbox.enqueue(conn, command, self._now(), offline=self._stays_offline())
        made = {item.name: str(getattr(command, item.name)) for item in spec.fields if item.type is Type.NEW_ID}
        kind, row_id = telling.subject(spec, command)
        message = spec.done.replace("{title}", title) if spec.done else f"{spec.label}: {title}"
        return Done(seq, spec.name, kind, row_id, changed, message, made, encode_args(command))

    def undo(self, seq: int) -> Done:
        """Take a command back.

        Withdrawn where it has not been sent, else by its inverse. Raises `Refusal` where neither is.
        """
        with self.db.write() as conn:
            item = outbox.entry(conn, seq)
            if item is None:
                raise NotFound("This has been taken back already.")
            changed = outbox.withdraw(conn, seq)
            outbox.reopen_attention(conn, seq=seq)
            if changed is not None:
                kind, row_id = telling.subject(COMMANDS[item.name], item.command())
                return Done(0, item.name, kind, row_id, changed, "Taken back; it was never sent.")
            if item.inverse is None:
                raise Refusal("no_undo", "This has been sent and cannot be taken back.")
            name, args = item.inverse
            return self.do_in(conn, decode_command(name, args))

    def take_back(self, done: Done) -> Done:
        """Take back what was done, and open again what it decided. Raises what `undo` raises."""
        if done.seq:
            return self.undo(done.seq)
        with self.db.write() as conn:
            outbox.reopen_attention(conn, item_id=done.closes)
        kind, row_id = done.subject_kind, done.subject_id
        return Done(0, "", kind, row_id, frozenset(), "It waits for your decision again.")

    def again(self, done: Done, by: int = 0) -> Done:
        """Do once more what was done and then taken back; the rows that it made get the same ids.

        `by`: the command that took it back, whose opposite is done; 0 where it was taken back before it was sent.
        """
        redone = self.undo(by) if by else done
        with self.db.write() as conn:
            if done.seq and not by:
                redone = self.do_in(conn, decode_command(done.name, done.args))
            if done.closes:
                outbox.resolve_attention(conn, done.closes, self._now(), redone.seq)
            return replace(redone, closes=done.closes)

    def withdraw(self, seq: int) -> Changed:
        """Discard a command that was not sent. Raises `Refusal` where it may have reached the hub."""
        with self.db.write() as conn:
            changed = outbox.withdraw(conn, seq)
            outbox.reopen_attention(conn, seq=seq)
            if changed is None:
                raise Refusal("sent", "This may have reached the hub already and cannot be discarded here.")
        return changed

    def edit(self, seq: int, args: Mapping[str, Any]) -> Done:
        """Replace a command that was not sent by the same one with other arguments; all or nothing."""
        with self.db.write() as conn:
            item = outbox.entry(conn, seq)
            changed = outbox.withdraw(conn, seq)
            if item is None or changed is None:
                raise Refusal("sent", "This may have reached the hub already and cannot be changed here.")
            done = self.do_in(conn, decode_command(item.name, with_new_ids(item.name, {**item.args, **args})))
            outbox.move_decisions(conn, seq, done.seq)
            return replace(done, changed=done.changed | changed)

    def can(self, kind: str, row: Row) -> list[CommandSpec]:
        """What can be done with this row as it stands, the next step first."""
        entity = ENTITIES[kind]
        status = str(getattr(row, entity.status)) if entity.status else ""
        actor = self.who
        return [
            spec
            for spec in telling.ORDERED_COMMANDS
            if spec.subject == kind
            and (not spec.when or status in spec.when)
            and spec.subject_arg in telling.arg_names(spec)
            and "record_kind" not in telling.arg_names(spec)  # it is about a record of another kind
            and spec.suits(actor, row)
        ]

    def list_ids(self, kind: str, query: Query) -> array[int]:
        """The local numbers of the rows that match, in order."""
        with self.db.read() as conn:
            return queries.list_ids(conn, kind, query) if _primed(conn) else array("q")

    def rows(self, kind: str, numbers: Iterable[int]) -> list[queries.RowItem]:
        """The rows with these local numbers, in this order, with their marks."""
        with self.db.read() as conn:
            return queries.rows_by_n(conn, kind, list(numbers))

    def get(self, kind: str, row_id: str) -> Row | None:
        """One row."""
        with self.db.read() as conn:
            found: Row | None = ReplicaView(conn).get(ENTITIES[kind].row, row_id) if _primed(conn) else None
            return found

    def item(self, kind: str, row_id: str) -> queries.RowItem | None:
        """One row with its marks."""
        with self.db.read() as conn:
            return queries.get(conn, kind, row_id) if _primed(conn) else None

    def find(self, kind: str, **equals: Any) -> list[Row]:
        """The rows whose fields equal these values."""
        with self.db.read() as conn:
            found: list[Row] = list(ReplicaView(conn).find(ENTITIES[kind].row, **equals)) if _primed(conn) else []
            return found

    def ask(self, question: Callable[[View], T]) -> T:
        """Answer a question of the domain about the rows that are here, all of them as of one moment."""
        with self.db.read() as conn:
            return question(ReplicaView(conn))

    def count(self, kind: str, query: Query | None = None) -> int:
        """How many rows match."""
        with self.db.read() as conn:
            return queries.count(conn, kind, query or Query()) if _primed(conn) else 0

    def timeline(self, kind: str, row_id: str) -> list[TimelineItem]:
        """What happened around a row, newest first."""
        with self.db.read() as conn:
            return telling.timeline(conn, kind, row_id)

    def related(self, kind: str, row_id: str) -> list[tuple[str, int]]:
        """The kinds of rows that belong to this one, with how many there are."""
        with self.db.read() as conn:
            return telling.related(conn, kind, row_id)

    def search(self, text: str, limit: int = 50, kinds: Sequence[str] = ()) -> list[search.Hit]:
        """Everything of these kinds (none: of all) that matches the typed words, grouped by kind.

        Where that is next to nothing, also what is called nearly so.
        """
        with self.db.read() as conn:
            found = search.search_all(conn, text, limit, kinds) if _primed(conn) else []
            if len(found) < FEW and _primed(conn):
                known = {(hit.kind, hit.id) for hit in found}
                more = near.near_titles(conn, text, NEAR, kinds)
                found += [hit for hit in more if (hit.kind, hit.id) not in known]
        order = list(dict.fromkeys(hit.kind for hit in found))
        return sorted(found, key=lambda hit: order.index(hit.kind))

    def title_of(self, kind: str, row_id: str) -> str:
        """What a person calls this row; empty where it is not here."""
        return self.names(kind, [row_id]).get(row_id, "")

    def names(self, kind: str, ids: Iterable[str]) -> dict[str, str]:
        """What a person calls these rows, by id."""
        with self.db.read() as conn:
            return titles(conn, kind, ids)

    def outbox(self, *, pending_only: bool = True) -> list[OutboxItem]:
        """The commands that wait for the hub, in order; or all that are kept, newest first."""
        with self.db.read() as conn:
            return telling.outbox_items(conn, pending_only=pending_only)

    def attention(self) -> list[AttentionItem]:
        """What needs a decision, newest first."""
        with self.db.read() as conn:
            return attending.items(conn)

    def resolve(self, item_id: str, choice: str, value: Any = None) -> Done:
        """Decide an attention item: `mine`, `theirs`, `edit` (with the value or arguments), `discard` or `retry`.

        `take_back` opens it again. The `seq` of what is returned is 0 where nothing has to be sent for it.
        """
        with self.db.write() as conn:
            command, (kind, row_id) = attending.decide(conn, item_id, choice, value)
            closed = "Theirs holds." if choice == "theirs" else "Given up; nothing was changed."
            done = self.do_in(conn, command) if command else Done(0, "", kind, row_id, frozenset(), closed)
            outbox.resolve_attention(conn, item_id, self._now(), done.seq)
            return replace(done, closes=item_id)

    def allow_removal(self) -> None:
        """The person's word that a pull may remove most of what is here."""
        with self.db.write() as conn:
            set_meta(conn, {Meta.HOLD_LIFTED: "1", Meta.HELD: ""})

    def set_aside(self, limit: int = 100) -> list[quarantine.SetAside]:
        """Records from the hub that this program cannot read, with why; the first ones."""
        with self.db.read() as conn:
            return quarantine.set_aside(conn, limit)

    def status(self) -> Status:
        """How the replica stands."""
        with self.db.read() as conn:
            meta = all_meta(conn)
            self._who = actor_of(conn)
            return Status(
                primed=meta.get(Meta.PHASE) == "ready",
                signed_in=bool(meta.get(Meta.REFRESH_TOKEN)),
                hub_url=meta.get(Meta.HUB_URL, ""),
                hub_name=meta.get(Meta.HUB_NAME, ""),
                user=meta.get(Meta.USER_NAME, ""),
                partner=titles(conn, "partner", [meta.get(Meta.PARTNER_ID, "")]).get(meta.get(Meta.PARTNER_ID, ""), ""),
                cursor=int(meta.get(Meta.CURSOR, "0")),
                epoch=meta.get(Meta.EPOCH, ""),
                last_success=meta.get(Meta.LAST_SUCCESS, ""),
                last_error=meta.get(Meta.LAST_ERROR, ""),
                pending=outbox.pending_count(conn),
                oldest_pending=outbox.oldest_pending(conn),
                attention=outbox.attention_count(conn),
                digest_ok=meta.get(Meta.DIGEST) == "ok",
                mismatches=int(meta.get(Meta.MISMATCHES, "0")),
                set_aside=quarantine.count(conn),
                held=tuple(msgspec.json.decode(meta[Meta.HELD])) if meta.get(Meta.HELD) else None,
                progress_rows=int(meta.get(Meta.PROGRESS, "0")),
                progress_total=int(meta.get(Meta.TOTAL, "0")),
                digest=meta.get(Meta.DIGEST, ""),
                digest_at=meta.get(Meta.DIGEST_AT, ""),
                repairs=int(meta.get(Meta.REPAIRS, "0")),
                repaired_at=meta.get(Meta.REPAIRED_AT, ""),
                retry_at=meta.get(Meta.RETRY_AT, ""),
            )


def _primed(conn: Connection) -> bool:
    return all_meta(conn).get(Meta.PHASE) == "ready"


def _require_primed(conn: Connection) -> None:
    if not _primed(conn):
        raise Refusal("not_synced", "Your data has not arrived here yet. Sync once, then you can work offline.")


def _subject_title(conn: Connection, spec: CommandSpec, command: Command) -> str:
    kind, row_id = telling.subject(spec, command)
    return titles(conn, kind, [row_id]).get(row_id, "")
