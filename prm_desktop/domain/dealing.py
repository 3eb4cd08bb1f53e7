"""What a rep does with a deal: make it, edit it, move it through its stages, win or lose it, open it again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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
    Update,
    View,
    apply_patch,
    command,
    inverse_patch,
    owned,
    require,
    update,
)
from prm_desktop.domain.deals import (
    CLOSED,
    OPEN_STAGES,
    PROBABILITY,
    Deal,
    DealLine,
    DealMember,
    DealStage,
    Duty,
    LossReason,
    MemberRole,
    NextStep,
    OpenStage,
    Quote,
)
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.money import WHOLE
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.registrations import ClosureCode, DealRegistration, RegistrationStatus

MADE_WITH = ("name", "customer", "amount", "close_on", "account_id", "user_id")
"""The partner's fields of a deal that are given when it is made."""


@command("deal.create", "New deal", Deal, icon="mdi6.handshake-outline", tone=Tone.SUCCESS, done="Deal saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class CreateDeal(Command):
    """Begin a deal that came from no lead. The currency is the company's own where none is given."""

    name: Annotated[str, f.text("Deal", required=True)]
    customer: Annotated[str, f.text("Customer", required=True)]
    amount: Annotated[int, f.money("Amount")] = 0
    currency: Annotated[str, f.text("Currency")] = ""
    close_on: Annotated[str, f.day("Closes")] = ""
    account_id: Annotated[str, f.ref("account", "Account")] = ""
    deal_id: Annotated[str, f.new_id("deal")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for people of no partner, and for amounts below zero."""
        check_id(self.deal_id)
        require(actor.partner_id, "no_partner", "Only partners have deals.")
        partner = view.get(Partner, actor.partner_id)
        currency = self.currency or (partner.currency if partner else "EUR")
        made = Deal(
            id=self.deal_id,
            name=self.name,
            customer=self.customer,
            amount=self.amount,
            currency=currency,
            close_on=self.close_on,
            account_id=self.account_id,
            probability=PROBABILITY[DealStage.PROSPECT],
            partner_id=actor.partner_id,
            user_id=actor.user_id,
        )
        check_deal(made)
        return [Put(made), Put(first_member(made, actor.user_id, actor.name))]

    def inverse(self, view: View) -> Command | None:
        """Discard it."""
        return DiscardDeal(deal_id=self.deal_id)


@command("deal.discard", "Discard", Deal, icon="mdi6.delete-outline", when=(DealStage.PROSPECT,), done="Discarded.")
@dataclass(frozen=True, kw_only=True, slots=True)
class DiscardDeal(Command):
    """Take back a deal that was begun by mistake, as long as nothing was done with it."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused once anything hangs on the deal; then it is lost, not discarded."""
        deal = owned(view, Deal, self.deal_id, actor)
        blank = Deal(id=deal.id)
        edited = any(
            getattr(deal, item.name) != getattr(blank, item.name)
            for item in entity_of(Deal).own_fields
            if item.editable and item.name not in (*MADE_WITH, "probability")
        )
        untouched = deal.stage == DealStage.PROSPECT and not deal.lead_id and not edited
        members = view.find(DealMember, deal_id=deal.id)
        not_moved_on(untouched and len(members) <= 1 and not has_history(view, deal))
        return [Remove("deal", deal.id), *(Remove("deal_member", item.id) for item in members)]

    def inverse(self, view: View) -> Command | None:
        """Make it again as it was."""
        deal = view.get(Deal, self.deal_id)
        if deal is None:
            return None
        values = {name: getattr(deal, name) for name in ("name", "customer", "amount", "close_on", "account_id")}
        return CreateDeal(deal_id=deal.id, currency=deal.currency, **values)


@command("deal.update", "Edit", Deal, icon="mdi6.pencil", key="E", when=OPEN_STAGES, done="Saved.")
@dataclass(frozen=True, kw_only=True, slots=True)
class UpdateDeal(Command):
    """Change fields of an open deal: `{field: [old, new]}`. A new next step is kept in the deal's history."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    changes: Annotated[Patch, f.patch("deal")] = field(default_factory=dict)
    next_step_id: Annotated[str, f.new_id("next_step")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Merged field by field; refused on a closed deal, and for the amount of one that has lines."""
        deal = owned(view, Deal, self.deal_id, actor)
        still_open(deal)
        free = "amount" not in self.changes or not view.find(DealLine, deal_id=deal.id)
        require(free, "has_lines", "The amount of this deal is the sum of its lines; change those.")
        changes = apply_patch(deal, self.changes, view)
        for change in changes:
            if isinstance(change, Update):
                check_deal(changed_deal(deal, change))
                changes = [*changes, *self._history(view, changed_deal(deal, change), deal, actor)]
        return changes

    def _history(self, view: View, after: Deal, before: Deal, actor: Actor) -> list[Change]:
        """The line of the history; the same id again takes it back."""
        if not self.next_step_id or after.next_step == before.next_step:
            return []
        if view.get(NextStep, self.next_step_id):
            return [Remove("next_step", self.next_step_id)]
        return [Put(step_of(after, self.next_step_id, actor.user_id))] if after.next_step else []

    def inverse(self, view: View) -> Command | None:
        """The same patch backwards."""
        changes = inverse_patch(self.changes)
        return UpdateDeal(deal_id=self.deal_id, changes=changes, next_step_id=self.next_step_id)


@command(
    "deal.stage",
    "Move to a stage",
    Deal,
    icon="mdi6.arrow-right-bold-outline",
    key="S",
    when=OPEN_STAGES,
    done="Moved: {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class MoveDeal(Command):
    """Move an open deal to another open stage. It gets the stage's usual probability where none is given."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    stage: Annotated[str, f.choice(OpenStage, "Stage", required=True)]
    probability: Annotated[int, f.percent("Probability")] = 0

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused for closed deals."""
        deal = owned(view, Deal, self.deal_id, actor)
        still_open(deal)
        return [_staged(deal, self.stage, self.probability)]

    def inverse(self, view: View) -> Command | None:
        """Back to where it was."""
        deal = view.get(Deal, self.deal_id)
        return MoveDeal(deal_id=self.deal_id, stage=deal.stage, probability=deal.probability) if deal else None


@command(
    "deal.win",
    "Won",
    Deal,
    icon="mdi6.trophy-outline",
    key="W",
    tone=Tone.SUCCESS,
    when=OPEN_STAGES,
    to=DealStage.WON,
    done="Won: {title}. Congratulations.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class WinDeal(Command):
    """Close a deal as won. An approved registration has served its purpose then."""

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it is closed already."""
        deal = owned(view, Deal, self.deal_id, actor)
        still_open(deal)
        values = {"stage": DealStage.WON, "probability": PROBABILITY[DealStage.WON], "closed_at": now}
        closing = {"status": RegistrationStatus.CONVERTED, "closure_code": ClosureCode.CONVERTED}
        approved = view.find(DealRegistration, deal_id=deal.id, status=RegistrationStatus.APPROVED)
        return [
            update(deal, **values, next_step="", next_step_at=""),
            *(update(item, **closing) for item in approved),
        ]

    def inverse(self, view: View) -> Command | None:
        """Open it again as it was."""
        return reopening(view, self.deal_id)


@command(
    "deal.lose",
    "Lost",
    Deal,
    icon="mdi6.close-circle-outline",
    when=OPEN_STAGES,
    to=DealStage.LOST,
    done="Closed as lost: {title}.",
)
@dataclass(frozen=True, kw_only=True, slots=True)
class LoseDeal(Command):
    """Close a deal as lost, with the reason and, where it is known, the competitor who got it.

    An approved registration protects no more: others may win what this company did not.
    """

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    reason: Annotated[str, f.choice(LossReason, "Lost because", required=True)]
    competitor: Annotated[str, f.text("Competitor")] = ""
    comment: Annotated[str, f.long_text("Comment")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it is closed already, and for the reason *other* without a comment."""
        deal = owned(view, Deal, self.deal_id, actor)
        still_open(deal)
        explained = self.reason != LossReason.OTHER or self.comment.strip()
        require(explained, "comment_needed", "Please say in a few words what the other reason is.")
        return [
            update(
                deal,
                stage=DealStage.LOST,
                probability=PROBABILITY[DealStage.LOST],
                loss_reason=self.reason,
                competitor=self.competitor or deal.competitor,
                closing_comment=self.comment,
                closed_at=now,
                next_step="",
                next_step_at="",
            ),
            *(
                update(item, status=RegistrationStatus.EXPIRED)
                for item in view.find(DealRegistration, deal_id=deal.id, status=RegistrationStatus.APPROVED)
            ),
        ]

    def inverse(self, view: View) -> Command | None:
        """Open it again as it was."""
        return reopening(view, self.deal_id)


@command("deal.reopen", "Open again", Deal, icon="mdi6.undo", when=CLOSED, done="Open again: {title}.")
@dataclass(frozen=True, kw_only=True, slots=True)
class ReopenDeal(Command):
    """Open a closed deal again. What its closing wrote is gone; who closes it anew says it anew.

    A registration whose time is not over protects again, unless the hub has approved another one meanwhile.
    """

    deal_id: Annotated[str, f.ref("deal", "Deal", required=True)]
    stage: Annotated[str, f.choice(OpenStage, "Stage")] = DealStage.PROSPECT
    probability: Annotated[int, f.percent("Probability")] = 0
    competitor: Annotated[str, f.text("Competitor")] = ""
    next_step: Annotated[str, f.text("Next step")] = ""
    next_step_at: Annotated[str, f.instant("Next step on")] = ""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:
        """Refused where it is open."""
        deal = owned(view, Deal, self.deal_id, actor)
        require(deal.stage in CLOSED, "open", "This deal is open.")
        words = {"competitor": self.competitor, "next_step": self.next_step, "next_step_at": self.next_step_at}
        moved = _staged(deal, self.stage, self.probability).values
        ended = (RegistrationStatus.CONVERTED, RegistrationStatus.EXPIRED)
        registered = [item for item in view.find(DealRegistration, deal_id=deal.id) if item.status in ended]
        return [
            update(deal, **moved, **words, loss_reason="", closing_comment="", closed_at=""),
            *(
                update(item, status=RegistrationStatus.APPROVED, closure_code="")
                for item in registered
                if item.exclusive_until >= now[:10]
            ),
        ]

    def inverse(self, view: View) -> Command | None:
        """Close it again as it was closed."""
        deal = view.get(Deal, self.deal_id)
        if deal is None or deal.stage not in CLOSED:
            return None
        if deal.stage == DealStage.WON:
            return WinDeal(deal_id=deal.id)
        words = {"competitor": deal.competitor, "comment": deal.closing_comment}
        return LoseDeal(deal_id=deal.id, reason=deal.loss_reason or LossReason.NO_DECISION, **words)


def still_open(deal: Deal) -> None:
    """Refuse a closed deal."""
    require(deal.stage in OPEN_STAGES, "closed", "This deal is closed. Open it again first.")


def not_moved_on(untouched: object) -> None:
    """Refuse a deal with which something was done."""
    message = "Something was done with this deal already. Close it as lost instead."
    require(untouched, "moved_on", message)


def check_deal(deal: Deal) -> None:
    """Refuse what no deal can be: an amount below zero, a probability beyond 100 %, a currency without its code."""
    require(deal.amount >= 0, "amount", "An amount is not below zero.")
    require(0 <= deal.probability <= WHOLE, "probability", "A probability lies between 0 and 100 %.")
    code = deal.currency
    good = len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()  # noqa: PLR2004 - ISO 4217
    require(good, "currency", "“{text}” is no currency; it takes a code such as EUR.", text=code[:10])


def changed_deal(deal: Deal, change: Update) -> Deal:
    """The deal as this change leaves it."""
    return replace(deal, **dict(change.values))


def first_member(deal: Deal, user_id: str, name: str, email: str = "") -> DealMember:
    """The rep whose deal it is, as its first member."""
    return DealMember(
        id=derived_id(deal.id, "first member"),
        deal_id=deal.id,
        name=name,
        role=MemberRole.PARTNER_REP,
        duty=Duty.LEAD,
        user_id=user_id,
        email=email,
        partner_id=deal.partner_id,
        shared_with=deal.shared_with,
    )


def step_of(deal: Deal, row_id: str, user_id: str) -> NextStep:
    """A deal's present next step as a line of its history."""
    return NextStep(
        id=row_id,
        deal_id=deal.id,
        step=deal.next_step,
        planned_at=deal.next_step_at,
        user_id=user_id,
        partner_id=deal.partner_id,
        shared_with=deal.shared_with,
    )


def has_history(view: View, deal: Deal, apart: str = "") -> bool:
    """Whether anything hangs on a deal besides its members, its activities, and the row with the id `apart`."""
    kinds: tuple[type[Row], ...] = (DealLine, NextStep, Quote, DealRegistration)
    return any(item.id != apart for row in kinds for item in view.find(row, deal_id=deal.id))


def reopening(view: View, deal_id: str) -> Command | None:
    """The command that opens a deal again as it stands now."""
    deal = view.get(Deal, deal_id)
    if deal is None:
        return None
    kept = {"competitor": deal.competitor, "next_step": deal.next_step, "next_step_at": deal.next_step_at}
    return ReopenDeal(deal_id=deal.id, stage=deal.stage, probability=deal.probability, **kept)


def _staged(deal: Deal, stage: str, probability: int) -> Update:
    require(0 <= probability <= WHOLE, "probability", "A probability lies between 0 and 100 %.")
    return update(deal, stage=stage, probability=probability or PROBABILITY[stage])
