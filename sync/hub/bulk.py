"""Loading many new rows fast: no reading back, no overlay, the driver's own bulk path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table

CHUNK = 5000


def insert_many(conn: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows given in the order of `columns`: `COPY` on PostgreSQL, `executemany` on SQLite."""
    names = ", ".join(columns)
    cursor = conn.connection.cursor()
    try:
        if conn.dialect.name == "postgresql":
            with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" * len(columns))
            statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - our own table's names
            for chunk in chunks(rows, CHUNK):
                cursor.executemany(statement, chunk)
    finally:
        cursor.close()


def chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    """Lists of at most `size` items."""
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
