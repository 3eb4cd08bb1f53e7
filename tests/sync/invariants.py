"""What must hold after every step of a history: the invariants of DESIGN 4.6, each a function that raises."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, all_meta
from prm_desktop.replica.rows import base_digest, restore_base
from prm_desktop.replica.schema import TABLES as HERE
from prm_desktop.replica.search import index_name
from prm_desktop.replica.transaction import Connection
from sync.hub import feed
from sync.hub.people import load_person
from sync.hub.store import identity
from sync.hub.tables import TABLES as THERE
from tests.sync.histories import History, Machine

Content = dict[str, dict[str, tuple[Any, ...]]]


class _Undo(Exception):
    """Ends a transaction that only looked."""


def content(conn: Connection, tables: Any = HERE) -> Content:
    """All rows by kind and id, in their declared columns."""
    found: Content = {}
    for kind, entity in ENTITIES.items():
        names = ", ".join(f'"{name}"' for name in entity.columns)
        some = conn.exec_driver_sql(f"SELECT {names} FROM {tables[kind].name}")  # noqa: S608 - declared names
        if rows := {row[0]: tuple(row) for row in some}:
            found[kind] = rows
    return found


def after(machine: Machine, work: Any) -> Content:
    """What the tables would hold after `work`; nothing stays changed."""
    found: Content = {}
    with suppress(_Undo), machine.desk.db.write() as conn:
        work(conn)
        found = content(conn)
        raise _Undo
    return found


def shown(machine: Machine) -> Content:
    """What the person sees."""
    with machine.desk.db.read() as conn:
        return content(conn)


def base(machine: Machine) -> Content:
    """What the hub has sent."""
    return after(machine, restore_base)


def visible_is_base_and_pending(machine: Machine) -> None:
    """Invariant 3."""
    again = after(machine, outbox.rebase)
    now = shown(machine)
    assert again == now, f"{machine.email}: {difference(now, again)}"


def difference(left: Content, right: Content) -> list[Any]:
    """The rows that are not the same, for a person who must find out why."""
    keys = {(kind, row_id) for side in (left, right) for kind, some in side.items() for row_id in some}
    pairs = ((key, left.get(key[0], {}).get(key[1]), right.get(key[0], {}).get(key[1])) for key in sorted(keys))
    return [pair for pair in pairs if pair[1] != pair[2]][:3]


def base_is_what_the_hub_lets_them_see(history: History, machine: Machine) -> None:
    """Invariants 4 and 5, wherever the copy stands at the hub's present version."""
    with machine.desk.db.read() as conn:
        meta = all_meta(conn)
        digest = base_digest(conn)
    with history.world.store.read() as conn:
        newest = feed.position(conn).newest
        person = load_person(conn, meta[Meta.USER_ID])
        same = meta.get(Meta.EPOCH) == identity(conn).epoch and meta.get(Meta.CURSOR) == str(newest)
        if not same or machine.doubtful or person is None or meta.get(Meta.PHASE) != "ready":
            return
        theirs = {kind: pair for kind, pair in feed.digest(conn, person.scopes).items() if kind in ENTITIES}
        there = content(conn, THERE)
    assert digest == theirs, f"{machine.email}: the digest differs"
    allowed = {
        kind: {
            row_id: row
            for row_id, row in some.items()
            if not set(person.scopes).isdisjoint(ENTITIES[kind].scopes(ENTITIES[kind].from_store(row)))
        }
        for kind, some in there.items()
    }
    wanted = {kind: some for kind, some in allowed.items() if some}
    held = base(machine)
    assert held == wanted, f"{machine.email}: {difference(held, wanted)}"


def nothing_vendor_only_is_here(machine: Machine) -> None:
    """Invariant 5, at any time."""
    held = shown(machine)
    assert not {"pool_source", "work_note"} & held.keys()


def the_cursor_moves_on(machine: Machine) -> None:
    """Invariant 6."""
    with machine.desk.db.read() as conn:
        meta = all_meta(conn)
    now = (meta.get(Meta.EPOCH, ""), int(meta.get(Meta.CURSOR, "0")))
    if now[0] == machine.last[0] and not machine.doubtful and meta.get(Meta.PHASE) == "ready":
        assert now[1] >= machine.last[1], f"{machine.email}: the cursor went back from {machine.last} to {now}"
    machine.last = ("", 0) if machine.doubtful else now


def every_command_is_kept(machine: Machine) -> None:
    """Invariants 1 and 8: what was saved waits, or has ended and is shown, or was taken back by the person."""
    with machine.desk.db.read() as conn:
        kept = {item.seq: item for item in outbox.entries(conn, pending_only=False)}
        noted = {row[0] for row in conn.exec_driver_sql("SELECT seq FROM attention")}
    lost = machine.done.keys() - kept.keys() - machine.withdrawn - machine.ended
    assert not lost, f"{machine.email}: lost {sorted(lost)}"
    for seq, item in kept.items():
        if item.status in {outbox.Status.REFUSED, outbox.Status.CONFLICT}:
            assert seq in noted, f"{machine.email}: {seq} {item.name} ended as {item.status} and nobody is told"
        if item.status is not outbox.Status.PENDING:
            machine.ended.add(seq)
    open_items = {item.seq for item in machine.desk.attention()}
    told_wrongly = {seq for seq in open_items if seq in kept and kept[seq].status is outbox.Status.APPLIED}
    assert not told_wrongly, f"{machine.email}: {told_wrongly} were applied and still ask for a decision"


def search_finds_what_is_shown(machine: Machine) -> None:
    """The search index has exactly the rows that are shown."""
    with machine.desk.db.read() as conn:
        if all_meta(conn).get(Meta.PHASE) != "ready":
            return
        for kind in ("lead", "activity", "comment", "task"):
            indexed = {row[0] for row in conn.exec_driver_sql(f"SELECT rowid FROM {index_name(kind)}")}  # noqa: S608
            there = {row[0] for row in conn.exec_driver_sql(f"SELECT n FROM {HERE[kind].name}")}  # noqa: S608
            assert indexed == there, f"{machine.email}: the search index of {kind} is wrong"


def the_hub_took_each_command_once_and_in_order(history: History) -> None:
    """Invariant 2: per client the numbers from 1 to the last, each once."""
    with history.world.store.read() as conn:
        known = conn.exec_driver_sql("SELECT client_id, last_mid FROM client").all()
        lasts: dict[str, int] = {str(client_id): int(last) for client_id, last in known}
        taken: dict[str, list[int]] = {}
        for client_id, mid in conn.exec_driver_sql("SELECT client_id, mid FROM command_result ORDER BY mid"):
            taken.setdefault(client_id, []).append(mid)
    for client_id, last in lasts.items():
        assert taken.get(client_id, []) == list(range(1, last + 1))


def check(history: History) -> None:
    """All of them."""
    the_hub_took_each_command_once_and_in_order(history)
    for machine in history.machines:
        if machine.desk.status().primed:
            visible_is_base_and_pending(machine)
            search_finds_what_is_shown(machine)
        base_is_what_the_hub_lets_them_see(history, machine)
        nothing_vendor_only_is_here(machine)
        the_cursor_moves_on(machine)
        every_command_is_kept(machine)


def check_rest(history: History) -> None:
    """Invariants 7, 9 and 10, once everybody has synced without faults: nothing waits, all is where it should be."""
    check(history)
    for machine in history.machines:
        assert [item.name for item in machine.desk.outbox()] == [], f"{machine.email} still waits"
        with machine.desk.db.read() as conn:
            assert not conn.exec_driver_sql("SELECT count(*) FROM shadow").scalar(), machine.email
        assert machine.desk.status().primed
        what_was_applied_is_at_the_hub(history, machine)


def what_was_applied_is_at_the_hub(history: History, machine: Machine) -> None:
    """Invariant 1 seen from the other end: a new row exists exactly where its command was applied."""
    with history.world.store.read() as conn:
        there = content(conn, THERE)
    ids = {row_id for some in there.values() for row_id in some}
    for item in machine.desk.outbox(pending_only=False):
        made = set(machine.made.get(item.seq, {}).values())
        if item.status == "applied":
            assert made <= ids, f"{machine.email}: {item.seq} {item.name} is said to be applied, and is not there"
        elif item.result.get("code") != "id_taken":
            assert not made & ids, f"{machine.email}: {item.seq} {item.name} was {item.status}, and is there"
