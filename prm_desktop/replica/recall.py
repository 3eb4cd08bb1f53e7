"""Whether what a restored hub has answered are the commands of this very copy, and whether the answers are the same.

A profile that was copied has the same numbers for other commands. While the hub remembers, it tells the copies apart;
one that was restored knows only what it is sent again, and by then the other copy may have been faster. So what was
answered before is shown to it once more, from the oldest that is kept: nothing is done twice, for the hub answers from
its memory, or says that the numbers belong to somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection

from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.outbox import Entry, Status
from prm_desktop.replica.schema import OUTBOX


def begin(conn: Connection, last_mid: int, since: str) -> bool:
    """Ask again about what was answered since an instant and has a number up to `last_mid`. Whether there is any."""
    answered = [item.mid for item in outbox.entries(conn, pending_only=False) if _is_known(item, last_mid, since)]
    set_meta(conn, {Meta.RECALL: msgspec.json.encode([min(answered), last_mid]).decode() if answered else ""})
    return bool(answered)


def _is_known(item: Entry, last_mid: int, since: str) -> bool:
    return item.status is not Status.PENDING and 0 < item.mid <= last_mid and item.retired_at >= since


def is_open(conn: Connection) -> bool:
    """Whether something has yet to be asked again."""
    return bool(get_meta(conn, Meta.RECALL))


def batch(conn: Connection, limit: int) -> list[Entry]:
    """The next commands to ask about, in their order; none where nothing has to be."""
    return _asked(conn)[:limit]


def _asked(conn: Connection) -> list[Entry]:
    span = get_meta(conn, Meta.RECALL)
    if not span:
        return []
    first, last = msgspec.json.decode(span)
    found = (item for item in outbox.entries(conn, pending_only=False) if first <= item.mid <= last)
    return sorted((item for item in found if item.status is not Status.PENDING), key=lambda item: item.mid)


def enter(conn: Connection, results: Mapping[int, Mapping[str, Any]], *, fork: bool) -> bool:
    """Enter what the hub said; before `outbox.retire`, which ends what is pending again by it.

    Another answer than before counts. At a fork, all that the hub has no answer for is to be sent anew, under new
    numbers (`outbox.renumber`). Returns whether anything was asked.
    """
    asked = _asked(conn)
    if not asked:
        return False
    others = [item for item in asked if item.mid in results and results[item.mid]["status"] != item.status]
    told = max((mid for mid in results if mid <= asked[-1].mid), default=0)
    rest = [item for item in asked if item.mid > told]
    outbox.reopen(conn, OUTBOX.c.seq.in_([item.seq for item in (others + rest if fork else others)]))
    if fork or not rest:
        set_meta(conn, {Meta.RECALL: ""})
    elif told:
        set_meta(conn, {Meta.RECALL: msgspec.json.encode([rest[0].mid, asked[-1].mid]).decode()})
    return fork or told > 0
