"""Before there is a profile: sign in, keep the recovery code, unlock; every error says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from prm_desktop.credentials import NoKeyring
from prm_desktop.errors import Busy, Damaged, Locked, NotSignedIn, Offline, UserError
from prm_desktop.replica.salvage import Salvaged
from ui.root import OpenProfile, Root
from ui.tasks import Tasks
from ui.theme import Theme
from ui.views.first_run import Entered, FirstRun

CODE = "ABCD-EFGH-JKMN"
SESSION = cast("OpenProfile", object())


@dataclass
class Ways:
    """A root whose answers a test sets."""

    hub_url: str = ""
    user: str = ""
    folder: Path | None = None
    answers: list[UserError] = field(default_factory=list)
    code: str = CODE
    calls: list[tuple[str, ...]] = field(default_factory=list)
    saved: Salvaged | None = None
    damaged: bool = False

    def has_profile(self) -> bool:
        return False

    def open(self, passphrase: str = "") -> OpenProfile:
        return self._answer("open", passphrase)

    def demo(self) -> OpenProfile:
        return self._answer("demo")

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[OpenProfile, str]:
        return self._answer("sign in", hub_url, user, password, passphrase), self.code

    def recover(self, recovery_code: str, passphrase: str = "") -> OpenProfile:
        return self._answer("recover", recovery_code, passphrase)

    def is_damaged(self) -> bool:
        return self.damaged

    def repair(self, passphrase: str = "") -> Salvaged | None:
        self._answer("repair", passphrase)
        return self.saved

    def close(self) -> None:
        """Nothing is open."""

    def _answer(self, *call: str) -> OpenProfile:
        self.calls.append(call)
        if self.answers:
            raise self.answers.pop(0)
        return SESSION


Make = Callable[[Ways], FirstRun]


@pytest.fixture
def make(qtbot: QtBot, tasks: Tasks, theme: Theme) -> Make:
    def made(ways: Ways) -> FirstRun:
        checked: Root = ways
        window = FirstRun(checked, tasks, theme)
        qtbot.addWidget(window, before_close_func=lambda one: one.recovery.kept.setChecked(True))
        with qtbot.waitExposed(window):
            window.show()
        return window

    return made


def fill(window: FirstRun) -> None:
    for line, text in (
        (window.welcome.hub, "https://hub.example"),
        (window.welcome.user, "anna"),
        (window.welcome.password, "secret words"),
    ):
        line.setText(text)


def entered(window: FirstRun) -> list[Any]:
    found: list[Any] = []
    window.entered.connect(found.append)
    return found


def test_somebody_signs_in_and_keeps_the_code(qtbot: QtBot, make: Make) -> None:
    window = make(Ways())
    found = entered(window)
    fill(window)
    QTest.keyClick(window.welcome.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.recovery)
    assert window.recovery.shown.text() == CODE
    assert not window.recovery.go.isEnabled()
    window.recovery.copy.click()
    assert QApplication.clipboard().text() == CODE
    window.recovery.kept.setChecked(True)
    window.recovery.go.click()
    assert found == [Entered(SESSION)]


def test_the_window_does_not_close_over_a_code_that_nobody_kept(qtbot: QtBot, make: Make) -> None:
    window = make(Ways())
    fill(window)
    window.sign_in()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.recovery)
    assert not window.close()
    assert "not shown again" in window.recovery.problem.text()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotSignedIn("The name or the password is wrong."), "password is wrong"),
        (Offline("The hub could not be reached."), "could not be reached"),
    ],
)
def test_an_error_stands_beside_what_was_typed(qtbot: QtBot, make: Make, error: UserError, words: str) -> None:
    ways = Ways(answers=[error])
    window = make(ways)
    fill(window)
    window.sign_in()
    qtbot.waitUntil(lambda: words in window.welcome.problem.text())
    assert window.welcome.values() == ("https://hub.example", "anna", "secret words")
    assert window.welcome.go.isEnabled()


def test_nothing_is_sent_with_an_empty_line(make: Make) -> None:
    ways = Ways()
    window = make(ways)
    window.sign_in()
    assert ways.calls == []
    assert "three lines" in window.welcome.problem.text()


def test_without_a_keyring_a_passphrase_is_chosen(qtbot: QtBot, make: Make) -> None:
    ways = Ways(answers=[NoKeyring("This machine has no keyring that keeps secrets.")])
    window = make(ways)
    fill(window)
    window.sign_in()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.passphrase)
    window.passphrase.one.setText("correct horse")
    window.passphrase.two.setText("correct house")
    window.sign_in()
    assert "differ" in window.passphrase.problem.text()
    window.passphrase.two.setText("correct horse")
    window.sign_in()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.recovery)
    assert ways.calls[-1] == ("sign in", "https://hub.example", "anna", "secret words", "correct horse")


def test_the_demo_needs_one_click(qtbot: QtBot, make: Make) -> None:
    window = make(Ways())
    found = entered(window)
    window.welcome.demo.click()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])


def test_a_wrong_passphrase_can_be_typed_again(qtbot: QtBot, make: Make) -> None:
    ways = Ways(answers=[Locked("This passphrase does not open it.")], user="anna")
    window = make(ways)
    found = entered(window)
    window.ask_to_unlock(Locked("Your keyring is locked."))
    assert "safe" in window.unlock.text.text()
    window.unlock.first().setText("wrong")
    window.open()
    qtbot.waitUntil(lambda: "does not open" in window.unlock.problem.text())
    window.unlock.first().setText("right")
    window.open()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])
    assert ways.calls == [("open", "wrong"), ("open", "right")]


def test_the_recovery_code_opens_it_too(qtbot: QtBot, make: Make) -> None:
    ways = Ways()
    window = make(ways)
    found = entered(window)
    window.ask_to_unlock(Locked("The key is not here."))
    window.unlock.use_code(on=True)
    window.unlock.first().setText(f" {CODE} ")
    window.open()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])
    assert ways.calls == [("recover", CODE, "")]


SAVED = Salvaged(Path("replica.damaged-20260302T090000Z.db"), 8, 3, 0, 9, (), renumbered=False)


def test_a_damaged_copy_is_repaired_says_what_was_saved_and_opens(qtbot: QtBot, make: Make) -> None:
    ways = Ways(saved=SAVED)
    window = make(ways)
    found = entered(window)
    window.offer_repair()
    assert window.repair.isVisible()
    assert "Nothing was deleted" in window.repair.text.text()
    QTest.keyClick(window.repair.first(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "3 changes" in window.repair.text.text())
    assert SAVED.kept.name in window.repair.text.text()
    assert (found, ways.calls) == ([], [("repair", "")])
    window.repair.go.click()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])


def test_what_could_not_be_read_is_said(qtbot: QtBot, make: Make) -> None:
    window = make(Ways(saved=replace(SAVED, unsent=1, incomplete=("outbox",))))
    window.offer_repair()
    window.repair.go.click()
    qtbot.waitUntil(lambda: "may be missing" in window.repair.text.text())
    assert "1 change that" in window.repair.text.text()


def test_a_damaged_copy_with_a_passphrase_asks_for_it_once(qtbot: QtBot, make: Make) -> None:
    ways = Ways(answers=[Damaged("Part of it cannot be read.")], user="anna", saved=SAVED)
    window = make(ways)
    found = entered(window)
    window.ask_to_unlock(Locked("This copy opens with your passphrase."))
    window.unlock.first().setText("correct horse")
    window.open()
    qtbot.waitUntil(window.repair.isVisible)
    window.repair.go.click()
    qtbot.waitUntil(lambda: window.repair.done)
    window.repair.go.click()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])
    assert ways.calls == [("open", "correct horse"), ("repair", "correct horse"), ("open", "correct horse")]


def test_a_copy_of_which_a_part_is_damaged_can_be_opened_as_it_is(qtbot: QtBot, make: Make) -> None:
    ways = Ways(saved=SAVED, damaged=True)
    window = make(ways)
    found = entered(window)
    window.offer_repair(usable=True)
    window.repair.later.click()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])
    assert ways.calls == [("open", "")]


def test_a_copy_that_nothing_can_be_read_of_is_not_offered_to_be_opened(make: Make) -> None:
    window = make(Ways(saved=SAVED))
    window.offer_repair()
    assert window.repair.later.isHidden()


def test_a_partly_damaged_copy_with_a_passphrase_asks_for_it_once(qtbot: QtBot, make: Make) -> None:
    ways = Ways(answers=[Locked("This copy opens with your passphrase.")], user="anna", saved=SAVED, damaged=True)
    window = make(ways)
    found = entered(window)
    window.offer_repair(usable=True)
    window.repair.go.click()
    qtbot.waitUntil(window.unlock.isVisible)
    window.unlock.first().setText("correct horse")
    window.open()
    qtbot.waitUntil(window.repair.isVisible)
    window.repair.go.click()
    qtbot.waitUntil(lambda: window.repair.done)
    assert window.repair.later.isHidden()
    window.repair.go.click()
    qtbot.waitUntil(lambda: found == [Entered(SESSION)])
    assert ways.calls == [("repair", ""), ("repair", "correct horse"), ("open", "correct horse")]


def test_a_repair_that_fails_says_why_and_can_be_tried_again(qtbot: QtBot, make: Make) -> None:
    window = make(Ways(answers=[Busy("Another window is syncing this copy.")], saved=SAVED))
    window.offer_repair()
    window.repair.go.click()
    qtbot.waitUntil(lambda: "Another window" in window.repair.problem.text())
    window.repair.go.click()
    qtbot.waitUntil(lambda: window.repair.done)
    assert window.repair.problem.isHidden()
