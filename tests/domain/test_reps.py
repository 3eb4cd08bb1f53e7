"""The right person at the vendor."""

from __future__ import annotations

import pytest

from prm_desktop.domain.partners import OemContact, Territory
from prm_desktop.domain.reps import Asked, find_rep, find_rep_in

ALL = ("DE", "FR", "GB")
CONTACTS = (
    OemContact(id="1", name="Manager", regions=ALL, deputy_id="2"),
    OemContact(id="2", name="German manager", regions=("DE",), deputy_id="1"),
    OemContact(id="3", name="Switches", regions=ALL, product_ids=("sw",), deputy_id="4"),
    OemContact(id="4", name="German switches", regions=("DE",), product_ids=("sw",), deputy_id="3"),
    OemContact(id="5", name="Desk", regions=ALL, segments=("Deal registration",), deputy_id="1"),
    OemContact(id="6", name="Hamburg", regions=("DE",), deputy_id="2"),
)
TERRITORIES = (
    Territory(id="t", country="DE", postcodes=("2", "20"), oem_contact_id="6"),
    Territory(id="u", country="DE", postcodes=("201",), oem_contact_id="2"),
)
TODAY = "2026-11-24"


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (Asked(region="FR"), "Manager"),
        (Asked(region="DE"), "German manager"),
        (Asked(region="FR", product_ids=frozenset({"sw"})), "Switches"),
        (Asked(region="DE", product_ids=frozenset({"sw", "ro"})), "German switches"),
        (Asked(region="DE", product_ids=frozenset({"ro"})), "German manager"),
        (Asked(region="DE", segment="Deal registration"), "Desk"),
        (Asked(region="DE", country="DE", postcode="20457"), "Hamburg"),
        (Asked(region="DE", country="DE", postcode="20149"), "German manager"),
        (Asked(region="DE", country="AT", postcode="20457"), "German manager"),
    ],
)
def test_the_most_specific_contact_answers(asked: Asked, name: str) -> None:
    found = find_rep(asked, CONTACTS, TERRITORIES, TODAY)
    assert found is not None
    assert found.contact.name == name
    reversed_order = find_rep(asked, CONTACTS[::-1], TERRITORIES[::-1], TODAY)
    assert reversed_order == found


def test_nobody_answers_for_a_region_that_nobody_has() -> None:
    assert find_rep(Asked(region="JP"), CONTACTS, (), TODAY) is None


def test_the_first_deputy_who_is_there_stands_in() -> None:
    away = {"away_from": "2026-11-20", "away_until": "2026-11-24"}
    boss = OemContact(id="a", name="Boss", deputy_id="b", **away)  # type: ignore[arg-type]  # texts by name
    second = OemContact(id="b", name="Second", deputy_id="c", product_ids=("x",), **away)  # type: ignore[arg-type]
    third = OemContact(id="c", name="Third", deputy_id="a", product_ids=("x",))
    found = find_rep(Asked(), (boss, second, third), (), TODAY)
    assert found is not None
    assert (found.contact.name, found.instead_of) == ("Third", boss)
    back = find_rep(Asked(), (boss, second, third), (), "2026-11-25")
    assert back is not None
    assert (back.contact.name, back.instead_of) == ("Boss", None)
    alone = find_rep(Asked(), (boss, second), (), TODAY)
    assert alone is not None
    assert alone.contact.name == "Boss"


@pytest.mark.parametrize(
    ("industry", "products", "name", "because"),
    [
        ("Logistics", {"wifi"}, "Wireless logistics", ("product", "segment")),
        ("Logistics", {"sw"}, "Switches", ("product",)),
        ("Logistics", set(), "Logistics", ("segment",)),
        ("Farming", {"wifi"}, "Wireless", ("product",)),
        ("", set(), "Manager", ()),
    ],
)
def test_the_industry_counts_where_somebody_has_it_and_never_more_than_the_product(
    industry: str, products: set[str], name: str, because: tuple[str, ...]
) -> None:
    people = (
        OemContact(id="1", name="Manager"),
        OemContact(id="2", name="Switches", product_ids=("sw",)),
        OemContact(id="3", name="Wireless", product_ids=("wifi",)),
        OemContact(id="4", name="Wireless logistics", product_ids=("wifi",), segments=("Logistics",)),
        OemContact(id="5", name="Logistics", segments=("Logistics",)),
    )
    found = find_rep_in(industry, Asked(product_ids=frozenset(products)), people, (), TODAY)
    assert found is not None
    assert (found.contact.name, found.because) == (name, because)
