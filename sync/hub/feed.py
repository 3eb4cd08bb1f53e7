"""Reading the feed: what changed in some scopes since a version, what is in them now, and the digest of it.

All functions read one snapshot, that of the connection. They look at `row_scope` first, by its indexes, and at the
entities' tables only for rows that are sent. Each statement is put together once: that costs as much as running it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased

from prm_desktop.domain.scopes import VENDOR, WIDE
from sync.hub.store import Identity
from sync.hub.tables import FEED, HUB_META, ROW_SCOPE, SCOPE_SET, SET_SUM, TABLES

Digest = dict[str, tuple[int, int]]
S = ROW_SCOPE.c
N = SET_SUM.c


@dataclass(frozen=True, slots=True)
class Span:
    """What to compare: the scopes that a client's rows were loaded under, with those it has now.

    `kept` scopes are read from the version `since` on, `added` ones whole; what was seen under `removed` ones goes.
    """

    since: int
    kept: tuple[str, ...]
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def now(self) -> tuple[str, ...]:
        """The scopes of the user."""
        return (*self.kept, *self.added)

    def reloading(self, scopes: frozenset[str]) -> Span:
        """The same, with these of its scopes read whole."""
        again = tuple(scope for scope in self.kept if scope in scopes)
        return replace(self, kept=tuple(item for item in self.kept if item not in scopes), added=(*self.added, *again))


@dataclass(frozen=True, slots=True)
class Position:
    """Where the hub stands: its newest version, the horizon of tombstones, the last change of people, who it is."""

    newest: int
    horizon: int
    people: int
    hub: Identity

    @property
    def as_of(self) -> tuple[str, int]:
        """What users and partners are known by: as long as this stays, so do they."""
        return (self.hub.epoch, self.people)


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed up to `newest`: the scopes, and the ids of users and partners."""

    newest: int
    scopes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


FIRST_PAGE = 250
"""Rows of the first page of an entity; each next one has twice as many, up to the size of a page."""
MOST = 100_000
"""More rows than this are not kept encoded."""
PEOPLE = ("partner", "user")
"""The entities that say who somebody is and what they see."""
_meta = {
    name: select(HUB_META.c.value).where(HUB_META.c.key == name).scalar_subquery().label(name)
    for name in Identity.__struct_fields__
}
_people = select(func.coalesce(func.max(N.rv), 0)).where(N.set_id == VENDOR, N.entity.in_(PEOPLE)).scalar_subquery()
_POSITION = select(FEED.c.v, FEED.c.horizon, _people.label("people"), *_meta.values())


def position(conn: Connection) -> Position:
    """Where the hub stands as of this snapshot; one statement, for every request asks it."""
    found = conn.execute(_POSITION).one()
    hub = Identity(found.hub_id, found.name, found.epoch)
    return Position(int(found.v), int(found.horizon), int(found.people), hub)


def changed_since(conn: Connection, since: int) -> Changed:
    """What changed after a version."""
    at = position(conn)
    if at.newest == since:
        return Changed(at.newest)
    scopes = select(SCOPE_SET.c.scope).join(SET_SUM, N.set_id == SCOPE_SET.c.set_id).where(N.rv > since).distinct()
    people: frozenset[str] = frozenset()
    if at.people > since:
        query = select(S.row_id).where(S.scope == VENDOR, S.rv > since, S.entity.in_(PEOPLE))
        people = frozenset(conn.execute(query).scalars())
    return Changed(at.newest, frozenset(conn.execute(scopes).scalars()), people)


def moved(conn: Connection, scopes: Sequence[str], since: int) -> bool:
    """Whether anything changed in these scopes after `since`."""
    return conn.execute(_MOVED, {"now": scopes, "since": since}).first() is not None


def changed_kinds(conn: Connection, span: Span) -> set[str]:
    """The entities that may have rows to send or to take away."""
    query = _changed_kinds(bool(span.kept), bool(span.added), bool(span.removed))
    return set(conn.execute(query, _given(span)).scalars()) if query is not None else set()


def wide(scopes: Sequence[str]) -> tuple[str, ...]:
    """Those of the scopes that people of several partners have."""
    return tuple(scope for scope in scopes if scope.startswith(WIDE))


def alike(conn: Connection, scopes: Sequence[str], many: int, since: int = 0) -> dict[str, tuple[Hashable, ...]]:
    """Of the entities with many rows here, all of them seen under wide scopes: what those rows are known by.

    Equal only where the rows in these scopes are equal, of which there may be more than changed after `since`.
    """
    sets: dict[str, list[tuple[Hashable, ...]]] = {}
    live: dict[str, int] = {}
    alone: set[str] = set()
    for line in conn.execute(_ALIKE, {"now": scopes, "since": since}):
        sets.setdefault(line.entity, []).append((line.set_id, line.rv, line.live, line.versions))
        live[line.entity] = live.get(line.entity, 0) + line.live
        alone |= set() if line.wide else {line.entity}
    return {kind: tuple(sorted(sets[kind])) for kind in sets.keys() - alone if many <= live[kind] <= MOST}


def first_change(conn: Connection, kind: str, span: Span) -> int:
    """The lowest version of an entity's rows that changed in the kept scopes; 0 where none is there any more."""
    return int(conn.execute(_FIRST_CHANGE, {**_given(span), "entity": kind}).scalar_one() or 0)


@cache
def _changed_kinds(kept: bool, added: bool, removed: bool) -> Any:  # noqa: FBT001 - the key of a cache
    parts = []
    if kept:
        parts.append(_sums("kept", N.entity).where(N.rv > _SINCE))
    if added:
        parts.append(_sums("added", N.entity).where(N.live > 0))
    if removed:
        parts.append(_sums("removed", N.entity).where(or_(N.live > 0, N.rv > _SINCE)))
    return union(*parts) if parts else None


def digest(conn: Connection, scopes: Sequence[str]) -> Digest:
    """Per entity the number of rows live in these scopes and the sum of their versions; each row once."""
    found = conn.execute(_DIGEST, {"now": scopes})
    return {kind: (int(count), int(versions)) for kind, count, versions in found}


@dataclass(frozen=True, slots=True)
class Ids:
    """A query for the ids of an entity's rows, and what it is asked with."""

    query: Any
    given: dict[str, Any]


def live_ids(kind: str, scopes: Sequence[str], after: str = "") -> Ids:
    """The ids of an entity's rows in these scopes, beyond `after`."""
    return Ids(_LIVE_AFTER if after else _LIVE, {"added": scopes, "entity": kind, "after": after})


def put_ids(kind: str, span: Span) -> Ids:
    """The ids of an entity's rows to send."""
    query = _PUT_BOTH if span.kept and span.added else _PUT if span.kept else _LIVE
    return Ids(query, {**_given(span), "entity": kind})


def count_after(conn: Connection, kind: str, scopes: Sequence[str], after: str) -> int:
    """How many rows of an entity lie beyond `after`."""
    ids = live_ids(kind, scopes, after)
    return int(conn.execute(_count(ids.query), ids.given).scalar_one())


def rows(conn: Connection, kind: str, columns: Sequence[str], ids: Ids, page: int) -> Iterator[bytes]:
    """The rows with these ids, in the order of their ids, in pages: each a JSON array of arrays in column order.

    The first pages are small, so that a reader is at work while the next ones are made. The database writes the JSON
    itself: half a hundred columns of many rows never become Python objects.
    """
    query = _rows(kind, tuple(columns), ids.query, conn.dialect.name)
    with conn.execute(query, ids.given, execution_options={"yield_per": page}) as found:
        texts, size = found.scalars(), min(FIRST_PAGE, page)
        while part := texts.fetchmany(size):
            yield f"[{','.join(part)}]".encode()
            size = min(2 * size, page)


def gone_ids(conn: Connection, kind: str, span: Span) -> Sequence[str]:
    """The ids of an entity's rows that were in these scopes and are in none of the user's now."""
    query = _gone(bool(span.kept), bool(span.removed))
    return sorted(conn.execute(query, {**_given(span), "entity": kind}).scalars()) if query is not None else ()


def _given(span: Span) -> dict[str, Any]:
    """What the statements about a span are asked with."""
    return {"since": span.since, "kept": span.kept, "added": span.added, "removed": span.removed, "now": span.now}


@cache
def _count(ids: Any) -> Select[Any]:
    return select(func.count()).select_from(ids.distinct().subquery())


@cache
def _rows(kind: str, columns: tuple[str, ...], ids: Any, dialect: str) -> Select[Any]:
    table = TABLES[kind]
    as_array = func.json_build_array if dialect == "postgresql" else func.json_array
    values = [table.c[name] for name in columns]
    return select(cast(as_array(*values), Text)).where(table.c.id.in_(ids)).order_by(table.c.id)


@cache
def _gone(kept: bool, removed: bool) -> Any:  # noqa: FBT001 - the key of a cache
    other = aliased(ROW_SCOPE)
    visible = exists().where(
        other.c.row_id == S.row_id, other.c.entity == S.entity, other.c.scope.in_(_some("now")), other.c.live == 1
    )
    parts: list[ColumnElement[bool]] = []
    if kept:
        parts.append(and_(S.scope.in_(_some("kept")), S.rv > _SINCE, S.live == 0))
    if removed:
        parts.append(and_(S.scope.in_(_some("removed")), or_(S.live == 1, S.rv > _SINCE)))
    return union(*(select(S.row_id).where(part, S.entity == _ENTITY, ~visible) for part in parts)) if parts else None


def _sums(scopes: str, *columns: Any) -> Select[Any]:
    """Query: the sums of all sets that one of the scopes given under this name belongs to; each set once."""
    sets = select(SCOPE_SET.c.set_id).where(SCOPE_SET.c.scope.in_(_some(scopes))).distinct().subquery()
    return select(*columns).select_from(sets.join(SET_SUM, N.set_id == sets.c.set_id))


def _some(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


_SINCE: BindParameter[Any] = bindparam("since")
_ENTITY: BindParameter[Any] = bindparam("entity")
_MOVED = _sums("now", literal(1)).where(N.rv > _SINCE).limit(1)
_DIGEST = _sums("now", N.entity, func.sum(N.live), func.sum(N.versions)).where(N.live > 0).group_by(N.entity)
_LIVE = select(S.row_id).where(S.scope.in_(_some("added")), S.entity == _ENTITY, S.live == 1)
_LIVE_AFTER = _LIVE.where(S.row_id > bindparam("after"))
_PUT = select(S.row_id).where(S.scope.in_(_some("kept")), S.rv > _SINCE, S.entity == _ENTITY, S.live == 1)
_PUT_BOTH = union(_PUT, _LIVE)
_wide = select(SCOPE_SET.c.scope).where(
    SCOPE_SET.c.scope.in_(_some("now")), or_(*(SCOPE_SET.c.scope.startswith(name) for name in WIDE))
)
_ALIKE = (
    _sums("now", N.entity, N.set_id, N.rv, N.live, N.versions)
    .add_columns(exists(_wide.where(SCOPE_SET.c.set_id == N.set_id)).label("wide"))
    .where(N.live > 0, N.rv > _SINCE)
)
_FIRST_CHANGE = select(func.min(S.rv)).where(
    S.scope.in_(_some("kept")), S.rv > _SINCE, S.entity == _ENTITY, S.live == 1
)
