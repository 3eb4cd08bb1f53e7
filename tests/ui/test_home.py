"""Home: the work that brings most, first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from prm_desktop.domain.commissions import CommissionLine
from prm_desktop.domain.deals import Deal
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.programme import ProgramLevel, Progress, Requirement
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, TASK, Clock, store
from ui.context import Place, UiContext
from ui.models.home_data import load_home
from ui.models.needs import counts
from ui.views.home import HomePage

NOW = "2026-03-02T09:00:00Z"


@pytest.fixture
def business(desk: Workspace) -> Workspace:
    """Deals in two currencies, a commission, and a partner on the way from silver to gold."""
    rows = [
        Deal(id="d-1", name="Roll-out", stage="committed", amount=100_000, probability=5_000, partner_id="p-1"),
        Deal(id="d-2", name="Pilot", stage="prospect", amount=50_000, currency="SEK", partner_id="p-1"),
        Deal(id="d-3", name="Old", stage="won", amount=900_000, partner_id="p-1"),
        CommissionLine(id="c-1", status="approved", amount=4_200, partner_id="p-1"),
        CommissionLine(id="c-2", status="paid", amount=9_900, earned_on="2026-02-01", partner_id="p-1"),
        CommissionLine(id="c-3", status="paid", amount=1, earned_on="2025-12-01", partner_id="p-1"),
        ProgramLevel(id="l-1", name="Silver", rank=2),
        ProgramLevel(id="l-2", name="Gold", rank=3, summary="More discount."),
        ProgramLevel(id="l-3", name="Platinum", rank=4),
        Requirement(id="r-1", level_id="l-2", name="Two certified people", target=2),
        Requirement(id="r-2", level_id="l-2", name="Six registrations", target=6),
        Progress(id="g-1", requirement_id="r-1", status="met", actual=2, target=2, partner_id="p-1"),
        Progress(id="g-2", requirement_id="r-2", status="open", actual=3, target=6, partner_id="p-1"),
        Partner(id="p-1", name="Hanse Digital", level_id="l-1"),
    ]
    for row in rows:
        store(desk.db, row)
    return desk


def test_what_presses_comes_with_what_runs_out_first(desk: Workspace) -> None:
    task = desk.get("task", TASK)
    assert task is not None
    store(desk.db, task, due_at="2026-03-01T09:00:00Z")
    data = load_home(desk, NOW)
    assert [(need.key, [row.id for row in need.rows]) for need in data.needs] == [
        ("offers", [OFFERED]),
        ("tasks", [TASK]),
    ]
    assert counts(desk, NOW)["leads"] == 2


def test_an_offer_that_has_run_out_presses_no_more(desk: Workspace) -> None:
    assert not load_home(desk, "2026-03-02T12:30:00Z").needs


def test_money_is_added_up_by_currency(business: Workspace) -> None:
    data = load_home(business, NOW)
    assert data.open_deals == 2
    assert data.pipeline == (("EUR", 100_000), ("SEK", 50_000))
    assert data.weighted == (("EUR", 50_000),)
    assert data.coming == (("EUR", 4_200),)
    assert data.earned == (("EUR", 9_900),)


def test_the_next_level_lists_what_is_missing_first(business: Workspace) -> None:
    level = load_home(business, NOW).level
    assert (level.name, level.next_name) == ("Silver", "Gold")
    assert [step.name for step in level.steps] == ["Six registrations", "Two certified people"]


def test_a_partner_at_the_top_has_no_next_level(business: Workspace) -> None:
    store(business.db, Partner(id="p-1", name="Hanse Digital", level_id="l-3"))
    assert load_home(business, NOW).level.next_name == ""


def shown(qtbot: QtBot, context: UiContext) -> HomePage:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.data is not None)
    return page


def texts(page: HomePage) -> set[str]:
    return {child.text() for child in page.findChildren(QLabel) if child.isVisible()}


def test_home_can_be_worked_from(qtbot: QtBot, context: UiContext, business: Workspace) -> None:
    page = shown(qtbot, context)
    wanted = {"Leads offered to you", "Nordlys AS", "in 3 hr.", "€1,000 · SEK\xa0500", "Next level: Gold"}
    qtbot.waitUntil(lambda: wanted <= texts(page))
    accept = next(button for button in page.findChildren(QPushButton) if button.text() == "Accept")
    accept.click()
    qtbot.waitUntil(lambda: "Nordlys AS" not in texts(page))
    lead = business.get("lead", OFFERED)
    assert lead is not None
    assert lead.status == "accepted"  # type: ignore[attr-defined]  # a lead


def test_a_row_opens_its_record(qtbot: QtBot, context: UiContext) -> None:
    page = shown(qtbot, context)
    row = next(button for button in page.findChildren(QPushButton) if button.accessibleName().startswith("Nordlys"))
    with qtbot.waitSignal(context.bus.navigated) as told:
        row.click()
    assert told.args == [Place("lead", OFFERED)]


def test_a_quiet_day_points_to_new_business(qtbot: QtBot, context: UiContext, clock: Clock) -> None:
    clock.instant = "2026-03-02T13:00:00Z"
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: "Nothing presses today" in texts(page))


def test_before_the_first_sync_home_says_what_happens(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    with desk.db.write() as conn:
        set_meta(conn, {Meta.PHASE: "priming"})
    page = shown(qtbot, context)
    qtbot.waitUntil(lambda: "Your data is on its way" in texts(page))


def test_the_same_data_again_touches_nothing(qtbot: QtBot, context: UiContext) -> None:
    page = shown(qtbot, context)
    assert page.data is not None
    before = page.findChildren(QPushButton)
    page.show_data(replace(page.data))
    assert page.findChildren(QPushButton) == before
