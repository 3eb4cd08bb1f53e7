"""The replica's tables: one per entity, plus the outbox, shadows, attention items, rows set aside and meta values.

A row that pending commands touch has a *shadow*: its base copy as JSON (`null` for a row that only pending commands
made). Visible = the entity's table; base = the shadow if there is one, else the table.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.tables import entity_tables

VERSION = 3
"""The number of the newest migration (`PRAGMA user_version`)."""
APPLICATION_ID = 0x50524D44
"""`PRAGMA application_id` of a replica ("PRMD")."""

metadata = MetaData()
TABLES = entity_tables(metadata, list(ENTITIES.values()))

OUTBOX = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("mid", Integer, unique=True),
    Column("name", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("args", Text, nullable=False),
    Column("issued_at", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("result", Text, nullable=False, server_default=""),
    Column("retired_at", Text, nullable=False, server_default=""),
    Column("undo_of", Integer, nullable=False, server_default="0"),
    Column("inverse", Text, nullable=False, server_default=""),
    Column("offline", Integer, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""Commands in the order they were given. `mid` is taken when a command is first sent: until then it can be
withdrawn. `status`:
`pending`, then `applied`, `refused` or `conflict`; retired commands stay 30 days for a hub that was restored.
`inverse`: the command that takes it back, as JSON `[name, args]`, or empty. `offline`: 1 where it was given without a
way to the hub."""
Index("outbox_status", OUTBOX.c.status, OUTBOX.c.seq)

SHADOW = Table(
    "shadow",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("base", Text, nullable=False),
)

ATTENTION = Table(
    "attention",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("entity", Text, nullable=False, server_default=""),
    Column("row_id", Text, nullable=False, server_default=""),
    Column("field", Text, nullable=False, server_default=""),
    Column("payload", Text, nullable=False, server_default="{}"),
    Column("created_at", Text, nullable=False),
    Column("resolved_at", Text, nullable=False, server_default=""),
    Column("decided_seq", Integer, nullable=False, server_default="0"),
)
"""What a person must look at.

`refused` commands and `conflict`s of a field. `payload` is JSON (see `outbox.Attention`). `decided_seq`: the
command that carried out the decision, so that taking it back opens the item again; 0 where none was needed.
"""
Index("attention_row", ATTENTION.c.entity, ATTENTION.c.row_id)

QUARANTINE = Table(
    "quarantine",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("rv", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text, nullable=False),
)
"""Base rows that do not fit their declaration. `content`: their values by name as they came; `reason`: why; JSON."""

BLOB = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("used_at", Text, nullable=False),
    Column("sent_epoch", Text, nullable=False, server_default=""),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("failed_at", Text, nullable=False, server_default=""),
    Column("error", Text, nullable=False, server_default=""),
)
"""Documents and attached files (`blobs`). `sent_epoch`: the epoch of the hub that has it from here."""

PIN = Table(
    "pin",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
)
"""What a person wants to have here always (`blobs.Pin`)."""

META = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""Single values.

Client_id, hub_id, epoch, cursor, scopes, tokens, the signed-in person, the state of the first sync.
"""
