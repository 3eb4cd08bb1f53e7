"""The hub's tables: those of the entities, the feed with its scope index, and what it keeps about users.

`row_scope` says who may see which row, and since which version: one line per row and scope. All live lines of a row
carry the row's own `rv`. A row that leaves a scope keeps a line with `live = 0` there (a tombstone) until compaction.
Every row is in the scope `vendor` too. `set_sum` adds up what `row_scope` lists, so that nobody has to count it.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, SmallInteger, Table, Text, text

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.tables import entity_tables

metadata = MetaData()
TABLES = entity_tables(metadata, list(ENTITIES.values()))

FEED = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("v", BigInteger, nullable=False),
    Column("horizon", BigInteger, nullable=False, server_default="0"),
)
"""One line. `v`: the newest version; `horizon`: tombstones up to this version have been dropped."""

FEED_DAY = Table(
    "feed_day",
    metadata,
    Column("day", Text, primary_key=True),
    Column("v", BigInteger, nullable=False),
)
"""The version that a day of the near past began with, about."""

ROW_SCOPE = Table(
    "row_scope",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("rv", BigInteger, nullable=False),
    Column("live", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("row_scope_rv", ROW_SCOPE.c.scope, ROW_SCOPE.c.rv)
Index("row_scope_row", ROW_SCOPE.c.row_id)
Index(
    "row_scope_dead",
    ROW_SCOPE.c.rv,
    sqlite_where=text("live = 0"),
    postgresql_where=text("live = 0"),
)

SCOPE_SET = Table(
    "scope_set",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("set_id", Text, primary_key=True),
    Index("scope_set_id", "set_id"),
    sqlite_with_rowid=False,
)
"""Which sets of scopes a scope belongs to; each row is in one set besides `vendor` (`sums`)."""

SET_SUM = Table(
    "set_sum",
    metadata,
    Column("set_id", Text, primary_key=True),
    Column("entity", Text, primary_key=True),
    Column("live", BigInteger, nullable=False),
    Column("versions", BigInteger, nullable=False),
    Column("rv", BigInteger, nullable=False, index=True),
)
"""How many rows of an entity a set has, the sum of their versions, and the version of its last change."""

FIELD_TOUCH = Table(
    "field_touch",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Who last changed a field about which a person is asked where two change it (`touches`); `by` is empty for the hub."""

CLIENT = Table(
    "client",
    metadata,
    Column("client_id", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("last_mid", BigInteger, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("fail_mid", BigInteger, nullable=False, server_default="0"),
    Column("fail_count", Integer, nullable=False, server_default="0"),
    Column("acked", BigInteger, nullable=False, server_default="0"),
)
"""One installation of one user. `fail_mid`, `fail_count`: the command that a defect of ours met, and how often;
`acked`: the client has the answers up to this command."""

COMMAND_RESULT = Table(
    "command_result",
    metadata,
    Column("client_id", Text, primary_key=True),
    Column("mid", BigInteger, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""The lasting answer to each command, as the JSON of `protocol.Result`."""

SERVED_SCOPE = Table(
    "served_scope",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
)
"""Which scopes a user has ever been sent. A client may only ask to be rid of rows of these."""

CREDENTIAL = Table(
    "credential",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("active", SmallInteger, nullable=False),
)

FAMILY = Table(
    "token_family",
    metadata,
    Column("family", Text, primary_key=True),
    Column("user_id", Text, nullable=False, index=True),
    Column("device", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("revoked_at", Text, nullable=False, server_default=""),
)
"""All tokens that follow from one sign-in."""

TOKEN = Table(
    "token",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("family", Text, nullable=False, index=True),
    Column("user_id", Text, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
    Column("used_at", Text, nullable=False, server_default=""),
)
"""Only hashes are kept. `kind`: `access` or `refresh`; `used_at`: when a refresh token was first exchanged."""

SIGN_IN_FAILURE = Table(
    "sign_in_failure",
    metadata,
    Column("login", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("until", Text, nullable=False),
    Column("at", Text, nullable=False),
)

COUNTER = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    Column("v", BigInteger, nullable=False),
)
"""Running numbers, such as those of tickets."""

POLICY = Table(
    "policy",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("since", Text, nullable=False),
    Column("settings", Text, nullable=False),
)
"""Every version of the programme's numbers (`policy.Policy` as JSON); the newest is in force."""

BLOB = Table(
    "blob",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("used_at", Text, nullable=False, index=True),
)
"""The contents that the hub has whole and verified. `used_at`: when one was last uploaded or named by a new row."""

BLOB_OWNER = Table(
    "blob_owner",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
)
"""Who has uploaded a blob, and so has shown that they have it."""

UPLOAD = Table(
    "blob_upload",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("taken", BigInteger, nullable=False),
    Column("touched_at", Text, nullable=False, index=True),
)
"""Uploads that are not whole yet. `taken`: bytes from the beginning that are on the disk."""

HUB_META = Table("hub_meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""`hub_id`, `name`, `epoch`."""
