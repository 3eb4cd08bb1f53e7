"""The pipeline in figures: what is open and what was won, weighted by probability, by stage and by month.

Pure functions over deals, for screens, the command line and reports. Currencies are never added up: a sum is one of
`totals`, by currency, or all in one currency where every rate is known (`in_currency`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from prm_desktop.domain.deals import CLOSED, OPEN_STAGES, Deal, DealStage
from prm_desktop.domain.money import WHOLE, Rates, exchanged


@dataclass(frozen=True, slots=True)
class Total:
    """How many deals, what they are worth, and what they are worth by their probability."""

    count: int = 0
    amount: int = 0
    weighted: int = 0

    def __add__(self, other: Total) -> Total:
        return Total(self.count + other.count, self.amount + other.amount, self.weighted + other.weighted)


Totals = Mapping[str, Total]
"""By currency."""


def weighted(deal: Deal) -> int:
    """The amount times the probability, rounded down."""
    return deal.amount * deal.probability // WHOLE


def month_of(deal: Deal) -> str:
    """The month (`2026-11`) in which a deal closed or is expected to; empty where nobody said."""
    return (deal.closed_at if deal.stage in CLOSED and deal.closed_at else deal.close_on)[:7]


def totals(deals: Iterable[Deal]) -> Totals:
    """The sums by currency."""
    found: dict[str, Total] = {}
    for deal in deals:
        found[deal.currency] = found.get(deal.currency, Total()) + Total(1, deal.amount, weighted(deal))
    return found


def by_stage(deals: Iterable[Deal]) -> Mapping[str, Totals]:
    """The sums of every stage, in the order of the stages; stages without deals are there with nothing."""
    found = _grouped(deals, lambda deal: deal.stage)
    return {str(stage): found.get(stage, {}) for stage in DealStage}


def by_month(deals: Iterable[Deal]) -> Mapping[str, Totals]:
    """The sums of the open and won deals by month, earliest first; deals without a date come last, under an empty name.

    A lost deal counts nowhere: nothing is to be expected of it.
    """
    counted = (deal for deal in deals if deal.stage != DealStage.LOST)
    found = _grouped(counted, month_of)
    return {month: found[month] for month in sorted(found, key=lambda item: (not item, item))}


def is_open(deal: Deal) -> bool:
    """Whether a deal can still be won or lost."""
    return deal.stage in OPEN_STAGES


def in_currency(found: Totals, currency: str, rates: Rates) -> Total | None:
    """All currencies together in one; None where a rate is missing, for a sum without it would be wrong."""
    whole = Total()
    for source, total in found.items():
        amount = exchanged(total.amount, source, currency, rates)
        likely = exchanged(total.weighted, source, currency, rates)
        if amount is None or likely is None:
            return None
        whole += Total(total.count, amount, likely)
    return whole


def _grouped(deals: Iterable[Deal], key: Callable[[Deal], str]) -> dict[str, Totals]:
    groups: dict[str, list[Deal]] = {}
    for deal in deals:
        groups.setdefault(key(deal), []).append(deal)
    return {name: totals(some) for name, some in groups.items()}
