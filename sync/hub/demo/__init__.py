"""Demo data: an invented vendor with its catalogue and programme, four partners, and the business they do.

`generate` is deterministic: the same size, seed and present give the same rows, ids included. Nothing here touches a
database or the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from prm_desktop.domain.entities import Row
from sync.hub.demo import (
    attached,
    bulk,
    commissions,
    deals,
    leads,
    literature,
    partners,
    pool,
    products,
    progress,
    regions,
    registrations,
    service,
    together,
    training,
    work,
)
from sync.hub.demo.maker import Maker
from sync.hub.demo.world import Account, World

__all__ = ["Account", "DemoData", "Size", "generate", "make_world"]

Size = Literal["small", "large"]

_STEPS = (
    regions.vendor,
    regions.levels,
    products.products,
    training.courses,
    products.price_books,
    partners.partners,
    literature.literature,
    training.sessions,
    training.certifications,
    leads.leads,
    pool.pool,
    work.accounts,
    work.activities,
    work.comments,
    deals.deals,
    deals.quotes,
    deals.shares,
    registrations.registrations,
    commissions.commissions,
    service.tickets,
    service.contracts,
    progress.progress,
    attached.attachments,
    products.exchange_rates,
    registrations.rules,
    together.shared,
    together.duplicates,
    together.invited,
)
"""What makes the world, in order: each step finds the rows of those before it."""


@dataclass(frozen=True, slots=True)
class DemoData:
    """The rows, who can sign in, and the contents of the literature by their SHA-256.

    `rows` can be gone through any number of times; the large size makes its many leads anew each time, without keeping
    them. The first account is the administrator of the partner with the most leads; the last is the vendor's.
    """

    rows: Iterable[Row]
    accounts: tuple[Account, ...]
    blobs: Mapping[str, bytes]


class _Rows:
    """The rows of a world, and for the large size the many leads after them."""

    def __init__(self, world: World, many: int) -> None:
        self._world = world
        self._many = many

    def __iter__(self) -> Iterator[Row]:
        yield from self._world.rows()
        if self._many:
            yield from bulk.many_leads(self._world, self._many)


def make_world(seed: int, now: str) -> World:
    """The small world at this instant, as `generate` gives it, with what is needed to make more of it."""
    world = World(Maker(seed, now))
    for step in _STEPS:
        step(world)
    return world


def generate(size: Size, seed: int, today: date, *, now: str = "") -> DemoData:
    """Make the demo world.

    Args:
        size: `small` has about 300 leads; `large` is the same world with 100,000 more leads of the first partner.
        seed: the same one gives the same rows.
        today: the day that all dates are relative to.
        now: the instant of that day that counts as the present, so that offers run out in the next hours; eight in the
            morning UTC where it is not given.
    """
    world = make_world(seed, now or f"{today.isoformat()}T08:00:00Z")
    accounts = (*world.accounts, regions.vendor_account(world))
    return DemoData(_Rows(world, seed + 1 if size == "large" else 0), accounts, world.blobs)
