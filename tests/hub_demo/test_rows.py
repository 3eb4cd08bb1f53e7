"""What holds for every row of the demo world, whatever its kind."""

import re
from collections import Counter
from datetime import date
from itertools import islice
from typing import Any

import phonenumbers
import pytest

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.partners import OemContact
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.terms import TERMS_ID
from prm_desktop.domain.times import day, moment
from sync.hub.demo import generate
from tests.hub_demo.worlds import NOW, SEED, TODAY, by_kind, first_of_many, rows, small

VENDOR_ONLY = {"work_note", "pool_source"}
EVERYONES = {"lead", "user"}
"""Kinds that belong to a partner as a rule, but some rows of which are the vendor's own."""


def fields(row: Row, *kinds: Type) -> list[tuple[Field, Any]]:
    known = entity_of(type(row)).fields
    return [(field, getattr(row, field.name)) for field in known if field.type in kinds and getattr(row, field.name)]


def test_every_kind_of_entity_is_there() -> None:
    assert set(by_kind()) == set(ENTITIES)


def test_the_same_seed_and_day_give_the_same_rows() -> None:
    again = generate("small", SEED, TODAY)
    assert tuple(again.rows) == rows()
    assert again.accounts == small().accounts


def test_rows_can_be_gone_through_twice() -> None:
    assert list(islice(small().rows, 50)) == list(islice(small().rows, 50))


def test_another_seed_gives_other_rows() -> None:
    other = {row.id for row in generate("small", SEED + 1, TODAY).rows}
    assert other & {row.id for row in rows()} == {TERMS_ID}


def test_no_id_occurs_twice_save_for_a_pooled_lead_that_shares_its_entry_s() -> None:
    counts = Counter(row.id for row in rows())
    shared = {row_id for row_id, count in counts.items() if count > 1}
    assert shared == set(by_kind()["pool_source"])


def test_every_reference_leads_to_a_row() -> None:
    ids = {kind: {getattr(row, ENTITIES[kind].key) for row in found.values()} for kind, found in by_kind().items()}
    ids["lead"] |= {row.id for row in first_of_many(300)}
    dangling = []
    for row in (*rows(), *first_of_many(300)):
        dangling += [
            (type(row).__name__, field.name)
            for field, value in fields(row, Type.REF, Type.REFS)
            for target in ((value,) if field.type is Type.REF else value)
            if target not in ids[field.target]
        ]
    assert not dangling


def test_every_value_has_the_form_that_its_field_declares() -> None:
    for row in (*rows(), *first_of_many(300)):
        entity = entity_of(type(row))
        assert entity.from_store(entity.to_store(row)) == row
        for _, value in fields(row, Type.INSTANT):
            moment(value)
        for _, value in fields(row, Type.DAY):
            day(value)
        for field, value in fields(row, Type.CHOICE):
            assert field.choices is not None
            assert value in {str(known) for known in field.choices}, (entity.kind, field.name, value)
        for field, value in fields(row, Type.INTEGER, Type.MONEY, Type.PERCENT):
            assert type(value) is int, (entity.kind, field.name)


def test_every_telephone_number_is_valid_in_its_country() -> None:
    for row in (*rows(), *first_of_many(300)):
        for _, value in fields(row, Type.PHONE):
            number = phonenumbers.parse(value)
            assert phonenumbers.is_valid_number(number), value
            country = getattr(row, "country", "")
            assert country in {"", phonenumbers.region_code_for_number(number)}, (country, value)


def test_mail_and_web_addresses_are_under_the_reserved_domain() -> None:
    for row in rows():
        for _, value in fields(row, Type.EMAIL):
            assert re.fullmatch(r"[a-z0-9.]+@[a-z0-9-]+\.example", value), value
        for _, value in fields(row, Type.URL):
            assert re.match(r"https://[a-z0-9.-]+\.example(/|$)", value), value


def test_what_belongs_to_a_partner_names_it() -> None:
    owned = {kind for kind, entity in ENTITIES.items() if "partner_id" in entity.by_name} - EVERYONES
    for kind in owned:
        assert all(getattr(row, "partner_id", "") for row in by_kind()[kind].values()), kind


@pytest.mark.parametrize("kind", sorted(VENDOR_ONLY))
def test_what_is_the_vendor_s_alone_carries_no_partner(kind: str) -> None:
    entity = ENTITIES[kind]
    assert "partner_id" not in entity.by_name
    assert all(entity.scopes(row) == ("vendor",) for row in by_kind()[kind].values())


def test_nothing_was_made_or_changed_in_the_future() -> None:
    for row in rows():
        assert row.created_at <= row.updated_at <= NOW, type(row)


def test_dates_move_with_the_day() -> None:
    later = generate("small", SEED, date(2027, 4, 8))
    latest = max(row.updated_at for row in later.rows)
    assert latest == "2027-04-08T08:00:00Z"
    assert latest > max(row.updated_at for row in rows())


def test_every_vendor_contact_has_a_deputy_who_is_somebody_else() -> None:
    contacts = [row for row in by_kind()["oem_contact"].values() if isinstance(row, OemContact)]
    assert all(contact.deputy_id not in {"", contact.id} for contact in contacts)
