"""Cards of people: what an address book reads back is what stands in the row."""

from __future__ import annotations

import io
from collections.abc import Mapping

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Account, Contact, Task
from prm_desktop.services.cards import has_cards, write_cards


def names(_kind: str, ids: list[str]) -> Mapping[str, str]:
    return dict.fromkeys(ids, "Hanse; Nord")


def card(row: Row) -> list[str]:
    out = io.StringIO(newline="")
    assert write_cards(out, entity_of(type(row)), [row], names) == 1
    assert out.getvalue().endswith("END:VCARD\r\n")
    assert max(len(line.encode()) for line in out.getvalue().split("\r\n")) <= 75
    return out.getvalue().replace("\r\n ", "").split("\r\n")


def test_a_lead_is_a_person_at_a_company() -> None:
    lines = card(
        Lead(
            id="l-1", company="Café, Ruiz", contact_name="Ana\\Ruiz", contact_role="CEO", email="ana@ruiz.example",
            phone="+34 91 1", street="Calle 1; 2º", city="Madrid", postcode="28001", country="ES", notes="one\ntwo",
            updated_at="2026-03-02T09:00:00Z",
        )
    )  # fmt: skip
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    wanted = {
        "FN:Ana\\\\Ruiz", "ORG:Café\\, Ruiz", "TITLE:CEO", "EMAIL:ana@ruiz.example", "TEL:+34 91 1",
        "ADR:;;Calle 1\\; 2º;Madrid;;28001;ES", "NOTE:one\\ntwo", "REV:20260302T090000Z",
    }  # fmt: skip
    assert wanted <= set(lines)


def test_a_company_without_a_person_is_an_organization() -> None:
    lines = card(Lead(id="l-1", company="Hanse"))
    assert {"FN:Hanse", "KIND:org"} <= set(lines)


def test_a_contact_names_its_account() -> None:
    assert "ORG:Hanse\\; Nord" in card(Contact(id="c-1", name="Ana", account_id="a-1"))


def test_a_long_line_is_folded_between_characters() -> None:
    name = "شركة الشمال للتجارة والتوريدات الصناعية المحدودة " * 4
    assert f"FN:{name}" in card(Contact(id="c-1", name=name))


def test_only_people_have_cards() -> None:
    assert has_cards(entity_of(Contact))
    assert not has_cards(entity_of(Task))
    assert not has_cards(entity_of(Account))
