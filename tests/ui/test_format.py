"""Values as a person reads them."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

import pytest

from prm_desktop.domain.fields import Tone, Type
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import ENTITIES
from ui.format import Formatter, choice_label, choice_tone

NOW = "2026-11-23T09:00:00Z"
LEAD = ENTITIES["lead"]
BERLIN = timezone(timedelta(hours=1))


def formatter(language: str = "en") -> Formatter:
    return Formatter(language, BERLIN, lambda: NOW)


@pytest.mark.parametrize(
    ("minor", "currency", "language", "text"),
    [
        (2_360_000, "EUR", "en", "€23,600"),
        (2_360_050, "EUR", "en", "€23,600.50"),
        (9_900, "GBP", "en", "£99.00"),
        (123_456, "JPY", "en", "¥123,456"),
        (8_449_416, "SEK", "en", "SEK\xa084,494.16"),
        (-123_456, "EUR", "de", "-1.234,56\xa0€"),
        (999_999_999_900, "EUR", "de", "9.999.999.999\xa0€"),
    ],
)
def test_money_is_written_as_in_the_language(minor: int, currency: str, language: str, text: str) -> None:
    assert formatter(language).money(minor, currency) == text


def test_sizes_are_told_as_people_count_them() -> None:
    english, german = Formatter("en"), Formatter("de")
    assert [english.size(size) for size in (0, 7, 12_345, 1_240_000, 3_000_000_000)] == [
        "0 KB", "1 KB", "12 KB", "1.2 MB", "3.0 GB",
    ]  # fmt: skip
    assert german.size(1_240_000) == "1,2 MB"


def test_a_sum_may_be_rounded_to_whole_units() -> None:
    assert formatter().money(30_488_499, "EUR", rounded=True) == "€304,885"


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        ("2026-11-23T09:00:20Z", "now"),
        ("2026-11-23T09:25:00Z", "in 25 min."),
        ("2026-11-23T07:00:00Z", "2 hr. ago"),
        ("2026-11-24T15:00:00Z", "tomorrow"),
        ("2026-11-22T06:00:00Z", "yesterday"),
        ("2026-11-26T06:00:00Z", "in 3 days"),
        ("2026-11-30T06:00:00Z", "in 7 days"),
        ("2026-12-24T06:00:00Z", "Dec 24, 2026"),
    ],
)
def test_times_are_relative_up_to_a_week(instant: str, text: str) -> None:
    assert formatter().when(instant) == text


@pytest.mark.parametrize(
    ("day", "text"), [("2026-11-23", "today"), ("2026-11-24", "tomorrow"), ("2026-01-05", "Jan 5, 2026"), ("", "")]
)
def test_days_are_relative_too(day: str, text: str) -> None:
    assert formatter().day(day) == text


def test_midnight_is_that_of_the_person() -> None:
    late = Formatter("en", timezone(timedelta(hours=14)), lambda: "2026-11-23T09:30:00Z")
    assert late.day("2026-11-23") == "today"
    assert late.day("2026-11-24") == "tomorrow"
    assert late.clock("2026-11-23T09:30:00Z") == "11:30\u202fPM"


def test_the_tooltip_has_the_whole_moment() -> None:
    lead = Lead(id="x", accept_by="2026-11-24T15:00:00Z")
    assert formatter("de").tooltip(LEAD.by_name["accept_by"], lead) == "Dienstag, 24. November 2026, 16:00"


def test_a_reference_is_its_title_and_never_an_id() -> None:
    lead = Lead(id="x", user_id="u-1", product_ids=("p-1", "p-2"))
    names = {("user", "u-1"): "Anna", ("product", "p-1"): "Router"}
    assert formatter().field(LEAD.by_name["user_id"], lead, names) == "Anna"
    assert formatter().field(LEAD.by_name["product_ids"], lead, names) == "Router"
    assert formatter().field(LEAD.by_name["user_id"], lead) == ""


def test_a_choice_is_its_label_even_where_it_is_newer_than_this_program() -> None:
    spec = LEAD.by_name["status"]
    assert choice_label(spec, "offered") == "Offered"
    assert choice_label(spec, "handed_over") == "Handed over"
    assert choice_tone(spec, "offered") is Tone.WARNING
    assert choice_tone(spec, "handed_over") is Tone.NEUTRAL


def test_a_country_is_named() -> None:
    assert formatter("de").field(LEAD.by_name["country"], Lead(id="x", country="SE")) == "Schweden"


def test_percent_is_in_hundredths() -> None:
    assert formatter().percent(1_250) == "12.5%"


@pytest.mark.parametrize("made", ENTITIES.values(), ids=ENTITIES)
def test_every_declared_field_has_a_text(made: object) -> None:
    entity = ENTITIES[made.kind]  # type: ignore[attr-defined]
    row = entity.row(id="01900000-0000-7000-8000-000000000001")
    for spec in entity.own_fields:
        text = formatter().field(spec, row)
        assert isinstance(text, str)
        assert spec.type is not Type.CHOICE or "_" not in text


def test_an_unknown_language_is_english() -> None:
    assert formatter("tlh").money(100_000, "EUR") == "€1,000"


def test_an_amount_that_is_not_known_is_not_zero() -> None:
    assert formatter().field(LEAD.by_name["value"], Lead(id="x")) == ""


@pytest.mark.parametrize(
    ("letters", "text"), [(20, "€1,234,567,890.12"), (14, "€1,234,567,890"), (10, "€1.2B"), (1, "€1.2B")]
)
def test_an_amount_without_room_is_told_less_exactly_and_never_cut(letters: int, text: str) -> None:
    made = Formatter("en", UTC, lambda: "2026-03-02T09:00:00Z")
    assert made.money_within(123_456_789_012, "EUR", lambda found: len(found) <= letters) == text
