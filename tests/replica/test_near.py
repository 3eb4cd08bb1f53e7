"""Slips of the finger find what was meant, and words that are merely short or other find nothing."""

from __future__ import annotations

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.replica.database import Database
from prm_desktop.replica.near import near_titles
from tests.replica.rows_for_tests import lead, made_id, put


@pytest.fixture
def full(db: Database) -> Database:
    put(
        db,
        [
            lead(1, company="Hanse Logistik GmbH"),
            lead(2, company="Café Ruíz"),
            lead(3, company="شركة النور"),
            lead(4, company="Straßenbau Müller"),
            Product(id=made_id(5), name="Falcon Camera"),
        ],
    )
    return db


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("hamse", "Hanse Logistik GmbH"),
        ("logitsik", "Hanse Logistik GmbH"),
        ("logistik hasne", "Hanse Logistik GmbH"),
        ("Strasenbau", "Straßenbau Müller"),
        ("النوز", "شركة النور"),
        ("falcom", "Falcon Camera"),
        ("falcon kamera", "Falcon Camera"),
    ],
)
def test_a_slip_finds_what_was_meant(full: Database, typed: str, title: str) -> None:
    with full.read() as conn:
        assert [hit.title for hit in near_titles(conn, typed, 10)] == [title]


@pytest.mark.parametrize("typed", ["", "ab", "ru", "zzzz", "elephant", "hanse elephant", "%_'\""])
def test_other_words_find_nothing(full: Database, typed: str) -> None:
    with full.read() as conn:
        assert near_titles(conn, typed, 10) == []


def test_a_kind_and_a_limit_narrow_it(full: Database) -> None:
    put(full, [lead(number, company=f"Falkon {number}") for number in range(10, 20)])
    with full.read() as conn:
        assert {hit.kind for hit in near_titles(conn, "falcon", 50, ["product"])} == {"product"}
        assert len(near_titles(conn, "falcon", 4)) == 4
        assert near_titles(conn, "falcon", 4)[0].title == "Falcon Camera"
