"""What of the literature and attachments is on this computer, what of it is kept, and the room that it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from prm_desktop.domain.literature import Asset
from prm_desktop.replica import blobs
from prm_desktop.replica.blobs import BLOB_FIELDS, Pin, State
from prm_desktop.replica.rows import ReplicaView
from prm_desktop.services.workspace import Workspace


class Place(StrEnum):
    """Where the file of a row is."""

    AWAY = "away"
    """At the hub only."""
    COMING = "coming"
    """To be kept here, and not here yet."""
    HERE = "here"
    """On this computer, until its room is needed."""
    KEPT = "kept"
    """On this computer, because a pin asks for it."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a row's file is. `newer`: there is a newer edition of the document."""

    place: Place
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one pin would keep, or keeps: how many files and bytes, and how much of that is here. `pinned`: it does."""

    files: int
    here: int
    size: int
    here_size: int
    pinned: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """The room that files take here, in bytes; `kept`: what pins ask for of it, here or still to come."""

    files: int
    size: int
    kept: int


def whereabouts(workspace: Workspace, kind: str, rows: Collection[Any]) -> dict[str, Whereabouts]:
    """Where the files of these rows are, by row id; rows without a file are left out. Blocks."""
    if kind not in BLOB_FIELDS or not rows:
        return {}
    with workspace.db.read() as conn:
        here = {name for name, item in blobs.blobs(conn).items() if item.state == State.HERE}
        kept = blobs.pinned(conn, workspace.now()[:10])
    found = ((row, str(getattr(row, BLOB_FIELDS[kind]))) for row in rows)
    return {
        row.id: Whereabouts(_place(name in here, name in kept), bool(getattr(row, "superseded_by_id", "")))
        for row, name in found
        if name
    }


def shelf(workspace: Workspace, kind: str, row_id: str = "") -> Shelf:
    """What a pin on a product's literature, or on all of it, asks for. Blocks."""
    pin, today = Pin(kind, row_id), workspace.now()[:10]
    with workspace.db.read() as conn:
        assets = {row.id: row for row in ReplicaView(conn).find(Asset)}
        wanted = {row.sha256: row.size for row in blobs.asked_for(pin, assets, today) if row.sha256}
        here = {name for name, item in blobs.blobs(conn).items() if item.state == State.HERE}
        pinned = pin in blobs.pins(conn)
    there = [size for name, size in wanted.items() if name in here]
    return Shelf(len(wanted), len(there), sum(wanted.values()), sum(there), pinned)


def usage(workspace: Workspace) -> Usage:
    """What all files take. Blocks."""
    with workspace.db.read() as conn:
        here: Iterable[blobs.Blob] = [item for item in blobs.blobs(conn).values() if item.state == State.HERE]
        kept = blobs.pinned(conn, workspace.now()[:10])
    sizes = [item.size for item in here]
    return Usage(len(sizes), sum(sizes), sum(kept.values()))


def _place(here: bool, kept: bool) -> Place:  # noqa: FBT001 - two facts
    if here:
        return Place.KEPT if kept else Place.HERE
    return Place.COMING if kept else Place.AWAY
