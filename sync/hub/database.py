"""Opening the hub's database: SQLite (WAL) or PostgreSQL, with the same transactions on both.

A reader sees one snapshot; a writer on SQLite takes the write lock at once (`BEGIN IMMEDIATE`), so it never fails half
way.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidatePoolError, OperationalError
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateColumn
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from prm_desktop.errors import BadInput
from sync.hub.sums import recount
from sync.hub.tables import ROW_SCOPE, SET_SUM, metadata

MIN_SQLITE = (3, 51, 3)
"""Older versions can damage a WAL file; the driver that we ship carries its own newer one."""
SCHEMA_LOCK = 0x50524D
WRITE = "prm_write"
POOL, OVERFLOW = 24, 8
"""Connections that a process keeps, and opens beyond that; PostgreSQL allows 100 in all where nobody says otherwise."""
TRUSTED_SECONDS = 5.0
USED_AT = "prm_used_at"
RETRYABLE_STATES = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL: serialisation failure, deadlock, lock not available."""


def database_url(given: str) -> URL:
    """The URL of a database; a plain path means SQLite. Raises `BadInput` for what is neither."""
    try:
        url = make_url(given if "://" in given else f"sqlite:///{Path(given).expanduser()}")
    except ArgumentError as error:
        raise BadInput("“{url}” is not the address of a database.", url=given) from error
    backend = url.get_backend_name()
    if backend not in {"sqlite", "postgresql"}:
        raise BadInput("The hub runs on SQLite and PostgreSQL, not on {backend}.", backend=backend)
    return url.set(drivername="postgresql+psycopg") if backend == "postgresql" else url


def blob_folder(given: str) -> Path:
    """Where the blobs of a database are unless somebody says otherwise: beside its file, or in the present folder."""
    url = database_url(given)
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database)
        return path.with_name(f"{path.stem}-blobs")
    return Path("prm-hub-blobs")


def open_engine(given: str) -> Engine:
    """An engine for this database; nothing is created yet."""
    url = database_url(given)
    return _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)


def _sqlite(url: URL) -> Engine:
    if dbapi2.sqlite_version_info < MIN_SQLITE:
        raise BadInput("SQLite {version} is too old for a hub.", version=dbapi2.sqlite_version)
    if not url.database or url.database == ":memory:":
        raise BadInput("A hub needs a database file.")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=10,
        max_overflow=50,
        connect_args={"check_same_thread": False, "timeout": 30},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(conn: Connection) -> None:
    immediate = conn.get_execution_options().get(WRITE)
    conn.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _postgresql(url: URL) -> Engine:
    engine = create_engine(url, pool_size=POOL, max_overflow=OVERFLOW)

    def check(connection: Any, record: Any, _proxy: Any) -> None:
        """A connection that lay idle may be dead. To ask each time would double what a small request costs."""
        if time.monotonic() - record.info.get(USED_AT, 0.0) > TRUSTED_SECONDS:
            try:
                engine.dialect.do_ping(connection)
            except psycopg.OperationalError as error:
                raise InvalidatePoolError from error

    def note(_connection: Any, record: Any) -> None:
        record.info[USED_AT] = time.monotonic()

    event.listen(engine, "checkout", check)
    event.listen(engine, "checkin", note)
    event.listen(engine, "connect", note)
    return engine


def prepare(conn: Connection) -> None:
    """Create what is missing: all tables of a new hub, new tables and new columns of an older one."""
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": SCHEMA_LOCK})
    found = set(inspect(conn).get_table_names())
    if found and "hub_meta" not in found and conn.dialect.name == "sqlite":
        raise BadInput("This database belongs to another program; the hub leaves it alone.")
    metadata.create_all(conn)
    if ROW_SCOPE.name in found and SET_SUM.name not in found:
        conn.exec_driver_sql(f"ALTER TABLE {ROW_SCOPE.name} DROP COLUMN shared")
        recount(conn)
    for table in metadata.tables.values():
        if table.name in found:
            known = {column["name"] for column in inspect(conn).get_columns(table.name)}
            for column in table.columns:
                if column.name not in known:
                    declared = CreateColumn(column).compile(dialect=conn.dialect)
                    conn.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {declared}")


def is_retryable(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed when it is tried again."""
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return state in RETRYABLE_STATES
    message = str(error.orig)
    return isinstance(error, OperationalError) and ("locked" in message or "busy" in message)


def is_outage(error: DBAPIError) -> bool:
    """Whether the database itself cannot be used at present, whatever was asked of it."""
    return error.connection_invalidated or isinstance(error, OperationalError)
