"""How a row stands, told in sentences: what the vendor decided or asks, who helps, what looks like a duplicate.

Pure reading, made off the UI thread. What can be done about it comes along as acts; the widget only shows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Actor, View
from prm_desktop.domain.converting import CARRIED, known_account
from prm_desktop.domain.deals import OPEN_STAGES, Deal, DealLine, DealMember
from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.fields import Tone, Type
from prm_desktop.domain.leads import OWNED, Lead, LeadStatus
from prm_desktop.domain.likeness import Alike
from prm_desktop.domain.merging import LeadMerge
from prm_desktop.domain.partners import OemContact, Partner, Territory
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, Limits, claim_limits
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.reps import Asked, Rep, find_rep_in
from prm_desktop.domain.sharing import LIVE, LeadShare, co_sells, own_part
from prm_desktop.domain.terms import terms_of
from prm_desktop.domain.work import Account, Comment
from prm_desktop.services.duplicates import like
from ui.models.registering import told_registration, told_worth
from ui.models.says import Act, Say
from ui.models.sharing import told_member, told_share
from ui.text import mark, tr, tr_count

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Workspace
    from ui.format import Formatter

BECAUSE = {
    "name": mark("the same name"),
    "company": mark("the same company"),
    "similar": mark("a similar name"),
    "email": mark("the same e-mail address"),
    "domain": mark("the same e-mail domain"),
    "phone": mark("the same phone number"),
}
ANSWERS_FOR = {
    "product": mark("this product"),
    "segment": mark("this industry"),
    "postcode": mark("this postcode area"),
    "region": mark("this region"),
}
"""What a contact at the vendor is found by."""
CLAIMS = {
    ClaimStatus.PENDING: mark("Your company has asked for it. The vendor decides in order of arrival."),
    ClaimStatus.WON: mark("It is yours. Name and phone are with the lead."),
    ClaimStatus.LOST: mark("Another partner was first."),
    ClaimStatus.OVER_LIMIT: mark("You were over your limit when you asked for it. You can ask again."),
    ClaimStatus.INELIGIBLE: mark("It is not open to your company."),
    ClaimStatus.WITHDRAWN: mark("You withdrew your claim."),
}
CLAIM_TONES = {
    ClaimStatus.PENDING: Tone.INFO,
    ClaimStatus.WON: Tone.SUCCESS,
    ClaimStatus.LOST: Tone.WARNING,
    ClaimStatus.OVER_LIMIT: Tone.WARNING,
    ClaimStatus.INELIGIBLE: Tone.WARNING,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What telling needs: the rows of one moment, who reads them, and how values are written."""

    view: View
    actor: Actor
    formatter: Formatter


def standing(workspace: Workspace, formatter: Formatter, kind: str, row: Any) -> tuple[Say, ...]:
    """How a row stands; nothing where there is nothing to tell. Blocks."""
    tell = _TELL.get(kind)
    if tell is None:
        return ()
    actor = workspace.actor
    alike = like(workspace, row) if kind == "lead" and row.status in OWNED else []
    said = workspace.ask(lambda view: tuple(tell(Reading(view, actor, formatter), row)))
    return (*(_told_alike(row, item) for item in alike), *said)


def overview(workspace: Workspace, formatter: Formatter, kind: str) -> tuple[Say, ...]:
    """What stands over the list of a kind. Blocks."""
    if kind != "pool_entry":
        return ()
    actor = workspace.actor
    return workspace.ask(lambda view: (told_limits(_limits(view, actor, formatter.now()), formatter),))


def told_limits(limits: Limits, formatter: Formatter) -> Say:
    """How many claims are left, and when there are more."""
    text = tr(
        "{waiting} of {open} open claims · {used} of {hourly} won within the hour",
        waiting=limits.waiting,
        open=limits.open_claims,
        used=limits.this_hour,
        hourly=limits.claims_per_hour,
    )
    if limits.exceeded == "hourly":
        more = tr("The next claim is possible {when}.", when=formatter.when(limits.again_at))
        return Say(f"{text}. {more}", Tone.WARNING, "mdi6.timer-sand")
    if limits.exceeded:
        more = tr("Contact a lead that you won, or give it back; then you can claim again.")
        return Say(f"{text}. {more}", Tone.WARNING, "mdi6.hand-back-right-off-outline")
    return Say(text, Tone.NEUTRAL, "mdi6.hand-back-right-outline")


def _limits(view: View, actor: Actor, now: str) -> Limits:
    won = view.find(ClaimRequest, partner_id=actor.partner_id, status=ClaimStatus.WON)
    leads = (found for item in won if item.lead_id and (found := view.get(Lead, item.lead_id)))
    return claim_limits(terms_of(view), won, leads, now)


def _told_alike(lead: Lead, item: Alike) -> Say:
    because = ", ".join(tr(BECAUSE[name]) for name in item.because)
    other = item.lead.company if item.lead.company != lead.company else item.lead.title
    return Say(
        tr("Looks like “{other}”: {because}.", other=other, because=because),
        Tone.WARNING,
        "mdi6.content-duplicate",
        acts=(
            Act(tr("Merge"), command="lead.merge", kind="lead", id=lead.id, given={"loser_id": item.lead.id}),
            Act(tr("Open"), kind="lead", id=item.lead.id),
        ),
    )


def _lead(reading: Reading, lead: Lead) -> Iterable[Say]:
    view = reading.view
    for merge in view.find(LeadMerge, lead_id=lead.id):
        yield Say(
            tr("“{company}” was merged into this lead.", company=merge.company),
            Tone.NEUTRAL,
            "mdi6.merge",
            acts=(Act(tr("Undo the merge"), command="lead.unmerge", kind="lead_merge", id=merge.id),),
        )
    if lead.status == LeadStatus.WORKING and lead.partner_id == reading.actor.partner_id:
        yield _told_conversion(view, lead)
    for registration in view.find(DealRegistration, lead_id=lead.id):
        yield told_registration(view, registration, reading.formatter, here=False)
    shares = view.find(LeadShare, lead_id=lead.id)
    yield from (told_share(item, reading.actor, reading.formatter) for item in shares)
    if lead.partner_id == reading.actor.partner_id and any(item.status in LIVE and item.split for item in shares):
        part = tr("{part} of the revenue stays with your company.", part=reading.formatter.percent(own_part(shares)))
        yield Say(part, Tone.NEUTRAL, "mdi6.chart-pie-outline")
    products = frozenset(lead.product_ids)
    where = {"country": lead.country, "postcode": lead.postcode, "language": lead.language}
    yield from _rep(reading, Asked(lead.region, products, **where), lead.industry)


def _told_conversion(view: View, lead: Lead) -> Say:
    """What a conversion carries over."""
    counted = {kind: len(view.find(kind, lead_id=lead.id)) for kind in CARRIED}
    counted |= {kind: len(view.find(kind, record_kind="lead", record_id=lead.id)) for kind in (Comment, Attachment)}
    carried = ", ".join(tr_count(entity_of(kind), count) for kind, count in counted.items() if count)
    known = known_account(view, lead)
    account = tr("It goes to the account “{name}”.", name=known.name) if known else tr("An account is made for it.")
    sellers = ", ".join(item.other_partner_name for item in co_sells(view.find(LeadShare, lead_id=lead.id)))
    together = tr("{name} will see the deal too, as its member.", name=sellers) if sellers else ""
    return Say(
        tr("Ready for a deal? Everything comes along."),
        Tone.NEUTRAL,
        "mdi6.handshake-outline",
        " ".join(filter(None, (f"{carried}." if carried else "", account, together))),
        (Act(tr("Convert"), command="lead.convert", kind="lead", id=lead.id),),
    )


def _deal(reading: Reading, deal: Deal) -> Iterable[Say]:
    view = reading.view
    for member in view.find(DealMember, deal_id=deal.id):
        yield from _member(reading, member, here=False)
    found = view.find(DealRegistration, deal_id=deal.id)
    yield from (told_registration(view, item, reading.formatter, here=False) for item in found)
    over = all(item.status in ANEW for item in found)
    if over and deal.stage in OPEN_STAGES and deal.partner_id == reading.actor.partner_id:
        yield told_worth(view, deal, reading.actor, reading.formatter)
    products = {item.product_id for item in view.find(DealLine, deal_id=deal.id)} | set(deal.product_ids)
    account = view.get(Account, deal.account_id) if deal.account_id else None
    yield from _rep(reading, Asked(deal.region, frozenset(products)), account.industry if account else "")


def _product(reading: Reading, product: Product) -> Iterable[Say]:
    partner = reading.view.get(Partner, reading.actor.partner_id)
    home = next(iter(partner.regions), "") if partner else ""
    yield from _rep(reading, Asked(home, frozenset({product.id})))


def _member(reading: Reading, row: DealMember, *, here: bool = True) -> Iterable[Say]:
    said = told_member(row, reading.actor, here=here)
    return () if said is None else (said,)


def _registration(reading: Reading, row: DealRegistration) -> Iterable[Say]:
    yield told_registration(reading.view, row, reading.formatter, here=True)


def _share(reading: Reading, row: LeadShare) -> Iterable[Say]:
    yield told_share(row, reading.actor, reading.formatter, here=True)


def _claim(reading: Reading, row: ClaimRequest) -> Iterable[Say]:
    if row.status != ClaimStatus.LOST or not row.answer:  # else the status and the answer above say all of it
        yield replace(_told_claim(reading, row), detail="")


def _entry(reading: Reading, row: Any) -> Iterable[Say]:
    claims = reading.view.find(ClaimRequest, pool_entry_id=row.id, partner_id=reading.actor.partner_id)
    if claims:
        yield _told_claim(reading, max(claims, key=lambda item: (item.created_at, item.id)))
    yield told_limits(_limits(reading.view, reading.actor, reading.formatter.now()), reading.formatter)


def _told_claim(reading: Reading, claim: ClaimRequest) -> Say:
    status = ClaimStatus(claim.status)
    acts: tuple[Act, ...] = ()
    if status is ClaimStatus.WON and reading.view.get(Lead, claim.lead_id):
        acts = (Act(tr("Open the lead"), kind="lead", id=claim.lead_id),)
    elif status is ClaimStatus.PENDING:
        acts = (Act(tr("Withdraw"), command="pool.withdraw", kind="claim_request", id=claim.id),)
    text, answer = tr(CLAIMS[status]), reading.formatter.told(claim.answer)
    if status is ClaimStatus.LOST and answer:  # the answer says who was first, which may be a colleague
        text, answer = answer, ""
    return Say(text, CLAIM_TONES.get(status, Tone.NEUTRAL), "mdi6.hand-back-right-outline", answer, acts)


def _rep(reading: Reading, asked: Asked, industry: str = "") -> Iterable[Say]:
    view = reading.view
    rep = find_rep_in(industry, asked, view.find(OemContact), view.find(Territory), reading.formatter.now()[:10])
    if rep is not None:
        yield _told_rep(rep, reading.formatter)


def _told_because(rep: Rep) -> str:
    """What makes this the right person."""
    names = [tr(ANSWERS_FOR[name]) for name in rep.because if name in ANSWERS_FOR]
    return tr("Answers for {what}.", what=", ".join(names)) if names else ""


def _told_rep(rep: Rep, formatter: Formatter) -> Say:
    who = rep.contact
    away = ""
    if rep.instead_of is not None:
        until = formatter.day(rep.instead_of.away_until)
        away = tr("{name} is away until {day}.", name=rep.instead_of.name, day=until)
    title = f"{who.name}, {who.job_title}" if who.job_title else who.name
    return Say(
        tr("Your contact at the vendor: {name}", name=title),
        Tone.NEUTRAL,
        "mdi6.account-tie-outline",
        " ".join(filter(None, (away, _told_because(rep)))),
        tuple(
            Act(words, address=(kind, value), tip=value)
            for words, kind, value in ((tr("Call"), Type.PHONE, who.phone), (tr("Write"), Type.EMAIL, who.email))
            if value
        ),
    )


_TELL: Mapping[str, Callable[[Reading, Any], Iterable[Say]]] = {
    "lead": _lead,
    "deal": _deal,
    "product": _product,
    "deal_member": _member,
    "deal_registration": _registration,
    "lead_share": _share,
    "claim_request": _claim,
    "pool_entry": _entry,
}
ANEW = (RegistrationStatus.REJECTED, RegistrationStatus.CANCELED, RegistrationStatus.EXPIRED)
"""How a registration ended that may be followed by another one."""
AROUND: Mapping[str, frozenset[str]] = {
    "lead": frozenset({"deal_registration", "lead_share", "lead_merge", "oem_contact"}),
    "deal": frozenset({"deal_registration", "deal_line", "oem_contact", "programme_terms"}),
    "deal_member": frozenset({"deal_member"}),
    "lead_share": frozenset({"lead_share"}),
    "pool_entry": frozenset({"claim_request", "lead", "programme_terms"}),
    "class_session": frozenset({"enrolment"}),
}
"""The kinds of rows by which what is told of a row changes, or what is offered to do with it."""
OVER: Mapping[str, frozenset[str]] = {
    "pool_entry": AROUND["pool_entry"],
    "deal": frozenset({"deal", "exchange_rate"}),
}
"""The kinds with something over their list, and the kinds of rows by which that changes."""
