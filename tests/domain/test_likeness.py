"""What two records of one customer have in common, however differently people write it."""

from __future__ import annotations

import pytest

from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.likeness import blocks, in_common, look_alikes, traits_of
from prm_desktop.domain.names import name_words, normal_phone
from prm_desktop.domain.work import Account, Contact


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller & Söhne GmbH", "Mueller Soehne"),
        ("Müller & Söhne GmbH", "SÖHNE, MÜLLER"),
        ("Hanse Logistik GmbH & Co. KG", "Hanse Logistik AG"),
        ("Dupont S.à r.l.", "DUPONT"),
        ("Nørd ApS", "Noerd"),
        ("O’Brien Ltd.", "OBrien"),
        ("Groß und Klein OHG", "GROSS & KLEIN"),
    ],
)
def test_names_of_one_company_have_the_same_words(one: str, other: str) -> None:
    assert sorted(name_words(one)) == sorted(name_words(other))


def test_a_name_of_nothing_but_a_legal_form_stays_a_name() -> None:
    assert name_words("SE") == ("se",)
    assert name_words("…") == ()


@pytest.mark.parametrize("number", ["+49 (0)40 123-4567", "0049 40 1234567", "040/123 45 67", "+49401234567 ext. 12"])
def test_a_number_is_the_same_however_it_begins(number: str) -> None:
    assert normal_phone(number) == normal_phone("+49 40 1234567")


def test_what_is_no_whole_number_is_none() -> None:
    assert normal_phone("112") == normal_phone("") == normal_phone("call me") == ""


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        (Lead(id="1", company="Hanse GmbH"), Lead(id="2", company="HANSE"), ("company",)),
        (Lead(id="1", email="a@hanse.example"), Lead(id="2", email="b@hanse.example"), ("domain",)),
        (Lead(id="1", email="a@gmail.com"), Lead(id="2", email="b@gmail.com"), ()),
        (Lead(id="1", email="A@Gmail.com"), Lead(id="2", email="a@gmail.com "), ("email",)),
        (Account(id="1", name="Hanse", domain="https://www.hanse.example/de"), Lead(id="2", email="x@hanse.example"),
         ("domain",)),
        (Contact(id="1", name="Ana Ruiz", email="a@x.example"), Contact(id="2", name="Bo Li", email="b@x.example"), ()),
        (Contact(id="1", name="Ana Ruiz"), Contact(id="2", name="Ruiz, Ana"), ("name",)),
        (Lead(id="1"), Lead(id="2"), ()),
    ],
)  # fmt: skip
def test_what_speaks_for_one_customer(one: Row, other: Row, common: tuple[str, ...]) -> None:
    assert in_common(traits_of(one), traits_of(other)) == common


def test_a_similar_name_needs_less_where_the_number_agrees() -> None:
    meyer = traits_of(Lead(id="1", company="Meyer Bau", phone="040 1234567"))
    meier = traits_of(Lead(id="2", company="Meier Bau", phone="+49 40 1234567"))
    apart = traits_of(Lead(id="3", company="Meier Bau"))
    assert in_common(meyer, meier, lambda _one, _other: 80.0) == ("similar", "phone")
    assert in_common(meyer, apart, lambda _one, _other: 80.0) == ()
    assert in_common(meyer, apart, lambda _one, _other: 90.0) == ("similar",)


def test_only_open_leads_of_ones_own_can_be_merged() -> None:
    mine = Lead(id="1", company="Hanse", status=LeadStatus.WORKING, partner_id="p-1")
    others = [
        Lead(id="2", company="Hanse", status=LeadStatus.ACCEPTED, partner_id="p-1"),
        Lead(id="3", company="Hanse", status=LeadStatus.CONVERTED, partner_id="p-1"),
        Lead(id="4", company="Hanse", status=LeadStatus.WORKING, partner_id="p-2"),
        mine,
    ]
    assert [item.lead.id for item in look_alikes(mine, others)] == ["2"]


def test_alike_records_share_a_key() -> None:
    one, other = (traits_of(Lead(id="1", company=name)) for name in ("Straßenbau Müller", "Mueller Strassenbau GmbH"))
    assert set(blocks(one)) & set(blocks(other))
    assert blocks(traits_of(Lead(id="1"))) == ()
