"""Single values of a replica, each with its key and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from prm_desktop.domain.commands import Actor
from prm_desktop.replica.schema import META
from prm_desktop.replica.statements import Prepared


class Meta(StrEnum):
    """The keys."""

    CLIENT_ID = "client_id"
    """Names this replica to the hub; renewed when the hub finds another copy of it."""
    NEXT_MID = "next_mid"
    """The number of the next command to be sent first."""
    RECALL = "recall"
    UNSEEN = "unseen"
    """Whether commands were answered by a hub that served no rows, so that nobody saw what came of them."""
    """JSON: the first and the last number whose answers a restored hub is asked for once more (`replica.recall`)."""
    HUB_ID = "hub_id"
    HUB_NAME = "hub_name"
    HUB_URL = "hub_url"
    EPOCH = "epoch"
    CURSOR = "cursor"
    SCOPES = "scopes"
    """A JSON list: the scopes that the rows were loaded under."""
    SERVED = "served"
    """The schema that every base row was served under, the lower one of ours and the hub's: of a higher one columns and
    kinds may be missing."""
    PHASE = "phase"
    """`empty`, `priming` (a first snapshot is half loaded, nothing is shown) or `ready`."""
    RESUME = "resume"
    """JSON: where the half-loaded snapshot goes on."""
    PROGRESS = "progress"
    TOTAL = "total"
    """Rows loaded of the first snapshot, and how many there are."""
    LAST_SUCCESS = "last_success"
    LAST_ERROR = "last_error"
    AWAY_SINCE = "away_since"
    """Since when there has been no way to the hub; empty while the last try reached it."""
    RETRY_AT = "retry_at"
    """Until when the hub asked to be left alone, with its last error."""
    DIGEST = "digest"
    """`ok`, `differs` until the next repair, or `mismatch` until the next full load."""
    DIGEST_AT = "digest_at"
    """When it was last compared."""
    TALLY = "tally"
    """JSON: the running digest (`replica.tally`)."""
    COUNTED_AT = "counted_at"
    """When all rows were last counted for it."""
    MISMATCHES = "mismatches"
    """How often a digest did not agree; for diagnostics."""
    REPAIRS = "repairs"
    REPAIRED_AT = "repaired_at"
    """How often what differed was loaded again by itself, and when last."""
    HELD = "held"
    """Set while a pull that would remove most rows waits for a person: JSON `[removed, of]`."""
    HOLD_LIFTED = "hold_lifted"
    JUDGED_BY = "judged_by"
    """Which program has judged the rows that are set aside."""
    COLUMNS = "columns"
    """JSON: what the columns of files meant that were brought in (`services.imports.memory`)."""
    IMPORTS = "imports"
    """JSON: the last imports with the numbers of their commands, so that they can be taken back."""
    ACCESS_TOKEN = "access_token"  # noqa: S105 - a key's name
    ACCESS_EXPIRES = "access_expires"
    REFRESH_TOKEN = "refresh_token"  # noqa: S105 - a key's name
    USER_ID = "user_id"
    USER_LOGIN = "user_login"
    USER_NAME = "user_name"
    PARTNER_ID = "partner_id"
    ROLE = "role"


_written = insert(META).values(key=bindparam("key"), value=bindparam("value"))
_ALL = Prepared(select(META.c.key, META.c.value))
_ONE = Prepared(select(META.c.value).where(META.c.key == bindparam("key")))
_WRITE = Prepared(_written.on_conflict_do_update(index_elements=["key"], set_={"value": _written.excluded.value}))
_REMOVE = Prepared(delete(META).where(META.c.key == bindparam("key")))


def get_meta(conn: Connection, key: Meta, default: str = "") -> str:
    """One value."""
    found = _ONE.value(conn, key=key.value)
    return default if found is None else str(found)


def all_meta(conn: Connection) -> dict[str, str]:
    """All values."""
    return dict(_ALL.rows(conn))


def set_meta(conn: Connection, values: Mapping[Meta, str]) -> None:
    """Write values; an empty one is removed."""
    for key, value in values.items():
        if value == "":
            _REMOVE.run(conn, key=key.value)
        else:
            _WRITE.run(conn, key=key.value, value=value)


def actor_of(conn: Connection) -> Actor:
    """The person whose replica this is."""
    meta = all_meta(conn)
    return Actor(
        user_id=meta.get(Meta.USER_ID, ""),
        partner_id=meta.get(Meta.PARTNER_ID, ""),
        role=meta.get(Meta.ROLE, "rep"),
        name=meta.get(Meta.USER_NAME, ""),
    )
