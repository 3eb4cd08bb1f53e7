"""What others say to a person and ask of them reaches them: on Home, on the rail and as a notification, until seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from prm_desktop.domain.deals import Deal, DealMember, MemberStatus
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.sharing import LeadShare
from prm_desktop.domain.times import later
from prm_desktop.domain.work import Comment
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.replica.queries import Query
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import QUIET_FROM, QUIET_TO, Settings
from tests.sync.replicas import WORKING, Clock, store
from ui.context import Place, UiContext
from ui.models.forecast import column_worth, forecast, reckoning
from ui.models.home_data import load_home
from ui.models.mentions import DAYS, never
from ui.models.needs import counts
from ui.models.source import WorkspaceSource
from ui.notifier import Notifier, Told
from ui.views.home import HomePage
from ui.widgets.detail import Detail

SAID, INVITATION, REGISTRATION, DEAL, SHARE = (f"01900000-0000-7000-8000-00000000f00{n}" for n in range(5))
NOW = "2026-03-02T09:00:00Z"


def said(**values: Any) -> Comment:
    given: dict[str, Any] = {"body": "@Anna, can you come on Tuesday?", "user_id": "u-bo", "author": "Bo Lind"} | values
    return Comment(id=SAID, rv=9, record_kind="lead", record_id=WORKING, partner_id="p-1", mentions=("u-anna",),
                   **({"created_at": "2026-03-01T09:00:00Z"} | given))  # fmt: skip


def registered(**values: Any) -> DealRegistration:
    given: dict[str, Any] = {"status": RegistrationStatus.APPROVED, "exclusive_until": "2026-03-14"} | values
    return DealRegistration(id=REGISTRATION, rv=9, customer="Ruiz", partner_id="p-1", user_id="u-anna", **given)


ASKED = DealMember(id=INVITATION, rv=9, deal_id="elsewhere", name="Hanse", headline="Cabling", partner_id="p-2",
                   partner_name="Nordlys AS", other_partner_id="p-1", status=MemberStatus.INVITED)  # fmt: skip


@pytest.fixture
def told(context: UiContext, tmp_path: Path) -> tuple[Notifier, list[Told]]:
    """A notifier of somebody who has used the program before."""
    settings = Settings(tmp_path / "settings.json")
    settings.set(QUIET_FROM, 0)
    settings.set(QUIET_TO, 0)
    lines: list[Told] = []
    made = Notifier(context, settings)
    made.told.connect(lines.append)
    context.state.put("notices.begun", 1)
    return made, lines


def look(qtbot: QtBot, told: tuple[Notifier, list[Told]], context: UiContext, about: str) -> list[str]:
    """Look once more; the lines so far that have something to do with this."""
    told[0].look()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    return [line.text for line in told[1] if about in line.text]


def keys(desk: Workspace, context: UiContext, now: str = NOW) -> set[str]:
    return {need.key for need in load_home(desk, now, context.state.seen).needs}


def test_a_mention_is_told_once_and_leads_to_where_it_was_said(
    qtbot: QtBot, told: tuple[Notifier, list[Told]], context: UiContext, desk: Workspace
) -> None:
    store(desk.db, said())
    for _ in range(2):
        assert look(qtbot, told, context, "mentions") == ["Bo Lind mentions you: @Anna, can you come on Tuesday?"]
    (notice,) = next(line.notices for line in told[1] if "mentions" in line.text)
    assert (notice.kind, notice.id) == ("lead", WORKING)


def test_a_mention_presses_until_its_place_was_looked_at(
    qtbot: QtBot, context: UiContext, desk: Workspace, told: tuple[Notifier, list[Told]]
) -> None:
    before = counts(desk, NOW, context.state.seen)["leads"]
    store(desk.db, said())
    assert "mentions" in keys(desk, context)
    assert counts(desk, NOW, context.state.seen)["leads"] == before + 1
    detail = Detail(context)
    qtbot.addWidget(detail)
    with qtbot.waitExposed(detail):
        detail.show()
    with qtbot.waitSignal(context.changed, check_params_cb=lambda changed: changed.touches("comment")):
        detail.show_row("lead", WORKING)
    assert "Mentions you" in [item.text() for item in detail.timeline.findChildren(QLabel)]
    assert "mentions" not in keys(desk, context)
    assert counts(desk, NOW, context.state.seen)["leads"] == before
    assert look(qtbot, told, context, "mentions") == []
    qtbot.waitUntil(lambda: context.tasks.running == 0)


@pytest.mark.parametrize(
    "values", [{"user_id": "u-anna"}, {"created_at": later(NOW, days=-DAYS - 1)}], ids=["by oneself", "long ago"]
)
def test_a_mention_that_is_no_news_presses_nobody(desk: Workspace, context: UiContext, values: dict[str, str]) -> None:
    store(desk.db, said(**values))
    assert "mentions" not in keys(desk, context)


def test_home_leads_from_a_mention_to_the_record(qtbot: QtBot, desk: Workspace, context: UiContext) -> None:
    store(desk.db, said())
    page = HomePage(context)
    qtbot.addWidget(page)
    page.show()
    went: list[Place] = []
    context.bus.navigated.connect(went.append)
    rows: list[QPushButton] = []

    def shown() -> bool:
        rows[:] = [item for item in page.findChildren(QPushButton) if "can you come" in item.accessibleName()]
        return bool(rows)

    qtbot.waitUntil(shown)
    rows[0].click()
    assert went == [Place("lead", WORKING)]
    assert context.state.seen(SAID)


def test_an_invitation_stands_on_home_and_is_accepted_there(
    qtbot: QtBot, desk: Workspace, context: UiContext, told: tuple[Notifier, list[Told]]
) -> None:
    store(desk.db, ASKED)
    assert counts(desk, NOW)["deals"] == 1
    assert look(qtbot, told, context, "join") == ["Nordlys AS asks you to join: Cabling"]
    page = HomePage(context)
    qtbot.addWidget(page)
    page.show()
    accept: list[QPushButton] = []

    def shown() -> bool:
        accept[:] = [
            item
            for item in page.findChildren(QPushButton)
            if item.accessibleName().startswith("Accept: Cabling, Nordlys AS")
        ]
        return bool(accept)

    qtbot.waitUntil(shown)
    accept[0].click()
    qtbot.waitUntil(lambda: counts(desk, NOW)["deals"] == 0)
    found: Any = desk.get("deal_member", INVITATION)
    assert found.status == MemberStatus.ACTIVE
    qtbot.waitUntil(lambda: context.tasks.running == 0)


def test_many_who_ask_are_one_line(
    qtbot: QtBot, desk: Workspace, context: UiContext, told: tuple[Notifier, list[Told]]
) -> None:
    store(desk.db, ASKED)
    for number in range(2):
        row_id = f"01900000-0000-7000-8000-00000000fa0{number}"
        share = LeadShare(id=row_id, rv=9, headline="Switches", partner_id="p-2", other_partner_id="p-1")
        store(desk.db, share)
    assert look(qtbot, told, context, "join") == ["3 companies ask you to join"]


@pytest.mark.parametrize("status", ["approved", "returned", "rejected"])
def test_a_decision_about_a_registration_is_told(
    qtbot: QtBot, desk: Workspace, context: UiContext, told: tuple[Notifier, list[Told]], status: str
) -> None:
    store(desk.db, registered(status=status, decided_at="2026-03-02T08:30:00Z", exclusive_until="2026-05-30"))
    words = {"approved": "Approved", "returned": "Question for you", "rejected": "Rejected"}
    assert look(qtbot, told, context, "Registration") == [f"Registration of Ruiz: {words[status]}"]


def test_somebody_elses_registration_and_an_old_decision_are_no_news(
    qtbot: QtBot, desk: Workspace, context: UiContext, told: tuple[Notifier, list[Told]]
) -> None:
    store(desk.db, registered(decided_at="2026-02-27T08:30:00Z", exclusive_until="2026-05-30"))
    other = "01900000-0000-7000-8000-00000000f0aa"
    store(desk.db, registered(decided_at="2026-03-02T08:30:00Z"), id=other, user_id="u-ben")
    assert look(qtbot, told, context, "Ruiz") == []


def test_protection_that_ends_is_told_at_each_warning_and_not_between(
    qtbot: QtBot, desk: Workspace, context: UiContext, told: tuple[Notifier, list[Told]], clock: Clock
) -> None:
    store(desk.db, registered(exclusive_until="2026-03-17"))
    seen = []
    for _ in range(17):
        seen.append(len(look(qtbot, told, context, "Exclusive until")))
        clock.wait(24 * 3600)
    assert seen == [0, *[1] * 11, *[2] * 5]
    assert "ending" in keys(desk, context, "2026-03-04T09:00:00Z")
    assert "ending" not in keys(desk, context, "2026-03-02T09:00:00Z")
    assert "ending" not in keys(desk, context, "2026-03-18T09:00:00Z")


def test_a_deal_that_others_let_one_read_is_not_counted_as_ones_own(desk: Workspace, context: UiContext) -> None:
    mine = Deal(id=DEAL, rv=9, name="Mine", amount=100, stage="prospect", close_on="2026-03-03", partner_id="p-1")
    store(desk.db, mine)
    before = load_home(desk, NOW, never)
    store(desk.db, mine, id=SHARE, name="Theirs", partner_id="p-2", shared_with=("p-1",))
    after = load_home(desk, NOW, never)
    assert (after.open_deals, after.pipeline, after.needs) == (before.open_deals, before.pipeline, before.needs)
    assert forecast(desk, NOW).months[0].total.count == 1
    source = WorkspaceSource(desk, "deal")
    assert column_worth(source, Query(), context.formatter, reckoning(desk, NOW)).amount == "€1"


@pytest.mark.parametrize("vendor", [True, False])
def test_work_notes_are_written_and_read_by_the_vendor_alone(
    qtbot: QtBot, desk: Workspace, context: UiContext, *, vendor: bool
) -> None:
    if vendor:
        with desk.db.write() as conn:
            set_meta(conn, {Meta.ROLE: "vendor", Meta.PARTNER_ID: ""})
    desk.status()
    detail = Detail(context)
    qtbot.addWidget(detail)
    with qtbot.waitExposed(detail):
        detail.show()
    detail.show_row("lead", WORKING)
    qtbot.waitUntil(lambda: detail.row is not None)
    assert detail.add_bar.start_with("work_note.add") is vendor
    if vendor:
        detail.add_bar.text.setPlainText("Watch the margin")
        detail.add_bar.save()
        qtbot.waitUntil(lambda: any(item.text() == "Watch the margin" for item in detail.timeline.findChildren(QLabel)))
        assert "Only the vendor" in [item.text() for item in detail.timeline.findChildren(QLabel)]
