"""What `replica.replay` must come to, said as plainly as can be: the base is brought back, then all is done again.

Row by row and in the database, with nothing kept in memory; so it is slow where there are many commands.
"""

from __future__ import annotations

from contextlib import suppress

import msgspec
from sqlalchemy import Connection, delete, select

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.replica import outbox, search
from prm_desktop.replica.meta import actor_of
from prm_desktop.replica.rows import ReplicaView, upsert_sql, write_optimistic
from prm_desktop.replica.schema import SHADOW, TABLES


def restore_base(conn: Connection) -> None:
    """Make every row visible as the hub last sent it, and drop the shadows."""
    for kind, row_id, base in conn.execute(select(SHADOW.c.entity, SHADOW.c.row_id, SHADOW.c.base)).all():
        search.unindex(conn, kind, [row_id])
        values = msgspec.json.decode(base)
        if values is None:
            conn.execute(delete(TABLES[kind]).where(TABLES[kind].c.id == row_id))
        else:
            conn.exec_driver_sql(upsert_sql(kind, ENTITIES[kind].columns), tuple(values))
        search.index(conn, kind, [row_id])
    conn.execute(delete(SHADOW))


def do_again(conn: Connection) -> None:
    """Let every pending command happen on what is visible, in order."""
    actor = actor_of(conn)
    for item in outbox.entries(conn):
        with suppress(UserError):
            changes = item.command().apply(ReplicaView(conn), actor, item.issued_at)
            write_optimistic(conn, changes, actor, item.issued_at)
