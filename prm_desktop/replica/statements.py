"""Statements that are put together once, and then run on the driver's own cursor.

SQLAlchemy needs ten times as long to put a small statement together and to hand its answer on as SQLite needs to answer
it. What every sync and every command asks is therefore written with SQLAlchemy, so that tables and columns are declared
once, but turned into text only once.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

_DIALECT = SQLiteDialect_pysqlite(paramstyle="qmark")


class Prepared:
    """One statement. What it is asked with are its `bindparam`s, by name; values that it holds already stay."""

    def __init__(self, statement: Executable) -> None:
        made = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})  # type: ignore[attr-defined]
        self._text = str(made)
        self._places: tuple[str, ...] = tuple(made.positiontup or ())
        fixed = {name: value for name, value in made.params.items() if value is not None}
        self._fixed = {name: str(value) if isinstance(value, str) else value for name, value in fixed.items()}

    def rows(self, conn: Connection, **given: Any) -> list[tuple[Any, ...]]:
        """All rows of the answer."""
        cursor = self._run(conn, given)
        try:
            found: list[tuple[Any, ...]] = cursor.fetchall()
            return found
        finally:
            cursor.close()

    def first(self, conn: Connection, **given: Any) -> tuple[Any, ...] | None:
        """The first row of the answer, or None where there is none."""
        cursor = self._run(conn, given)
        try:
            found: tuple[Any, ...] | None = cursor.fetchone()
            return found
        finally:
            cursor.close()

    def value(self, conn: Connection, **given: Any) -> Any:
        """The first value of the first row, or None where there is none."""
        found = self.first(conn, **given)
        return found[0] if found else None

    def run(self, conn: Connection, **given: Any) -> int:
        """Run it for its effect. Returns how many rows it changed."""
        cursor = self._run(conn, given)
        try:
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def _run(self, conn: Connection, given: dict[str, Any]) -> Any:
        values = self._fixed | given
        cursor = conn.connection.cursor()
        try:
            cursor.execute(self._text, [values[name] for name in self._places])
        except BaseException:
            cursor.close()
            raise
        return cursor
