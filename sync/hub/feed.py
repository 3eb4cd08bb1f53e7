"""Reading the feed: what changed in some scopes since a version, what is in them now, and the digest of it.

All functions read one snapshot, that of the connection. They look at `row_scope` first, by its indexes, and at the
entities' tables only for rows that are sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, and_, cast, exists, func, literal, or_, select, union
from sqlalchemy.orm import aliased

from prm_desktop.domain.scopes import VENDOR
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
    return conn.execute(_sums(scopes, literal(1)).where(N.rv > since).limit(1)).first() is not None


def changed_kinds(conn: Connection, span: Span) -> set[str]:
    """The entities that may have rows to send or to take away."""
    parts = []
    if span.kept:
        parts.append(_sums(span.kept, N.entity).where(N.rv > span.since))
    if span.added:
        parts.append(_sums(span.added, N.entity).where(N.live > 0))
    if span.removed:
        parts.append(_sums(span.removed, N.entity).where(or_(N.live > 0, N.rv > span.since)))
    return set(conn.execute(union(*parts)).scalars()) if parts else set()


def digest(conn: Connection, scopes: Sequence[str]) -> Digest:
    """Per entity the number of rows live in these scopes and the sum of their versions; each row once."""
    query = _sums(scopes, N.entity, func.sum(N.live), func.sum(N.versions)).where(N.live > 0).group_by(N.entity)
    return {kind: (int(count), int(versions)) for kind, count, versions in conn.execute(query)}


def live_ids(kind: str, scopes: Sequence[str], after: str = "") -> Select[Any]:
    """Query: the ids of an entity's rows in these scopes, beyond `after`."""
    found = select(S.row_id).where(S.scope.in_(scopes), S.entity == kind, S.live == 1)
    return found.where(S.row_id > after) if after else found


def put_ids(kind: str, span: Span) -> Any:
    """Query: the ids of an entity's rows to send."""
    parts = []
    if span.kept:
        parts.append(select(S.row_id).where(S.scope.in_(span.kept), S.rv > span.since, S.entity == kind, S.live == 1))
    if span.added:
        parts.append(live_ids(kind, span.added))
    return parts[0] if len(parts) == 1 else union(*parts)


def count_after(conn: Connection, kind: str, scopes: Sequence[str], after: str) -> int:
    """How many rows of an entity lie beyond `after`."""
    ids = live_ids(kind, scopes, after).distinct().subquery()
    return int(conn.execute(select(func.count()).select_from(ids)).scalar_one())


def rows(conn: Connection, kind: str, columns: Sequence[str], ids: Any, page: int) -> Iterator[bytes]:
    """The rows with these ids, in the order of their ids, in pages: each a JSON array of arrays in column order.

    The database writes the JSON itself: half a hundred columns of many rows never become Python objects.
    """
    table = TABLES[kind]
    values = [table.c[name] for name in columns]
    as_array = func.json_build_array if conn.dialect.name == "postgresql" else func.json_array
    query = select(cast(as_array(*values), Text)).where(table.c.id.in_(ids)).order_by(table.c.id)
    with conn.execute(query.execution_options(yield_per=page)) as found:
        for part in found.scalars().partitions(page):
            yield f"[{','.join(part)}]".encode()


def gone_ids(conn: Connection, kind: str, span: Span) -> Sequence[str]:
    """The ids of an entity's rows that were in these scopes and are in none of the user's now."""
    other = aliased(ROW_SCOPE)
    visible = exists().where(
        other.c.row_id == S.row_id, other.c.entity == S.entity, other.c.scope.in_(span.now), other.c.live == 1
    )
    parts = []
    if span.kept:
        parts.append(and_(S.scope.in_(span.kept), S.rv > span.since, S.live == 0))
    if span.removed:
        parts.append(_lost(span))
    if not parts:
        return ()
    query = union(*(select(S.row_id).where(part, S.entity == kind, ~visible) for part in parts))
    return sorted(conn.execute(query).scalars())


def _sums(scopes: Sequence[str], *columns: Any) -> Select[Any]:
    """Query: the sums of all sets that one of these scopes belongs to; each set once."""
    sets = select(SCOPE_SET.c.set_id).where(SCOPE_SET.c.scope.in_(scopes)).distinct().subquery()
    return select(*columns).select_from(sets.join(SET_SUM, N.set_id == sets.c.set_id))


def _lost(span: Span) -> ColumnElement[bool]:
    return and_(S.scope.in_(span.removed), or_(S.live == 1, S.rv > span.since))
