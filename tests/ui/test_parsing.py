"""What a person types is understood in the habits of their language."""

from datetime import UTC, date

import pytest
from babel import Locale

from prm_desktop.errors import BadInput
from ui import parsing

MONDAY = date(2026, 11, 23)
NOW = "2026-11-23T10:00:00Z"
DE, GB, US = Locale.parse("de"), Locale.parse("en_GB"), Locale.parse("en_US")


@pytest.mark.parametrize(
    ("text", "locale", "meant"),
    [
        ("", US, ""),
        ("today", US, "2026-11-23"),
        ("Tomorrow", US, "2026-11-24"),
        ("fri", US, "2026-11-27"),
        ("Freitag", DE, "2026-11-27"),
        ("mon", US, "2026-11-30"),
        ("+3", US, "2026-11-26"),
        ("24.12.", DE, "2026-12-24"),
        ("2.1.", DE, "2027-01-02"),
        ("24/12/27", GB, "2027-12-24"),
        ("12/24/27", US, "2027-12-24"),
        ("2027-03-04", DE, "2027-03-04"),
    ],
)
def test_days(text: str, locale: Locale, meant: str) -> None:
    assert parsing.day(text, MONDAY, locale) == meant


@pytest.mark.parametrize("text", ["soon", "31.2.", "13/13/27", "1 2 3 4"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="tomorrow"):
        parsing.day(text, MONDAY, DE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ""),
        ("14:30", "2026-11-23T14:30:00Z"),
        ("fri 14:30", "2026-11-27T14:30:00Z"),
        ("tomorrow 3pm", "2026-11-24T15:00:00Z"),
        ("24.12. 8:05", "2026-12-24T08:05:00Z"),
        ("tomorrow", "2026-11-24T09:00:00Z"),
    ],
)
def test_times(text: str, meant: str) -> None:
    assert parsing.instant(text, NOW, UTC, DE) == meant


def test_a_time_that_no_clock_shows_is_refused() -> None:
    with pytest.raises(BadInput, match="time of day"):
        parsing.instant("fri 25:00", NOW, UTC, DE)


def test_amounts_are_minor_units_of_their_currency() -> None:
    assert parsing.amount("1.250,50 €", "EUR", DE) == 125_050
    assert parsing.amount("1,250.5", "EUR", US) == 125_050
    assert parsing.amount("1200", "JPY", US) == 1200
    assert parsing.amount("", "EUR", DE) == 0


def test_amounts_that_cannot_be_meant_are_refused() -> None:
    with pytest.raises(BadInput, match="too many digits"):
        parsing.amount("1.999", "EUR", US)
    with pytest.raises(BadInput, match="not a number"):
        parsing.amount("--", "EUR", US)
    with pytest.raises(BadInput, match="not a number"):
        parsing.amount("a lot", "EUR", US)


def test_percentages_and_whole_numbers() -> None:
    assert parsing.percent("12,5 %", DE) == 1250
    assert parsing.number("1.200", DE) == 1200


@pytest.mark.parametrize("language", ["de", "en_GB", "en_US", "ar", "fa", "sv", "ja", "hu", "bg"])
def test_a_day_is_shown_for_editing_as_it_is_typed(language: str) -> None:
    locale = Locale.parse(language)
    shown = parsing.typed_day(date(2027, 1, 26), locale)
    assert parsing.day(shown, MONDAY, locale) == "2027-01-26"
    assert parsing.typed_day(date(2027, 1, 26), DE) == "26.1.2027"
    assert parsing.typed_day(date(2027, 1, 26), US) == "1/26/2027"
