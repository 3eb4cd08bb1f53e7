"""Databases in memory that stand in for files: set back to an earlier state at once, and failing when told to.

One driver connection holds a database. What the program takes for connections of a pool are doors to it: a writer's
transaction is a savepoint, a reader's is nothing, for there is one thread, and no transaction spans another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver  # type: ignore[import-untyped]
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import MODULE
from sync.hub.database import WRITE

ORIGIN = "origin"
WORK = "work"
KEPT_STATEMENTS = 4096
"""A history asks more different ones than one might think: how many scopes a person has is part of a statement."""
Hook = Callable[["Disk", str], None]
"""Called with what is about to happen to a disk: `begin`, `write`, `commit`, or `committed`; it may raise."""


class Killed(BaseException):
    """The program was killed, just there. No program catches this."""


_tokens = count(1)
_WRITING = re.compile(r'(?:INSERT (?:OR REPLACE )?INTO|REPLACE INTO|UPDATE|DELETE FROM) "?(\w+)')
"""Where a statement names the table that it writes to."""


@cache
def written(sql: str) -> str:
    """The table that a statement writes to; empty where it only reads."""
    found = _WRITING.search(sql)
    return found[1] if found else ""


class Disk:
    """A database in memory.

    Each table has a token, another one after each write, the old one again after a rollback: at two times with equal
    tokens there are equal rows, so that whoever looks need not read what is as it was.
    """

    def __init__(self) -> None:
        self.raw = driver.connect(
            ":memory:", isolation_level=None, check_same_thread=False, cached_statements=KEPT_STATEMENTS
        )
        self.hook: Hook | None = None
        self.marks: list[str] = []
        self._writing = False
        self._tokens: dict[str, int] = {}
        self._before: dict[str, int] = {}
        """The tokens before the transaction that is under way."""
        self._marked: dict[str, dict[str, int]] = {}
        self._all = next(_tokens)
        """What changes with any token."""

    @property
    def state(self) -> int:
        """Another number after whatever is written."""
        return self._all

    def token(self, table: str) -> int:
        """What is equal where this table's rows are."""
        return self._tokens.get(table, 0) or self.touch(table)

    def touch(self, table: str) -> int:
        """Something was written to a table. Returns its new token."""
        self._all = self._tokens[table] = next(_tokens)
        return self._all

    def touch_all(self) -> None:
        """Part of the transaction was taken back: what it wrote to is neither as it was then nor as it is now."""
        for table in [name for name, token in self._tokens.items() if self._before.get(name) != token]:
            self.touch(table)

    def _return_to(self, tokens: dict[str, int]) -> None:
        self._tokens = dict(tokens)
        self._all = next(_tokens)

    def mark(self, name: str) -> None:
        """Remember the state as it is now under this name."""
        self.raw.execute(f"SAVEPOINT {name}")
        self.marks.append(name)
        self._marked[name] = dict(self._tokens)

    def back(self, name: str) -> None:
        """Return to a remembered state. Later ones are forgotten."""
        self.raw.execute(f"ROLLBACK TO {name}")
        del self.marks[self.marks.index(name) + 1 :]
        if len(self.marks) == 1:  # else SQLite keeps what was taken back, and goes through it at each commit
            self.raw.execute(f"RELEASE {name}")
            self.raw.execute(f"SAVEPOINT {name}")
        self._return_to(self._marked[name])

    def say(self, what: str) -> None:
        """Let the hook interfere."""
        if self.hook is not None:
            self.hook(self, what)

    def begin(self) -> None:
        """A writer's transaction begins."""
        if self._writing:
            raise AssertionError("two writers at once")
        self.say("begin")
        self.raw.execute(f"SAVEPOINT {WORK}")
        self._writing = True
        self._before = dict(self._tokens)

    def commit(self) -> None:
        """It is durable when this returns."""
        if self._writing:
            self.say("commit")
            self.raw.execute(f"RELEASE {WORK}")
            self._writing = False
            self.say("committed")

    def rollback(self) -> None:
        """It leaves no trace."""
        if self._writing:
            self.raw.execute(f"ROLLBACK TO {WORK}")
            self.raw.execute(f"RELEASE {WORK}")
            self._writing = False
            self._return_to(self._before)

    def engine(self, *, writing: bool) -> Engine:
        """What SQLAlchemy needs to work on this database."""
        door = Door(self, writing=writing)
        options = {"compiled_cache": _compiled}
        made = Engine(StaticPool(lambda: door), _base.dialect, _base.url, execution_options=options)  # type: ignore[arg-type]
        if writing:
            event.listen(made, "begin", lambda _conn: self.begin())
        return made

    def hub_engine(self) -> Engine:
        """The same for a hub, which says by an option which transactions write."""
        door = Door(self, writing=True)
        options = {"compiled_cache": _compiled}
        made = Engine(StaticPool(lambda: door), _base.dialect, _base.url, execution_options=options)  # type: ignore[arg-type]
        event.listen(made, "begin", self._begin_hub)
        return made

    def _begin_hub(self, conn: Connection) -> None:
        if conn.get_execution_options().get(WRITE):
            self.begin()


class Door:
    """A driver connection as SQLAlchemy sees it."""

    def __init__(self, disk: Disk, *, writing: bool) -> None:
        self._disk = disk
        self._writing = writing
        self.isolation_level = None

    def cursor(self) -> Any:
        if not self._writing:
            return self._disk.raw.cursor()
        cursor = self._disk.raw.cursor(Watched)
        cursor.disk = self._disk
        return cursor

    def commit(self) -> None:
        if self._writing:
            self._disk.commit()

    def rollback(self) -> None:
        if self._writing:
            self._disk.rollback()

    def close(self) -> None:
        """The database lives as long as its disk."""


class Watched(driver.Cursor):  # type: ignore[misc]
    """A cursor whose writing is noticed, and can fail."""

    disk: Disk

    def execute(self, sql: str, *args: Any) -> Any:
        self._note(sql)
        return super().execute(sql, *args)

    def executemany(self, sql: str, *args: Any) -> Any:
        self._note(sql)
        return super().executemany(sql, *args)

    def _note(self, sql: str) -> None:
        table = written(sql)
        if table:
            self.disk.say("write")
            self.disk.touch(table)
        elif sql.startswith("ROLLBACK TO"):
            self.disk.touch_all()


class MemoryReplica(Database):
    """A replica on a disk in memory."""

    def __init__(self, disk: Disk, now: Callable[[], str]) -> None:
        super().__init__(Path("replica.db"), bytes(32), now)
        self.disk = disk
        self._writer, self._readers = disk.engine(writing=True), disk.engine(writing=False)

    def backup(self, label: str) -> Path:
        """A copy is made of nothing: there is no file."""
        return self.path.with_name(label)


def kill(_disk: Disk) -> None:
    """The program ends, just there."""
    raise Killed


def full(_disk: Disk) -> None:
    """What the driver says where a disk is full."""
    raise driver.OperationalError("database or disk is full")


def locked(_disk: Disk) -> None:
    """What the driver says where another program holds the file for too long."""
    raise driver.OperationalError("database is locked")


_compiled: dict[Any, Any] = {}
_base = create_engine("sqlite://", module=MODULE, creator=lambda: driver.connect(":memory:"), poolclass=StaticPool)
with _base.connect() as _first:
    """The dialect, which all databases share, learns what this SQLite can do."""
