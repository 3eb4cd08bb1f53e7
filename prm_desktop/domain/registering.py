"""How a partner registers a deal: prefilled, in six fields at most; and what may be done until the vendor decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from prm_desktop.domain import fields as f
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.checks import check_id
from prm_desktop.domain.commands import (
    Actor,
    Change,
    Command,
    Patch,
    Put,
    View,
    apply_patch,
    command,
    inverse_patch,
    owned,
    require,
    update,
)
from prm_desktop.domain.deals import OPEN_STAGES, Deal, DealLine
from prm_desktop.domain.entities import Row
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.leads import OWNED, Lead
from prm_desktop.domain.money import WHOLE
from prm_desktop.domain.names import normal_domain
from prm_desktop.domain.registrations import (
    ACTIVE,
    UNDECIDED,
    DealRegistration,
    RegistrationLine,
    RegistrationStatus,
    products_of,
    same_customer,
)
from prm_desktop.domain.terms import Terms, terms_of
from prm_desktop.domain.times import later
from prm_desktop.domain.work import Account, Activity

FIELDS = ("customer", "customer_domain", "project", "value", "close_on", "product_ids")
"""What a registration asks for."""
CHANGEABLE = (RegistrationStatus.DRAFT, RegistrationStatus.RETURNED)
SENDABLE = (*CHANGEABLE, RegistrationStatus.CANCELED)
RECALLABLE = (*CHANGEABLE, *UNDECIDED)


@dataclass(frozen=True, slots=True)
class Prefill:
    """The fields of a registration. `quantities`: pieces by product, as far as the deal's lines say."""

    customer: str = ""
    customer_domain: str = ""
    project: str = ""
    value: int = 0
    close_on: str = ""
    product_ids: tuple[str, ...] = ()
    currency: str = "EUR"
    tax_id: str = ""
    quantities: tuple[tuple[str, int], ...] = ()
    lead_id: str = ""
    deal_id: str = ""


def from_deal(deal: Deal, lines: Sequence[DealLine], account: Account | None) -> Prefill:
    """What a deal tells of its registration: the products are those of its lines, else those asked for."""
    pieces: dict[str, int] = {}
    for line in lines:
        pieces[line.product_id] = pieces.get(line.product_id, 0) + line.quantity
    return Prefill(
        customer=deal.customer,
        customer_domain=account.domain if account else "",
        project=deal.name,
        value=deal.amount,
        close_on=deal.close_on,
        product_ids=tuple(pieces) or deal.product_ids,
        currency=deal.currency,
        tax_id=account.tax_id if account else "",
        quantities=tuple(pieces.items()),
        lead_id=deal.lead_id,
        deal_id=deal.id,
    )


def from_lead(lead: Lead, account: Account | None) -> Prefill:
    """What a lead tells of its registration."""
    host = normal_domain(lead.email) if "@" in lead.email else ""
    return Prefill(
        customer=lead.company,
        customer_domain=account.domain if account else f"https://{host}" if host else "",
        project=lead.title,
        value=lead.value,
        product_ids=lead.product_ids,
        currency=lead.currency,
        tax_id=account.tax_id if account else "",
        lead_id=lead.id,
    )


def prefill(view: View, row: Deal | Lead) -> Prefill:
    """The fields of a registration as the deal or lead with what belongs to it fills them in."""
    account = view.get(Account, row.account_id) if row.account_id else None
    if isinstance(row, Lead):
        return from_lead(row, account)
    return from_deal(row, view.find(DealLine, deal_id=row.id), account)


@dataclass(frozen=True, slots=True)
class Worth:
    """Whether it is worth registering. `extra_margin` in minor units; `against`: codes of what speaks against it."""

    eligible: bool
    extra_margin: int
    protected_until: str
    closes_in_time: bool
    against: tuple[str, ...] = ()


def worth(asked: Prefill, terms: Terms, mine: Sequence[tuple[DealRegistration, frozenset[str]]], today: str) -> Worth:
    """What registering brings by the programme's numbers, for whoever may have it.

    `mine`: the company's own registrations, each with its products. `against` has `too_small` (below the least value),
    `past` (the closing date is over), `no_products`, and `already` (one of these covers it).
    """
    until = later(f"{today}T00:00:00Z", days=terms.exclusive_days)[:10]
    twin = DealRegistration(id="", customer=asked.customer, customer_domain=asked.customer_domain,
                            customer_tax_id=asked.tax_id)  # fmt: skip
    covered = any(
        item.status in ACTIVE and same_customer(item, twin) and covers & set(asked.product_ids) for item, covers in mine
    )
    tests = {
        "too_small": asked.value < terms.registrable_value,
        "past": bool(asked.close_on) and asked.close_on < today,
        "no_products": not asked.product_ids,
        "already": covered,
    }
    against = tuple(code for code, fails in tests.items() if fails)
    margin = asked.value * terms.registered_margin // WHOLE
    return Worth(not against, margin, until, not asked.close_on or asked.close_on <= until, against)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Registering(Command):
    """What a registration is asked for with. Fields that are left empty are taken from what is registered."""

    customer: Annotated[str, f.text("Customer")] = ""
    customer_domain: Annotated[str, f.url("Customer's web site")] = ""
    project: Annotated[str, f.text("Project")] = ""
    value: Annotated[int, f.money("Value")] = 0
    close_on: Annotated[str, f.day("Closes")] = ""
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products")] = ()
    deal_registration_id: Annotated[str, f.new_id("deal_registration")] = ""

    def inverse(self, view: View) -> Command | None:
        """Withdraw it."""
        return WithdrawRegistration(deal_registration_id=self.deal_registration_id)


@command(
    "registration.submit",
    "Register this deal",
    Deal,
    icon="mdi6.shield-check-outline",
    key="G",
    tone=Tone.SUCCESS,
    when=OPEN_STAGES,
    requested=True,
    outward="The vendor's channel manager decides about it.",
    done="Saved here. The vendor decides once it is sent.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class SubmitRegistration(_Registering):
    """Register a deal, with its lines and its account."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where something is missing, or the company has registered the same already."""
        deal = owned(view, Deal, self.deal_id, actor)
        require(deal.stage in OPEN_STAGES, "closed", "This deal is closed. Open it again first.")
        asked = _overlaid(prefill(view, deal), self)
        return _sent(view, self.deal_registration_id, asked, actor, now)


@command(
    "lead.register",
    "Register this opportunity",
    Lead,
    icon="mdi6.shield-check-outline",
    when=OWNED,
    requested=True,
    outward="The vendor's channel manager decides about it.",
    done="Saved here. The vendor decides once it is sent.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterLead(_Registering):
    """Register what a lead is about, before it is a deal."""

    lead_id: Annotated[str, f.ref("lead", "Lead", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where something is missing, or the company has registered the same already."""
        lead = owned(view, Lead, self.lead_id, actor)
        require(lead.status in OWNED, "closed", "This lead is closed.")
        asked = _overlaid(prefill(view, lead), self)
        return _sent(view, self.deal_registration_id, asked, actor, now)


@command("registration.update", "Edit", DealRegistration, icon="mdi6.pencil", key="E", when=CHANGEABLE, done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateRegistration(Command):
    """Change a draft, or one that the vendor has a question about: `{field: [old, new]}`."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    changes: Annotated[Patch, f.patch("deal_registration")] = field(default_factory=dict)

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused while the vendor decides, and afterwards."""
        found = owned(view, DealRegistration, self.deal_registration_id, actor)
        require(found.status in CHANGEABLE, "decided", "The vendor has this registration; it cannot be changed now.")
        return apply_patch(found, self.changes, view)

    def inverse(self, view: View) -> Command | None:
        """The same patch backwards."""
        return replace(self, changes=inverse_patch(self.changes))


@command(
    "registration.resubmit",
    "Answer and send",
    DealRegistration,
    icon="mdi6.send-outline",
    key="A",
    tone=Tone.SUCCESS,
    when=SENDABLE,
    to=RegistrationStatus.SUBMITTED,
    requested=True,
    outward="The vendor's channel manager decides about it.",
    done="Saved here. The vendor decides once it is sent.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Resubmit(Command):
    """Send a draft, or answer the vendor's question and send it again."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    reply: Annotated[str, f.text("Your reply")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused without a reply to a question, after a decision, and for what is registered already."""
        found = owned(view, DealRegistration, self.deal_registration_id, actor)
        require(found.status in SENDABLE, "decided", "This registration has been sent already.")
        asked = found.status != RegistrationStatus.RETURNED or self.reply.strip() or found.reply.strip()
        require(asked, "reply_needed", "The vendor has asked something; please answer it.")
        lines = view.find(RegistrationLine, deal_registration_id=found.id)
        _unregistered(view, found, products_of(lines))
        return [update(found, status=RegistrationStatus.SUBMITTED, submitted_at=now, reply=self.reply or found.reply)]


@command(
    "registration.withdraw",
    "Withdraw the registration",
    DealRegistration,
    icon="mdi6.undo",
    when=RECALLABLE,
    to=RegistrationStatus.CANCELED,
    done="Withdrawn.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class WithdrawRegistration(Command):
    """Take a registration back that the vendor has not decided."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it has been decided."""
        found = owned(view, DealRegistration, self.deal_registration_id, actor)
        require(found.status in RECALLABLE, "decided", "The vendor has decided this registration already.")
        return [update(found, status=RegistrationStatus.CANCELED)]

    def inverse(self, view: View) -> Command | None:
        """Send it again."""
        return Resubmit(deal_registration_id=self.deal_registration_id)


@command(
    "registration.extend",
    "Ask for an extension",
    DealRegistration,
    icon="mdi6.calendar-plus-outline",
    when=(RegistrationStatus.APPROVED,),
    requested=True,
    outward="The vendor's channel manager decides about it.",
    done="Extension asked for. The vendor decides.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class AskExtension(Command):
    """Ask for the one extension of a registration that is worked on."""

    deal_registration_id: Annotated[str, f.ref("deal_registration", "Registration", required=True)]
    reason: Annotated[str, f.text("What is happening", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused a second time, after its end, and without recent activity on the deal or lead."""
        found = owned(view, DealRegistration, self.deal_registration_id, actor)
        running = found.status == RegistrationStatus.APPROVED and found.exclusive_until >= now[:10]
        require(running, "not_running", "Only an approved registration that still runs can be extended.")
        require(not found.extended and not found.extension_asked_at, "once", "It can be extended once.")
        days = terms_of(view).evidence_days
        message = "Nothing was noted on this deal in {days} days. Log what happened, then ask again."
        require(_recent(view, found, later(now, days=-days)), "no_activity", message, days=str(days))
        return [update(found, extension_asked_at=now, extension_reason=self.reason, extension_answer="")]


def _overlaid(given: Prefill, wanted: Any) -> Prefill:
    """The prefilled fields with those that a person filled in."""
    return replace(given, **{name: value for name in FIELDS if (value := getattr(wanted, name))})


def _sent(view: View, row_id: str, asked: Prefill, actor: Actor, now: str) -> list[Change]:
    check_id(row_id)
    _complete(asked, now)
    made = DealRegistration(
        id=row_id,
        customer=asked.customer,
        customer_domain=asked.customer_domain,
        customer_tax_id=asked.tax_id,
        project=asked.project,
        status=RegistrationStatus.SUBMITTED,
        value=asked.value,
        currency=asked.currency,
        close_on=asked.close_on,
        submitted_at=now,
        partner_id=actor.partner_id,
        user_id=actor.user_id,
        lead_id=asked.lead_id,
        deal_id=asked.deal_id,
    )
    _unregistered(view, made, frozenset(asked.product_ids))
    return [
        Put(made),
        *(Put(_line(view, made, item, dict(asked.quantities).get(item, 1))) for item in asked.product_ids),
    ]


def _complete(asked: Prefill, now: str) -> None:
    require(asked.customer.strip(), "incomplete", "Please say who the customer is.")
    require(asked.project.strip(), "incomplete", "Please say what the project is.")
    require(asked.value > 0, "incomplete", "Please say what the deal is worth.")
    require(asked.product_ids, "incomplete", "Please say which products it is about.")
    require(asked.close_on, "incomplete", "Please say when it is expected to close.")
    require(asked.close_on >= later(now, days=-1)[:10], "past", "The closing date is over. Please give a new one.")


def _line(view: View, made: DealRegistration, product_id: str, quantity: int) -> RegistrationLine:
    product = view.get(Product, product_id)
    require(product, "unknown_product", "One of the products is not in the catalogue.")
    return RegistrationLine(
        id=derived_id(made.id, product_id),
        deal_registration_id=made.id,
        product_id=product_id,
        description=product.name if product else "",
        quantity=quantity,
        partner_id=made.partner_id,
    )


def _unregistered(view: View, made: DealRegistration, products: frozenset[str]) -> None:
    """Refuse what the company has registered already; what others have is the hub's to know."""
    for other in view.find(DealRegistration, partner_id=made.partner_id):
        if other.id == made.id or other.status not in ACTIVE or not same_customer(made, other):
            continue
        common = products & products_of(view.find(RegistrationLine, deal_registration_id=other.id))
        message = "Your company has registered “{project}” with this customer already."
        require(not common, "already_registered", message, project=other.project)


def _recent(view: View, found: DealRegistration, since: str) -> bool:
    rows: list[Row] = []
    rows += view.find(Activity, deal_id=found.deal_id) if found.deal_id else []
    rows += view.find(Activity, lead_id=found.lead_id) if found.lead_id else []
    return any(isinstance(item, Activity) and item.occurred_at >= since for item in rows)
