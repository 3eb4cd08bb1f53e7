"""The hub's store: rows, feed and meta values in SQLite or PostgreSQL.

Readers get one snapshot (`read`), writers a `Unit` (`write`, `transact`). Whoever listens is told after each commit
that the feed moved.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import Busy, UserError
from sync.hub import policy
from sync.hub.blobfiles import BlobFiles
from sync.hub.bulk import insert_many
from sync.hub.chance import Chance
from sync.hub.clock import Now, utc_now
from sync.hub.database import WRITE, blob_folder, is_retryable, open_engine, prepare
from sync.hub.sums import Sums, recount
from sync.hub.tables import FEED, HUB_META, ROW_SCOPE, TABLES
from sync.hub.unit import Unit, memberships, next_version

T = TypeVar("T")
ATTEMPTS = 6
SCOPE_COLUMNS = ("scope", "entity", "row_id", "rv", "live")


class Identity(msgspec.Struct, frozen=True):
    """What the hub is. `epoch` changes whenever its past is not certain any more."""

    hub_id: str
    name: str
    epoch: str


class Store:
    """One hub's database. Safe for use from several threads; several processes may share one database.

    `blobs`: the folder of the contents of literature and attachments, which they share too.
    """

    def __init__(
        self,
        database: str | Engine,
        *,
        now: Now = utc_now,
        name: str = "PRM hub",
        blobs: Path | None = None,
        chance: Chance | None = None,
    ) -> None:
        """`database`: an address, or an open one, whose transactions that write have the option `WRITE`."""
        self.now = now
        self.chance = chance or Chance()
        self.engine = open_engine(database) if isinstance(database, str) else database
        self.blobs = BlobFiles(blobs or blob_folder(str(self.engine.url)))
        self._writer = self.engine.execution_options(**{WRITE: True})
        self._reader = self._glancer = self.engine
        if self.engine.dialect.name == "postgresql":
            self._glancer = self.engine.execution_options(isolation_level="AUTOCOMMIT")
            self._reader = self.engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._listeners: list[Callable[[], None]] = []
        self._lock = Lock()
        try:
            with self.raw() as conn:
                prepare(conn)
                _begin_history(conn, name, self.chance)
        except DBAPIError as error:
            raise UserError("The hub's database cannot be used: {reason}", reason=str(error.orig).strip()) from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent, read-only snapshot."""
        with self._reader.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """For one question: on PostgreSQL it travels alone, without a transaction around it."""
        with self._glancer.connect() as conn:
            yield conn

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """A writing transaction on tables that are not in the feed (accounts, tokens, meta values)."""
        with self._writer.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def write(self, now: str = "") -> Iterator[Unit]:
        """A writing transaction on rows. Committed at the end, rolled back where something is raised."""
        with self.raw() as conn:
            unit = Unit(conn, now or self.now(), self.chance.new_id)
            yield unit
            version = unit.flush()
        if version or unit.version:
            self.notify()

    def transact(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in `write`, again where another writer got in its way. Raises `Busy` where that does not end."""
        for attempt in range(ATTEMPTS):
            try:
                with self.write() as unit:
                    return work(unit)
            except DBAPIError as error:
                if not is_retryable(error):
                    raise
                self.chance.pause(secrets.randbelow(20) / 1000 * (attempt + 1))
        raise Busy("The hub is busy with other changes.")

    def load(self, rows: Iterable[Row]) -> int:
        """Add many new rows at once, as they are, under one version. The number of rows."""
        by_kind: dict[str, list[list[Any]]] = {}
        lines: list[tuple[str, str, str]] = []
        sums = Sums()
        for row in rows:
            kind = entity_of(type(row)).kind
            by_kind.setdefault(kind, []).append(list(ENTITIES[kind].to_store(row)))
            scopes = memberships(row)
            lines.extend((scope, kind, row.id) for scope in scopes)
            sums.enters(kind, scopes)
        if not by_kind:
            return 0
        with self.raw() as conn:
            version = next_version(conn)
            for kind, values in by_kind.items():
                place = ENTITIES[kind].columns.index("rv")
                for item in values:
                    item[place] = version
                insert_many(conn, TABLES[kind], ENTITIES[kind].columns, sorted(values))
            lines.sort()
            insert_many(conn, ROW_SCOPE, SCOPE_COLUMNS, ((*line, version, 1) for line in lines))
            sums.write(conn, version)
        self.analyze()
        self.notify()
        return sum(map(len, by_kind.values()))

    def analyze(self) -> None:
        """Let the database learn how its rows are spread, after they changed a lot."""
        with self.raw() as conn:
            conn.exec_driver_sql("ANALYZE")

    def recount(self) -> int:
        """Count all rows anew and put the sums right that digests are read from. How many were wrong."""
        with self.raw() as conn:
            conn.execute(update(FEED).values(v=FEED.c.v))  # nobody writes meanwhile
            return recount(conn)

    def version(self) -> int:
        """The newest version of the feed."""
        with self.read() as conn:
            return int(conn.execute(select(FEED.c.v)).scalar_one())

    def identity(self) -> Identity:
        """Who this hub is."""
        with self.read() as conn:
            return identity(conn)

    def rename(self, name: str) -> None:
        """Give the hub another name."""
        with self.raw() as conn:
            conn.execute(update(HUB_META).where(HUB_META.c.key == "name").values(value=name))

    def renew_epoch(self, hub_id: str = "") -> str:
        """Begin a new epoch: every client loads anew and sends what the restored past lacks. The new epoch.

        `hub_id`: the id of a lost hub in whose place this one was built, so that its clients know it for the same.
        """
        epoch = self.chance.secret(8)
        with self.raw() as conn:
            if hub_id:
                conn.execute(update(HUB_META).where(HUB_META.c.key == "hub_id").values(value=hub_id))
            conn.execute(update(HUB_META).where(HUB_META.c.key == "epoch").values(value=epoch))
        self.notify()
        return epoch

    def compact(self, horizon: int) -> int:
        """Drop the tombstones up to this version and keep it as the horizon. The number dropped."""
        with self.raw() as conn:
            newest = conn.execute(select(FEED.c.v)).scalar_one()
            horizon = min(horizon, newest)
            dead = delete(ROW_SCOPE).where(text("live = 0"), ROW_SCOPE.c.rv <= horizon)  # as its index says it
            dropped = conn.execute(dead).rowcount
            conn.execute(update(FEED).where(FEED.c.horizon < horizon).values(horizon=horizon))
        return dropped

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each commit of this process that moved the feed; the answer ends that."""
        with self._lock:
            self._listeners.append(listener)

        def end() -> None:
            with self._lock:
                self._listeners.remove(listener)

        return end

    def notify(self) -> None:
        """Tell all listeners that the feed moved."""
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener()


def identity(conn: Connection) -> Identity:
    """Who this hub is, as of this transaction."""
    query = select(HUB_META.c.key, HUB_META.c.value).where(HUB_META.c.key.in_(Identity.__struct_fields__))
    found = {str(key): str(value) for key, value in conn.execute(query)}
    return msgspec.convert(found, Identity)


def _begin_history(conn: Connection, name: str, chance: Chance) -> None:
    """Give a new database its identity, its feed and its first policy."""
    if conn.execute(select(func.count()).select_from(FEED)).scalar():
        return
    meta = {"hub_id": chance.new_id(), "name": name, "epoch": chance.secret(8)}
    conn.execute(insert(HUB_META), [{"key": key, "value": value} for key, value in meta.items()])
    conn.execute(insert(FEED).values(id=1, v=0, horizon=0))
    policy.change(conn, policy.Policy(), "")
