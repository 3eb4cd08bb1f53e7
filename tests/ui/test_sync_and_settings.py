"""The pages *Sync* and *Settings*: the truth in words, and choices that take effect at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from prm_desktop.clock import elapsed
from prm_desktop.domain.digests import NOTHING
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import NotSignedIn, Offline
from prm_desktop.profiles import Profile
from prm_desktop.replica.rows import put_base
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import SYNC_INTERVAL, THEME, ZOOM, Settings
from sync.engine import Outcome
from sync.repair import Difference, Examined
from sync.scheduler import State, SyncState
from tests.sync.replicas import OFFERED
from ui.context import Preview, UiContext
from ui.messages import Message
from ui.root import OpenProfile
from ui.theme import Look, Mode
from ui.views.settings import SettingsPage, keep_look, look_of
from ui.views.sync_page import SyncPage


@dataclass
class Switch:
    """A scheduler that notes what it was asked for."""

    asked: list[str] = field(default_factory=list)
    state: SyncState = field(default_factory=SyncState)

    def sync_now(self, *, verify: bool = False) -> None:
        self.asked.append("check" if verify else "sync")

    def work_offline(self, *, on: bool) -> None:
        self.asked.append("offline" if on else "online")


@dataclass
class Account:
    """An open profile whose hub knows one password."""

    profile: Profile
    key_place: str = "under your passphrase"
    signed_out: bool = False

    def sign_out(self) -> None:
        self.signed_out = True

    def sign_in_again(self, password: str) -> None:
        if password != "right":
            raise NotSignedIn("The password is wrong.")


@pytest.fixture
def switch() -> Switch:
    return Switch()


@pytest.fixture
def account(tmp_path: Path) -> Account:
    return Account(Profile(name="anna", folder=tmp_path))


@pytest.fixture
def ctx(context: UiContext, switch: Switch, desk: Workspace) -> UiContext:
    made = replace(context, sync=switch)
    made.bus.status.emit(desk.status())
    return made


@pytest.fixture
def page(qtbot: QtBot, ctx: UiContext, account: Account) -> SyncPage:
    made = SyncPage(ctx, cast("OpenProfile", account))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_page_says_how_it_stands(page: SyncPage) -> None:
    assert page.state.text() == "Up to date, synced 2 min. ago"
    assert page.waiting.text_of("Waits to be sent") == "Everything is sent"


def test_what_waits_is_counted_with_its_age(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    ctx.bus.status.emit(desk.status())
    assert page.waiting.text_of("Waits to be sent") == "1 change"
    assert page.waiting.text_of("The oldest since") == "now"


def test_a_pause_says_why_and_what_is_safe(page: SyncPage, ctx: UiContext) -> None:
    ctx.bus.sync.emit(SyncState(State.WAITING, failures=2, error=Offline("The hub could not be reached.")))
    assert "could not be reached" in page.facts.text_of("Why it waits")
    assert "saved here" in page.facts.text_of("Why it waits")
    assert page.facts.text_of("Next try") != ""


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (Outcome(examined=Examined(7, 2, 9)), ["Checked: what is here is the same as at the hub."]),
        (
            Outcome(examined=Examined(7, 2, 9, unclear=frozenset({"lead", "deal"}))),
            ["Checked: the same as at the hub. The hub is too old to compare these: Deals, Leads"],
        ),
        (
            Outcome(repaired=(Difference("all", "product", NOTHING, (1, 1, "")),)),
            ["Checked: something differed from the hub and was loaded again. Unsent work was not touched."],
        ),
    ],
)
def test_a_check_is_told_once_it_was_one(page: SyncPage, ctx: UiContext, outcome: Outcome, told: list[str]) -> None:
    said: list[Message] = []
    ctx.messages.posted.connect(said.append)
    page.check.click()
    for state in (
        SyncState(State.SYNCING),
        SyncState(State.IDLE, outcome=Outcome(cursor=7)),  # of the cycle that was under way
        SyncState(State.WAITING, failures=1, error=Offline("Away.")),
        SyncState(State.IDLE, outcome=outcome),
        SyncState(State.IDLE, outcome=outcome),
    ):
        ctx.bus.sync.emit(state)
    assert [item.text for item in said] == told


def test_how_the_copy_compares_is_said_with_when(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    ok = replace(desk.status(), digest_ok=True, digest="ok", digest_at="2026-03-02T08:58:00Z", mismatches=2, repairs=2)
    ctx.bus.status.emit(ok)
    assert page.facts.text_of("This copy") == (
        "Checked 2 min. ago: the same as at the hub · differed 2 times, and was repaired"
    )
    ctx.bus.status.emit(replace(ok, digest_ok=False, digest="differs"))
    assert "what differs is loaded with the next sync" in page.facts.text_of("This copy")


def test_a_pause_that_the_hub_asked_for_says_until_when(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    ctx.bus.status.emit(replace(desk.status(), retry_at="2026-03-02T09:10:00Z"))
    assert page.facts.text_of("The hub asked for") == "no further try before 9:10\u202fAM"
    ctx.bus.status.emit(replace(desk.status(), retry_at="2026-03-02T08:10:00Z"))
    assert page.facts.text_of("The hub asked for") == ""


def test_a_pull_that_waits_says_how_much_would_go(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    ctx.bus.status.emit(replace(desk.status(), held=(1_900, 2_000)))
    assert page.held_count.text() == "1,900 of 2,000 records would go."


def test_the_details_for_support_hold_nothing_of_a_customer(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    ctx.bus.status.emit(desk.status())
    ctx.bus.sync.emit(SyncState(State.WAITING, failures=2, error=Offline("The hub could not be reached.")))
    page.copy.click()
    text = QApplication.clipboard().text()
    assert "state: waiting\n" in text
    assert "commands waiting: 1\n" in text
    assert "cursor: 5\n" in text
    assert "error: offline: The hub could not be reached.\n" in text
    assert not [word for word in ("Nordlys", "Anna", "Cameras", "kept") if word in text]


def test_each_button_asks_for_one_thing(qtbot: QtBot, page: SyncPage, ctx: UiContext, switch: Switch) -> None:
    for button in (page.sync_now, page.check, page.offline):
        button.click()
    ctx.bus.sync.emit(SyncState(State.WORKING_OFFLINE))
    assert not page.sync_now.isEnabled()
    page.offline.click()
    qtbot.waitUntil(lambda: switch.asked == ["sync", "check", "offline", "online"])


def test_signing_in_again_keeps_what_waits(qtbot: QtBot, page: SyncPage, ctx: UiContext, switch: Switch) -> None:
    ctx.bus.sync.emit(SyncState(State.SIGNED_OUT, error=NotSignedIn("Your session has ended.")))
    assert page.sign_in.isVisible()
    page.password.setText("wrong")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.problem.isVisible() and "wrong" in page.problem.text())
    page.password.setText("right")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: switch.asked == ["sync"])


def test_signed_out_nothing_is_promised_for_later(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    ctx.bus.sync.emit(SyncState(State.IDLE, next_at=elapsed() + 300))
    assert page.facts.text_of("Next try") == "in 5 minutes"
    ctx.bus.status.emit(replace(desk.status(), signed_in=False))
    assert page.facts.text_of("Next try") == ""
    assert (page.sync_now.isEnabled(), page.check.isEnabled()) == (False, False)
    assert page.sync_now.toolTip() == "Sign in first."
    ctx.bus.status.emit(desk.status())
    assert page.sync_now.isEnabled()


def test_a_pull_that_would_remove_most_asks_first(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    assert not page.held.isVisible()
    ctx.bus.status.emit(replace(desk.status(), held=(90, 100)))
    assert page.held.isVisible()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def choices(qtbot: QtBot, ctx: UiContext, settings: Settings, account: Account) -> SettingsPage:
    made = SettingsPage(ctx, settings, cast("OpenProfile", account))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def choose(choices: SettingsPage, key: str, value: object) -> None:
    box = choices.editors[key]
    assert isinstance(box, QComboBox)
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_choice_takes_effect_at_once_and_is_kept(choices: SettingsPage, ctx: UiContext, settings: Settings) -> None:
    before = ctx.theme.look
    choose(choices, "theme", "dark")
    choose(choices, "zoom", 120)
    assert (ctx.theme.dark, ctx.theme.look.zoom) == (True, 120)
    assert look_of(settings) == Look(Mode.DARK, 120)
    ctx.theme.choose(before)


def test_a_look_that_was_chosen_by_a_key_is_shown_and_kept(
    choices: SettingsPage, ctx: UiContext, settings: Settings
) -> None:
    before = ctx.theme.look
    ctx.theme.choose(Look(Mode.DARK, 130))
    keep_look(settings, ctx.theme.look)
    box = choices.editors["theme"]
    assert isinstance(box, QComboBox)
    assert box.currentData() == "dark"
    assert (settings.get(THEME), settings.get(ZOOM)) == ("dark", 130)
    ctx.theme.choose(before)


def test_a_number_outside_its_range_is_not_taken(choices: SettingsPage, settings: Settings) -> None:
    line = choices.editors["sync_interval"]
    assert isinstance(line, QLineEdit)
    line.setText("5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert settings.get(SYNC_INTERVAL) == SYNC_INTERVAL.default
    line.setText("120")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert settings.get(SYNC_INTERVAL) == 120


def test_signing_out_with_unsent_work_says_that_it_stays(
    qtbot: QtBot, choices: SettingsPage, ctx: UiContext, desk: Workspace, account: Account
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    ctx.bus.status.emit(desk.status())
    choices.sign_out.click()
    assert not account.signed_out
    assert "1 change is not sent yet" in choices.sure.text()
    choices.yes.click()
    qtbot.waitUntil(lambda: account.signed_out)


def test_records_that_cannot_be_read_are_counted(page: SyncPage, ctx: UiContext, desk: Workspace) -> None:
    assert page.facts.text_of("Set aside") == ""
    columns = ENTITIES["lead"].columns
    row = {**dict.fromkeys(columns, ""), "id": "01900000-0000-7000-8000-000000000099", "rv": 9, "title": None}
    with desk.db.write() as conn:
        put_base(conn, "lead", columns, [[row[name] for name in columns]])
    ctx.bus.status.emit(desk.status())
    assert page.facts.text_of("Set aside").startswith("1 record that this version cannot read")


def test_going_online_by_the_settings_shows_first_what_is_sent(
    qtbot: QtBot, choices: SettingsPage, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    box = choices.editors["work_offline"]
    assert isinstance(box, QCheckBox)
    box.click()
    assert switch.asked == ["offline"]
    switch.state = SyncState(State.WORKING_OFFLINE)
    ctx.bus.sync.emit(switch.state)
    assert box.isChecked()
    desk.do("lead.accept", {"lead_id": OFFERED})
    with qtbot.waitSignal(ctx.bus.previewed) as asked:
        box.click()
    assert asked.args == [Preview(going_online=True)]
    assert switch.asked == ["offline"]
    assert box.isChecked()  # until it is sent
