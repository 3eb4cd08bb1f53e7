"""Search as people type: beginnings of words, accents aside, always in step with the rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import queries, search
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import MODULE
from tests.replica.rows_for_tests import lead, made_id, put, put_in


def found(conn: Connection, text: str) -> set[str]:
    ids = queries.list_ids(conn, "lead", queries.Query(search=text))
    return {item.row.company for item in queries.rows_by_n(conn, "lead", ids)}


@pytest.fixture
def full(db: Database) -> Database:
    put(
        db,
        [
            lead(1, company="Hanse Logistik GmbH", contact_name="Jürgen Weiß", email="j.weiss@hanse-logistik.example"),
            lead(2, company="Café Ruiz", contact_name="Ana Ruiz", phone="+34 91 555 0101"),
            lead(3, company="Nordlys AS", title="Cameras for the café"),
            lead(4, company="شركة النور", contact_name="ليلى"),
            lead(5, company="東京電力株式会社", contact_name="山田 太郎"),
            lead(6, company="חברת אור", city="תל אביב"),
            lead(7, company="Ростелеком", contact_name="Ёлкина"),
            lead(8, company="한국전력공사"),
        ],
    )
    return db


@pytest.mark.parametrize(
    ("typed", "companies"),
    [
        ("han", {"Hanse Logistik GmbH"}),
        ("HANSE log", {"Hanse Logistik GmbH"}),
        ("log hanse", {"Hanse Logistik GmbH"}),
        ("anse", set()),
        ("jurgen", {"Hanse Logistik GmbH"}),
        ("JÜRGEN", {"Hanse Logistik GmbH"}),
        ("ju\u0308rgen", {"Hanse Logistik GmbH"}),
        ("j.weiss@hanse-log", {"Hanse Logistik GmbH"}),
        ("weiss@ruiz", set()),
        ("cafe", {"Café Ruiz", "Nordlys AS"}),
        ("café ruiz", {"Café Ruiz"}),
        ("+34 91", {"Café Ruiz"}),
        ("النور", {"شركة النور"}),
        ("نور", set()),
        ("東京", {"東京電力株式会社"}),
        ("太郎", {"東京電力株式会社"}),
        ("אביב חברת", {"חברת אור"}),
        ("РОСТЕЛ", {"Ростелеком"}),
        ("ёлк", {"Ростелеком"}),
        ("한국", {"한국전력공사"}),
        ("nor*", {"Nordlys AS"}),
        ('"nordlys" OR x', set()),
        ("company:nordlys", set()),
    ],
)
def test_words_are_found_by_their_beginnings_in_any_order_and_field(
    full: Database, typed: str, companies: set[str]
) -> None:
    with full.read() as conn:
        assert found(conn, typed) == companies


@pytest.mark.parametrize("typed", ["", "  ", "-", "()", '"', "***", "\0", "'; DROP TABLE e_lead"])
def test_what_is_no_word_is_no_condition_and_never_an_error(full: Database, typed: str) -> None:
    with full.read() as conn:
        assert len(found(conn, typed)) == (0 if "DROP" in typed else 8)
        assert search.search_all(conn, typed) == []


def test_the_index_follows_the_rows(full: Database) -> None:
    put(full, [lead(2, company="Bodega Sol")])
    with full.write() as conn:
        search.unindex(conn, "lead", [made_id(3)])
        conn.exec_driver_sql("DELETE FROM e_lead WHERE id = ?", (made_id(3),))
        search.index(conn, "lead", [made_id(3)])
    with full.read() as conn:
        assert found(conn, "cafe") == set()
        assert found(conn, "bodega") == {"Bodega Sol"}


def test_a_row_that_takes_the_number_of_a_deleted_one_is_not_found_by_its_words(full: Database) -> None:
    with full.write() as conn:
        conn.exec_driver_sql("DELETE FROM e_lead")  # without unindexing, as a reset does
        put_in(conn, [lead(9, company="Nova")])
        assert found(conn, "hanse") == set()
        assert found(conn, "nova") == {"Nova"}


def test_rebuilding_gives_the_same_index_whatever_it_was_before(full: Database) -> None:
    with full.write() as conn:
        conn.exec_driver_sql("DELETE FROM s_lead WHERE rowid = 1")
        conn.exec_driver_sql("INSERT INTO s_lead (rowid, company) VALUES (99, 'ghost')")
        search.rebuild(conn, "lead")
    with full.read() as conn:
        assert found(conn, "hanse") == {"Hanse Logistik GmbH"}
        assert conn.exec_driver_sql("SELECT count(*) FROM s_lead WHERE s_lead MATCH 'ghost'").scalar() == 0
    assert full.integrity() == []


@pytest.mark.parametrize("kind", ENTITIES)
def test_every_kind_can_be_indexed_rebuilt_and_searched(db: Database, kind: str) -> None:
    with db.write() as conn:
        conn.exec_driver_sql(f"INSERT INTO e_{kind} (id) VALUES ('x')")  # noqa: S608 - declared names
        search.index(conn, kind, ["x"])
        search.unindex(conn, kind, ["x", "not there"])
        search.rebuild(conn, kind)
        assert len(queries.list_ids(conn, kind, queries.Query(search="word"))) == 0


def test_everything_is_searched_at_once_grouped_with_the_best_first(db: Database) -> None:
    put(
        db,
        [
            lead(1, company="Zebra", description="wants a falcon"),
            lead(2, company="Falcon Freight"),
            lead(3, company="Peregrine Falcon"),
            Product(id=made_id(4), name="Falcon"),
        ],
    )
    with db.read() as conn:
        hits = search.search_all(conn, "Falcon")
    assert [(hit.kind, hit.title) for hit in hits] == [
        ("product", "Falcon"),
        ("lead", "Falcon Freight"),
        ("lead", "Peregrine Falcon"),
        ("lead", "Zebra"),
    ]


def test_one_kind_does_not_crowd_out_the_others(db: Database) -> None:
    put(db, [lead(number, company=f"Falcon {number}") for number in range(30)])
    put(db, [Product(id=made_id(100), name="Red falcon")])
    with db.read() as conn:
        hits = search.search_all(conn, "falcon", limit=5)
    assert len(hits) == 5
    assert {hit.kind for hit in hits} == {"lead", "product"}


def test_what_is_called_just_so_comes_first_however_many_newer_ones_have_the_words(db: Database) -> None:
    many = search.CANDIDATES + 20
    put(db, [lead(1, company="Falcon"), lead(2, company="Falcon Freight")])
    put(db, [lead(10 + number, company=f"Peregrine Falcon {number}") for number in range(many)])
    put(db, [lead(500 + number, company=f"Zebra {number}", description="Falcon") for number in range(many)])
    with db.read() as conn:
        hits = [hit.title for hit in search.search_all(conn, "falcon", limit=4)]
    assert hits == ["Falcon", "Falcon Freight", f"Peregrine Falcon {many - 1}", f"Peregrine Falcon {many - 2}"]


def test_of_equal_hits_the_newest_come_and_none_comes_twice(db: Database) -> None:
    put(db, [lead(number, company="Falcon", city="Falcon") for number in range(1, 31)])
    with db.read() as conn:
        hits = search.search_all(conn, "FALCON", limit=8)
    assert [hit.id for hit in hits] == [made_id(number) for number in range(30, 22, -1)]


@pytest.mark.parametrize(("most", "numbers", "more"), [(4, [1, 2, 3], False), (3, [1, 2, 3], False), (2, [1, 2], True)])
def test_found_rows_are_read_up_to_a_limit(db: Database, most: int, numbers: list[int], more: bool) -> None:  # noqa: FBT001
    put(db, [lead(number, company="Falcon") for number in range(1, 4)])
    with db.read() as conn:
        assert search.find(conn, "lead", "falc", most) == search.Found(numbers, more=more)


@pytest.fixture(scope="module")
def index() -> Iterator[object]:
    """A full-text table in memory, set up as the replica's are."""
    conn = MODULE.connect(":memory:")
    for statement in search.create_sql(ENTITIES["lead"]):
        conn.execute(statement)
    conn.execute("INSERT INTO s_lead (rowid, company) VALUES (1, 'Hanse Logistik')")
    yield conn
    conn.close()


@given(st.text())
def test_no_text_at_all_breaks_the_expression(index: object, text: str) -> None:
    expression = search.match_expression(text)
    if expression:
        index.execute("SELECT rowid FROM s_lead WHERE s_lead MATCH ?", (expression,)).fetchall()  # type: ignore[attr-defined]


@given(st.lists(st.sampled_from(['"', "*", "(", "AND", "OR", "NOT", "NEAR(", "^", "{", "}", ":", "-", "+", "a", "\0"])))
def test_nor_does_the_language_of_expressions(index: object, parts: list[str]) -> None:
    expression = search.match_expression(" ".join(parts) + "".join(parts))
    if expression:
        index.execute("SELECT rowid FROM s_lead WHERE s_lead MATCH ?", (expression,)).fetchall()  # type: ignore[attr-defined]


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), min_size=1, max_size=20))
def test_a_word_finds_itself(index: object, word: str) -> None:
    index.execute("INSERT OR REPLACE INTO s_lead (rowid, title) VALUES (2, ?)", (word,))  # type: ignore[attr-defined]
    found_rows = index.execute(  # type: ignore[attr-defined]
        "SELECT rowid FROM s_lead WHERE s_lead MATCH ?", (search.match_expression(word),)
    ).fetchall()
    assert (2,) in found_rows
