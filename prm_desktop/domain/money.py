"""Sums of money: line totals, parts that add up, and other currencies. Amounts are minor units, as everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity

WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""
MILLION = 1_000_000


@entity(
    "exchange_rate",
    "Exchange rate",
    "Exchange rates",
    scopes.everyone,
    area="pricing",
    title="currency",
    subtitle="base",
    sort="currency",
    icon="mdi6.swap-horizontal",
    why="What forecasts use to show several currencies in yours.",
    since=2,
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ExchangeRate(Row):
    """How many minor units of `currency` a million minor units of `base` are, from a day on."""

    currency: Annotated[str, f.text("Currency", search=True, column=1)] = ""
    base: Annotated[str, f.text("For", column=2)] = "EUR"
    millionths: Annotated[int, f.integer("For a million", column=3)] = 0
    valid_from: Annotated[str, f.day("Valid from", column=4)] = ""


Rates = Mapping[str, int]
"""What a million minor units of the common base are in each currency; the base itself is in it."""


def rates_on(rows: Iterable[ExchangeRate], day: str) -> Rates:
    """The newest rates that are valid on this day."""
    found: dict[str, int] = {}
    for row in sorted(rows, key=lambda item: (item.valid_from, item.id)):
        if row.valid_from <= day and row.millionths > 0:
            found |= {row.base: MILLION, row.currency: row.millionths}
    return found


def exchanged(amount: int, source: str, target: str, rates: Rates) -> int | None:
    """An amount in another currency, rounded half away from zero; None where a rate is missing."""
    if source == target:
        return amount
    if source not in rates or target not in rates:
        return None
    sign = -1 if amount < 0 else 1
    return sign * ((2 * abs(amount) * rates[target] + rates[source]) // (2 * rates[source]))


def line_total(price: int, quantity: int, discount: int) -> int:
    """What a line costs after its discount (hundredths of a percent), rounded down."""
    return price * quantity * (WHOLE - discount) // WHOLE


def divided(amount: int, parts: Sequence[int]) -> list[int]:
    """An amount in the proportion of these parts (none negative, not all zero).

    Whole minor units that always sum to the amount: what rounding leaves goes to the largest remainders.
    """
    total = sum(parts)
    shares = [amount * part // total for part in parts]
    remainders = sorted(range(len(parts)), key=lambda at: (-(amount * parts[at] % total), at))
    for at in remainders[: amount - sum(shares)]:
        shares[at] += 1
    return shares
