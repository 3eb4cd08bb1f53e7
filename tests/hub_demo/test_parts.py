"""The parts that the demo world is made of: holidays, spelling, time, and the many leads of the large world."""

from datetime import date
from itertools import pairwise

import pytest

from prm_desktop.domain.leads import Lead, LeadOffer, LeadStatus
from prm_desktop.domain.times import Calendar, add_business_hours
from sync.hub.demo import generate, make_world
from sync.hub.demo.bulk import COUNT, many_leads
from sync.hub.demo.enquiries import ENQUIRIES, MODELS
from sync.hub.demo.holidays import easter, holidays
from sync.hub.demo.maker import Maker
from sync.hub.demo.words import columns, slug
from tests.hub_demo.worlds import NOW, SEED, first_of_many, of, small


@pytest.mark.parametrize(
    ("year", "day"), [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("region", "day"),
    [
        ("DE-N", "2026-10-31"),  # Reformation Day, in the north alone
        ("DE-S", "2026-06-04"),  # Corpus Christi, in the south alone
        ("GB", "2026-12-28"),  # Boxing Day falls on a Saturday
        ("GB", "2026-08-31"),
        ("SE", "2026-06-19"),  # Midsummer Eve
        ("FR", "2026-07-14"),
        ("AE", "2026-03-20"),  # Eid al-Fitr
    ],
)
def test_a_holiday_of_the_region(region: str, day: str) -> None:
    assert day in holidays(region, 2026)


def test_the_north_works_on_corpus_christi() -> None:
    assert "2026-06-04" not in holidays("DE-N", 2026)


@pytest.mark.parametrize(
    ("name", "spelled"),
    [("Müller & Söhne", "mueller-soehne"), ("Élodie O'Connor", "elodie-oconnor"), ("Åkesson Ltd.", "aakesson-ltd")],
)
def test_names_are_spelled_for_mailboxes(name: str, spelled: str) -> None:
    assert slug(name) == spelled


def test_a_row_of_a_table_may_go_on_in_the_next_line() -> None:
    assert columns("a | b\n  | c\nd | e | f") == (("a", "b", "c"), ("d", "e", "f"))


@pytest.mark.parametrize("left", [0.5, 3, 20, -2])
def test_a_start_leaves_the_business_time_that_was_asked_for(left: float) -> None:
    calendar = Calendar(zone="Europe/Berlin")
    start = Maker(1, NOW).start_with(left, 24, calendar)
    end = add_business_hours(start, 24, calendar)
    assert (end > NOW) == (left > 0)
    assert start < NOW


def test_every_enquiry_is_answered_by_products() -> None:
    asked = {enquiry.families for found in ENQUIRIES.values() for enquiry in found}
    assert asked <= set(MODELS)


def test_the_large_world_begins_with_the_small_one_and_goes_on_with_leads_in_order() -> None:
    many = first_of_many(2000)
    leads = [row for row in many if isinstance(row, Lead)]
    assert all(isinstance(row, Lead | LeadOffer) for row in many)
    assert {lead.partner_id for lead in leads} == {small().accounts[0].partner_id}
    assert all(a.created_at <= b.created_at for a, b in pairwise(leads))
    assert len({lead.id for lead in leads} | {lead.id for lead in of(Lead)}) == len(leads) + len(of(Lead))
    assert len({lead.company for lead in leads}) > len(leads) // 2


def test_many_leads_come_in_the_order_of_their_ids_and_each_on_offer_has_its_offer() -> None:
    rows = list(many_leads(make_world(SEED, NOW), 3, 6000))
    leads = [row for row in rows if isinstance(row, Lead)]
    offered = [lead.id for lead in leads if lead.status == LeadStatus.OFFERED]
    assert COUNT == 100_000
    assert len(leads) == 6000
    assert all(a.id < b.id for a, b in pairwise(leads))
    assert offered == [row.lead_id for row in rows if isinstance(row, LeadOffer)]
    assert offered
    assert max(lead.updated_at for lead in leads) <= NOW


def test_a_world_made_on_a_holiday_evening_has_offers_that_run_out_on_later_days() -> None:
    evening = "2026-12-26T21:00:00Z"
    rows = generate("small", SEED, date(2026, 12, 26), now=evening).rows
    offered = [row.accept_by for row in rows if isinstance(row, Lead) and row.status == LeadStatus.OFFERED]
    assert offered
    assert min(offered) > "2026-12-28T00:00:00Z"
