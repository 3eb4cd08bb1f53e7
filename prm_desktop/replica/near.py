"""Rows whose title is nearly what was typed, for where the full-text index finds little: slips of the finger.

Bounded: per kind only the newest rows are compared, so that it takes a moment whatever the size of the replica.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz import fuzz, process
from sqlalchemy import Connection

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica.search import Hit
from prm_desktop.tables import NUMBER, table_name

NEWEST = 2_000
"""Rows per kind that are compared."""
SHORTEST = 4
"""Letters of a word from which a slip can be told from another word."""
ALIKE = 74
"""Per cent of likeness from which a word is taken for another one."""
ROUGHLY = 60
"""The same for the whole title, before its words are compared."""


def near_titles(conn: Connection, text: str, limit: int, kinds: Iterable[str] = ()) -> list[Hit]:
    """The rows with the most similar titles, best first within each kind; none for very short words."""
    typed = plain(text)
    if not any(len(word) >= SHORTEST for word in typed.split()):
        return []
    found: list[tuple[float, Hit]] = []
    for kind in kinds or ENTITIES:
        if ENTITIES[kind].search_fields:
            found += _near(conn, kind, typed)
    found.sort(key=lambda item: -item[0])
    return [hit for _score, hit in found[:limit]]


def plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _near(conn: Connection, kind: str, typed: str) -> Iterator[tuple[float, Hit]]:
    rows = conn.exec_driver_sql(_newest_sql(kind), (NEWEST,)).all()
    titles = [plain(str(title)) for _id, title, _subtitle in rows]
    rough = process.extract(typed, titles, scorer=fuzz.partial_ratio, score_cutoff=ROUGHLY, limit=None)
    for title, _score, place in rough:
        score = _likeness(typed, title)
        if score >= ALIKE:
            row_id, whole, subtitle = rows[place]
            yield score, Hit(kind, str(row_id), str(whole), str(subtitle))


def _likeness(typed: str, title: str) -> float:
    """How alike the least alike typed word is to the word of the title that it resembles most, or to its beginning."""
    words = title.split()
    return min(
        max((max(fuzz.ratio(part, word), fuzz.ratio(part, word[: len(part)])) for word in words), default=0.0)
        for part in typed.split()
    )


@cache
def _newest_sql(kind: str) -> str:
    entity = ENTITIES[kind]
    subtitle = f'"{entity.subtitle}"' if entity.subtitle else "''"
    return f'SELECT id, "{entity.title}", {subtitle} FROM {table_name(entity)} ORDER BY {NUMBER} DESC LIMIT ?'  # noqa: S608 - declared names
