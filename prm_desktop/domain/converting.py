"""How a worked lead becomes a deal, and how that is taken back.

Nothing is left behind: the deal has the lead's customer, contact, products, value, source, notes, next step and rep,
and its activities and tasks show with both. The value that was estimated is the deal's amount until it has lines.
Partners with whom the lead was worked (co-sell) are members of the deal from the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain.checks import check_id
from prm_desktop.domain.commands import Actor, Change, Command, Put, Remove, View, command, owned, require, update
from prm_desktop.domain.dealing import check_deal, first_member, has_history, not_moved_on, step_of
from prm_desktop.domain.deals import PROBABILITY, Deal, DealMember, DealStage, NextStep
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.members import readers
from prm_desktop.domain.names import normal_domain
from prm_desktop.domain.partners import User
from prm_desktop.domain.sharing import LeadShare, co_seller, co_sells
from prm_desktop.domain.work import Account, Activity, Contact, Task

CARRIED: Sequence[type[Row]] = (Activity, Task)
"""What names the lead and, from now on, the deal too."""
FREE_MAIL = frozenset({"gmail.com", "gmx.de", "gmx.net", "hotmail.com", "outlook.com", "web.de", "yahoo.com"})
"""Where people have mailboxes and companies do not."""


@command(
    "lead.convert",
    "Convert to a deal",
    Lead,
    icon="mdi6.handshake-outline",
    key="V",
    tone=Tone.SUCCESS,
    when=(LeadStatus.WORKING,),
    to=LeadStatus.CONVERTED,
    done="{title} is a deal now. Everything came along.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class ConvertLead(Command):
    """Make a deal of a worked lead. Account and contact are made where the company has none of that name yet."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    close_on: Annotated[str, f.day("Closes")] = ""
    deal_id: Annotated[str, f.new_id("deal")] = ""
    account_id: Annotated[str, f.new_id("account")] = ""
    contact_id: Annotated[str, f.new_id("contact")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused before the first contact, and where it is converted or closed already."""
        check_id(self.deal_id)
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status != LeadStatus.CONVERTED, "already_converted", "This lead is a deal already.")
        early = lead.status in (LeadStatus.OFFERED, LeadStatus.ACCEPTED)
        require(not early, "no_contact", "Log the first contact with the customer, then convert the lead.")
        require(lead.status == LeadStatus.WORKING, "closed", "This lead is closed.")
        account = known_account(view, lead)
        contact = known_contact(view, lead, account)
        made: list[Change] = [] if account else [Put(_account(lead, self.account_id))]
        account_id = account.id if account else self.account_id
        made += [Put(_contact(lead, self.contact_id, account_id))] if not contact and lead.contact_name else []
        contact_id = contact.id if contact else self.contact_id if lead.contact_name else ""
        deal = replace(_deal(lead, self.deal_id), close_on=self.close_on, account_id=account_id, contact_id=contact_id)
        check_deal(deal)
        shares = co_sells(view.find(LeadShare, lead_id=lead.id))
        deal = replace(deal, shared_with=readers(co_seller(deal, share) for share in shares))
        return [
            *made,
            Put(deal),
            Put(_member(view, deal, actor)),
            *(Put(co_seller(deal, share)) for share in shares),
            *([Put(step_of(deal, _step_id(deal.id), deal.user_id))] if deal.next_step else []),
            *(update(row, deal_id=deal.id) for kind in CARRIED for row in view.find(kind, lead_id=lead.id)),
            update(lead, status=LeadStatus.CONVERTED, deal_id=deal.id, account_id=account_id),
        ]

    def inverse(self, view: View) -> Command | None:
        """Make a lead of it again, and take back the account and contact that it made."""
        lead = view.get(Lead, self.lead_id)
        if lead is None:
            return None
        account = known_account(view, lead)
        contact = known_contact(view, lead, account)
        return UnconvertLead(
            lead_id=self.lead_id,
            account_id="" if account else self.account_id,
            contact_id="" if contact or not lead.contact_name else self.contact_id,
        )


@command(
    "lead.unconvert",
    "Take the conversion back",
    Lead,
    icon="mdi6.undo",
    when=(LeadStatus.CONVERTED,),
    to=LeadStatus.WORKING,
    done="{title} is a lead again.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class UnconvertLead(Command):
    """Make a converted lead a lead again, as long as nothing was done with the deal."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]
    account_id: Annotated[str, f.ref("account", "Account that the conversion made")] = ""
    contact_id: Annotated[str, f.ref("contact", "Contact that the conversion made")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused once the deal has lines, a quote or a registration, or has moved on."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status == LeadStatus.CONVERTED, "not_converted", "This lead is no deal.")
        deal = owned(view, Deal, lead.deal_id, actor)
        step = _step_id(deal.id)
        untouched = deal.stage == DealStage.PROSPECT and not has_history(view, deal, apart=step)
        not_moved_on(untouched)
        members = view.find(DealMember, deal_id=deal.id)
        gone = self._made(view, actor, lead, deal)
        account = {"account_id": ""} if any(item.kind == "account" for item in gone) else {}
        return [
            *(Remove("next_step", item.id) for item in view.find(NextStep, deal_id=deal.id)),
            *(Remove("deal_member", item.id) for item in members),
            Remove("deal", deal.id),
            *gone,
            *(update(row, deal_id="") for kind in CARRIED for row in view.find(kind, deal_id=deal.id)),
            update(lead, status=LeadStatus.WORKING, deal_id="", **account),
        ]

    def _made(self, view: View, actor: Actor, lead: Lead, deal: Deal) -> list[Remove]:
        """The contact and the account that the conversion made, where nothing else names them."""
        gone: list[Remove] = []
        contact = owned(view, Contact, self.contact_id, actor) if self.contact_id else None
        if contact and _only(view.find(Deal, contact_id=contact.id), deal):
            gone.append(Remove("contact", contact.id))
        account = owned(view, Account, self.account_id, actor) if self.account_id else None
        if account is None or not _only(view.find(Deal, account_id=account.id), deal):
            return gone
        people = view.find(Contact, account_id=account.id)
        alone = _only(view.find(Lead, account_id=account.id), lead) and all(
            item.id == self.contact_id for item in people
        )
        return [*gone, Remove("account", account.id)] if alone else gone

    def inverse(self, view: View) -> Command | None:
        """Convert it again, into rows with the same ids."""
        lead = view.get(Lead, self.lead_id)
        deal = view.get(Deal, lead.deal_id) if lead else None
        if deal is None:
            return None
        ids = {"account_id": self.account_id, "contact_id": self.contact_id}
        return ConvertLead(lead_id=self.lead_id, deal_id=deal.id, close_on=deal.close_on, **ids)


def known_account(view: View, lead: Lead) -> Account | None:
    """The account that the lead has, or the partner's own of the same name."""
    if lead.account_id and (found := view.get(Account, lead.account_id)):
        return found
    return next(iter(view.find(Account, partner_id=lead.partner_id, name=lead.company)), None)


def known_contact(view: View, lead: Lead, account: Account | None) -> Contact | None:
    """The lead's contact among those of the account."""
    people = view.find(Contact, account_id=account.id) if account else ()
    same = (item for item in people if item.name == lead.contact_name or (lead.email and item.email == lead.email))
    return next(same, None)


def _account(lead: Lead, row_id: str) -> Account:
    host = normal_domain(lead.email) if "@" in lead.email else ""
    return Account(
        id=row_id,
        name=lead.company,
        domain=f"https://{host}" if host and host not in FREE_MAIL else "",
        city=lead.city,
        country=lead.country,
        industry=lead.industry,
        company_size=lead.company_size,
        partner_id=lead.partner_id,
    )


def _contact(lead: Lead, row_id: str, account_id: str) -> Contact:
    return Contact(
        id=row_id,
        name=lead.contact_name,
        job_title=lead.contact_role,
        phone=lead.phone,
        email=lead.email,
        account_id=account_id,
        partner_id=lead.partner_id,
    )


def _deal(lead: Lead, row_id: str) -> Deal:
    return Deal(
        id=row_id,
        name=lead.title or lead.company,
        customer=lead.company,
        amount=lead.value,
        currency=lead.currency,
        probability=PROBABILITY[DealStage.PROSPECT],
        next_step=lead.next_step,
        next_step_at=lead.next_step_at,
        lead_id=lead.id,
        partner_id=lead.partner_id,
        user_id=lead.user_id,
        product_ids=lead.product_ids,
        source=lead.source,
        region=lead.region,
        description=lead.description,
        notes=lead.notes,
        external_refs=lead.external_refs,
    )


def _member(view: View, deal: Deal, actor: Actor) -> DealMember:
    person = view.get(User, deal.user_id) if deal.user_id else None
    if person is None:
        return first_member(deal, actor.user_id, actor.name)
    return first_member(deal, person.id, person.name, person.email)


def _step_id(deal_id: str) -> str:
    return derived_id(deal_id, "next step of the lead")


def _only(rows: Sequence[Row], one: Row) -> bool:
    return all(item.id == one.id for item in rows)
