"""Full-text search: one FTS5 table per entity, with `rowid` = the row's local number `n`.

The tables hold only the index, no copy of the text, and no triggers feed them: whoever changes rows takes them off the
index before (`unindex`) and puts them on after (`index`), page by page, which is several times faster. Both may be
called for rows that are not there or not indexed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

import msgspec
from sqlalchemy import Connection

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.tables import NUMBER, table_name

MAX_WORDS = 12
MAX_WORD = 64
CANDIDATES = 100
"""How many matches per entity are looked at in `search_all`; the newest where there are more."""
BEGINNINGS = 500
"""The same of rows whose title begins with what was typed: the one that is called just so must not be missed."""
HASH_BYTES = 32 * 1024 * 1024
"""How much of an index is gathered in memory before it is written, while many rows are indexed."""
TOKENIZER = "tokenize='unicode61 remove_diacritics 2'"
DIACRITICS = ("\u0300", "\u036f")
_encode = msgspec.json.Encoder().encode


def index_name(kind: str) -> str:
    """The full-text table of an entity."""
    return f"s_{kind}"


def create_sql(entity: Entity[Any]) -> tuple[str, str]:
    """The statements that make the full-text table of an entity with search fields.

    No `prefix` option: measured on 100,000 leads, it finds nothing faster, and triples the time to build and the size.
    """
    name = index_name(entity.kind)
    columns = ", ".join(f'"{item.name}"' for item in entity.search_fields)
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='', contentless_delete=1, {TOKENIZER})",
        f"INSERT INTO {name}({name}, rank) VALUES ('hashsize', {HASH_BYTES})",  # noqa: S608 - declared names
    )


def rebuild_sql(entity: Entity[Any]) -> tuple[str, str]:
    """The statements that index all rows of an entity anew."""
    name = index_name(entity.kind)
    return f"INSERT INTO {name}({name}) VALUES ('delete-all')", _fill_sql(entity, "INSERT")  # noqa: S608 - declared names


def fill_sql(entity: Entity[Any], index: str) -> str:
    """The statement that puts all rows of an entity on an index of this name."""
    return _fill_sql(entity, "INSERT").replace(index_name(entity.kind), index, 1)


def _fill_sql(entity: Entity[Any], verb: str) -> str:
    columns = ", ".join(f'"{item.name}"' for item in entity.search_fields)
    name = index_name(entity.kind)
    return f"{verb} INTO {name}(rowid, {columns}) SELECT {NUMBER}, {columns} FROM {table_name(entity)}"  # noqa: S608 - declared names


@cache
def _statements(kind: str) -> tuple[str, str] | None:
    """How rows named by a JSON list of ids are taken off and put on the index; None where nothing is searched."""
    entity = ENTITIES[kind]
    if not entity.search_fields:
        return None
    named = "id IN (SELECT value FROM json_each(?))"
    off = f"DELETE FROM {index_name(kind)} WHERE rowid IN (SELECT {NUMBER} FROM {table_name(entity)} WHERE {named})"  # noqa: S608 - declared names
    return off, f"{_fill_sql(entity, 'INSERT OR REPLACE')} WHERE {named}"


def unindex(conn: Connection, kind: str, ids: Sequence[str]) -> None:
    """Take rows off the index; call it before they are changed or deleted."""
    statements = _statements(kind)
    if statements and ids:
        conn.exec_driver_sql(statements[0], (json_list(ids),))


def index(conn: Connection, kind: str, ids: Sequence[str]) -> None:
    """Put rows on the index as they are now; ids without a row are passed over."""
    statements = _statements(kind)
    if statements and ids:
        conn.exec_driver_sql(statements[1], (json_list(ids),))


def rebuild(conn: Connection, kind: str) -> None:
    """Index all rows of an entity anew."""
    if ENTITIES[kind].search_fields:
        for statement in rebuild_sql(ENTITIES[kind]):
            conn.exec_driver_sql(statement)


def match_expression(text: str) -> str:
    """The FTS5 expression for what a person typed: every word as the beginning of a word, in any field.

    Empty where nothing typed is a word. Any text at all is safe: only letters, digits and accents reach the expression.
    """
    return " ".join(f'"{" ".join(words)}"*' for words in _words(text))


def _words(text: str) -> Iterator[list[str]]:
    """What stands between spaces, each as its words: `ann@x.de` is three words that follow on each other."""
    found = (re.findall(r"[^ ]+", "".join(map(_shown, chunk))) for chunk in text.split()[:MAX_WORDS])
    return ([word[:MAX_WORD] for word in words[:MAX_WORDS]] for words in found if words)


def _shown(char: str) -> str:
    """The character where the tokenizer takes it for part of a word (letter, number, accent), else a space."""
    inside = unicodedata.category(char)[0] in "LN" or unicodedata.category(char) == "Co"
    return char if inside or DIACRITICS[0] <= char <= DIACRITICS[1] else " "


def json_list(values: Sequence[Any]) -> str:
    """The values for SQLite's `json_each`."""
    return _encode(values).decode()


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of rows with some words. `more`: there are others, which were not read."""

    numbers: Sequence[int]
    more: bool


def find(conn: Connection, kind: str, text: str, most: int) -> Found | None:
    """The rows with these words, at most so many; None where nothing is a word or the kind has no index."""
    expression = match_expression(text)
    if not expression or not ENTITIES[kind].search_fields:
        return None
    name = index_name(kind)
    some = f"SELECT rowid FROM {name} WHERE {name} MATCH ? LIMIT ?"  # noqa: S608 - declared names
    numbers = [row[0] for row in conn.exec_driver_sql(some, (expression, most + 1))]
    return Found(numbers[:most], len(numbers) > most)


@dataclass(frozen=True, slots=True)
class Hit:
    """A found row. `title` and `subtitle` are plain text."""

    kind: str
    id: str
    title: str
    subtitle: str


def search_all(conn: Connection, text: str, limit: int = 50, kinds: Iterable[str] = ()) -> list[Hit]:
    """Rows of these kinds (none: all) with these words, grouped: the kind with the best hit first, best hits first.

    A hit in the title counts more than one elsewhere, a whole title or its beginning most; then the newest first. So
    that the answer takes the same time however many rows have the words, only the newest of each sort are looked at
    (`BEGINNINGS`, `CANDIDATES`). Where there are more hits than `limit`, every kind gets its share.
    """
    expression = match_expression(text)
    if not expression:
        return []
    groups = [group for kind in kinds or ENTITIES if (group := _ranked(conn, kind, expression, text, limit))]
    groups.sort(key=lambda group: group[0][0])
    taken = [item for layer in zip_longest(*groups) for item in layer if item is not None][:limit]
    kept = {id(item) for item in taken}
    return [item[1] for group in groups for item in group if id(item) in kept]


def _ranked(conn: Connection, kind: str, expression: str, text: str, limit: int) -> list[tuple[int, Hit]]:
    entity = ENTITIES[kind]
    if not entity.search_fields:
        return []
    typed = text.strip().casefold()
    found: dict[int, tuple[int, Hit]] = {}
    if any(item.name == entity.title for item in entity.search_fields):
        title = f'{{"{entity.title}"}} :'
        begins = f'{title} ^ "{" ".join(word for words in _words(text) for word in words)}"*'
        for n, hit in _hits(conn, entity, begins, BEGINNINGS):
            found[n] = (_score(typed, hit), hit)
        if len(found) < limit:
            for n, hit in _hits(conn, entity, f"{title} ({expression})", CANDIDATES):
                found.setdefault(n, (_score(typed, hit), hit))
    if len(found) < limit:
        for n, hit in _hits(conn, entity, expression, CANDIDATES):
            found.setdefault(n, (3, hit))
    return sorted(found.values(), key=lambda item: item[0])[:limit]


def _score(typed: str, hit: Hit) -> int:
    title = hit.title.casefold()
    return 0 if title == typed else 1 if title.startswith(typed) else 2


def _hits(conn: Connection, entity: Entity[Any], expression: str, most: int) -> Iterator[tuple[int, Hit]]:
    for n, row_id, title, subtitle in conn.exec_driver_sql(_hits_sql(entity.kind), (expression, most)):
        yield n, Hit(entity.kind, row_id, str(title), str(subtitle))


@cache
def _hits_sql(kind: str) -> str:
    entity = ENTITIES[kind]
    name, table = index_name(kind), table_name(entity)
    subtitle = f't."{entity.subtitle}"' if entity.subtitle else "''"
    newest = f"SELECT rowid AS n FROM {name} WHERE {name} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608 - declared names
    return (
        f'SELECT t.{NUMBER}, t.id, t."{entity.title}", {subtitle} FROM ({newest}) AS m '  # noqa: S608 - declared names
        f"JOIN {table} AS t ON t.{NUMBER} = m.n ORDER BY t.{NUMBER} DESC"
    )
