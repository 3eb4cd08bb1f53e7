"""What a partner sees hangs together: leads, deals, money, training, contracts, the shark tank."""

import hashlib
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commissions import CommissionLine, Statement
from prm_desktop.domain.contracts import Contract, Renewal
from prm_desktop.domain.deals import Deal, DealLine, Quote
from prm_desktop.domain.leads import OPEN, Lead, LeadOffer, LeadStatus, OfferOutcome
from prm_desktop.domain.literature import Asset
from prm_desktop.domain.partners import Partner, Region, User, calendar_of
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry, PoolSource, PoolStatus
from prm_desktop.domain.pricing import PriceBook, PriceEntry
from prm_desktop.domain.programme import Measure, ProgramLevel, Progress, ProgressStatus, Requirement
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.tickets import Ticket, TicketStatus
from prm_desktop.domain.times import add_business_hours, moment
from prm_desktop.domain.training import Certification, ClassSession, Course, Enrolment, EnrolmentStatus
from prm_desktop.domain.work import Activity, Task, TaskStatus
from sync.hub.demo.leads import HUGE, PARTS
from tests.hub_demo.worlds import NOW, TODAY, by_kind, get, of, small


def test_there_are_about_three_hundred_leads_and_four_partners_of_different_levels() -> None:
    assert 280 <= len(of(Lead)) <= 320
    assert len({partner.level_id for partner in of(Partner)}) == len(of(Partner)) == 4


def test_the_first_account_administers_the_partner_with_the_most_leads_and_the_last_is_the_vendor_s() -> None:
    accounts = small().accounts
    most = Counter(lead.partner_id for lead in of(Lead) if lead.partner_id).most_common(1)[0][0]
    assert (accounts[0].user, accounts[0].password) == ("anna@hanse-digital.example", "demo-anna")
    assert (accounts[0].partner_id, accounts[0].role) == (most, "admin")
    assert (accounts[-1].partner_id, accounts[-1].role) == ("", "vendor")


def test_two_partners_have_an_administrator_and_a_rep_who_can_sign_in() -> None:
    roles = defaultdict(set)
    for account in small().accounts:
        user = get(User, account.user_id)
        assert (user.email, user.partner_id, user.role) == (account.user, account.partner_id, account.role)
        roles[account.partner_id].add(account.role)
    assert sum(found >= {"admin", "rep"} for found in roles.values()) >= 2


def test_a_match_is_the_sum_of_its_parts() -> None:
    for lead in of(Lead):
        if lead.partner_id:
            assert set(lead.match_parts) == set(PARTS)
            assert sum(lead.match_parts.values()) == lead.match_score <= 100
            assert all(0 <= points <= PARTS[name] for name, points in lead.match_parts.items())


def test_an_offer_runs_out_after_24_business_hours_of_its_region() -> None:
    calendars = {region.code: calendar_of(region) for region in of(Region)}
    offered = [lead for lead in of(Lead) if lead.status == LeadStatus.OFFERED]
    for lead in offered:
        assert lead.accept_by == add_business_hours(lead.assigned_at, 24, calendars[lead.region])
        assert lead.accept_by > NOW
    soon = moment(NOW) + timedelta(hours=8)
    assert any(moment(lead.accept_by) < soon for lead in offered)
    assert {bool(lead.user_id) for lead in offered} == {True, False}


def test_every_lead_on_offer_has_one_open_offer() -> None:
    open_offers = Counter(offer.lead_id for offer in of(LeadOffer) if offer.outcome == OfferOutcome.OPEN)
    assert open_offers == Counter(lead.id for lead in of(Lead) if lead.status == LeadStatus.OFFERED)
    assert {offer.outcome for offer in of(LeadOffer)} >= {"open", "accepted", "declined", "expired"}


def test_a_lead_follows_its_clock() -> None:
    for lead in of(Lead):
        steps = [lead.created_at, lead.assigned_at, lead.accepted_at, lead.contacted_at]
        known = [step for step in steps if step]
        assert known == sorted(known), lead
        assert all(step <= NOW for step in known)


def test_a_lead_belongs_to_a_colleague_of_its_partner() -> None:
    for lead in of(Lead):
        assert not lead.user_id or get(User, lead.user_id).partner_id == lead.partner_id
        assert lead.partner_id or lead.status not in OPEN


def test_screens_are_tried_with_long_names_and_twelve_digits_and_every_language() -> None:
    leads = of(Lead)
    assert max(len(lead.company) for lead in leads) >= 60
    assert max(len(lead.contact_name) for lead in leads) >= 60
    assert max(lead.value for lead in leads) == HUGE >= 10**11
    assert {lead.language for lead in leads} == {"en", "de", "fr", "es", "it", "nl", "sv", "ar"}
    assert {lead.currency for lead in leads} == {"EUR", "CHF", "SEK", "GBP", "AED"}


def test_tasks_are_overdue_due_today_and_to_come() -> None:
    open_tasks = [task.due_at[:10] for task in of(Task) if task.status == TaskStatus.OPEN]
    today = TODAY.isoformat()
    assert min(open_tasks) < today < max(open_tasks)
    assert today in open_tasks


def test_there_is_no_contact_before_a_lead_was_accepted() -> None:
    for activity in of(Activity):
        lead = get(Lead, activity.lead_id)
        assert lead.accepted_at <= activity.occurred_at <= NOW


def test_a_deal_a_quote_and_their_lines_have_the_same_sum() -> None:
    sums = Counter[str]()
    for line in of(DealLine):
        assert line.total == line.unit_price * line.quantity * (10000 - line.discount) // 10000
        sums[line.deal_id] += line.total
    assert all(deal.amount == sums[deal.id] > 0 for deal in of(Deal))
    assert all(quote.total == get(Deal, quote.deal_id).amount for quote in of(Quote))


def test_a_deal_and_its_lead_know_each_other() -> None:
    converted = {lead.id for lead in of(Lead) if lead.status == LeadStatus.CONVERTED}
    assert {deal.lead_id for deal in of(Deal)} == converted
    for deal in of(Deal):
        lead = get(Lead, deal.lead_id)
        assert (lead.deal_id, lead.partner_id, lead.currency) == (deal.id, deal.partner_id, deal.currency)


def test_registrations_are_in_every_status() -> None:
    assert {registration.status for registration in of(DealRegistration)} == set(RegistrationStatus)


def test_a_statement_is_the_sum_of_its_lines_and_one_line_is_a_reversal() -> None:
    sums = Counter[str]()
    for line in of(CommissionLine):
        statement = get(Statement, line.statement_id)
        assert (statement.partner_id, statement.currency) == (line.partner_id, line.currency)
        assert line.earned_on.startswith(statement.month)
        sums[line.statement_id] += line.amount
    assert all(statement.total == sums[statement.id] for statement in of(Statement))
    reversals = [line for line in of(CommissionLine) if line.reverses_id]
    assert all(line.amount < 0 and line.reason for line in reversals)
    assert reversals


def test_partners_meet_what_their_own_level_asks_for() -> None:
    for partner in of(Partner):
        own = [item.id for item in of(Requirement) if item.level_id == partner.level_id]
        found = [item for item in of(Progress) if item.partner_id == partner.id and item.requirement_id in own]
        assert len(found) == len(own)
        assert all(item.status != ProgressStatus.OPEN for item in found), [item.summary for item in found]


def test_progress_counts_the_people_who_hold_a_certificate() -> None:
    for progress in of(Progress):
        if get(Requirement, progress.requirement_id).measure == Measure.CERTIFIED_PEOPLE:
            people = {
                held.holder
                for held in of(Certification)
                if held.partner_id == progress.partner_id and held.expires_on >= TODAY.isoformat()
            }
            assert (progress.actual, set(progress.evidence)) == (len(people), people)


@pytest.mark.parametrize("days", [30, 60, 90])
def test_certificates_and_contracts_come_due_within(days: int) -> None:
    begin, end = (TODAY + timedelta(days=days - 30)).isoformat(), (TODAY + timedelta(days=days)).isoformat()
    assert any(begin <= held.expires_on <= end for held in of(Certification))
    assert any(begin <= renewal.due_on <= end for renewal in of(Renewal))


def test_the_notice_deadline_is_the_end_minus_the_notice() -> None:
    for contract in of(Contract):
        ends = date.fromisoformat(contract.ends_on)
        assert contract.notice_deadline == (ends - timedelta(days=contract.notice_days)).isoformat()
        assert contract.starts_on < contract.ends_on


def test_seats_cover_the_confirmed_and_are_not_exceeded() -> None:
    seated = {EnrolmentStatus.CONFIRMED, EnrolmentStatus.ATTENDED, EnrolmentStatus.NO_SHOW}
    confirmed = Counter(item.class_session_id for item in of(Enrolment) if item.status in seated)
    waiting = Counter(item.class_session_id for item in of(Enrolment) if item.status == EnrolmentStatus.WAITLISTED)
    for session in of(ClassSession):
        assert confirmed[session.id] <= session.seats_taken <= session.seats
        assert session.waiting == waiting[session.id] <= session.waitlist
        assert not session.waiting or session.seats_taken == session.seats
    assert {session.starts_at > NOW for session in of(ClassSession)} == {True, False}


def test_a_product_that_needs_a_certificate_names_a_course_that_teaches_it() -> None:
    needing = [product for product in of(Product) if product.required_course_ids]
    assert needing
    for product in needing:
        taught = {item for course in product.required_course_ids for item in get(Course, course).product_ids}
        assert {product.id, product.parent_id} & taught


def test_a_price_carries_the_audience_and_currency_of_its_book() -> None:
    for entry in of(PriceEntry):
        book = get(PriceBook, entry.price_book_id)
        assert (entry.levels, entry.regions, entry.currency) == (book.levels, book.regions, book.currency)


def test_every_level_has_a_price_book_for_today_and_a_future_one_in_each_currency() -> None:
    today = TODAY.isoformat()
    for level in of(ProgramLevel):
        books = [book for book in of(PriceBook) if level.id in book.levels]
        current = Counter(b.currency for b in books if b.valid_from <= today <= (b.valid_to or today))
        assert current == Counter(["EUR", "CHF", "SEK", "GBP", "AED"])
        assert {book.currency for book in books if book.valid_from > today} == set(current)


def test_literature_has_superseded_and_expired_pieces_and_its_contents() -> None:
    assets = of(Asset)
    assert 70 <= len(assets) <= 95
    assert any(asset.superseded_by_id for asset in assets)
    assert any(asset.expires_on and asset.expires_on < TODAY.isoformat() for asset in assets)
    named = [(item.sha256, item.size) for item in assets] + [(item.sha256, item.size) for item in of(Attachment)]
    for sha256, size in named:
        content = small().blobs[sha256]
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size)


def test_behind_every_pool_entry_stands_a_lead_and_nobody_holds_that_of_an_open_one() -> None:
    assert {source.id for source in of(PoolSource)} == {entry.id for entry in of(PoolEntry)}
    for entry in of(PoolEntry):
        lead = get(Lead, get(PoolSource, entry.id).lead_id)
        if entry.status == PoolStatus.OPEN:
            assert lead.partner_id == ""
            assert lead.status in {LeadStatus.NEW, LeadStatus.RECYCLED}
        told = " ".join((entry.headline, entry.size_band, entry.value_band, entry.industry))
        assert not [secret for secret in (lead.company, lead.contact_name, lead.street) if secret in told]


def test_claims_are_in_every_status_and_a_won_one_brought_its_lead() -> None:
    assert {claim.status for claim in of(ClaimRequest)} == set(ClaimStatus)
    for claim in of(ClaimRequest):
        entry = get(PoolEntry, claim.pool_entry_id)
        assert entry.region in get(Partner, claim.partner_id).regions
        if claim.status == ClaimStatus.WON:
            assert get(Lead, claim.lead_id).partner_id == claim.partner_id
            assert entry.status == PoolStatus.CLAIMED


def test_tickets_are_in_every_status_and_due_after_they_were_opened() -> None:
    assert {ticket.status for ticket in of(Ticket)} == set(TicketStatus)
    assert all(ticket.created_at < ticket.response_due <= ticket.resolve_due for ticket in of(Ticket))
    assert len({ticket.number for ticket in of(Ticket)}) == len(by_kind()["ticket"])
