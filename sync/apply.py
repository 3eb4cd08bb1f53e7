"""How an answer of the hub enters the replica: each function is one transaction, all or nothing.

Answers to commands first, then base rows (into shadows where pending commands stand on them), then the rebase, then the
digest, and the cursor with them. Whatever raises leaves the replica as it was.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import later
from prm_desktop.errors import HubProblem
from prm_desktop.replica import outbox, quarantine, recall, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.digest import counted_digest, current_digest, running_digest
from prm_desktop.replica.meta import Meta, all_meta, get_meta, set_meta
from prm_desktop.replica.quarantine import Unfit
from prm_desktop.replica.rows import (
    RowKey,
    clear_base,
    drop_base,
    load_base,
    put_base,
)
from prm_desktop.replica.transaction import Connection
from sync import protocol
from sync.gathered import Gathered
from sync.quarantine import judge_again
from sync.session import refresh_identity

log = logging.getLogger(__name__)
State = tuple[str, ...]
"""Client, epoch, cursor, phase, what a first load goes on from, and the highest number that was answered."""
T = TypeVar("T")
MANY = 5000
"""Above this many changed rows, screens are told that everything may have changed."""
NEEDED = frozenset({"id", "rv"})
"""Columns without which a row is none."""
USER = "user:"
"""What the scope of one person begins with."""
SMALL_REPLICA = 50
"""Below this many rows, losing most of them is nothing to ask about."""


class Mismatch(HubProblem):
    """The digest did not agree: what is here is not what the hub says is here. It is loaded again."""

    code = "digest"


class Held(HubProblem):
    """The answer would remove most of what is here; a person decides first."""

    code = "held"
    default_title = "The hub wants to remove most of your data"
    default_message = "{removed} of your {of} records would go."
    default_hint = (
        "Nothing was removed. If this is expected, allow it on the sync page; otherwise ask your channel manager."
    )

    def __init__(self, removed: int, of: int) -> None:
        super().__init__(self.default_message, removed=removed, of=of)
        self.removed, self.of = removed, of


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked, and from which state (`state_of`).

    `primed`: the replica has a published base; `spare_id`: the client id to take where a new one is needed.
    """

    request: protocol.SyncRequest
    primed: bool
    spare_id: str
    hub_id: str = ""
    user_id: str = ""
    state: State = ()


def state_of(conn: Connection, meta: Mapping[str, str]) -> State:
    """Where a replica stands; an answer to a question of another state has been overtaken and must not be applied."""
    place = (Meta.CLIENT_ID, Meta.EPOCH, Meta.CURSOR, Meta.PHASE, Meta.RESUME)
    return *(meta.get(key, "") for key in place), str(outbox.highest_answered(conn))


@dataclass(frozen=True, slots=True)
class Applied:
    """What one answer did. `again`: there is more to send or to ask.

    `grown`: the hub serves columns or kinds now that it did not serve when the base was loaded.
    """

    answered: int = 0
    received: int = 0
    changed: frozenset[RowKey] | None = frozenset()
    again: bool = False
    grown: bool = False


OVERTAKEN = Applied(again=True)
"""Another program has synced this replica meanwhile: nothing of the answer is used, and the hub is asked again."""


def check_hub(plan: Plan, head: protocol.Head) -> None:
    """Refuse an answer of another hub than the one this replica belongs to."""
    check_hub_id(plan.hub_id, head.hub_id, head.hub_name)
    check_user(plan.user_id, head.scopes)
    if not head.epoch or not _answers(plan.request, head):
        raise HubProblem("Part of the hub's answer does not fit together.")
    if head.upgrade_required and not plan.request.commands:
        raise HubProblem(
            "The hub needs a newer version of this program.",
            title="Please update the program",
            hint="What you did here has been sent; new data arrives after the update.",
        )


def _answers(request: protocol.SyncRequest, head: protocol.Head) -> bool:
    """Whether this can be the answer to that: what it goes on from, if it goes on from anything, is what is here."""
    mids = [item.mid for item in head.results]
    if len(set(mids)) < len(mids):
        return False
    sent = {item.mid for item in request.commands}
    if not head.fork and any(mid in sent and mid > head.last_mid for mid in mids):
        return False  # answered, it says, and not taken: it would be sent again for ever
    if head.reset or head.upgrade_required:
        return True
    if head.epoch != request.epoch or (head.resumed and request.resume is None):
        return False
    return head.resumed or head.from_ <= request.cursor <= head.to


def check_user(mine: str, scopes: Iterable[str]) -> None:
    """Raises `HubProblem` where an answer was made for somebody else than the person whose replica this is."""
    if mine and any(scope.startswith(USER) and scope != f"{USER}{mine}" for scope in scopes):
        raise HubProblem(
            "The hub answered with the data of somebody else. Nothing of it was taken.",
            title="This is not your data",
            hint="What you did here is safe. Sign out and sign in again; if it stays, tell your channel manager.",
        )


def check_hub_id(mine: str, found: str, name: str) -> None:
    """Raises `HubProblem` where this is another hub; a hub that was built anew keeps its id and has a new epoch."""
    if mine and found != mine:
        raise HubProblem(
            "Another hub (“{name}”) answers at this address now. Nothing was changed here.",
            title="This is not your hub",
            hint="Ask your channel manager for the right address, or sign in to the new hub with another profile.",
            name=name,
        )


def delta(conn: Connection, plan: Plan, head: protocol.Head, lines: Gathered, now: str) -> Applied:
    """Apply what changed since the cursor. An answer to a state that is not the current one any more is dropped."""
    meta = all_meta(conn)
    if state_of(conn, meta) != plan.state:
        return OVERTAKEN
    answered, renumbered = enter_answers(conn, plan, head, now)
    if head.upgrade_required:
        set_meta(conn, {Meta.UNSEEN: "1"} if answered else {})
        outbox.rebase(conn)
        return Applied(answered=answered, changed=None)
    before = row_count(conn) if plan.primed and lines.removes else 0
    touched, received = enter_rows(conn, lines, lines.judged)
    touched |= judge_again(conn, meta.get(Meta.JUDGED_BY, ""))
    had, has = int(meta.get(Meta.SERVED, "0")), served(plan.request, head)
    if received:
        refresh_identity(conn)
    if answered or renumbered or touched:
        touched |= outbox.rebase(conn)
    check_digest(conn, lines.tail, now if plan.request.digest else "", min(had, has))
    check_shrink(conn, before)
    _advance(conn, meta, head, has)
    again = _again(conn, plan, head, answered=answered, renumbered=renumbered)
    return Applied(answered, received, frozenset(touched) if len(touched) < MANY else None, again, has > had)


def served(request: protocol.SyncRequest, head: protocol.Head) -> int:
    """The schema that an answer is of: what is newer there, or newer here, is not in it."""
    return min(request.schema, head.schema)


def _advance(conn: Connection, meta: dict[str, str], head: protocol.Head, has: int) -> None:
    """Move the cursor. A quiet sync writes nothing.

    Where it moves under an older hub than before, rows came without their newer columns, or did not come.
    """
    values = position(head)
    if values[Meta.CURSOR] != meta.get(Meta.CURSOR):
        values[Meta.SERVED] = str(min(int(meta.get(Meta.SERVED, "0")), has))
    set_meta(conn, {key: value for key, value in values.items() if meta.get(key, "") != value})


def full_reload(conn: Connection, plan: Plan, head: protocol.Head, lines: Gathered, now: str) -> Applied:
    """Replace all base rows of a replica in use. The outbox stays, and is replayed on the new base."""
    if state_of(conn, all_meta(conn)) != plan.state:
        return OVERTAKEN
    before = row_count(conn)
    answered, renumbered = enter_answers(conn, plan, head, now)
    clear_base(conn)
    received = sum(load_rows(conn, line, lines.judged.get(place)) for place, line in enumerate(lines))
    schema = served(plan.request, head)
    check_digest(conn, lines.tail, now, schema)
    for kind in ENTITIES:
        search.rebuild(conn, kind)
    refresh_identity(conn)
    outbox.rebase(conn)
    check_shrink(conn, before)
    whole = {Meta.PHASE: "ready", Meta.RESUME: "", Meta.DIGEST: "ok", Meta.SERVED: str(schema)}
    set_meta(conn, position(head) | whole)
    again = _again(conn, plan, head, answered=answered, renumbered=renumbered)
    return Applied(answered, received, None, again or _has_more(conn))


def note_mismatch(db: Database, now: str, *, verdict: str = "mismatch") -> None:
    """Count a digest that did not agree, and see to it that what differs (`differs`) or everything is loaded again.

    The hub's past may be another one than it was, and its answers too: they are asked again.
    """
    with db.write() as conn:
        recall.begin(conn, outbox.highest_answered(conn), _since(now))
        count = int(get_meta(conn, Meta.MISMATCHES, "0")) + 1
        values = {Meta.MISMATCHES: str(count), Meta.DIGEST: verdict, Meta.DIGEST_AT: now}
        set_meta(conn, values if verdict == "differs" else values | {Meta.RESUME: ""})


def note_held(db: Database, held: Held) -> None:
    """Remember that a pull waits for a person."""
    with db.write() as conn:
        set_meta(conn, {Meta.HELD: protocol.encode([held.removed, held.of]).decode()})


def enter_answers(conn: Connection, plan: Plan, head: protocol.Head, now: str) -> tuple[int, bool]:
    """Enter the hub's answers; returns how many, and whether commands were renumbered or revived."""
    sent = {item.mid for item in plan.request.commands}
    results: dict[int, dict[str, Any]] = {
        item.mid: msgspec.to_builtins(item) for item in head.results if item.mid in sent
    }
    asked = recall.enter(conn, sent, results, fork=head.fork)
    if head.fork or asked.ends:
        answered = outbox.retire(conn, results, now)
        if asked.told or not recall.begin(conn, outbox.highest_answered(conn), _since(now), forked=True):
            outbox.renumber(conn, plan.spare_id)
        return answered, True
    answered = outbox.retire(conn, _forgotten(plan, head) | results, now)
    if head.reset == "ahead" or (plan.request.epoch and head.epoch != plan.request.epoch):
        return answered, _sent_again(conn, plan, head, now)
    if head.last_mid < outbox.highest_answered(conn):
        log.info("the hub has forgotten commands that it had answered; everything is loaded and sent again")
        set_meta(conn, {Meta.DIGEST: "mismatch"})
        return answered, _sent_again(conn, plan, head, now)
    if head.stopped == "gap":
        outbox.renumber(conn, plan.spare_id)
        return answered, True
    unseen = get_meta(conn, Meta.UNSEEN) and not head.upgrade_required
    if (head.reset or unseen) and not recall.is_open(conn):  # what differed before is not noticed any more
        set_meta(conn, {Meta.UNSEEN: ""})
        return answered, recall.begin(conn, outbox.highest_answered(conn), _since(now))
    return answered, asked.told


def _sent_again(conn: Connection, plan: Plan, head: protocol.Head, now: str) -> bool:
    """What the hub has forgotten is to be sent again, and what it may have from a copy of this profile is asked again.

    Numbers that do not follow on the hub's belong to such a copy, or are not kept any more: what is pending gets others
    under a new client id, once all that has been answered is known. Whether there is anything to send or to ask.
    """
    revived, follows = outbox.unretire(conn, head.last_mid)
    asked = recall.begin(conn, head.last_mid, _since(now), forked=not follows)
    if not follows and not asked:
        outbox.renumber(conn, plan.spare_id)
    return asked or revived > 0


def _since(now: str) -> str:
    """From when on what was answered is kept here, and at the hub for longer."""
    return later(now, days=-outbox.KEEP_RETIRED_DAYS)


def _forgotten(plan: Plan, head: protocol.Head) -> dict[int, dict[str, Any]]:
    """Commands of this request that the hub took long ago, and whose answer it does not keep any more."""
    if plan.request.epoch != head.epoch:
        return {}
    return {item.mid: {"status": "applied"} for item in plan.request.commands if item.mid <= head.last_mid}


def _has_more(conn: Connection) -> bool:
    """Whether something is to be sent, or asked again."""
    return recall.is_open(conn) or outbox.has_sendable(conn)


def _again(conn: Connection, plan: Plan, head: protocol.Head, *, answered: int, renumbered: bool) -> bool:
    goes_on = answered or renumbered or not plan.request.commands
    return bool(goes_on and head.stopped != "temporary" and _has_more(conn))


def enter_rows(
    conn: Connection, lines: Iterable[protocol.Line], judged: Mapping[int, Unfit] | None = None
) -> tuple[set[RowKey], int]:
    """Store pages and forget gone rows. Returns the rows that are others now (no more than a page above `MANY`).

    And how many were received. `judged`: by the places of pages, which of their rows do not fit, where that is known.
    """
    touched: set[RowKey] = set()
    received, judged = 0, judged or {}
    for place, line in enumerate(lines):
        if not isinstance(line, protocol.Page | protocol.Gone) or line.entity not in ENTITIES:
            continue
        ids = _ids(line)
        if isinstance(line, protocol.Gone):
            drop_base(conn, line.entity, ids)
        elif ids:
            put_base(conn, line.entity, line.columns, line.rows, judged.get(place))
            received += len(ids)
        if len(touched) < MANY:
            touched.update((line.entity, item) for item in ids)
    return touched, received


def load_rows(conn: Connection, line: protocol.Line, known: Unfit | None = None) -> int:
    """Store a line of a base that is loaded from nothing. Returns the rows received.

    `known`: which rows do not fit, if that is known.
    """
    if not isinstance(line, protocol.Page | protocol.Gone) or line.entity not in ENTITIES:
        return 0
    ids = _ids(line)
    if isinstance(line, protocol.Gone):
        drop_base(conn, line.entity, ids)
        return 0
    if ids:
        load_base(conn, line.entity, line.columns, line.rows, known)
    return len(ids)


def _ids(line: protocol.Page | protocol.Gone) -> list[str]:
    if isinstance(line, protocol.Gone):
        return line.ids
    if not NEEDED.issubset(line.columns) or set(map(len, line.rows)) - {len(line.columns)}:
        raise HubProblem("Part of the hub's answer does not fit together.")
    place = line.columns.index("id")
    return [str(row[place]) for row in line.rows]


def check_digest(conn: Connection, tail: protocol.Tail, counted_at: str, schema: int) -> None:
    """Compare with the hub; `counted_at`: now, where all rows must be counted for it, however many there are.

    Kinds that are newer than this schema are left out: the hub does not know them, or has not sent them so far.
    """
    if tail.digest is None:
        return
    ours = counted_digest(conn) if counted_at else current_digest(conn)
    if known(ours, schema) != known(tail.digest, schema):
        raise Mismatch("What is here does not agree with the hub. It is loaded again.")
    if counted_at:
        set_meta(conn, {Meta.COUNTED_AT: counted_at})
    if get_meta(conn, Meta.DIGEST) != "ok":
        set_meta(conn, {Meta.DIGEST: "ok"})


def known(by_kind: Mapping[str, T], schema: int) -> dict[str, T]:
    """The same of the kinds that both this program and a hub of this schema know."""
    return {kind: item for kind, item in by_kind.items() if kind in ENTITIES and ENTITIES[kind].since <= schema}


def row_count(conn: Connection) -> int:
    """How many base rows are here and can be shown."""
    return sum(count for count, _ in running_digest(conn).values()) - quarantine.missing(conn)


def check_shrink(conn: Connection, before: int) -> None:
    """Stop where more than half of the rows would go, unless a person allowed it (DESIGN 4.3)."""
    if before < SMALL_REPLICA:
        return
    after = row_count(conn)
    if after * 2 >= before:
        return
    if not get_meta(conn, Meta.HOLD_LIFTED):
        raise Held(before - after, before)


def position(head: protocol.Head) -> dict[Meta, str]:
    """What an applied answer leaves behind; nothing is held any more then, and a person's word for it is used up."""
    return {
        Meta.HELD: "",
        Meta.HOLD_LIFTED: "",
        Meta.EPOCH: head.epoch,
        Meta.CURSOR: str(head.to),
        Meta.HUB_ID: head.hub_id,
        Meta.HUB_NAME: head.hub_name,
        Meta.SCOPES: protocol.encode(list(head.scopes)).decode(),
    }
