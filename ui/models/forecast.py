"""The forecast of the deals: what each of the next months is likely to bring, and what a board's column is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from prm_desktop.domain.commands import View
from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.money import ExchangeRate, Rates, rates_on
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.pipeline import Total, Totals, by_stage, in_currency, is_open, month_of, totals
from ui.format import dotted
from ui.models.needs import own
from ui.text import tr, tr_domain, tr_n

if TYPE_CHECKING:
    from prm_desktop.replica.queries import Query
    from prm_desktop.services.workspace import Workspace
    from ui.format import Formatter
    from ui.models.source import RowSource

MONTHS = 6
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Month:
    """One month (`2026-11`) in one currency. `stages`: the weighted amount of each stage."""

    month: str
    total: Total
    stages: tuple[tuple[DealStage, int], ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """The next months in one currency. `left_out`: deals whose currency has no known rate."""

    currency: str
    months: tuple[Month, ...] = ()
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is expected."""
        return not any(item.total.count for item in self.months)


def forecast(workspace: Workspace, now: str) -> Forecast:
    """What the own open and won deals are likely to bring, this month and in those that follow. Blocks."""
    how = reckoning(workspace, now)
    narrowed = {"partner_id": how.partner_id} if how.partner_id else {}
    return forecast_of(workspace.ask(lambda view: view.find(Deal, **narrowed)), how.currency, how.rates, now[:7])


def forecast_of(deals: Sequence[Deal], currency: str, rates: Rates, first: str) -> Forecast:
    """The forecast from a month on. Open deals whose date is over count in the first month: they are still to come."""
    known = [item for item in deals if in_currency(totals([item]), currency, rates) is not None]
    placed: dict[str, list[Deal]] = {name: [] for name in months_from(first)}
    for deal in known:
        month = month_of(deal)
        overdue = bool(month) and month < first and is_open(deal)
        if deal.stage != DealStage.LOST and (overdue or month in placed):
            placed[first if overdue else month].append(deal)
    months = tuple(
        Month(
            name,
            _in(totals(some), currency, rates),
            tuple((DealStage(key), _in(found, currency, rates).weighted) for key, found in by_stage(some).items()),
        )
        for name, some in placed.items()
    )
    left_out = sum(is_open(item) for item in deals) - sum(is_open(item) for item in known)
    return Forecast(currency, months, left_out)


def months_from(first: str) -> list[str]:
    """The months that a forecast shows, each as `2026-11`."""
    year, month = int(first[:4]), int(first[5:7]) - 1
    return [f"{year + (month + ahead) // 12:04}-{(month + ahead) % 12 + 1:02}" for ahead in range(MONTHS)]


@dataclass(frozen=True, slots=True)
class Worth:
    """What some deals are worth together, and by their probability, in words.

    In one currency where the rates are known, and then `parts` has every currency for itself; else they stand there.
    """

    amount: str
    weighted: str
    parts: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What sums are made in: the company's own deals, its currency, and the rates of today."""

    partner_id: str = ""
    currency: str = "EUR"
    rates: Rates = field(default_factory=dict)


def reckoning(workspace: Workspace, now: str) -> Reckoning:
    """How this company reckons. Blocks."""
    partner_id = workspace.actor.partner_id

    def read(view: View) -> Reckoning:
        partner = view.get(Partner, partner_id)
        currency = partner.currency if partner else "EUR"
        return Reckoning(partner_id, currency, rates_on(view.find(ExchangeRate), now[:10]))

    return workspace.ask(read)


def column_worth(source: RowSource, query: Query, formatter: Formatter, how: Reckoning) -> Worth:
    """What the own deals of a column are worth; those that others let one read are not counted. Blocks."""
    numbers = source.ids(replace(query, where=(*query.where, *own(how.partner_id))))
    deals: list[Deal] = []
    for begin in range(0, len(numbers), CHUNK):
        deals += [item.row for item in source.page(numbers[begin : begin + CHUNK])]
    found = totals(deals)
    plain, likely = (
        dotted(*(formatter.money(getattr(item, what), name, rounded=True) for name, item in sorted(found.items())))
        for what in ("amount", "weighted")
    )
    parts = ""
    whole = in_currency(found, how.currency, how.rates) if len(found) > 1 else None
    if whole is not None:
        parts = plain
        plain, likely = (
            f"≈ {formatter.money(sum_, how.currency, rounded=True)}" for sum_ in (whole.amount, whole.weighted)
        )
    open_ones = any(item.weighted for item in found.values())
    return Worth(plain, tr("Weighted {amount}", amount=likely) if open_ones else "", parts)


def told_month(item: Month, currency: str, formatter: Formatter) -> str:
    """A month in words: how many deals, what they are worth, and the weighted amount of each stage."""
    head = tr_n(
        "{month}: {n} deal, {amount}, weighted {weighted}",
        "{month}: {n} deals, {amount}, weighted {weighted}",
        item.total.count,
        month=formatter.month(item.month),
        amount=formatter.money(item.total.amount, currency) or "0",
        weighted=formatter.money(item.total.weighted, currency) or "0",
    )
    lines = (
        f"{tr_domain(stage.label)}: {formatter.money(amount, currency)}" for stage, amount in item.stages if amount
    )
    return "\n".join((head, *lines))


def _in(found: Totals, currency: str, rates: Rates) -> Total:
    return in_currency(found, currency, rates) or Total()
