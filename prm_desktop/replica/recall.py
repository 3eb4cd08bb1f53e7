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
from sqlalchemy import ColumnElement, Connection, func, select

from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.outbox import Entry, Status
from prm_desktop.replica.schema import OUTBOX


class Asked(NamedTuple):
    """`told`: something was asked again and answered. `ends`: all of it, after a fork, and all is ours."""

    told: bool = False
    ends: bool = False


class _Span(NamedTuple):
    """The numbers that have yet to be asked about, from and to, and whether a fork is behind it."""

    first: int
    last: int
    forked: bool

    @property
    def commands(self) -> ColumnElement[bool]:
        """What was answered under these numbers."""
        return OUTBOX.c.mid.between(self.first, self.last) & (OUTBOX.c.status != Status.PENDING)


def begin(conn: Connection, last_mid: int, since: str, *, forked: bool = False) -> bool:
    """Ask again about what was answered since an instant and has a number up to `last_mid`. Whether there is any.

    `forked`: what is pending has numbers that belong to a copy; it gets others once all that was before is known.
    """
    span = _Span(1, last_mid, forked)
    first = _lowest(conn, span.commands & (OUTBOX.c.retired_at >= since))
    _keep(conn, span._replace(first=first) if first else None)
    return first > 0


def _lowest(conn: Connection, which: ColumnElement[bool]) -> int:
    return conn.execute(select(func.min(OUTBOX.c.mid)).where(which)).scalar() or 0


def _keep(conn: Connection, span: _Span | None) -> None:
    set_meta(conn, {Meta.RECALL: msgspec.json.encode(span).decode() if span else ""})


def _span(conn: Connection) -> _Span | None:
    kept = get_meta(conn, Meta.RECALL)
    return msgspec.json.decode(kept, type=_Span) if kept else None


def is_open(conn: Connection) -> bool:
    """Whether something has yet to be asked again."""
    return bool(get_meta(conn, Meta.RECALL))


def batch(conn: Connection, limit: int) -> list[Entry]:
    """The next commands to ask about, in their order, as many as a request may hold; none where nothing has to be."""
    span = _span(conn)
    return outbox.at_once(outbox.numbered(conn, span.commands, limit)) if span else []


def enter(conn: Connection, sent: Container[int], results: Mapping[int, Mapping[str, Any]], *, fork: bool) -> Asked:
    """Enter what the hub said; before `outbox.retire`, which ends what is pending again by it.

    Another answer than before counts. At a fork, all that the hub has no answer for is pending again; but not where
    nothing of it was `sent`: another program noticed the same fork while this answer was on its way.
    """
    span = _span(conn)
    if span is None:
        return Asked()
    first = _lowest(conn, span.commands)
    if not first:  # nothing of it is kept any more
        _keep(conn, None)
        return Asked(ends=span.forked)
    if first not in sent:
        return Asked()
    before = outbox.statuses(conn, span.commands & OUTBOX.c.mid.in_(list(results)))
    others = OUTBOX.c.mid.in_([mid for mid, status in before.items() if results[mid]["status"] != status])
    told = max(before, default=0)
    rest = span.commands & (OUTBOX.c.mid > told)
    ahead = _lowest(conn, rest)
    outbox.reopen(conn, others | rest if fork else others)
    if fork or not ahead:
        _keep(conn, None)
    elif told:
        _keep(conn, span._replace(first=ahead))
    return Asked(told=fork or told > 0, ends=span.forked and not ahead)
