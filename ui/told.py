"""Sentences that a hub writes into rows, in English: read back into what they were made of, and said in any language.

Only sentences of the reference hub are known here; what another hub wrote is shown as it came.
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache

from babel import Locale
from babel.dates import format_timedelta
from babel.numbers import format_decimal

from prm_desktop.domain.programme import Measure
from ui.text import mark, tr, tr_domain

FIELDS = frozenset({"answer", "size_band", "value_band", "summary"})
"""The fields that hold such sentences."""
TEMPLATES = (
    mark("It is yours."),
    mark("This lead is outside the regions that you serve."),
    mark("Your level does not include the shark tank yet."),
    mark("Your company has declined this lead before."),
    mark("You had this lead and made no contact; you can claim it again {days} days after it was released."),
    mark("The vendor has taken this lead back."),
    mark("Your company has this lead already."),
    mark("Another partner was {span} earlier."),
    mark("Another partner was a moment earlier."),
    mark("You gave it back."),
    mark("You have {limit} claimed leads without a first contact; make contact with one of them first."),
    mark("You have won {limit} leads within an hour, which is the limit. Please try again later."),
    mark("Released: there was no first contact in time."),
    mark("Another registration of this customer has been approved meanwhile."),
    mark("under {amount} {currency}"),
    mark("over {amount} {currency}"),
    mark("{low}–{high} {currency}"),
    mark("{low}–{high}"),
    mark("{amount} or more"),
    mark("{measure}: {actual} of {target}"),
)
_SHAPES = {
    "amount": r"[\d,]+",
    "low": r"[\d,]+",
    "high": r"[\d,]+",
    "days": r"\d+",
    "limit": r"\d+",
    "currency": r"[A-Z]{3}",
    "span": r"\d+ (?:day|hour|minute)s?",
    "measure": "|".join(re.escape(item.label) for item in Measure),
    "actual": r"[\d,]+(?: %)?",
    "target": r"[\d,]+(?: %| [A-Z]{3})?",
}
_NUMBER = re.compile(r"\d[\d,]*")
_SPAN = re.compile(r"(\d+) (day|hour|minute)s?")


def told(text: str, locale: Locale) -> str:
    """The sentence in the person's language, its numbers as that language writes them; unknown ones as they are."""
    for template, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return tr(template).format(
                **{name: _said(name, value, locale) for name, value in found.groupdict().items()}
            )
    return text


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((template, re.compile(_pattern(template))) for template in TEMPLATES)


def _pattern(template: str) -> str:
    pieces = re.split(r"\{(\w+)\}", template)
    return "".join(
        f"(?P<{piece}>{_SHAPES[piece]})" if place % 2 else re.escape(piece) for place, piece in enumerate(pieces)
    )


def _said(name: str, value: str, locale: Locale) -> str:
    if name == "measure":
        return tr_domain(value)
    if span := _SPAN.fullmatch(value):
        length = timedelta(**{f"{span[2]}s": int(span[1])})
        return str(format_timedelta(length, granularity=span[2], threshold=10_000, format="long", locale=locale))  # type: ignore[arg-type]
    return _NUMBER.sub(lambda match: str(format_decimal(int(match[0].replace(",", "")), locale=locale)), value)
