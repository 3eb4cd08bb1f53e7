"""Commissions.

Effective-dated rules, lines that explain themselves, and monthly statements. For a partner's administrators.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from prm_desktop.domain import fields as f
from prm_desktop.domain import scopes
from prm_desktop.domain.entities import Row, entity
from prm_desktop.domain.fields import Choice, Tone


class Basis(Choice):
    """What a percentage is taken of."""

    REVENUE = "revenue", "Revenue"
    MARGIN = "margin", "Margin"


@entity(
    "commission_rule",
    "Commission rule",
    "Commission rules",
    scopes.admin("partner_id"),
    area="programme",
    title="name",
    subtitle="explanation",
    status="basis",
    sort="-valid_from",
    icon="mdi6.scale-balance",
    why="How your commission is worked out.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class CommissionRule(Row):
    """A percentage (hundredths of a percent) of a basis with floor and ceiling, valid between two days."""

    name: Annotated[str, f.text("Rule", search=True, column=1)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    basis: Annotated[str, f.choice(Basis, "Basis", column=2)] = Basis.REVENUE
    rate: Annotated[int, f.percent("Percent", column=3)] = 0
    floor: Annotated[int, f.money("At least", column=4)] = 0
    ceiling: Annotated[int, f.money("At most", column=5)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    valid_from: Annotated[str, f.day("From", column=6)] = ""
    valid_to: Annotated[str, f.day("To", column=7)] = ""
    explanation: Annotated[str, f.long_text("In words", search=True)] = ""


class LineStatus(Choice):
    """Where a commission stands. The vendor moves it; a partner may dispute it."""

    NEW = "new", "New", Tone.INFO
    APPROVED = "approved", "Approved", Tone.SUCCESS
    PAID = "paid", "Paid", Tone.SUCCESS
    HOLD = "hold", "On hold", Tone.WARNING
    DECLINED = "declined", "Declined", Tone.DANGER


@entity(
    "commission_line",
    "Commission",
    "Commissions",
    scopes.admin("partner_id"),
    area="programme",
    title="explanation",
    status="status",
    parent="statement_id",
    sort="-earned_on",
    icon="mdi6.cash-plus",
    why="What you earned, for which deal, and how it was worked out.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class CommissionLine(Row):
    """One amount for one deal under one rule. A reversal is a negative line with a reason."""

    deal_id: Annotated[str, f.ref("deal", "Deal", column=2, index=True)] = ""
    rule_id: Annotated[str, f.ref("commission_rule", "Rule")] = ""
    statement_id: Annotated[str, f.ref("statement", "Statement", index=True)] = ""
    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    status: Annotated[str, f.choice(LineStatus, "Status", column=4)] = LineStatus.NEW
    basis_amount: Annotated[int, f.money("Of", column=3)] = 0
    amount: Annotated[int, f.money("Commission", column=5)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    earned_on: Annotated[str, f.day("Earned", column=6)] = ""
    explanation: Annotated[str, f.text("How it was worked out", search=True, column=1)] = ""
    reason: Annotated[str, f.text("Reason")] = ""
    reverses_id: Annotated[str, f.ref("commission_line", "Reverses")] = ""


class StatementStatus(Choice):
    """A month is open until it is settled."""

    OPEN = "open", "Open", Tone.INFO
    SETTLED = "settled", "Settled", Tone.SUCCESS


@entity(
    "statement",
    "Statement",
    "Statements",
    scopes.admin("partner_id"),
    area="programme",
    title="month",
    status="status",
    sort="-month",
    icon="mdi6.file-document-check-outline",
    why="One month's commissions and when they are paid.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Row):
    """The commissions of one month (`2026-11`)."""

    partner_id: Annotated[str, f.ref("partner", "Partner")] = ""
    month: Annotated[str, f.text("Month", search=True, column=1)] = ""
    status: Annotated[str, f.choice(StatementStatus, "Status", column=2)] = StatementStatus.OPEN
    total: Annotated[int, f.money("Total", column=3)] = 0
    currency: Annotated[str, f.text("Currency")] = "EUR"
    pays_on: Annotated[str, f.day("Paid on", column=4)] = ""
