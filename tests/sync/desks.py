"""A hub with a small library, and people at desks with files of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hypothesis import Phase

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.literature import Asset
from prm_desktop.replica.vault import Vault
from prm_desktop.services.documents import Documents
from sync.blobs import Transfers
from sync.hub.blobs import Blobs
from tests.sync.hubs import Rep, World, seed

PRODUCT = "01900000-0000-7000-8000-0000000000f7"
SECRET = b"Customer prices, not for others. "
OLD, NEW, BIG = SECRET * 10, SECRET * 11, SECRET * 20_000
UNSHRUNK = (Phase.explicit, Phase.generate)
"""The examples share one world, so that a failing one cannot be made smaller."""
FOREIGN = "01900000-0000-7000-8000-00000000aa99"


def asset_id(number: int) -> str:
    return f"01900000-0000-7000-8000-00000000aa{number:02}"


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def asset(number: int, content: bytes, **values: object) -> Asset:
    given_values = {"title": f"Guide {number}", "media_type": "application/pdf"} | values
    return Asset(id=asset_id(number), sha256=name_of(content), size=len(content), **given_values)  # type: ignore[arg-type]


@dataclass
class Desk:
    """A person with their files."""

    rep: Rep
    vault: Vault
    documents: Documents
    transfers: Transfers
    limit: int = 10_000_000

    def fetch(self, number: int) -> bytes:
        document = self.documents.of("asset", asset_id(number))
        self.transfers.fetch(document.sha256, document.size)
        return self.documents.content(document)

    def syncs(self) -> None:
        """As the program does it: rows, files that commands wait for, those commands."""
        self.rep.sync()
        if self.transfers.send():
            self.rep.sync()

    def pending(self) -> list[str]:
        return [item.name for item in self.rep.desk.outbox()]


def desk_of(world: World, email: str, folder: Path) -> Desk:
    rep = world.rep(email)
    vault = Vault(folder / f"{email}-blobs", bytes(32))
    made = Desk(rep, vault, Documents(rep.desk, vault, world.clock.now), None)  # type: ignore[arg-type]  # set below
    made.transfers = Transfers(rep.desk.db, vault, rep.http, world.clock.now, lambda: made.limit)
    rep.sync()
    return made


def library(tmp_path: Path) -> Iterator[World]:
    """The hub: a guide in two editions, a large one, an expired one, one that is lost, and one for others."""
    made = World(tmp_path)
    rows = [
        *seed(),
        Product(id=PRODUCT, name="Switch"),
        asset(1, OLD, superseded_by_id=asset_id(2), product_ids=(PRODUCT,)),
        asset(2, NEW, product_ids=(PRODUCT,)),
        asset(3, BIG),
        asset(4, b"gone", expires_on="2026-01-01", product_ids=(PRODUCT,)),
        asset(5, b"the hub lost this"),
        Asset(
            id=FOREIGN,
            title="Gold",
            sha256=name_of(b"gold only"),
            size=9,
            levels=("01900000-0000-7000-8000-0000000000a9",),
        ),
    ]
    made.open(rows)
    Blobs(made.store, 0).add([OLD, NEW, BIG, b"gone", b"gold only"])
    yield made
    made.close()


def note(tmp_path: Path, text: bytes = SECRET * 9_000, name: str = "plan.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(text)
    return path
