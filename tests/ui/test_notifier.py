"""What is told, when, and only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import NOTIFY, QUIET_FROM, QUIET_TO, Settings
from tests.sync.replicas import OFFERED, Clock, store
from ui.context import Changed, Place, UiContext
from ui.format import Formatter
from ui.messages import Message
from ui.models.notices import is_quiet, local_hour, notices
from ui.notifier import Notifier, Told


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings(tmp_path / "settings.json")
    made.set(QUIET_FROM, 20)
    made.set(QUIET_TO, 7)
    return made


@pytest.fixture
def told(context: UiContext, settings: Settings) -> tuple[Notifier, list[str]]:
    """A notifier of somebody who has used the program before."""
    lines: list[str] = []
    made = Notifier(context, settings)
    made.told.connect(lambda line: lines.append(line.text))
    context.state.put("notices.begun", 1)
    return made, lines


def offer(desk: Workspace, number: int, accept_by: str = "2026-03-05T12:00:00Z") -> None:
    row_id = f"01900000-0000-7000-8000-0000000001{number:02d}"
    lead = Lead(id=row_id, rv=9, company=f"Firm {number}", status=LeadStatus.OFFERED, accept_by=accept_by)
    store(desk.db, lead)


def look(qtbot: QtBot, notifier: Notifier, context: UiContext) -> None:
    notifier.look()
    qtbot.waitUntil(lambda: context.tasks.running == 0)


def test_a_new_offer_is_told_once_and_leads_to_it(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext
) -> None:
    notifier, lines = told
    said: list[Message] = []
    went: list[Place] = []
    context.messages.posted.connect(said.append)
    context.bus.navigated.connect(went.append)
    look(qtbot, notifier, context)
    assert lines == ["New lead: Nordlys AS – answer in 3 hr."]
    look(qtbot, notifier, context)
    assert len(lines) == 1
    assert said[0].action is not None
    said[0].action()
    assert went == [Place("lead", OFFERED)]


def test_the_clock_alone_makes_something_due(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext, clock: Clock
) -> None:
    notifier, lines = told
    look(qtbot, notifier, context)
    clock.wait(90 * 60)  # or the computer slept
    look(qtbot, notifier, context)
    assert lines[1:] == ["Nordlys AS – Answer by: in 2 hr."]


def test_many_at_once_are_one_line(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext, desk: Workspace
) -> None:
    notifier, lines = told
    for number in range(5):
        offer(desk, number)
    look(qtbot, notifier, context)
    assert lines == ["6 new leads"]


def test_a_new_lead_is_told_by_its_name_among_all_that_is_due(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext, desk: Workspace, clock: Clock
) -> None:
    notifier, lines = told
    for number in range(3):
        offer(desk, number)
    look(qtbot, notifier, context)
    clock.instant = "2026-03-05T11:00:00Z"
    offer(desk, 4, "2026-03-06T09:00:00Z")
    look(qtbot, notifier, context)
    assert lines[1:] == ["New lead: Firm 4 – answer tomorrow", "3 things are due"]


def test_nothing_is_told_at_night_and_all_of_it_in_the_morning(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext, desk: Workspace, clock: Clock
) -> None:
    notifier, lines = told
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    look(qtbot, notifier, context)
    clock.instant = "2026-03-02T21:00:00Z"
    offer(desk, 1)
    offer(desk, 2)
    offer(desk, 3)
    look(qtbot, notifier, context)
    assert len(lines) == 1
    clock.instant = "2026-03-03T07:00:00Z"
    look(qtbot, notifier, context)
    assert lines[1:] == ["3 new leads", "1 thing is due"]
    assert said[-1].text == "3 new leads · 1 thing is due"


def test_whoever_starts_for_the_first_time_is_not_told_what_they_see_anyway(
    qtbot: QtBot, context: UiContext, settings: Settings, desk: Workspace
) -> None:
    lines: list[Told] = []
    notifier = Notifier(context, settings)
    notifier.told.connect(lines.append)
    look(qtbot, notifier, context)
    assert lines == []
    offer(desk, 1)
    look(qtbot, notifier, context)
    assert [line.text for line in lines] == ["New lead: Firm 1 – answer in 3 days"]


def test_what_comes_before_the_first_look_is_news_too(
    qtbot: QtBot, context: UiContext, settings: Settings, desk: Workspace, clock: Clock
) -> None:
    lines: list[Told] = []
    notifier = Notifier(context, settings)
    notifier.told.connect(lines.append)
    clock.wait(5)
    row = Lead(
        id="01900000-0000-7000-8000-000000000177",
        rv=9,
        company="Firm",
        status=LeadStatus.OFFERED,
        accept_by="2026-03-05T12:00:00Z",
    )
    store(desk.db, replace(row, assigned_at=clock.instant))
    look(qtbot, notifier, context)
    assert [line.text for line in lines] == ["New lead: Firm – answer in 3 days"]


def test_what_comes_in_the_first_night_is_told_in_the_morning(
    qtbot: QtBot, context: UiContext, settings: Settings, desk: Workspace, clock: Clock
) -> None:
    lines: list[Told] = []
    notifier = Notifier(context, settings)
    notifier.told.connect(lines.append)
    clock.instant = "2026-03-01T21:00:00Z"
    look(qtbot, notifier, context)
    offer(desk, 1)
    clock.instant = "2026-03-02T07:00:00Z"
    look(qtbot, notifier, context)
    assert [line.text for line in lines] == ["New lead: Firm 1 – answer in 3 days"]


def test_nothing_is_told_while_the_first_load_is_on_its_way(
    qtbot: QtBot, context: UiContext, settings: Settings, desk: Workspace
) -> None:
    lines: list[Told] = []
    notifier = Notifier(context, settings)
    notifier.told.connect(lines.append)
    with desk.db.write() as conn:
        set_meta(conn, {Meta.PHASE: "priming"})
    look(qtbot, notifier, context)
    with desk.db.write() as conn:
        set_meta(conn, {Meta.PHASE: "ready"})
    look(qtbot, notifier, context)
    assert lines == []


def test_a_change_of_a_lead_is_looked_at_by_itself(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext
) -> None:
    notifier, lines = told
    with qtbot.waitSignal(notifier.told):
        context.changed.emit(Changed(frozenset({("lead", OFFERED)}), here=False))
    assert lines


def test_whoever_wants_no_notices_gets_none(
    qtbot: QtBot, told: tuple[Notifier, list[str]], context: UiContext, settings: Settings
) -> None:
    notifier, lines = told
    settings.set(NOTIFY, value=False)
    notifier.look()
    settings.set(NOTIFY, value=True)
    look(qtbot, notifier, context)
    assert len(lines) == 1


def test_a_colleagues_offer_is_not_mine(desk: Workspace) -> None:
    row = desk.get("lead", OFFERED)
    assert row is not None
    store(desk.db, row, user_id="u-ben")
    assert notices(desk) == []


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "quiet"),
    [(21, 20, 7, True), (3, 20, 7, True), (7, 20, 7, False), (12, 20, 7, False), (13, 12, 14, True), (5, 9, 9, False)],
)
def test_quiet_hours_may_go_over_midnight(hour: int, begins: int, ends: int, *, quiet: bool) -> None:
    assert is_quiet(hour, begins, ends) is quiet


def test_the_hour_is_the_persons_own() -> None:
    assert local_hour("2026-03-02T21:00:00Z", Formatter("en", UTC)) == 21
