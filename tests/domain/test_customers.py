"""A partner keeps customers of its own, and takes back what nothing hangs on."""

from __future__ import annotations

import pytest

from prm_desktop.domain.commands import Actor, Command
from prm_desktop.domain.customers import (
    AddAccount,
    AddContact,
    RemoveAccount,
    RemoveContact,
    UpdateAccount,
    UpdateContact,
)
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Account, Contact
from tests.domain.rules import Rows, refused_as, taken_back

A, B, C = (f"01900000-0000-7000-8000-00000000000{number}" for number in (1, 2, 3))
VENDOR = Actor(user_id="u-v", role="vendor")
HANSE = Account(id=A, name="Hanse", partner_id="p-1")
ANA = Contact(id=B, name="Ana", account_id=A, partner_id="p-1")
FOREIGN = Account(id=C, name="Theirs", partner_id="p-2")


def test_an_account_and_a_contact_are_the_actors_own() -> None:
    rows = Rows.of()
    rows.do(AddAccount(name="Hanse", city="Kiel", company_size=40, account_id=A))
    rows.do(AddContact(name="Ana", email="ana@hanse.example", account_id=A, contact_id=B))
    account, contact = rows.get(Account, A), rows.get(Contact, B)
    assert account is not None
    assert contact is not None
    assert (account.partner_id, account.city, account.company_size) == ("p-1", "Kiel", 40)
    assert (contact.partner_id, contact.account_id, contact.email) == ("p-1", A, "ana@hanse.example")


@pytest.mark.parametrize(
    "command",
    [
        AddAccount(name="Hanse", account_id=B),
        AddContact(name="Ana", contact_id=B),
        UpdateAccount(account_id=A, changes={"name": ("Hanse", "Nord"), "company_size": (0, 7)}),
        RemoveAccount(account_id=A),
    ],
)
def test_each_is_taken_back_to_what_was_before(command: Command) -> None:
    taken_back(Rows.of(HANSE), command)


def test_a_contact_is_changed_and_removed_and_both_are_taken_back() -> None:
    taken_back(Rows.of(HANSE, ANA), UpdateContact(contact_id=B, changes={"phone": ("", "+49 431 1")}))
    taken_back(Rows.of(HANSE, ANA), RemoveContact(contact_id=B))


@pytest.mark.parametrize(
    "user", [ANA, Lead(id=C, account_id=A, partner_id="p-1"), Deal(id=C, account_id=A, partner_id="p-1")]
)
def test_an_account_that_is_used_stays(user: Row) -> None:
    assert refused_as(Rows.of(HANSE, user), RemoveAccount(account_id=A)) == "in_use"


def test_a_contact_that_a_deal_names_stays() -> None:
    rows = Rows.of(ANA, Deal(id=C, contact_id=B, partner_id="p-1"))
    assert refused_as(rows, RemoveContact(contact_id=B)) == "in_use"


def test_nobody_writes_among_the_customers_of_another_partner() -> None:
    rows = Rows.of(FOREIGN, ANA)
    moved = {"account_id": ("", C)}
    assert refused_as(rows, AddContact(name="Ana", account_id=C, contact_id=A))
    assert refused_as(rows, UpdateContact(contact_id=B, changes=moved))
    assert refused_as(rows, RemoveAccount(account_id=C))
    assert refused_as(rows, UpdateAccount(account_id=C, changes={"name": ("Theirs", "Mine")}))
    assert refused_as(Rows.of(), AddAccount(name="Hanse", account_id=A), VENDOR) == "no_partner"
    assert refused_as(Rows.of(), AddContact(name="Ana", contact_id=A), VENDOR) == "no_partner"
