"""The stops of the tour before there is a profile: a stranger signs in at a computer without a keyring.

Nothing of it reaches a hub or a keyring: the stranger's ways into the program are made up here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prm_desktop.credentials import NoKeyring
from prm_desktop.errors import Locked
from prm_desktop.replica.salvage import Salvaged
from ui.root import OpenProfile
from ui.tour_visit import Stop, Visit
from ui.views.first_run import FirstRun

TYPED = "correct horse battery"
CODE = "7KQM-2XPA-9TRD-WH4C-6ZNB-E3VY"
NO_KEYRING = "This machine has no keyring that keeps secrets."


class Stranger:
    """Ways into the program of somebody whose computer has no keyring (`ui.root.Root`)."""

    def __init__(self, session: OpenProfile) -> None:
        self._session = session

    hub_url = "https://prm.example.com"
    user = "anna.petersen@hanse-digital.example"
    folder: Path | None = None

    def has_profile(self) -> bool:
        """There is none yet."""
        return False

    def open(self, passphrase: str = "") -> OpenProfile:  # noqa: ARG002 - as the root has it
        """It is locked."""
        raise Locked("The key does not fit this copy.")

    def demo(self) -> OpenProfile:
        """The one that is on tour already."""
        return self._session

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[OpenProfile, str]:
        """Asks for a passphrase first."""
        if not (hub_url and user and password and passphrase):
            raise NoKeyring(NO_KEYRING)
        return self._session, CODE

    def recover(self, recovery_code: str, passphrase: str = "") -> OpenProfile:  # noqa: ARG002 - as the root has it
        """The code is a wrong one."""
        raise Locked("The key does not fit this copy.")

    def is_damaged(self) -> bool:
        """All of it can be read."""
        return False

    def repair(self, passphrase: str = "") -> Salvaged | None:  # noqa: ARG002 - as the root has it
        """Three changes are saved."""
        return Salvaged(Path("replica.damaged-20260302T090000Z.db"), 8, 3, 0, 9, (), renumbered=False)

    def close(self) -> None:
        """Nothing is open."""


def _begin(visit: Visit) -> FirstRun:
    window = FirstRun(Stranger(visit.desk.session), visit.desk.context.tasks, visit.desk.context.theme)
    visit.look_at(window)
    return window


def _sign_in(visit: Visit) -> None:
    _begin(visit)


def _passphrase(visit: Visit) -> FirstRun:
    window = _begin(visit)
    window.welcome.password.setText(TYPED)
    window.sign_in()
    visit.guide.until(lambda: window.pages.currentWidget() is window.passphrase)
    visit.guide.settle()
    return window


def _asked(visit: Visit) -> None:
    window = _passphrase(visit)
    window.passphrase.one.setText(TYPED)
    window.passphrase.two.setText(TYPED[:-1])
    window.sign_in()


def _code(visit: Visit) -> None:
    window = _passphrase(visit)
    for line in (window.passphrase.one, window.passphrase.two):
        line.setText(TYPED)
    window.sign_in()
    visit.guide.until(lambda: window.pages.currentWidget() is window.recovery)
    visit.guide.settle()


def _unlock(*, code: bool) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        window = _begin(visit)
        window.ask_to_unlock(Locked("Your keyring has no key for this copy."))
        window.unlock.use_code(on=code)
        visit.guide.settle()

    return go


def _repair(*, done: bool = False, usable: bool = False) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        window = _begin(visit)
        window.offer_repair(usable=usable)
        if done:
            window.mend()
            visit.guide.until(lambda: window.repair.done)
        visit.guide.settle()

    return go


FIRST_STOPS: tuple[Stop, ...] = (
    Stop("first-sign-in", "Before there is a profile: sign in, or try the demonstration", _sign_in),
    Stop("first-passphrase", "A computer without a keyring: a passphrase, and that the two lines differ", _asked),
    Stop("first-code", "The recovery code, shown once; it must be kept before one goes on", _code),
    Stop("first-unlock", "The key is gone: your data is safe, and how to open it", _unlock(code=False)),
    Stop("first-recovery", "The same with the recovery code", _unlock(code=True)),
    Stop("first-repair", "A damaged copy: what happens to unsent work", _repair()),
    Stop("first-damaged", "A copy of which a part is damaged: repaired now, or opened as it is", _repair(usable=True)),
    Stop("first-repaired", "What was saved from it", _repair(done=True)),
)
