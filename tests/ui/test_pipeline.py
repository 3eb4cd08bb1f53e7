"""What the window says about deals, registrations, shared leads, duplicates and the shark tank, and what it lets do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.money import ExchangeRate
from prm_desktop.domain.partners import OemContact, Partner
from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.sharing import LeadShare, PartnerCard, ShareKind, ShareStatus
from prm_desktop.domain.work import Activity
from prm_desktop.replica.queries import Query
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, Clock, store
from ui.context import UiContext
from ui.models import needs
from ui.models.forecast import column_worth, forecast_of, reckoning
from ui.models.source import WorkspaceSource
from ui.models.standing import standing
from ui.models.table_model import Load
from ui.theme import Look, Mode, Theme
from ui.widgets.command_form import CommandForm
from ui.widgets.detail import Detail
from ui.widgets.editors import Editor, Typed
from ui.widgets.list_view import ListView
from ui.widgets.parts import ElidedLabel

DEAL = "01900000-0000-7000-8000-00000000d001"
TWIN = "01900000-0000-7000-8000-00000000d002"
REGISTRATION = "01900000-0000-7000-8000-00000000d003"
SHARE = "01900000-0000-7000-8000-00000000d004"
CLAIM = "01900000-0000-7000-8000-00000000d005"
ENTRY = "01900000-0000-7000-8000-00000000d006"
THE_DEAL = Deal(
    id=DEAL,
    rv=9,
    name="Sensors for Ruiz",
    customer="Café Ruiz",
    amount=500_000,
    close_on="2026-03-20",
    stage=DealStage.QUALIFIED,
    probability=2500,
    product_ids=("p-sensor",),
    partner_id="p-1",
    user_id="u-anna",
)
THE_REGISTRATION = DealRegistration(
    id=REGISTRATION,
    rv=9,
    customer="Café Ruiz",
    project="Sensors",
    status=RegistrationStatus.SUBMITTED,
    deal_id=DEAL,
    partner_id="p-1",
    decide_by="2026-03-03T15:00:00Z",
    approver_id="o-eva",
)
EVA = OemContact(id="o-eva", rv=9, name="Eva Lind", job_title="Channel manager", phone="+49 40 1234", deputy_id="o-kim")
KIM = OemContact(id="o-kim", rv=9, name="Kim Berg", phone="+49 40 5678", regions=("north",))


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext) -> Detail:
    made = Detail(context)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    return made


def keep(desk: Workspace, *rows: Row) -> None:
    for row in rows:
        store(desk.db, row)


def told(qtbot: QtBot, detail: Detail, kind: str, row_id: str) -> str:
    """Everything that the page says about a row."""
    detail.show_row(kind, row_id)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    return "\n".join(f"{item.text} {item.detail}" for item in detail.standing.says)


def press(detail: Detail, words: str) -> None:
    button = next(item for item in detail.standing.findChildren(QPushButton) if item.text() == words)
    button.click()


def form(qtbot: QtBot, detail: Detail) -> CommandForm:
    qtbot.waitUntil(lambda: detail.starter.sheet is not None)
    assert detail.starter.sheet is not None
    return detail.starter.sheet.form


def write(shown: CommandForm, name: str, value: int) -> None:
    """Put a value where a person would type it."""
    editor: Any = next(item for item in shown.findChildren(Editor) if item.spec.name == name)
    editor.show_value(value)
    editor.edited.emit(Typed(str(value)))


def advice(shown: CommandForm) -> str:
    return "\n".join(f"{item.text} {item.detail}" for item in shown.advice.says)


def test_a_deal_is_registered_with_one_click_and_says_whether_it_is_worth_it(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    keep(desk, THE_DEAL, Product(id="p-sensor", rv=9, name="Sensor", list_price=100))
    assert "Worth registering: about €250.00 more for you" in told(qtbot, detail, "deal", DEAL)
    press(detail, "Register")
    shown = form(qtbot, detail)
    assert "protected until" in advice(shown)
    shown.submit()
    qtbot.waitUntil(lambda: [item.name for item in desk.outbox()] == ["registration.submit"])
    made = desk.find("deal_registration", deal_id=DEAL)[0]
    assert isinstance(made, DealRegistration)
    assert (made.customer, made.value, made.close_on) == ("Café Ruiz", 500_000, "2026-03-20")
    qtbot.waitUntil(lambda: "the vendor decides after it is sent" in detail.standing.says[0].text)


def test_what_speaks_against_registering_is_said_while_it_is_typed(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    keep(desk, replace(THE_DEAL, amount=50_000))
    assert "below the least value" in told(qtbot, detail, "deal", DEAL)
    press(detail, "Register")
    shown = form(qtbot, detail)
    write(shown, "value", 900_000)
    assert "Worth registering" in advice(shown)
    shown.give_up()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Eva Lind decides about the registration by"),
        ({"status": RegistrationStatus.RETURNED, "answer": "Which site?"}, "The vendor has a question: “Which site?”"),
        ({"status": RegistrationStatus.APPROVED, "exclusive_until": "2026-05-30"}, "Registered: protected until"),
        ({"status": RegistrationStatus.APPROVED, "exclusive_until": "2026-03-14"}, "Its protection ends in 12 days"),
        ({"status": RegistrationStatus.REJECTED, "answer": "Too late"}, "the vendor said no. Too late"),
        ({"status": RegistrationStatus.REJECTED, "closure_code": "duplicate", "answer": "Oh"}, "these products. Oh"),
        ({"status": RegistrationStatus.EXPIRED, "exclusive_until": "2026-02-01"}, "The protection ended on"),
    ],
)
def test_a_registration_says_how_it_stands_on_its_page_and_on_the_deals(
    qtbot: QtBot, detail: Detail, desk: Workspace, values: dict[str, Any], words: str
) -> None:
    keep(desk, THE_DEAL, EVA, replace(THE_REGISTRATION, **values))
    assert words in told(qtbot, detail, "deal", DEAL)
    assert words in told(qtbot, detail, "deal_registration", REGISTRATION)


def test_a_question_is_answered_from_the_deals_page(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    returned = replace(THE_REGISTRATION, status=RegistrationStatus.RETURNED, answer="Which site?", reply="")
    keep(desk, THE_DEAL, EVA, returned)
    told(qtbot, detail, "deal", DEAL)
    press(detail, "Answer")
    shown = form(qtbot, detail)
    shown.give({"deal_registration_id": REGISTRATION, "reply": "Hamburg"})
    qtbot.waitUntil(lambda: [item.name for item in desk.outbox()] == ["registration.resubmit"])


def test_whoever_answers_at_the_vendor_is_named_and_their_deputy_while_they_are_away(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    keep(desk, THE_DEAL, EVA, KIM)
    assert "Your contact at the vendor: Eva Lind, Channel manager" in told(qtbot, detail, "lead", WORKING)
    store(desk.db, replace(EVA, away_from="2026-03-01", away_until="2026-03-08"))
    words = told(qtbot, detail, "deal", DEAL)
    assert "Your contact at the vendor: Kim Berg" in words
    assert "Eva Lind is away until" in words


def test_look_alikes_are_merged_with_what_is_chosen_and_separated_again(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    twin = Lead(
        id=TWIN, rv=9, title="Cash desk", company="Cafe Ruiz", email="ana@ruiz.es", status=LeadStatus.ACCEPTED,
        partner_id="p-1", phone="+34 911 234 567",
    )  # fmt: skip
    keep(desk, replace(twin, company="Café Ruiz S.A."))
    assert "Looks like “Café Ruiz S.A.”: the same company." in told(qtbot, detail, "lead", WORKING)
    press(detail, "Merge")
    shown = form(qtbot, detail)
    boxes = {box.toolTip(): box for box in shown.findChildren(QCheckBox)}
    assert boxes["E-mail: ana@ruiz.es"].isChecked()
    assert not boxes["What they want: Cash desk instead of Sensors"].isChecked()
    shown.submit()
    qtbot.waitUntil(lambda: getattr(desk.get("lead", TWIN), "status", "") == LeadStatus.MERGED)
    survivor = desk.get("lead", WORKING)
    assert isinstance(survivor, Lead)
    assert (survivor.email, survivor.title) == ("ana@ruiz.es", "Sensors")
    qtbot.waitUntil(lambda: "was merged into this lead" in detail.standing.says[0].text)
    press(detail, "Undo the merge")
    qtbot.waitUntil(lambda: getattr(desk.get("lead", TWIN), "status", "") == LeadStatus.ACCEPTED)
    assert getattr(desk.get("lead", WORKING), "email", "?") == ""


def test_sharing_says_whom_it_reaches_and_how_the_revenue_is_split(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    keep(desk, PartnerCard(id="c-2", rv=9, name="Nordic Net", partner_id="p-2"))
    told(qtbot, detail, "lead", WORKING)
    spec = next(item for item in desk.can("lead", detail.row) if item.name == "lead.share")
    detail.starter.start(spec, detail.row, detail, given={"partner_card_id": "c-2"})
    shown = form(qtbot, detail)
    assert "It is offered to Nordic Net. Both companies work on it together." in advice(shown)
    write(shown, "split", 3000)
    assert "They get 30% of the revenue, you keep 70%." in advice(shown)
    shown.submit()
    qtbot.waitUntil(lambda: any("Offered to Nordic Net" in item.text for item in detail.standing.says))
    press(detail, "Take it back")
    qtbot.waitUntil(lambda: detail.starter.sheet is not None and detail.starter.sheet.accessibleName() == "Revoke")
    form(qtbot, detail).submit()
    qtbot.waitUntil(lambda: any("No longer shared with Nordic Net" in item.text for item in detail.standing.says))


def test_what_others_share_is_counted_and_can_be_accepted(
    qtbot: QtBot, detail: Detail, desk: Workspace, clock: Clock
) -> None:
    before = needs.counts(desk, clock.now())["leads"]
    share = LeadShare(
        id=SHARE, rv=9, headline="Robots", kind=ShareKind.CO_SELL, partner_id="p-2", other_partner_id="p-1",
        partner_name="Nordic Net", split=2000,
    )  # fmt: skip
    keep(desk, share, replace(share, id=TWIN, partner_id="p-1", other_partner_id="p-2"))
    assert needs.counts(desk, clock.now())["leads"] == before + 1
    words = told(qtbot, detail, "lead_share", SHARE)
    assert "Nordic Net offers to share this with you." in words
    assert "You get 20% of the revenue." in words
    assert detail.press("A")
    qtbot.waitUntil(lambda: getattr(desk.get("lead_share", SHARE), "status", "") == ShareStatus.ACCEPTED)


def test_the_tank_says_how_many_claims_are_left_and_what_became_of_one(
    qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext
) -> None:
    keep(desk, PoolEntry(id=ENTRY, rv=9, headline="Cameras"))
    won = [
        ClaimRequest(
            id=f"{CLAIM[:-1]}{n}", rv=9, pool_entry_id=f"gone-{n}", headline="Gone", status=ClaimStatus.WON,
            partner_id="p-1", decided_at=f"2026-03-02T08:{30 + n}:00Z",
        )
        for n in range(3)
    ]  # fmt: skip
    keep(desk, won[0], ClaimRequest(id=CLAIM, rv=9, pool_entry_id=ENTRY, status=ClaimStatus.LOST, partner_id="p-1"))
    view = ListView(context, "pool_entry")
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    head = view.head.standing
    qtbot.waitUntil(lambda: bool(head.says))
    assert head.says[0].text == "0 of 5 open claims · 1 of 3 won within the hour"
    assert "Another partner was first." in told(qtbot, detail, "pool_entry", ENTRY)
    keep(desk, *won[1:])
    view.head.refresh()
    qtbot.waitUntil(lambda: "3 of 3 won within the hour. The next claim is possible" in head.says[0].text)


def test_a_lost_claim_says_once_who_was_first(desk: Workspace, context: UiContext) -> None:
    entry = PoolEntry(id=ENTRY, rv=9, headline="Cameras")
    colleague = "Your company has this lead already."
    lost = ClaimRequest(
        id=CLAIM, rv=9, pool_entry_id=ENTRY, status=ClaimStatus.LOST, partner_id="p-1", answer=colleague
    )
    keep(desk, entry, lost)
    (said, _limits) = standing(desk, context.formatter, "pool_entry", entry)
    assert (said.text, said.detail) == (colleague, "")
    assert standing(desk, context.formatter, "claim_request", lost) == ()  # its header has the answer


def test_the_board_of_deals_adds_up_its_columns_and_the_forecast_its_months(
    qtbot: QtBot, desk: Workspace, context: UiContext
) -> None:
    keep(desk, THE_DEAL, replace(THE_DEAL, id=TWIN, amount=100_000, currency="USD"))
    keep(desk, Partner(id="p-1", rv=9, name="Hanse Digital", currency="EUR"))
    view = ListView(context, "deal")
    qtbot.addWidget(view)
    view.resize(1600, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.bar.switch_board()
    board = view.board
    assert board is not None
    qtbot.waitUntil(lambda: all(column.model.load is Load.READY for column in board.columns))
    column = next(item for item in board.columns if item.status == "qualified")
    qtbot.waitUntil(lambda: column.worth == ("€5,000 · $1,000", "Weighted €1,250 · $250"))
    strip = view.head.forecast
    qtbot.waitUntil(strip.isVisible)
    month = strip.chart.month_at(QPoint(2, 2))
    assert month is not None
    assert strip.chart.words(month) == "March 2026: 1 deal, €5,000, weighted €1,250\nQualified: €1,250"


def test_a_forecast_counts_what_is_late_now_and_leaves_out_what_is_lost_or_has_no_rate() -> None:
    deals = [
        replace(THE_DEAL, close_on="2026-01-10"),
        replace(THE_DEAL, id="2", close_on="2026-05-10", stage=DealStage.LOST),
        replace(THE_DEAL, id="3", close_on="2026-05-10", amount=400),
        replace(THE_DEAL, id="4", close_on="2026-05-10", currency="USD"),
        replace(THE_DEAL, id="5", close_on="2026-01-10", closed_at="2026-01-09T10:00:00Z", stage=DealStage.WON),
    ]
    found = forecast_of(deals, "EUR", {}, "2026-03")
    assert [(item.month, item.total.weighted) for item in found.months][:3] == [
        ("2026-03", 125_000),
        ("2026-04", 0),
        ("2026-05", 100),
    ]
    assert found.left_out == 1


def test_a_form_that_is_gone_hears_nothing_of_the_theme(
    qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext, theme: Theme
) -> None:
    keep(desk, PartnerCard(id="c-2", rv=9, name="Nordic Net", partner_id="p-2"))
    told(qtbot, detail, "lead", WORKING)
    spec = next(item for item in desk.can("lead", detail.row) if item.name == "lead.share")
    detail.starter.start(spec, detail.row, detail)
    shown = form(qtbot, detail)
    shown.give_up()
    qtbot.waitUntil(lambda: not shiboken6.isValid(shown))
    theme.choose(Look(Mode.DARK))
    theme.choose(Look(Mode.LIGHT))
    assert context.workspace.outbox() == []


def test_a_column_in_several_currencies_is_told_in_ones_own_where_the_rates_are_known(
    context: UiContext, desk: Workspace
) -> None:
    keep(desk, THE_DEAL, replace(THE_DEAL, id=TWIN, currency="USD", amount=100_000))
    source, query = WorkspaceSource(desk, "deal"), Query()
    now = desk.now()
    several = column_worth(source, query, context.formatter, reckoning(desk, now))
    assert (several.amount, several.weighted, several.parts) == ("€5,000 · $1,000", "Weighted €1,250 · $250", "")
    keep(desk, ExchangeRate(id="r-1", currency="USD", millionths=1_250_000, valid_from="2026-01-01"))
    one = column_worth(source, query, context.formatter, reckoning(desk, now))
    assert (one.amount, one.weighted, one.parts) == ("≈ €5,800", "Weighted ≈ €1,450", "€5,000 · $1,000")
    keep(desk, replace(THE_DEAL, id=SHARE, currency="JPY", amount=10))
    assert column_worth(source, query, context.formatter, reckoning(desk, now)).parts == ""


def test_lost_deals_are_weighted_nowhere(context: UiContext, desk: Workspace) -> None:
    keep(desk, replace(THE_DEAL, stage=DealStage.LOST, probability=0))
    found = column_worth(WorkspaceSource(desk, "deal"), Query(), context.formatter, reckoning(desk, desk.now()))
    assert (found.amount, found.weighted) == ("€5,000", "")


@pytest.mark.parametrize(("key", "kind"), [("N", "note"), ("C", "call")])
def test_what_happened_with_a_deal_is_noted_on_its_page(
    qtbot: QtBot, detail: Detail, desk: Workspace, key: str, kind: str
) -> None:
    keep(desk, THE_DEAL)
    told(qtbot, detail, "deal", DEAL)
    assert detail.press(key)
    detail.add_bar.text.setPlainText("Spoke with Lucia\nBudget is fine")
    detail.add_bar.save()
    qtbot.waitUntil(lambda: bool(desk.find("activity", deal_id=DEAL)))
    (made,) = desk.find("activity", deal_id=DEAL)
    assert isinstance(made, Activity)
    assert (made.kind, made.subject, made.note) == (kind, "Spoke with Lucia", "Budget is fine")


def test_a_task_is_put_on_a_deal_from_its_page(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    keep(desk, THE_DEAL)
    told(qtbot, detail, "deal", DEAL)
    assert detail.press("T")
    detail.add_bar.text.setPlainText("Send the offer")
    detail.add_bar.save()
    qtbot.waitUntil(lambda: bool(desk.find("task", deal_id=DEAL)))


@pytest.mark.parametrize(("width", "beside"), [(900, True), (380, False)])
def test_the_name_of_a_deal_keeps_its_room(
    qtbot: QtBot, detail: Detail, desk: Workspace, width: int, *, beside: bool
) -> None:
    keep(desk, replace(THE_DEAL, name="A name that needs some room to be read at all"))
    detail.resize(width, 700)
    told(qtbot, detail, "deal", DEAL)
    title = next(item for item in detail.header.findChildren(ElidedLabel) if item.text().startswith("A name"))
    act = detail.header.anchor("deal.stage")
    qtbot.waitUntil(
        lambda: (
            (act.mapTo(detail, act.rect().topLeft()).y() < title.mapTo(detail, title.rect().bottomLeft()).y()) is beside
        )
    )
    assert title.width() >= (240 if beside else 300)
