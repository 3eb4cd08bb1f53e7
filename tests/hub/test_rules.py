"""What only the hub decides: claims, seats, offers, tickets."""

from typing import Any

import pytest

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.commands import Command
from prm_desktop.domain.leads import AcceptLead, DeclineLead, Lead, LeadOffer
from prm_desktop.domain.partners import Partner, Region
from prm_desktop.domain.pool import ClaimPoolEntry, ClaimRequest, PoolEntry, PoolSource
from prm_desktop.domain.tickets import OpenTicket, SlaPolicy
from prm_desktop.domain.training import CancelEnrolment, ClassSession, RequestEnrolment
from prm_desktop.domain.work import LogActivity
from sync.hub import policy
from sync.hub.sweep import clear_pool, expire_offers, release_claims, route_new, sweep
from tests.hub.support import ABE, ANN, NORTH, SAM, SILVER, SOUTH, VERA, Client, Hub, lead, uid


def pooled(hub: Hub, *names: str, **values: Any) -> None:
    """Put leads into the shark tank of Germany."""
    for name in names:
        hub.put(
            lead(name, "", status="recycled", contact_name="Jo Doe", phone="+491234", **values),
            PoolEntry(id=uid(f"{name} entry"), headline="Backup", region="DE", product_ids=()),
            PoolSource(id=uid(f"{name} entry"), lead_id=uid(name)),
        )


def claim(name: str, by: str = "") -> ClaimPoolEntry:
    return ClaimPoolEntry(pool_entry_id=uid(f"{name} entry"), claim_request_id=uid(f"{name} claim {by}"))


def synced(hub: Hub, user: str) -> Client:
    client = hub.client(user)
    client.sync()
    return client


def test_the_first_claim_wins_the_lead_with_all_its_fields_and_the_second_is_told_how_late_it_was(hub: Hub) -> None:
    pooled(hub, "lead")
    ann, sam = synced(hub, ANN), synced(hub, SAM)
    assert ann.do(claim("lead")).code == "won"
    hub.clock.passes(minutes=4, seconds=30)
    result = sam.do(claim("lead", "sam"))
    assert (result.status, result.code) == ("applied", "lost")
    mine = ann.row("lead", uid("lead"))
    assert (mine["status"], mine["user_id"], mine["phone"]) == ("accepted", ANN, "+491234")
    assert mine["follow_up_by"] > mine["accepted_at"]
    won = ann.row("claim_request", uid("lead claim "))
    assert (won["status"], won["lead_id"]) == ("won", uid("lead"))
    assert won["release_by"] > mine["follow_up_by"]
    lost = sam.row("claim_request", uid("lead claim sam"))
    assert (lost["status"], lost["answer"]) == ("lost", "Another partner was 4 minutes earlier.")
    assert (sam.ids("lead"), sam.ids("pool_entry"), ann.ids("pool_entry")) == (set(), set(), set())


def test_what_stands_in_the_shark_tank_names_nobody(hub: Hub) -> None:
    hub.put(Product(id=uid("product"), name="Backup Pro"))
    secret = lead("secret", "", status="new", company="Acme GmbH", contact_name="Jo Doe", title="Acme needs help")
    hub.put(secret)
    hub.update(secret, product_ids=(uid("product"),), industry="Retail", value=1_234_500, company_size=77)
    assert route_new(hub.store) == 1
    client = synced(hub, SAM)
    (entry_id,) = client.ids("pool_entry")
    entry = client.row("pool_entry", entry_id)
    assert (entry["headline"], entry["size_band"]) == ("Backup Pro · Retail", "50–249")
    assert entry["value_band"] == "10,000–50,000 EUR"
    assert not client.ids("lead")
    assert not client.ids("pool_source")
    assert "Acme" not in repr(client.rows)


def test_a_claim_outside_the_partners_regions_is_not_eligible_and_tells_nothing(hub: Hub) -> None:
    pooled(hub, "lead")
    hub.update(PoolEntry(id=uid("lead entry")), region="FR", headline="Secret")
    ann = synced(hub, ANN)
    assert ann.do(claim("lead")).code == "region"
    row = ann.row("claim_request", uid("lead claim "))
    assert (row["status"], row["headline"]) == ("ineligible", "")


def test_a_claim_of_nothing_is_refused(hub: Hub) -> None:
    assert synced(hub, ANN).do(claim("nothing")).status == "refused"
    assert synced(hub, VERA).do(claim("nothing")).code == "no_partner"


def test_more_claims_than_the_programme_allows_in_an_hour_are_over_the_limit(hub: Hub) -> None:
    pooled(hub, "a", "b", "c", "d", "e", "f", "g")
    ann, abe = synced(hub, ANN), synced(hub, ABE)
    assert [ann.do(claim(name)).code for name in "ab"] == ["won", "won"]
    assert abe.do(claim("c")).code == "won"
    assert ann.do(claim("d")).code == "hourly"
    hub.clock.passes(hours=2)
    assert [ann.do(claim(name)).code for name in "ef"] == ["won", "won"]
    result = ann.do(claim("g"))
    assert result.code == "open_claims"
    assert ann.row("claim_request", uid("g claim "))["status"] == "over_limit"
    assert synced(hub, SAM).do(claim("d", "sam")).code == "won"


def test_the_limits_are_settings_of_the_hub(hub: Hub) -> None:
    pooled(hub, "a", "b")
    with hub.store.raw() as conn:
        policy.change(conn, policy.changed(policy.current(conn), ["claims_per_hour=1"]), hub.clock.now)
    ann = synced(hub, ANN)
    assert [ann.do(claim(name)).code for name in "ab"] == ["won", "hourly"]


def test_a_claimed_lead_without_contact_goes_back_and_its_claimer_waits_a_week(hub: Hub) -> None:
    pooled(hub, "idle", "busy")
    ann = synced(hub, ANN)
    ann.do(claim("idle"))
    ann.do(claim("busy"))
    ann.do(LogActivity(lead_id=uid("busy"), kind="call", subject="Called", activity_id=uid("call")))
    hub.clock.passes(days=9)
    assert release_claims(hub.store, hub.clock.now) == 1
    ann.sync()
    assert ann.ids("lead") == {uid("busy")}
    assert ann.row("claim_request", uid("idle claim "))["status"] == "withdrawn"
    assert ann.ids("pool_entry") == {uid("idle entry")}
    assert ann.do(claim("idle", "again")).code == "too_soon"
    assert synced(hub, SAM).do(claim("idle", "sam")).code == "won"
    assert release_claims(hub.store, hub.clock.now) == 0


def test_entries_that_nobody_wants_are_taken_back(hub: Hub) -> None:
    pooled(hub, "old")
    hub.update(PoolEntry(id=uid("old entry")), pooled_at=hub.clock.now)
    hub.clock.passes(days=61)
    assert clear_pool(hub.store, hub.clock.now) == 1
    assert synced(hub, ANN).do(claim("old")).code == "withdrawn"


def school(hub: Hub, seats: int = 1, waitlist: int = 1) -> None:
    starts = "2026-12-24T09:00:00Z"
    hub.put(ClassSession(id=uid("class"), title="Basics", seats=seats, waitlist=waitlist, starts_at=starts))


def place(name: str, user: str = "") -> RequestEnrolment:
    return RequestEnrolment(class_session_id=uid("class"), user_id=user, enrolment_id=uid(f"place {name}"))


def test_seats_go_in_order_then_the_waiting_list_then_nothing(hub: Hub) -> None:
    school(hub)
    ann, sam = synced(hub, ANN), synced(hub, SAM)
    assert ann.do(place("ann")).code == "confirmed"
    assert sam.do(place("sam")).code == "waitlisted"
    assert ann.do(place("abe", ABE)).code == "full"
    assert [ann.row("enrolment", uid(f"place {name}"))["status"] for name in ("ann", "abe")] == ["confirmed", "refused"]
    session = ann.row("class_session", uid("class"))
    assert (session["seats_taken"], session["waiting"]) == (1, 1)


def test_a_canceled_seat_goes_to_whoever_waited_longest(hub: Hub) -> None:
    school(hub, waitlist=2)
    ann, sam = synced(hub, ANN), synced(hub, SAM)
    ann.do(place("ann"))
    sam.do(place("sam"))
    hub.clock.passes(minutes=1)
    ann.do(place("abe", ABE))
    ann.do(CancelEnrolment(enrolment_id=uid("place ann")))
    sam.sync()
    assert sam.row("enrolment", uid("place sam"))["status"] == "confirmed"
    ann.do(CancelEnrolment(enrolment_id=uid("place abe")))
    session = hub.get(ClassSession, uid("class"))
    assert (session.seats_taken, session.waiting) == (1, 0)


def test_a_seat_requested_and_canceled_in_one_batch_is_free_again(hub: Hub) -> None:
    school(hub)
    ann = synced(hub, ANN)
    ann.sync(place("ann"), CancelEnrolment(enrolment_id=uid("place ann")))
    assert hub.get(ClassSession, uid("class")).seats_taken == 0
    assert ann.do(place("again")).code == "confirmed"


def test_accepting_starts_the_clock_in_business_hours_and_closes_the_offer(hub: Hub) -> None:
    hub.update(Region(id=uid("de")), holidays=("2026-11-24",))
    hub.put(lead(), LeadOffer(id=uid("offer"), lead_id=uid("lead"), partner_id=NORTH))
    ann = synced(hub, ANN)
    ann.do(AcceptLead(lead_id=uid("lead")))
    # Seven hours are left on Monday, Tuesday is a holiday, then eight hours a day.
    assert ann.row("lead", uid("lead"))["follow_up_by"] == "2026-11-27T10:00:00Z"
    assert ann.row("lead_offer", uid("offer"))["outcome"] == "accepted"


def test_of_two_colleagues_the_first_to_accept_is_assigned_and_the_second_is_told(hub: Hub) -> None:
    hub.put(lead())
    ann, abe = synced(hub, ANN), synced(hub, ABE)
    ann.do(AcceptLead(lead_id=uid("lead")))
    assert abe.do(AcceptLead(lead_id=uid("lead"))).code == "already_accepted"
    assert abe.row("lead", uid("lead"))["user_id"] == ANN


def decline(name: str = "lead") -> Command:
    return DeclineLead(lead_id=uid(name), reason="unable_to_support")


def test_a_declined_lead_goes_to_the_next_partner_without_what_the_first_one_wrote(hub: Hub) -> None:
    hub.put(lead(qualification="sql", notes="private", next_step="private", labels=("private",)))
    ann, sam = synced(hub, ANN), synced(hub, SAM)
    ann.do(decline())
    sam.sync()
    row = sam.row("lead", uid("lead"))
    assert (row["status"], row["partner_id"], row["decline_reason"]) == ("offered", SOUTH, "")
    assert "private" not in repr(row)
    assert row["match_score"] > 0
    assert row["accept_by"] == "2026-11-26T10:00:00Z"
    (offer,) = (sam.row("lead_offer", item) for item in sam.ids("lead_offer"))
    assert (offer["partner_id"], offer["outcome"]) == (SOUTH, "open")
    assert ann.ids("lead") == set()


def test_it_never_comes_back_to_a_decliner_and_ends_in_the_shark_tank(hub: Hub) -> None:
    hub.put(lead(qualification="sql"))
    ann, sam = synced(hub, ANN), synced(hub, SAM)
    ann.do(decline())
    sam.sync()
    sam.do(decline())
    assert hub.get(Lead, uid("lead")).status == "recycled"
    ann.sync()
    (entry,) = ann.ids("pool_entry")
    result = ann.do(ClaimPoolEntry(pool_entry_id=entry, claim_request_id=uid("claim")))
    assert result.code == "declined"


def test_an_offer_that_nobody_answers_goes_on(hub: Hub) -> None:
    hub.put(lead("lead", "", status="new", qualification="sql"))
    route_new(hub.store)
    first = hub.get(Lead, uid("lead"))
    assert first.status == "offered"
    assert expire_offers(hub.store, first.accept_by) == 0
    hub.clock.passes(days=8)
    assert expire_offers(hub.store, hub.clock.now) == 1
    second = hub.get(Lead, uid("lead"))
    assert (second.status, second.partner_id != first.partner_id) == ("offered", True)
    assert [item.outcome for item in hub.find(LeadOffer, partner_id=first.partner_id)] == ["expired"]
    hub.clock.passes(days=8)
    assert sweep(hub.store).expired == 1
    assert hub.get(Lead, uid("lead")).status == "recycled"


def test_an_expired_offer_cannot_be_accepted(hub: Hub) -> None:
    hub.put(lead(accept_by="2026-11-23T09:00:00Z"))
    assert synced(hub, ANN).do(AcceptLead(lead_id=uid("lead"))).code == "expired"


def test_a_lead_that_names_its_partner_goes_there(hub: Hub) -> None:
    hub.put(lead("lead", NORTH, status="new", region="FR"))
    route_new(hub.store)
    made = hub.get(Lead, uid("lead"))
    assert (made.status, made.partner_id, made.match_parts) == ("offered", NORTH, {"named": 100})


def test_unqualified_leads_go_straight_to_the_shark_tank(hub: Hub) -> None:
    hub.put(lead("lead", "", status="new", qualification="unqualified"))
    route_new(hub.store)
    assert hub.get(Lead, uid("lead")).status == "recycled"
    assert [item.status for item in hub.find(PoolEntry)] == ["open"]


def test_a_partner_gets_no_more_leads_than_it_wants(hub: Hub) -> None:
    hub.update(Partner(id=SOUTH), capacity=2)
    hub.update(Partner(id=NORTH), capacity=1)
    hub.put(*(lead(f"lead {number}", "", status="new", qualification="sql") for number in range(5)))
    assert route_new(hub.store) == 5
    partners = sorted(item.partner_id for item in hub.find(Lead, status="offered"))
    assert partners == sorted([NORTH, SOUTH, SOUTH])


@pytest.mark.parametrize(("severity", "due"), [("1", "2026-11-23T12:00:00Z"), ("4", "")])
def test_a_ticket_gets_its_number_and_its_clock(hub: Hub, severity: str, due: str) -> None:
    hub.put(SlaPolicy(id=uid("sla"), level_id=SILVER, severity="1", response_hours=2, resolve_hours=8))
    ann = synced(hub, ANN)
    ann.do(OpenTicket(subject="First", severity=severity, ticket_id=uid("first")))
    result = ann.do(OpenTicket(subject="Second", severity=severity, ticket_id=uid("second")))
    assert (result.message, result.values) == ("Your ticket has the number {number}.", {"number": "T-2026-00002"})
    row = ann.row("ticket", uid("first"))
    assert (row["number"], row["status"], row["response_due"]) == ("T-2026-00001", "open", due)


def test_a_lost_claim_records_no_lead(hub: Hub) -> None:
    pooled(hub, "lead")
    synced(hub, ANN).do(claim("lead"))
    synced(hub, ABE).do(claim("lead", "abe"))
    lost = hub.get(ClaimRequest, uid("lead claim abe"))
    assert (lost.status, lost.answer, lost.lead_id) == ("lost", "Your company has this lead already.", "")
