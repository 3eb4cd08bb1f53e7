"""Translation: every text that a person reads passes through here.

`tr` is for texts of the screens, `tr_domain` for labels that the domain declares. Both are looked up when they are
called, so a text may be declared at import time and translated when it is shown. Placeholders are named: `{name}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal
from PySide6.QtCore import QCoreApplication, QLocale

from prm_desktop.domain.entities import Entity
from prm_desktop.errors import UserError

CAPITAL_NOUNS = (QLocale.Language.German, QLocale.Language.Luxembourgish)
SPOKEN_VALUES = frozenset({"label", "field", "detail", "reason"})
"""Placeholders that are filled with a text of the domain, such as a label, which has a translation of its own."""


def tr(text: str, **values: object) -> str:
    """The text in the person's language, with its `{placeholders}` filled."""
    found = QCoreApplication.translate("ui", text)
    return found.format(**values) if values else found


def tr_domain(text: str) -> str:
    """A label, choice or sentence that the domain declares, in the person's language."""
    return QCoreApplication.translate("domain", text) if text else ""


def tr_n(one: str, many: str, n: int, **values: object) -> str:
    """A text with a number: `one` and `many` are the English forms, with `{n}`; other languages have their own.

    The number is written as in the person's language, such as 50,000.
    """
    return _numbered("ui", one, many, n, **values)


def tr_count(entity: Entity[Any], n: int) -> str:
    """How many rows of a kind, with what they are called after a number: `1 lead`, `50,000 leads`."""
    return _numbered("domain", *entity.counts, n)


def _numbered(context: str, one: str, many: str, n: int, **values: object) -> str:
    """The form that fits the number, filled in; where there is no translation, one of the two English ones."""
    found = QCoreApplication.translate(context, many, "", n)
    chosen = one if found == many and n == 1 else found
    return chosen.format(n=grouped(n, locale_of(QLocale().name())), **values)


@cache
def locale_of(language: str) -> Locale:
    """How a language (`de`, `de_AT`, `de-AT`) writes numbers and dates; English where it is not known."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def grouped(number: int, locale: Locale) -> str:
    """A whole number with the separators of its language."""
    return str(format_decimal(number, locale=locale))


def inline(text: str) -> str:
    """A label of the domain inside a sentence: small letters, except where the language writes nouns with capitals."""
    found = tr_domain(text)
    return found if QLocale().language() in CAPITAL_NOUNS else found.lower()


def mark(text: str) -> str:
    """Mark a text for translation where it is declared; `tr` it where it is shown."""
    return text


def tr_done(template: str, message: str) -> str:
    """What a command says when it is done, whose `{title}` the service has filled in already."""
    before, found, after = template.partition("{title}")
    fits = found and message.startswith(before) and message.endswith(after)
    if not fits:
        return tr_domain(message)
    return tr_domain(template).replace(found, message[len(before) : len(message) - len(after)])


def tr_sentence(template: str, values: Mapping[str, object]) -> str:
    """A sentence of the domain in the person's language, its placeholders filled, whoever sent it."""
    found = tr_domain(template)
    try:
        return found.format(**{name: _spoken(name, value) for name, value in values.items()}) if values else found
    except (KeyError, IndexError, ValueError):
        return found


def _spoken(name: str, value: object) -> object:
    if name not in SPOKEN_VALUES or not isinstance(value, str):
        return value
    whole = value[:1].upper() + value[1:]  # as it was declared; inside an English sentence it is in small letters
    found = tr_domain(whole)
    return found if found != whole or QLocale().language() in CAPITAL_NOUNS else value


def message_of(error: UserError) -> str:
    """The sentence of an error in the person's language."""
    return tr_sentence(error.template, error.values)


def title_of(error: UserError) -> str:
    """The title of an error in the person's language."""
    return tr_domain(error.title)


def hint_of(error: UserError) -> str:
    """What to do next about an error, in the person's language; may be empty."""
    return tr_domain(error.hint)
