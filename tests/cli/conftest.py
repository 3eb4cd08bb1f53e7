"""A computer with one signed-in profile, and a shell to run `prm-desktop` in, within this process and without a hub."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

import pytest

from prm_desktop import profiles
from prm_desktop.cli.run import run
from prm_desktop.credentials import KeyringStore
from prm_desktop.profiles import Profile
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, set_meta
from tests.sync.replicas import primed

NOWHERE = "http://127.0.0.1:9"
"""A port that nothing listens on."""
ANNA = "anna"
"""The name of the profile; since it is marked as made up, it must be named."""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed."""
        return json.loads(self.out)

    @property
    def told(self) -> dict[str, str]:
        """The error that it reported, under `--json`."""
        told: dict[str, str] = json.loads(self.err)
        return told


Shell = Callable[..., Ended]


@pytest.fixture
def profile() -> Profile:
    """Anna's profile with an offered and a working lead. It is marked as made up, so that its key needs no keyring."""
    made = profiles.create(ANNA, hub_url=NOWHERE, user="anna", demo=True)
    made = made.changed(hub_id="hub", user_id="u-anna")
    db = Database.create(made.replica, made.new_key(KeyringStore()).key)
    primed(db)
    with db.write() as conn:
        set_meta(conn, {Meta.HUB_URL: NOWHERE, Meta.REFRESH_TOKEN: "r", Meta.ACCESS_TOKEN: "a"})
    db.close()
    return made


def no_window(_options: Namespace) -> int:
    """Stands for the window."""
    raise AssertionError("no window is wanted")


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Run `prm-desktop` with these words."""

    def type_in(*words: str, given: str = "", window: Callable[[Namespace], int] = no_window) -> Ended:
        out, err = io.StringIO(), io.StringIO()
        monkeypatch.delenv("COLUMNS", raising=False)
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        with redirect_stdout(out), redirect_stderr(err):
            code = run([*(["--profile", ANNA] if profiles.exists(ANNA) else []), *words], window)
        return Ended(code, out.getvalue(), err.getvalue())

    return type_in
