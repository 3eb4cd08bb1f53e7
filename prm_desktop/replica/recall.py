"""Whether what a restored hub has answered are the commands of this very copy, and whether the answers are the same.

A profile that was copied has the same numbers for other commands. While the hub remembers, it tells the copies apart;
one that was restored knows only what it is sent again, and by then the other copy may have been faster. So what was
answered before is shown to it once more, from the oldest that is kept: nothing is done twice, for the hub answers from
its memory, or says that the numbers belong to somebody else. A fork alone does not tell where the copies parted.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.outbox import Entry, Status
from prm_desktop.replica.schema import OUTBOX


class Asked(NamedTuple):
    """`told`: something was asked again and answered. `ends`: all of it, after a fork, and all is ours."""

    told: bool = False
    ends: bool = False


def begin(conn: Connection, last_mid: int, since: str, *, forked: bool = False) -> bool:
    """Ask again about what was answered since an instant and has a number up to `last_mid`. Whether there is any.

    `forked`: what is pending has numbers that belong to a copy; it gets others once all that was before is known.
    """
    answered = [item.mid for item in outbox.entries(conn, pending_only=False) if _is_known(item, last_mid, since)]
    _keep(conn, (min(answered), last_mid, forked) if answered else None)
    return bool(answered)


def _keep(conn: Connection, span: tuple[int, int, bool] | None) -> None:
    set_meta(conn, {Meta.RECALL: msgspec.json.encode(span).decode() if span else ""})


def _span(conn: Connection) -> tuple[int, int, bool] | None:
    """The numbers that have yet to be asked about, from and to, and whether a fork is behind it."""
    kept = get_meta(conn, Meta.RECALL)
    return msgspec.json.decode(kept, type=tuple[int, int, bool]) if kept else None


def _is_known(item: Entry, last_mid: int, since: str) -> bool:
    return item.status is not Status.PENDING and 0 < item.mid <= last_mid and item.retired_at >= since


def is_open(conn: Connection) -> bool:
    """Whether something has yet to be asked again."""
    return bool(get_meta(conn, Meta.RECALL))


def batch(conn: Connection, limit: int) -> list[Entry]:
    """The next commands to ask about, in their order, as many as a request may hold; none where nothing has to be."""
    span = _span(conn)
    return outbox.at_once(_asked(conn, span)[:limit]) if span else []


def _asked(conn: Connection, span: tuple[int, int, bool]) -> list[Entry]:
    first, last, _ = span
    found = (item for item in outbox.entries(conn, pending_only=False) if first <= item.mid <= last)
    return sorted((item for item in found if item.status is not Status.PENDING), key=lambda item: item.mid)


def enter(conn: Connection, sent: Container[int], results: Mapping[int, Mapping[str, Any]], *, fork: bool) -> Asked:
    """Enter what the hub said; before `outbox.retire`, which ends what is pending again by it.

    Another answer than before counts. At a fork, all that the hub has no answer for is pending again; but not where
    nothing of it was `sent`: another program noticed the same fork while this answer was on its way.
    """
    span = _span(conn)
    if span is None:
        return Asked()
    asked = _asked(conn, span)
    if not asked:  # nothing of it is kept any more
        _keep(conn, None)
        return Asked(ends=span[2])
    if not any(item.mid in sent for item in asked):
        return Asked()
    others = [item for item in asked if item.mid in results and results[item.mid]["status"] != item.status]
    told = max((mid for mid in results if mid <= asked[-1].mid), default=0)
    rest = [item for item in asked if item.mid > told]
    outbox.reopen(conn, OUTBOX.c.seq.in_([item.seq for item in (others + rest if fork else others)]))
    if fork or not rest:
        _keep(conn, None)
    elif told:
        _keep(conn, (rest[0].mid, asked[-1].mid, span[2]))
    return Asked(told=fork or told > 0, ends=span[2] and not rest)
