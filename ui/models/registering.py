"""Registrations in words: whether it is worth it, who decides until when, what is asked, how long it protects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from prm_desktop.domain.commands import Actor, View
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import OemContact
from prm_desktop.domain.registering import Prefill, Worth, prefill, worth
from prm_desktop.domain.registrations import (
    ClosureCode,
    DealRegistration,
    RegistrationLine,
    RegistrationStatus,
    products_of,
    running_out,
)
from prm_desktop.domain.terms import terms_of
from ui.models.says import Act, Say
from ui.text import mark, tr, tr_n

if TYPE_CHECKING:
    from ui.format import Formatter

AGAINST = {
    "too_small": mark("It is below the least value that can be registered, {least}."),
    "past": mark("The closing date is over."),
    "no_products": mark("Say which products it is about."),
    "already": mark("Your company has registered this customer with one of these products already."),
}
BECAUSE = {
    ClosureCode.DUPLICATE: mark("Another registration covers this customer with one of these products."),
    ClosureCode.INCOMPLETE: mark("Something that the vendor needs was missing. Register it again with all of it."),
}
"""The codes of a rejection that say more than that it is one."""
WAITING = (RegistrationStatus.SUBMITTED, RegistrationStatus.UNDER_REVIEW)
PLAIN: Mapping[str, tuple[str, Tone]] = {
    RegistrationStatus.DRAFT: (mark("A registration is begun, but not sent yet."), Tone.NEUTRAL),
    RegistrationStatus.REJECTED: (mark("Not registered: the vendor said no."), Tone.DANGER),
    RegistrationStatus.EXPIRED: (mark("The protection ended on {day}."), Tone.NEUTRAL),
    RegistrationStatus.CONVERTED: (mark("Won; the registration has served its purpose."), Tone.SUCCESS),
    RegistrationStatus.CANCELED: (mark("The registration was withdrawn."), Tone.NEUTRAL),
}
ENDED_EARLY = mark("The protection ended before its time.")
ICON = "mdi6.shield-check-outline"

Own = tuple[tuple[DealRegistration, frozenset[str]], ...]


def told_registration(view: View, row: DealRegistration, formatter: Formatter, *, here: bool) -> Say:
    """How one registration stands; `here`: on its own page, whose head has the buttons."""
    if row.status in WAITING:
        said = _waiting(view, row, formatter)
    elif row.status == RegistrationStatus.RETURNED:
        question = formatter.told(row.answer)
        said = Say(tr("The vendor has a question: “{question}”", question=question), Tone.WARNING,
                   "mdi6.comment-question-outline", acts=_act(row, "registration.resubmit", tr("Answer")))  # fmt: skip
    elif row.status == RegistrationStatus.APPROVED:
        said = _approved(view, row, formatter)
    else:
        template, tone = PLAIN[row.status]
        if row.status == RegistrationStatus.EXPIRED and row.exclusive_until >= formatter.now()[:10]:
            template = ENDED_EARLY
        because = [tr(BECAUSE[name]) for name in BECAUSE if name == row.closure_code]
        words = " ".join(filter(None, (*because, formatter.told(row.answer))))
        said = Say(tr(template, day=formatter.day(row.exclusive_until)), tone, ICON, words)
    if here:
        return replace(said, acts=())
    return replace(said, acts=(*said.acts, Act(tr("Open"), kind="deal_registration", id=row.id)))


def own_registrations(view: View, actor: Actor) -> Own:
    """The company's registrations, each with its products."""
    return tuple(
        (item, products_of(view.find(RegistrationLine, deal_registration_id=item.id)))
        for item in view.find(DealRegistration, partner_id=actor.partner_id)
    )


def told_worth(view: View, row: Deal | Lead, actor: Actor, formatter: Formatter) -> Say:
    """Whether it is worth registering a deal or a lead as it is, with the button to do so."""
    asked, terms = prefill(view, row), terms_of(view)
    found = worth(asked, terms, own_registrations(view, actor), formatter.now()[:10])
    said = told(found, asked, terms.registrable_value, formatter)
    kind, name = ("deal", "registration.submit") if isinstance(row, Deal) else ("lead", "lead.register")
    return replace(said, acts=(Act(tr("Register"), command=name, kind=kind, id=row.id),))


def told(found: Worth, asked: Prefill, least: int, formatter: Formatter) -> Say:
    """A preview in words: what it brings, or what speaks against it."""
    if not found.eligible:
        values = {"least": formatter.money(least, asked.currency)}
        words = " ".join(tr(AGAINST[code], **values) for code in found.against)
        return Say(tr("Not worth registering as it is."), Tone.WARNING, "mdi6.shield-alert-outline", words)
    margin = formatter.money(found.extra_margin, asked.currency)
    until = formatter.day(found.protected_until)
    text = tr("Worth registering: about {margin} more for you, and nobody else gets your conditions.", margin=margin)
    detail = tr("If the vendor approves, it is protected until {day}.", day=until)
    if not found.closes_in_time:
        detail += " " + tr("It closes after that; you can ask for an extension once.")
    return Say(text, Tone.SUCCESS, ICON, detail)


def _waiting(view: View, row: DealRegistration, formatter: Formatter) -> Say:
    approver = view.get(OemContact, row.approver_id) if row.approver_id else None
    if not row.decide_by:
        text = tr("Registration saved here; the vendor decides after it is sent.")
    else:
        who = approver.name if approver else tr("The vendor")
        text = tr("{who} decides about the registration by {when}.", who=who, when=formatter.when(row.decide_by))
    return Say(text, Tone.INFO, "mdi6.shield-half-full")


def _approved(view: View, row: DealRegistration, formatter: Formatter) -> Say:
    today = formatter.now()[:10]
    day = formatter.day(row.exclusive_until)
    ending = running_out([row], today, terms_of(view))
    text = tr("Registered: protected until {day}.", day=day)
    if not ending:
        return Say(text, Tone.SUCCESS, ICON, formatter.told(row.extension_answer))
    left = tr_n("Its protection ends in {n} day, {day}.", "Its protection ends in {n} days, {day}.",
                ending[0].days_left, day=day)  # fmt: skip
    if row.extension_asked_at and not row.extended and not row.extension_answer:
        asked = tr("An extension was asked for; the vendor decides.")
        return Say(left, Tone.WARNING, "mdi6.shield-alert-outline", asked)
    may_ask = not row.extended and not row.extension_asked_at
    acts = _act(row, "registration.extend", tr("Ask for an extension")) if may_ask else ()
    return Say(left, Tone.WARNING, "mdi6.shield-alert-outline", formatter.told(row.extension_answer), acts)


def _act(row: DealRegistration, name: str, words: str) -> tuple[Act, ...]:
    return (Act(words, command=name, kind="deal_registration", id=row.id),)
