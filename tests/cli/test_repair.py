"""`doctor --repair`: unsent work survives a damaged local copy."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.app import Wanted, unlock
from prm_desktop.app_window import WindowRoot
from prm_desktop.cli.exits import Exit
from prm_desktop.errors import Locked
from prm_desktop.profiles import Profile
from prm_desktop.replica.database import Database
from tests.cli.conftest import Shell
from tests.sync.hubs import P1, PASSWORD, World, lead_id, seed
from tests.sync.replicas import WORKING

PAGE = 4096


def damage(profile: Profile) -> bytes:
    """Overwrite a page in the middle of the file, as a failing disk does; returns the damaged file."""
    data = bytearray(profile.replica.read_bytes())
    place = len(data) // PAGE // 2 * PAGE
    data[place : place + PAGE] = bytes(PAGE)
    profile.replica.write_bytes(data)
    return bytes(data)


def test_unsent_work_is_saved_from_a_damaged_copy(shell: Shell, profile: Profile) -> None:
    shell("do", "task.add", json.dumps({"lead_id": WORKING, "subject": "Call back"}))
    damaged = damage(profile)
    assert shell("doctor").code != Exit.DONE
    done = shell("doctor", "--repair", "--json")
    assert done.code == Exit.DONE
    assert (done.json["repaired"], done.json["commands"]) == (True, 1)
    kept = profile.replica.parent / done.json["kept"]
    assert kept.read_bytes() == damaged
    assert [item["name"] for item in shell("outbox", "--json").json] == ["task.add"]


@pytest.mark.parametrize("place", [(0, PAGE), (0, 16), (1000, 2000)], ids=["all of it", "its salt", "its middle"])
def test_unsent_work_survives_a_damaged_first_page_and_is_sent_once(
    shell: Shell, world: World, place: tuple[int, int]
) -> None:
    shell("sign-in", "--hub", world.url, "--user", "anna@hanse.example", "--password-stdin", given=PASSWORD)
    shell("do", "task.add", json.dumps({"lead_id": lead_id(2), "subject": "Sent before"}))
    shell("sync")
    shell("do", "task.add", json.dumps({"lead_id": lead_id(2), "subject": "Call back"}))
    replica = unlock(Wanted()).profile.replica
    with replica.open("r+b") as file:
        file.seek(place[0])
        file.write(os.urandom(place[1] - place[0]))
    before = replica.read_bytes()
    window = WindowRoot(Wanted())
    if place != (0, 16):  # the salt follows from the key: nothing is lost with it
        told = shell("status")
        assert (told.code, "doctor --repair" in told.err, replica.read_bytes() == before) == (
            Exit.LOCAL_DATA,
            True,
            True,
        )
        with pytest.raises(Locked, match="passphrase is wrong"):
            window.repair("a wrong passphrase")
        assert replica.read_bytes() == before
        saved = window.repair()
        assert saved is not None
        assert (saved.unsent, saved.renumbered, saved.kept.read_bytes()) == (1, False, before)
    assert window.repair() is None
    assert [item["name"] for item in shell("outbox", "--json").json] == ["task.add"]
    assert shell("sync", "--json").json["pushed"] == 1
    assert sorted(item["subject"] for item in shell("list", "task", "--json").json) == ["Call back", "Sent before"]
    assert shell("doctor", "--json").json["ok"]


def test_a_whole_copy_is_left_alone(shell: Shell, profile: Profile) -> None:
    with profile.sync_lock():
        before = sorted(item.name for item in profile.folder.iterdir())
    done = shell("doctor", "--repair")
    assert (done.code, "nothing to repair" in done.out) == (Exit.DONE, True)
    assert sorted(item.name for item in profile.folder.iterdir()) == before


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A hub on a port of this computer."""
    monkeypatch.setenv("PRM_PASSPHRASE", "a long walk home")
    made = World(tmp_path)
    made.open(seed())
    with made.listening() as port:
        made.url = f"http://127.0.0.1:{port}"
        yield made
    made.close()


def test_the_doctor_finds_what_differs_from_the_hub_and_repairs_just_that(shell: Shell, world: World) -> None:
    signed = shell("sign-in", "--hub", world.url, "--user", "anna@hanse.example", "--password-stdin", given=PASSWORD)
    assert signed.code == Exit.DONE
    shell("do", "task.add", json.dumps({"lead_id": lead_id(2), "subject": "Call back"}))
    whole = shell("doctor", "--json")
    assert (whole.code, whole.json["ok"], whole.json["differences"]) == (Exit.DONE, True, [])
    opened = unlock(Wanted())
    db = Database.open(opened.profile.replica, opened.key)
    with db.write() as conn:
        conn.exec_driver_sql("UPDATE e_lead SET city = 'Nowhere' WHERE id = ?", (lead_id(2),))
        conn.exec_driver_sql("DELETE FROM s_lead")
        conn.exec_driver_sql("INSERT INTO shadow VALUES ('lead', ?, 'null')", (lead_id(4),))
    db.close()
    found = shell("doctor", "--json")
    wrong = {item["check"] for item in found.json["checks"] if item["verdict"] == "bad"}
    assert (found.code, wrong) == (Exit.LOCAL_DATA, {"Same as the hub", "Search", "Shown"})
    (difference,) = found.json["differences"]
    assert (difference["scope"], difference["entity"]) == (f"partner:{P1}", "lead")
    told = shell("doctor").out
    assert f"partner:{P1}" in told
    assert "prm-desktop doctor --repair" in told
    done = shell("doctor", "--repair", "--json")
    assert (done.code, done.json["repaired"], done.json["search"]) == (Exit.DONE, True, ["lead"])
    assert shell("doctor", "--json").json["ok"]
    status = shell("status", "--json").json
    assert (status["digest"], status["repairs"], status["pending"]) == ("ok", 1, 1)
    assert status["oldest_pending_seconds"] >= 0
    assert "the same as at the hub, compared now" in shell("status").out
    assert shell("sync", "--json").json["pushed"] == 1
