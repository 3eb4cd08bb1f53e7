"""Duplicates are found among many rows, by few candidates and a close look."""

from __future__ import annotations

import pytest

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.work import Account, Contact
from prm_desktop.replica.alike import CANDIDATES, Known, like_lead, name_score
from prm_desktop.replica.database import Database
from tests.replica.rows_for_tests import lead, made_id, put

WORKED = {"status": LeadStatus.WORKING, "partner_id": "p-1"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("hanse logistik", "logistik hanse", True),
        ("hanse logistik", "hanse logistk", True),
        ("hanselogistik", "hanse logistik", True),
        ("schmidt bau", "schmitt bau", True),
        ("cafe ruiz", "cafe ruis", True),
        ("meyer bau", "meier bau", True),
        ("bern", "berg", False),
        ("autohaus berlin", "autohaus bern", False),
        ("hanse logistik", "hanse spedition", False),
        ("abb", "abc", False),
    ],
)
def test_slips_and_order_make_no_other_name_but_another_word_does(one: str, other: str, alike: bool) -> None:  # noqa: FBT001 - a case
    assert (name_score(one, other) >= 84) is alike
    assert name_score(one, other) == name_score(other, one)


@pytest.mark.parametrize(
    ("values", "because"),
    [
        ({"company": "Mueller Straßenbau AG"}, ("company",)),
        ({"company": "Muller Strassenbauu"}, ("similar",)),
        ({"company": "Other", "email": "b@mueller.example"}, ("domain",)),
        ({"company": "Other", "phone": "040/12 34 56 78"}, ("phone",)),
        ({"company": "Other", "phone": "0049 40 12345678"}, ("phone",)),
        ({"company": "Möller", "phone": "(040) 1234-5678", "email": "a@mueller.example"}, ("email", "domain", "phone")),
    ],
)
def test_a_duplicate_is_found_however_it_is_written(
    db: Database, values: dict[str, str], because: tuple[str, ...]
) -> None:
    mine = lead(1, company="Straßenbau Müller GmbH", email="a@mueller.example", phone="+49 40 12345678", **WORKED)
    noise = [lead(number, company=f"Straßenmeisterei {number}", **WORKED) for number in range(10, 30)]
    put(db, [mine, lead(2, **{"company": "", **values}, **WORKED), *noise])
    with db.read() as conn:
        assert [(item.lead.id, item.because) for item in like_lead(conn, mine)] == [(made_id(2), because)]


def test_nothing_odd_in_a_lead_breaks_the_search(db: Database) -> None:
    odd = lead(1, company='"*^(OR) NEAR', email='a"b@c"d', phone='"" 1234567', **WORKED)
    put(db, [odd, lead(2, company="", email="", phone="", **WORKED)])
    with db.read() as conn:
        assert like_lead(conn, odd) == []
        assert like_lead(conn, lead(2, company="", email="", phone="", **WORKED)) == []


def test_many_with_one_word_do_not_hide_the_one_that_is_meant(db: Database) -> None:
    put(db, [lead(number, company=f"Autohaus Nummer{number}", **WORKED) for number in range(2, 3 * CANDIDATES)])
    mine, twin = lead(1, company="Autohaus Schmidt", **WORKED), lead(9999, company="Schmidt Autohaus KG", **WORKED)
    put(db, [twin, mine])
    with db.read() as conn:
        assert [item.lead.id for item in like_lead(conn, mine)] == [twin.id]
        known = Known.here(conn, "lead", "p-1")
    assert known.like(Lead(id="new", company="schmidt autohaus")) in [(mine.id, ("company",)), (twin.id, ("company",))]


def test_what_is_known_grows_with_what_comes_along(db: Database) -> None:
    put(db, [Account(id=made_id(1), name="Hanse AG", domain="hanse.example", partner_id="p-1"),
             Account(id=made_id(2), name="Theirs", partner_id="p-2")])  # fmt: skip
    with db.read() as conn:
        known = Known.here(conn, "account", "p-1")
        people = Known.here(conn, "contact", "p-1")
    assert known.like(Account(id="", name="Hanse")) == (made_id(1), ("company",))
    assert known.like(Account(id="", name="Hansee", domain="www.hanse.example")) == (made_id(1), ("similar", "domain"))
    assert known.like(Account(id="", name="Theirs")) is None
    assert people.like(Contact(id="", name="Ana")) is None
    people.add(Contact(id="7", name="Ana Ruiz", email="ana@x.example"))
    assert people.like(Contact(id="", name="Ana Ruis", email="ANA@x.example")) == ("7", ("similar", "email"))


def test_merged_leads_are_no_duplicates(db: Database) -> None:
    put(db, [lead(1, company="Hanse", status=LeadStatus.MERGED, partner_id="p-1")])
    with db.read() as conn:
        assert Known.here(conn, "lead", "p-1").like(lead(2, company="Hanse")) is None
