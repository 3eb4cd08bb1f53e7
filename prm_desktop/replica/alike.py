"""Finding what looks like a duplicate among many rows: a few candidates first, by shared keys, then a closer look.

For one record the candidates come from the full-text index (`like_lead`); for many, from an index in memory that is
made once (`Known`). Both are bounded: a common word never makes everything be compared with everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.likeness import (
    BLOCK,
    SIMILAR,
    SURE,
    TRAIT_FIELDS,
    Alike,
    Traits,
    blocks,
    in_common,
    look_alikes,
    traits,
    traits_of,
)
from prm_desktop.domain.names import name_words
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.work import Contact
from prm_desktop.replica.queries import rows_by_n
from prm_desktop.replica.search import index_name
from prm_desktop.tables import table_name

CANDIDATES = 150
"""The most rows that one key brings into a closer look; the newest where there are more."""
SHORTEST_END = 3
"""Digits at the end of a phone number that stand alone and still tell something."""
_DOUBLED = (("ae", "a", "æ"), ("oe", "o", "ø"), ("ue", "u", "u"), ("aa", "a", "a"))
LONG_ENOUGH = 8
"""Letters of a whole name from which one of them may be a slip, even where its word is short."""
ROUGHLY = 60.0
"""Per cent of likeness of whole names below which their words are not compared."""


def name_score(one: str, other: str) -> float:
    """How alike two names are, in per cent: as alike as their least alike words, in whatever order.

    Where one writes in two words what the other writes in one, the letters count.
    """
    mine, theirs = one.split(), other.split()
    joined = fuzz.ratio("".join(mine), "".join(theirs)) if len(mine) != len(theirs) else 0.0
    if len(mine) != len(theirs) or not mine:
        return joined
    slips = len("".join(mine)) >= LONG_ENOUGH
    there = (max(_word_score(word, item, slips=slips) for item in theirs) for word in mine)
    back = (max(_word_score(word, item, slips=slips) for item in mine) for word in theirs)
    return min(*there, *back)


def _word_score(one: str, other: str, *, slips: bool) -> float:
    """How alike two words are. In a name that is long enough, one slip in a short word is one: Ruiz and Ruis."""
    score = fuzz.ratio(one, other)
    if slips and score < SIMILAR and min(len(one), len(other)) >= BLOCK and OSA.distance(one, other) == 1:
        return SIMILAR
    return score


def like_lead(conn: Connection, lead: Lead) -> list[Alike]:
    """The leads that could be merged with this one, those with the most in common first."""
    numbers: dict[int, None] = {}
    for expression in _expressions(lead):
        numbers.update(dict.fromkeys(_matching(conn, "lead", expression)))
    return look_alikes(lead, (item.row for item in rows_by_n(conn, "lead", numbers)), name_score)


def _matching(conn: Connection, kind: str, expression: str) -> list[int]:
    name = index_name(kind)
    sql = f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608 - declared names
    return [int(row[0]) for row in conn.exec_driver_sql(sql, (expression, CANDIDATES))]


def _expressions(lead: Lead) -> Iterator[str]:
    """Full-text expressions, each of which finds leads that may be alike."""
    traits = traits_of(lead)
    spellings = [_spellings(word) for word in name_words(lead.company)]
    begun = ["(" + " OR ".join(f'"{item}"*' for item in some) + ")" for some in spellings]
    if begun:
        yield f"{{company}} : ({' AND '.join(begun)})"
        yield from (f"{{company}} : {item}" for item in begun)
    if address := (traits.domain or traits.email).replace('"', ""):
        yield f'{{email}} : "{address}"'
    if traits.phone:
        yield f"{{phone}} : ({' OR '.join(_ends(traits.phone))})"


def _spellings(word: str) -> tuple[str, ...]:
    """How the beginning of a word may stand in the index, which drops dots and rings: muel, mul, nør."""
    bare = letters = word
    for double, plain, letter in _DOUBLED:
        bare, letters = bare.replace(double, plain), letters.replace(double, letter)
    return tuple(dict.fromkeys(item[:BLOCK] for item in (word, bare, letters)))


def _ends(digits: str) -> Iterator[str]:
    """The groups that a number may end in, however it is written: 1234567, 34567, 4567, 567, 45 67."""
    yield from (f'"{digits[-length:]}"' for length in range(SHORTEST_END, len(digits) + 1))
    yield f'"{digits[-4:-2]} {digits[-2:]}"'


@dataclass
class Known:
    """The rows of one kind as they are compared, with the keys that lead to them. `add` as rows come along."""

    ids: list[str] = field(default_factory=list)
    _traits: list[Traits] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)
    _by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def here(cls, conn: Connection, kind: str, partner_id: str) -> Known:
        """The rows of a kind that belong to a partner. Merged leads are none any more."""
        entity, made = ENTITIES[kind], cls()
        names = [name for name in TRAIT_FIELDS if name in entity.by_name]
        columns = ", ".join(f'"{name}"' for name in ("id", *names))
        merged = " AND status <> 'merged'" if kind == "lead" else ""
        sql = f"SELECT {columns} FROM {table_name(entity)} WHERE partner_id = ?{merged} ORDER BY n"  # noqa: S608 - declared names
        for row_id, *values in conn.exec_driver_sql(sql, (partner_id,)):
            made._keep(row_id, traits(dict(zip(names, values, strict=True)), person=entity.row is Contact))
        return made

    def add(self, row: Row) -> None:
        """Know this row too."""
        self._keep(row.id, traits_of(row))

    def _keep(self, row_id: str, made: Traits) -> None:
        for key in blocks(made):
            self._by_key[key].append(len(self.ids))
        self.ids.append(row_id)
        self._traits.append(made)
        self._names.append(" ".join(sorted(made.name.split())))

    def like(self, row: Row) -> tuple[str, tuple[str, ...]] | None:
        """The row with the most in common with this one, and what that is; None where nothing is alike."""
        mine = traits_of(row)
        best: tuple[int, bool, int] | None = None
        said: tuple[str, ...] = ()
        for place in self._near(mine):
            because = in_common(mine, self._traits[place], name_score)
            rank = (-len(because), "similar" in because, place)
            if because and (best is None or rank < best):
                best, said = rank, because
        return (self.ids[best[2]], said) if best is not None else None

    def _near(self, mine: Traits) -> Iterable[int]:
        """The places of the rows that deserve a closer look: those with an equal key, and those with a like name."""
        sure: dict[int, None] = {}
        perhaps: dict[int, None] = {}
        for key in blocks(mine):
            found = self._by_key.get(key, ())[-CANDIDATES:]
            (sure if key.startswith(SURE) else perhaps).update(dict.fromkeys(found))
        places = [place for place in perhaps if place not in sure]
        name, names = " ".join(sorted(mine.name.split())), [self._names[place] for place in places]
        close = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=ROUGHLY, limit=None)
        return (*sure, *(places[number] for _name, _score, number in close))
