"""Figures of the pipeline, money that adds up, and other currencies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.money import MILLION, ExchangeRate, divided, exchanged, rates_on
from prm_desktop.domain.pipeline import Total, by_month, by_stage, in_currency, is_open, totals

RATES = {"EUR": MILLION, "SEK": 11_200_000, "CHF": 970_000}
DEALS = [
    Deal(id="a", stage="prospect", amount=1000_00, probability=1000, close_on="2026-12-10"),
    Deal(id="b", stage="prospect", amount=999, probability=1000, close_on="2027-01-10"),
    Deal(id="c", stage="committed", amount=1120_00, currency="SEK", probability=9000, close_on="2026-12-01"),
    Deal(
        id="d", stage="won", amount=50_00, probability=10_000, close_on="2027-01-01", closed_at="2026-11-02T08:00:00Z"
    ),
    Deal(id="e", stage="lost", amount=70_00, probability=0, close_on="2026-11-01"),
    Deal(id="f", stage="qualified", amount=10_00, probability=2500),
]


def test_every_stage_has_its_sums_by_currency() -> None:
    found = by_stage(DEALS)
    assert list(found) == [str(stage) for stage in DealStage]
    assert found["prospect"] == {"EUR": Total(2, 1009_99, 100_99)}
    assert found["committed"] == {"SEK": Total(1, 1120_00, 1008_00)}
    assert found["business_validation"] == {}


def test_months_follow_each_other_and_a_lost_deal_is_expected_in_none() -> None:
    found = by_month(DEALS)
    assert list(found) == ["2026-11", "2026-12", "2027-01", ""]
    assert found["2026-11"] == {"EUR": Total(1, 50_00, 50_00)}
    assert set(found["2026-12"]) == {"EUR", "SEK"}


def test_currencies_are_added_up_only_where_every_rate_is_known() -> None:
    found = by_month(DEALS)["2026-12"]
    assert in_currency(found, "EUR", RATES) == Total(2, 1100_00, 190_00)
    assert in_currency(found, "EUR", {}) is None
    assert in_currency(totals(item for item in DEALS if item.currency == "EUR"), "EUR", {}) is not None
    assert [item.id for item in DEALS if not is_open(item)] == ["d", "e"]


def test_the_newest_rate_that_is_valid_counts() -> None:
    rows = [
        ExchangeRate(id="1", currency="SEK", millionths=11_000_000, valid_from="2026-07-01"),
        ExchangeRate(id="2", currency="SEK", millionths=11_200_000, valid_from="2026-10-01"),
        ExchangeRate(id="3", currency="SEK", millionths=12_000_000, valid_from="2027-01-01"),
    ]
    assert rates_on(rows, "2026-11-24") == {"EUR": MILLION, "SEK": 11_200_000}
    assert exchanged(100_00, "SEK", "CHF", RATES) == 8_66
    assert exchanged(-100_00, "SEK", "CHF", RATES) == -8_66
    assert exchanged(1, "GBP", "GBP", {}) == 1


@given(st.integers(0, 10**12), st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any))
def test_parts_always_sum_to_the_whole_and_are_off_by_less_than_one(amount: int, parts: list[int]) -> None:
    shares = divided(amount, parts)
    assert sum(shares) == amount
    assert all(abs(share * sum(parts) - amount * part) < sum(parts) for share, part in zip(shares, parts, strict=True))


@given(st.lists(st.tuples(st.sampled_from(tuple(DealStage)), st.integers(0, 10**10), st.integers(0, 10_000))))
def test_the_stages_together_are_the_whole(values: list[tuple[DealStage, int, int]]) -> None:
    deals = [
        Deal(id=str(number), stage=stage, amount=amount, probability=probability)
        for number, (stage, amount, probability) in enumerate(values)
    ]
    summed = sum((total for found in by_stage(deals).values() for total in found.values()), Total())
    assert summed == totals(deals).get("EUR", Total())
