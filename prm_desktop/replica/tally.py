"""The running digest: how many base rows there are, and what their versions add up to, kept with every change.

So a sync compares itself with the hub without counting all rows. Whoever changes base rows adds here, in the same
transaction. Rows that are set aside (`quarantine`) are not among them. All is counted anew after every full load,
whenever somebody asks for it, and once a day.
"""

from __future__ import annotations

import msgspec

from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.transaction import Connection

Digest = dict[str, tuple[int, int]]
"""Per entity the number of rows and the sum of their versions; entities without rows are left out."""
_decode = msgspec.json.Decoder(Digest).decode


def kept(conn: Connection) -> Digest | None:
    """The running digest; None where nothing was counted since the rows were last loaded."""
    text = get_meta(conn, Meta.TALLY)
    return _decode(text) if text else None


def keep(conn: Connection, digest: Digest) -> None:
    """Go on from these numbers."""
    set_meta(conn, {Meta.TALLY: msgspec.json.encode(digest).decode()})


def add(conn: Connection, kind: str, rows: int, versions: int) -> None:
    """Count rows that came (or went, below zero), and by how much the sum of the versions rose."""
    digest = kept(conn)
    if digest is None:
        return
    before = digest.pop(kind, (0, 0))
    if after := before[0] + rows:
        digest[kind] = (after, before[1] + versions)
    keep(conn, digest)


def forget(conn: Connection) -> None:
    """All rows are about to be replaced."""
    set_meta(conn, {Meta.TALLY: ""})
