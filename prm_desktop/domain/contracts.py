"""Customer contracts and their renewals: 90, 60 and 30 days before the *notice deadline*, which is end minus notice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Owner, Tone


class ContractStatus(Choice):
    """A contract's life."""

    ACTIVE = "active", "Active", Tone.SUCCESS
    RENEWED = "renewed", "Renewed", Tone.SUCCESS
    NOTICE_GIVEN = "notice_given", "Notice given", Tone.WARNING
    ENDED = "ended", "Ended"


@entity(
    "contract",
    "Contract",
    "Contracts",
    scopes.partner("partner_id"),
    area="contracts",
    title="customer",
    subtitle="number",
    status="status",
    sort="notice_deadline",
    icon="mdi6.file-sign",
    why="Which renewals are yours to win, soonest first.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Contract(Row):
    """A customer's contract. `notice_deadline` = end − `notice_days`."""

    number: Annotated[str, f.text("Number", search=True, column=2)] = ""
    customer: Annotated[str, f.text("Customer", search=True, column=1)] = ""
    status: Annotated[str, f.choice(ContractStatus, "Status", column=3)] = ContractStatus.ACTIVE
    product_ids: Annotated[tuple[str, ...], f.refs("product", "Products")] = ()
    starts_on: Annotated[str, f.day("Starts")] = ""
    ends_on: Annotated[str, f.day("Ends", column=4)] = ""
    auto_renew: Annotated[bool, f.boolean("Renews by itself")] = False
    notice_days: Annotated[int, f.integer("Notice in days")] = 0
    notice_deadline: Annotated[str, f.day("Notice by", column=5)] = ""
    value: Annotated[int, f.money("Value a year", column=6)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    account_id: Annotated[str, f.ref("account", "Account")] = ""


class RenewalStage(Choice):
    """How near the notice deadline is, and what became of the renewal."""

    DAYS_90 = "days_90", "90 days", Tone.INFO
    DAYS_60 = "days_60", "60 days", Tone.WARNING
    DAYS_30 = "days_30", "30 days", Tone.DANGER
    QUOTED = "quoted", "Quote asked for", Tone.INFO
    WON = "won", "Renewed", Tone.SUCCESS
    LOST = "lost", "Lost", Tone.DANGER


@entity(
    "renewal",
    "Renewal",
    "Renewals",
    scopes.partner("partner_id"),
    area="contracts",
    title="customer",
    status="stage",
    parent="contract_id",
    sort="due_on",
    icon="mdi6.autorenew",
    why="Money you already have the customer for.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Renewal(Row):
    """The chance to renew one contract."""

    contract_id: Annotated[str, f.ref("contract", "Contract", column=2, index=True)] = ""
    customer: Annotated[str, f.text("Customer", search=True, column=1)] = ""
    stage: Annotated[str, f.choice(RenewalStage, "Stage", column=3)] = RenewalStage.DAYS_90
    due_on: Annotated[str, f.day("Notice by", column=4)] = ""
    value: Annotated[int, f.money("Value", column=5)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    partner_id: Annotated[str, f.ref("partner", "Partner", index=True)] = ""
    notes: Annotated[str, f.long_text("Our notes", owner=Owner.PARTNER)] = ""
