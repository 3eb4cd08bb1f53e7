"""A partner's own customers: accounts and the people there, kept by hand or brought along from elsewhere.

The vendor writes neither; what a lead or deal says about its customer stays with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.checks import check_id
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Patch,
    Put,
    Remove,
    View,
    apply_patch,
    command,
    inverse_patch,
    owned,
    require,
)
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Account, Contact

ACCOUNT = ("name", "domain", "tax_id", "city", "country", "industry", "company_size")
CONTACT = ("name", "job_title", "phone", "email", "account_id")


@command("account.add", "New account", Account, icon="mdi6.plus", tone=Tone.SUCCESS, done="Account saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class AddAccount(Command):
    """Keep a customer company."""

    name: Annotated[str, f.text("Name", required=True)]
    domain: Annotated[str, f.url("Web site")] = ""
    tax_id: Annotated[str, f.text("Tax id")] = ""
    city: Annotated[str, f.text("Town")] = ""
    country: Annotated[str, f.text("Country")] = ""
    industry: Annotated[str, f.text("Industry")] = ""
    company_size: Annotated[int, f.integer("Employees")] = 0
    account_id: Annotated[str, f.new_id("account")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for people of no partner."""
        _partners_only(actor)
        check_id(self.account_id)
        values = {name: getattr(self, name) for name in ACCOUNT}
        return [Put(Account(id=self.account_id, partner_id=actor.partner_id, **values))]

    def inverse(self, view: View) -> Command | None:
        """Remove it."""
        return RemoveAccount(account_id=self.account_id)


@command("account.remove", "Remove", Account, icon="mdi6.delete-outline", tone=Tone.DANGER, done="Removed.")
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveAccount(Command):
    """Take an account back that nothing refers to."""

    account_id: Annotated[str, f.ref("account", "Account", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused while contacts, leads or deals are of this account."""
        account = owned(view, Account, self.account_id, actor)
        kinds: tuple[type[Row], ...] = (Contact, Lead, Deal)
        used = any(view.find(kind, account_id=account.id) for kind in kinds)
        require(not used, "in_use", "Contacts, leads or deals are of this account, so it stays.")
        return [Remove("account", account.id)]

    def inverse(self, view: View) -> Command | None:
        """Keep it again as it was."""
        account = view.get(Account, self.account_id)
        values = {name: getattr(account, name) for name in ACCOUNT}
        return AddAccount(account_id=account.id, **values) if account else None


@command("account.update", "Edit", Account, icon="mdi6.pencil", key="E", done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateAccount(Command):
    """Change fields of an account: `{field: [old, new]}`."""

    account_id: Annotated[str, f.ref("account", "Account", required=True)]
    changes: Annotated[Patch, f.patch("account")] = field(default_factory=dict)

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Merged field by field."""
        return apply_patch(owned(view, Account, self.account_id, actor), self.changes, view)

    def inverse(self, view: View) -> Command | None:
        """The values before."""
        return UpdateAccount(account_id=self.account_id, changes=inverse_patch(self.changes))


@command("contact.add", "New contact", Contact, icon="mdi6.plus", tone=Tone.SUCCESS, done="Contact saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class AddContact(Command):
    """Keep a person at a customer company."""

    name: Annotated[str, f.text("Name", required=True)]
    job_title: Annotated[str, f.text("Position")] = ""
    phone: Annotated[str, f.phone("Phone")] = ""
    email: Annotated[str, f.email("E-mail")] = ""
    account_id: Annotated[str, f.ref("account", "Account")] = ""
    contact_id: Annotated[str, f.new_id("contact")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for people of no partner, and for an account of somebody else."""
        _partners_only(actor)
        check_id(self.contact_id)
        if self.account_id:
            owned(view, Account, self.account_id, actor)
        values = {name: getattr(self, name) for name in CONTACT}
        return [Put(Contact(id=self.contact_id, partner_id=actor.partner_id, **values))]

    def inverse(self, view: View) -> Command | None:
        """Remove it."""
        return RemoveContact(contact_id=self.contact_id)


@command("contact.remove", "Remove", Contact, icon="mdi6.delete-outline", tone=Tone.DANGER, done="Removed.")
@dataclass(frozen=True, kw_only=True, slots=True)
class RemoveContact(Command):
    """Take a contact back that no deal names."""

    contact_id: Annotated[str, f.ref("contact", "Contact", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused while a deal names the contact."""
        contact = owned(view, Contact, self.contact_id, actor)
        require(not view.find(Deal, contact_id=contact.id), "in_use", "A deal names this contact, so it stays.")
        return [Remove("contact", contact.id)]

    def inverse(self, view: View) -> Command | None:
        """Keep it again as it was."""
        contact = view.get(Contact, self.contact_id)
        values = {name: getattr(contact, name) for name in CONTACT}
        return AddContact(contact_id=contact.id, **values) if contact else None


@command("contact.update", "Edit", Contact, icon="mdi6.pencil", key="E", done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateContact(Command):
    """Change fields of a contact: `{field: [old, new]}`."""

    contact_id: Annotated[str, f.ref("contact", "Contact", required=True)]
    changes: Annotated[Patch, f.patch("contact")] = field(default_factory=dict)

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Merged field by field; refused for an account of somebody else."""
        contact = owned(view, Contact, self.contact_id, actor)
        account_id = self.changes.get("account_id", ("", ""))[1]
        if account_id:
            owned(view, Account, str(account_id), actor)
        return apply_patch(contact, self.changes, view)

    def inverse(self, view: View) -> Command | None:
        """The values before."""
        return UpdateContact(contact_id=self.contact_id, changes=inverse_patch(self.changes))


def _partners_only(actor: Actor) -> None:
    require(actor.partner_id, "no_partner", "Only partners keep customers of their own.")
