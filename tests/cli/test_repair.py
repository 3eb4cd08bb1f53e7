"""`doctor --repair`: unsent work survives a damaged local copy."""

from __future__ import annotations

import json

from prm_desktop.cli.exits import Exit
from prm_desktop.profiles import Profile
from tests.cli.conftest import Shell
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


def test_a_whole_copy_is_left_alone(shell: Shell, profile: Profile) -> None:
    shell("status")
    before = sorted(item.name for item in profile.folder.iterdir())
    done = shell("doctor", "--repair")
    assert (done.code, "nothing to repair" in done.out) == (Exit.DONE, True)
    assert sorted(item.name for item in profile.folder.iterdir()) == before
