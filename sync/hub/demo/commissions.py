"""Commission rules, the lines that won deals earned under them, and monthly statements."""

from __future__ import annotations

from datetime import date, timedelta

from prm_desktop.domain.commissions import (
    Basis,
    CommissionLine,
    CommissionRule,
    LineStatus,
    Statement,
    StatementStatus,
)
from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.partners import Partner
from sync.hub.demo.products import RATES
from sync.hub.demo.world import World

_PAY_DAY = 15


def commissions(world: World) -> None:
    """Rules, lines and statements of every partner, all in the partner's currency."""
    for partner in world.of(Partner):
        bonus, referral = _rules(world, partner)
        for deal in world.find(Deal, partner_id=partner.id, stage=DealStage.WON):
            _line(world, partner, deal, bonus)
            if world.make.happens(35):
                _line(world, partner, deal, referral)
        _exceptions(world, partner)
        _statements(world, partner)


def _rules(world: World, partner: Partner) -> tuple[CommissionRule, CommissionRule]:
    make, year = world.make, world.make.today.year
    rate = {"Hanse": 500, "Réseaux": 650, "Alpenblick": 400, "Pennine": 300}[partner.name.split()[0]]
    rows = (
        ("Registered deal bonus", Basis.REVENUE, rate, 10000, 2_500_000, date(year - 1, 1, 1), ""),
        ("Solution add-on", Basis.MARGIN, 800, 5000, 500_000, date(year - 1, 7, 1), ""),
        (
            "Registered deal bonus",
            Basis.REVENUE,
            rate - 100,
            10000,
            2_000_000,
            date(year - 2, 1, 1),
            f"{year - 2}-12-31",
        ),
    )
    made = []
    for name, basis, percent, floor, ceiling, start, end in rows:
        rule = CommissionRule(
            **make.stamp(min(f"{start}T08:00:00Z", make.ago(days=100)), world.vendor_user),
            name=name,
            partner_id=partner.id,
            basis=basis,
            rate=percent,
            floor=floor,
            ceiling=ceiling,
            currency=partner.currency,
            valid_from=start.isoformat(),
            valid_to=end,
            explanation=(
                f"{percent / 100:g} % of the {basis.label.lower()} of a won deal, at least {floor / 100:,.0f} and"
                f" at most {ceiling / 100:,.0f} {partner.currency} a deal."
            ),
        )
        made.append(world.add(rule))
    return made[0], made[1]


def _line(world: World, partner: Partner, deal: Deal, rule: CommissionRule) -> None:
    basis = round(deal.amount / RATES[deal.currency] * RATES[partner.currency])
    if rule.basis == Basis.MARGIN:
        basis = basis * 15 // 100
    earned = basis * rule.rate // 10000
    amount = max(rule.floor, min(rule.ceiling, earned))
    bound = " (ceiling)" if amount < earned else " (floor)" if amount > earned else ""
    what = "margin" if rule.basis == Basis.MARGIN else "revenue"
    figures = f"{basis / 100:,.2f} {partner.currency} {what}"
    world.add(
        CommissionLine(
            **world.make.stamp(f"{deal.close_on}T16:00:00Z", world.vendor_user),
            deal_id=deal.id,
            rule_id=rule.id,
            partner_id=partner.id,
            status=_status(world, deal.close_on),
            basis_amount=basis,
            amount=amount,
            currency=partner.currency,
            earned_on=deal.close_on,
            explanation=f"{rule.name}: {rule.rate / 100:g} % of {figures}{bound}",
        )
    )


def _status(world: World, earned_on: str) -> LineStatus:
    age = (world.make.today - date.fromisoformat(earned_on)).days
    if earned_on[:7] == world.make.today.isoformat()[:7]:
        return LineStatus.NEW
    return LineStatus.PAID if age > world.make.today.day + _PAY_DAY + 30 else LineStatus.APPROVED


def _exceptions(world: World, partner: Partner) -> None:
    """One line on hold, and for the smallest paid one a reversal because goods came back."""
    lines = sorted(world.find(CommissionLine, partner_id=partner.id), key=lambda line: line.earned_on)
    fresh = [line for line in lines if line.status in {LineStatus.NEW, LineStatus.APPROVED}]
    if fresh:
        reason = "Waiting for the customer's proof of delivery."
        world.change(fresh[-1], status=LineStatus.HOLD, reason=reason)
    paid = [line for line in lines if line.status == LineStatus.PAID]
    if paid:
        _reverse(world, min(paid, key=lambda line: line.amount))
    months = [line.earned_on[:7] for line in lines]
    crowded = [line for line in paid if months.count(line.earned_on[:7]) > 1]
    for line in sorted(crowded, key=lambda item: item.amount)[1:2]:
        reason = "Not registered before the order; see the programme guide, page 9."
        world.change(line, status=LineStatus.DECLINED, amount=0, reason=reason)


def _reverse(world: World, line: CommissionLine) -> None:
    later = [item.earned_on for item in world.find(CommissionLine, partner_id=line.partner_id)]
    day = max(later)
    part = line.amount * 40 // 100
    world.add(
        CommissionLine(
            **world.make.stamp(f"{day}T17:30:00Z", world.vendor_user),
            deal_id=line.deal_id,
            rule_id=line.rule_id,
            partner_id=line.partner_id,
            status=_status(world, day),
            basis_amount=-(line.basis_amount * 40 // 100),
            amount=-part,
            currency=line.currency,
            earned_on=day,
            explanation="Reversal of 40 % of the commission",
            reason="The customer returned part of the delivery.",
            reverses_id=line.id,
        )
    )


def _statements(world: World, partner: Partner) -> None:
    """One statement a month with lines; its total is the sum of them."""
    by_month: dict[str, list[CommissionLine]] = {}
    for line in sorted(world.find(CommissionLine, partner_id=partner.id), key=lambda item: item.earned_on):
        by_month.setdefault(line.earned_on[:7], []).append(line)
    current = world.make.today.isoformat()[:7]
    for month, lines in by_month.items():
        following = (date.fromisoformat(f"{month}-28") + timedelta(days=4)).replace(day=_PAY_DAY)
        open_ = month == current or following > world.make.today
        statement = world.add(
            Statement(
                **world.make.stamp(f"{month}-01T06:00:00Z", world.vendor_user, f"{following}T06:00:00Z"),
                partner_id=partner.id,
                month=month,
                status=StatementStatus.OPEN if open_ else StatementStatus.SETTLED,
                total=sum(line.amount for line in lines),
                currency=partner.currency,
                pays_on=following.isoformat(),
            )
        )
        for line in lines:
            world.change(line, statement_id=statement.id)
