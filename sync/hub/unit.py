"""A unit of work: the one way in which rows of the hub change.

Changes are collected in memory over the rows as they are in the database, so that a command can be taken back without
a trace, and written at the end: first everything else, then the counter of the feed, whose row lock makes the order of
commits equal the order of versions, then the rows and the memberships of their scopes, stamped with that version.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, select, update

from prm_desktop.domain.checks import check_row
from prm_desktop.domain.commands import Actor, Change, Put, Refusal, Remove, Role, Update, stamped
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.scopes import VENDOR
from prm_desktop.tables import NUMBER
from sync.hub.bulk import chunks
from sync.hub.policy import Policy, current
from sync.hub.sums import Sums, insert_for, insert_into
from sync.hub.tables import COUNTER, FEED, ROW_SCOPE, TABLES
from sync.hub.touches import Touch, Touches

R = TypeVar("R", bound=Row)
Key = tuple[str, str]
"""Entity kind and row id."""
HUB = Actor(user_id="", role=Role.VENDOR, name="")
"""Who does what the hub does by itself."""
IDS_AT_ONCE = 500


@dataclass(slots=True)
class _Entry:
    """A row as the database has it and as it is now; None = there is no such row."""

    stored: Row | None
    now: Row | None


class Unit:
    """Rows read and changed within one writing transaction, at one and the same time of the hub (`now`)."""

    def __init__(self, conn: Connection, now: str, new_id: Callable[[], str]) -> None:
        self.conn = conn
        self.now = now
        self.new_id = new_id
        self.version = 0
        self._entries: dict[Key, _Entry] = {}
        self._journal: list[tuple[Key, Row | None]] = []
        self._step = 0
        self._touches = Touches()
        self._policy: Policy | None = None
        self._locks = conn.dialect.name == "postgresql"

    @property
    def policy(self) -> Policy:
        """The programme's numbers in force."""
        if self._policy is None:
            self._policy = current(self.conn)
        return self._policy

    def get(self, row: type[R], row_id: str) -> R | None:
        """The row with this id, whoever may see it. On PostgreSQL it stays locked until the unit ends."""
        found = self._entry((entity_of(row).kind, row_id)).now
        return found if isinstance(found, row) else None

    def find(self, row: type[R], **equals: Any) -> list[R]:
        """The rows whose fields equal these values, in the order of their ids, with the changes made so far."""
        kind, made = entity_of(row).kind, entity_of(row)
        given = {f"is_{name}": made.by_name[name].to_store(value) for name, value in equals.items()}
        values = self.conn.execute(_found(kind, tuple(equals)), given)
        found = {item.id: item for item in map(made.from_store, values)}
        for (other, row_id), entry in self._entries.items():
            if other != kind:
                continue
            found.pop(row_id, None)
            current_row = entry.now
            if isinstance(current_row, row) and all(getattr(current_row, name) == equals[name] for name in equals):
                found[row_id] = current_row
        return [found[row_id] for row_id in sorted(found)]

    def select(self, row: type[R], *where: ColumnElement[bool]) -> list[R]:
        """The rows of the database that fit SQL conditions; changes of this unit are not looked at."""
        made = entity_of(row)
        table = TABLES[made.kind]
        query = select(*_columns(made.kind)).where(*where).order_by(table.c.id)
        return [made.from_store(values) for values in self.conn.execute(query)]

    def put(self, row: Row, actor: Actor = HUB) -> None:
        """Add a row, or replace it whole. It is stamped with who and when."""
        self._set(_stamped_row(Put(row), actor, self.now))

    def update(self, row: Row, actor: Actor = HUB, **values: Any) -> None:
        """Change fields of a row as it is now. Raises `BadInput` for values that cannot be stored."""
        self.apply([Update(entity_of(type(row)).kind, row.id, values)], actor)

    def apply(self, changes: Sequence[Change], actor: Actor) -> None:
        """Do what a command decided. Raises `Refusal` for a new row under a taken id, `BadInput` for bad values."""
        for change in changes:
            if isinstance(change, Put):
                self._add(change, actor)
            elif isinstance(change, Update):
                self._change(change, actor)
            elif isinstance(change, Remove):
                self._remember((change.kind, change.id), None)

    def serialize(self, name: str) -> None:
        """Let nobody else do what has this name until the unit ends, where a row cannot be locked for it."""
        self.next_number(f"turn {name}")

    def next_number(self, name: str) -> int:
        """The next of a series of numbers without doubles."""
        statement = update(COUNTER).where(COUNTER.c.name == name).values(v=COUNTER.c.v + 1).returning(COUNTER.c.v)
        number = self.conn.execute(statement).scalar()
        if number is None:
            self.conn.execute(insert_into(self.conn, COUNTER).values(name=name, v=0).on_conflict_do_nothing())
            number = self.conn.execute(statement).scalar_one()
        return int(number)

    def mark(self) -> int:
        """Begin a step: a point to which `rollback` can return, and that `before` looks back to."""
        self._step = len(self._journal)
        return self._step

    def before(self, row: type[R], row_id: str) -> R | None:
        """The row as it was when the present step began."""
        key = (entity_of(row).kind, row_id)
        steps = (old for changed, old in self._journal[self._step :] if changed == key)
        found = next(steps, self._entry(key).now)
        return found if isinstance(found, row) else None

    def touched(self, kind: str, row_id: str, name: str) -> Touch | None:
        """Who changed this field last, where that is known; only fields with the policy `ask` are looked after."""
        return self._touches.find(self.conn, (kind, row_id), name)

    def rollback(self, mark: int) -> None:
        """Forget what was changed since the mark."""
        while len(self._journal) > mark:
            key, before = self._journal.pop()
            self._entries[key].now = before
        self._touches.rollback(mark)

    def flush(self) -> int:
        """Write what changed and stamp it. The version it got, or 0 where nothing changed."""
        changed = {key: entry for key, entry in self._entries.items() if entry.now != entry.stored}
        if not changed:
            return 0
        before = self._memberships([row_id for (_, row_id), entry in changed.items() if entry.stored is not None])
        self._touches.write(self.conn, {key: (entry.stored, entry.now) for key, entry in changed.items()})
        self.version = next_version(self.conn)
        for kind in sorted({kind for kind, _ in changed}):
            self._write_rows(kind, [entry for (other, _), entry in changed.items() if other == kind])
        lines: list[dict[str, Any]] = []
        sums = Sums()
        for key, entry in changed.items():
            was, now = before.get(key, set()), memberships(entry.now) if entry.now is not None else []
            lines += _lines(key, was, now, self.version)
            sums.leaves(key[0], was, entry.stored.rv if entry.stored is not None else 0)
            sums.enters(key[0], now)
        self._write_scopes(lines)
        sums.write(self.conn, self.version)
        self._entries.clear()
        self._journal.clear()
        return self.version

    def _entry(self, key: Key) -> _Entry:
        if key not in self._entries:
            kind, row_id = key
            values = self.conn.execute(by_id(kind, lock=self._locks), {"at_id": row_id}).one_or_none()
            stored = ENTITIES[kind].from_store(values) if values is not None else None
            self._entries[key] = _Entry(stored, stored)
        return self._entries[key]

    def _set(self, row: Row) -> None:
        check_row(row)
        self._remember((entity_of(type(row)).kind, row.id), row)

    def _remember(self, key: Key, row: Row | None) -> None:
        entry = self._entry(key)
        self._journal.append((key, entry.now))
        entry.now = row

    def _add(self, change: Put, actor: Actor) -> None:
        row = _stamped_row(change, actor, self.now)
        check_row(row)
        if self._entry((entity_of(type(row)).kind, row.id)).now is not None:
            raise Refusal("id_taken", "There is a record with this id already.")
        self._set(row)

    def _change(self, change: Update, actor: Actor) -> None:
        found = self._entry((change.kind, change.id)).now
        if found is None:
            raise Refusal("not_found", "This record does not exist any more.")
        full = stamped(change, actor, self.now)
        changed = replace(found, **full.values) if isinstance(full, Update) else found
        check_row(changed, change.values)
        self._remember((change.kind, change.id), changed)
        touch = Touch(actor.user_id, self.now)
        self._touches.note(len(self._journal), (change.kind, change.id), change.values, touch)

    def _memberships(self, row_ids: list[str]) -> dict[Key, set[str]]:
        found: dict[Key, set[str]] = {}
        for some in chunks(row_ids, IDS_AT_ONCE):
            for kind, row_id, scope in self.conn.execute(_MEMBERSHIPS, {"ids": some}):
                found.setdefault((kind, row_id), set()).add(scope)
        return found

    def _write_rows(self, kind: str, entries: list[_Entry]) -> None:
        table, made = TABLES[kind], ENTITIES[kind]
        new: list[dict[str, Any]] = []
        old: list[dict[str, Any]] = []
        gone: list[dict[str, Any]] = []
        for entry in entries:
            if entry.now is None:
                gone.append({"at_id": entry.stored.id} if entry.stored else {})
                continue
            values = dict(zip(made.columns, made.to_store(replace(entry.now, rv=self.version)), strict=True))
            (new if entry.stored is None else old).append(values)
        if new:
            self.conn.execute(table.insert().inline(), new)
        if old:
            self.conn.execute(_change_of(kind), [{**values, "at_id": values["id"]} for values in old])
        if gone:
            self.conn.execute(delete(table).where(table.c.id == bindparam("at_id")), gone)

    def _write_scopes(self, lines: list[dict[str, Any]]) -> None:
        self.conn.execute(_scope_lines(self.conn.dialect.name), lines)


_NEXT = update(FEED).values(v=FEED.c.v + 1).returning(FEED.c.v)
_MEMBERSHIPS = select(ROW_SCOPE.c.entity, ROW_SCOPE.c.row_id, ROW_SCOPE.c.scope).where(
    ROW_SCOPE.c.row_id.in_(bindparam("ids", expanding=True)), ROW_SCOPE.c.live == 1
)
"""Statements are put together once, here and below: that costs as much as running them."""


def next_version(conn: Connection) -> int:
    """Take the next version of the feed; the lock on it is held until the transaction ends, so take it last."""
    return int(conn.execute(_NEXT).scalar_one())


@cache
def by_id(kind: str, *, lock: bool = False) -> Select[Any]:
    """The statement for the row with the id `at_id`, all columns in order."""
    query = select(*_columns(kind)).where(TABLES[kind].c.id == bindparam("at_id"))
    return query.with_for_update(key_share=True) if lock else query


@cache
def _found(kind: str, names: tuple[str, ...]) -> Select[Any]:
    table = TABLES[kind]
    wanted = (table.c[name] == bindparam(f"is_{name}") for name in names)
    return select(*_columns(kind)).where(*wanted).order_by(table.c.id)


@cache
def _change_of(kind: str) -> Any:
    table = TABLES[kind]
    return update(table).where(table.c.id == bindparam("at_id"))


@cache
def _scope_lines(dialect: str) -> Any:
    statement = insert_for(dialect, ROW_SCOPE)
    renewed = {name: statement.excluded[name] for name in ("rv", "live")}
    return statement.on_conflict_do_update(index_elements=["scope", "entity", "row_id"], set_=renewed)


def memberships(row: Row) -> list[str]:
    """The scopes that a row is in, the vendor's among them."""
    return [VENDOR, *(scope for scope in dict.fromkeys(entity_of(type(row)).scopes(row)) if scope != VENDOR)]


def _lines(key: Key, was: set[str], now: list[str], version: int) -> list[dict[str, Any]]:
    """The scope lines of a changed row: live where it is, dead where it was."""
    head = {"entity": key[0], "row_id": key[1], "rv": version}
    return [
        *({**head, "scope": scope, "live": 1} for scope in sorted(now)),
        *({**head, "scope": scope, "live": 0} for scope in sorted(was.difference(now))),
    ]


def _columns(kind: str) -> list[Any]:
    return [column for column in TABLES[kind].c if column.name != NUMBER]


def _stamped_row(change: Put, actor: Actor, now: str) -> Row:
    full = stamped(change, actor, now)
    return full.row if isinstance(full, Put) else change.row
