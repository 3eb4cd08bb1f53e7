"""Companies and the people in them: name, address, telephone and mailbox fit each other."""

from __future__ import annotations

from dataclasses import dataclass

from sync.hub.demo.enquiries import covered
from sync.hub.demo.firms import (
    ARABIC_FORM,
    ARABIC_STEMS,
    ARABIC_WORDS,
    FORMS,
    INDUSTRIES,
    LONG,
    STEMS,
    WORD_FIRST,
    WORDS,
)
from sync.hub.demo.maker import Maker
from sync.hub.demo.people import ARABIC_FIRST, ARABIC_LAST, FIRST, LAST, POSITIONS
from sync.hub.demo.places import NUMBER_FIRST, Place, language_of
from sync.hub.demo.words import slug

_SIZES = (8, 12, 19, 27, 35, 48, 60, 85, 110, 140, 180, 240, 310, 420, 650, 900, 1400, 2600, 5200)
_SMALL = frozenset({"Hospitality", "Retail", "Construction"})
_MEDIUM = 5  # where the sizes of companies begin that run a plant, a ward or a fleet


@dataclass(frozen=True, slots=True)
class Firm:
    """A company in a town. `language` is the one it writes in; `arabic` its name in Arabic script where it has one."""

    name: str
    arabic: str
    domain: str
    industry: str
    size: int
    place: Place
    postcode: str
    street: str
    phone: str
    language: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works there."""

    name: str
    arabic: str
    position: str
    email: str
    phone: str


def firm(make: Maker, place: Place, *, with_town: bool = False) -> Firm:
    """An invented company of this town; with its town in the name where many are needed."""
    number = make.number(0, len(INDUSTRIES) - 1)
    home = language_of(place)
    name, arabic = _arabic_name(make, number, place) if home == "ar" else (_name(make, number, home, place), "")
    if with_town:
        name = f"{name.rsplit(' ', 1)[0]} {place.city} {name.rsplit(' ', 1)[1]}"
    return _firm(make, place, name, INDUSTRIES[number], arabic)


def long_firm(make: Maker, place: Place) -> Firm:
    """The company of this region with the longest name."""
    name, industry = LONG[place.region]
    return _firm(make, place, name, industry, "")


def _firm(make: Maker, place: Place, name: str, industry: str, arabic: str) -> Firm:
    postcode, street = make.pick(place.addresses)
    number = make.number(2, 140)
    home = language_of(place)
    joined = ", " if place.country == "FR" else " "
    return Firm(
        name=name,
        arabic=arabic,
        domain=f"{_host(name, place)}.example",
        industry=industry,
        size=make.pick(_SIZES if industry in _SMALL else _SIZES[_MEDIUM:]),
        place=place,
        postcode=postcode,
        street=f"{number}{joined}{street}" if place.country in NUMBER_FIRST else f"{street} {number}",
        phone=make.digits(place.phone),
        language=home if industry in covered(home) and make.happens(_OWN_LANGUAGE[home]) else "en",
    )


_OWN_LANGUAGE = {"en": 100, "de": 48, "fr": 62, "es": 80, "it": 80, "nl": 50, "sv": 50, "ar": 60}
"""How many of a hundred write to an international vendor in their own language."""
_HOST_WORDS = 3
_JOINING = frozenset({"und", "the", "of", "and", "de", "du", "la", "di", "e", "y", "et", "van", "der", "en"})


def _host(name: str, place: Place) -> str:
    forms = {slug(form) for form in FORMS[place.country]}
    parts = [part for part in slug(name).split("-") if part not in forms and part not in {"co", "kg", "mbh"}]
    return "-".join([part for part in parts if len(part) > 1 and part not in _JOINING][:_HOST_WORDS])


def _name(make: Maker, industry: int, language: str, place: Place) -> str:
    stem, word = make.pick(STEMS[language]), make.pick(WORDS[language][industry].split("; "))
    form = make.pick(FORMS[place.country])
    if place.country == "CH" and language == "fr":
        form = make.pick(("SA", "Sàrl"))
    named = f"{word} {stem}" if language in WORD_FIRST else f"{stem} {word}"
    return f"{named} {form}"


def _arabic_name(make: Maker, industry: int, place: Place) -> tuple[str, str]:
    latin, arabic = make.pick(ARABIC_STEMS)
    word = WORDS["ar"][industry]
    return f"{latin} {word} {make.pick(FORMS[place.country])}", f"{arabic} {ARABIC_WORDS[industry]} {ARABIC_FORM}"


def person(make: Maker, company: Firm) -> Person:
    """Somebody of this company, with a position in the language that the company writes in."""
    home, arabic = language_of(company.place), ""
    if home == "ar":
        first, last = make.pick(ARABIC_FIRST), make.pick(ARABIC_LAST)
        name, arabic = f"{first[0]} {last[0]}", f"{first[1]} {last[1]}"
    else:
        name = f"{make.pick(FIRST[home])} {make.pick(LAST[home])}"
    mailbox = ".".join(slug(name).split("-"))
    return Person(
        name=name,
        arabic=arabic,
        position=make.pick(POSITIONS[company.language]),
        email=f"{mailbox}@{company.domain}",
        phone=make.digits(company.place.phone),
    )
