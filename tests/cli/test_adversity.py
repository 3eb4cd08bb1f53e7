"""What the command line says of a world that misbehaves: a code, a sentence, and what to do next."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from prm_desktop import paths
from prm_desktop.credentials import KeyringStore
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.profiles import Profile
from prm_desktop.replica.database import Database
from prm_desktop.replica.rows import put_base
from tests.cli.conftest import ANNA, Shell
from tests.replica.test_disk import own_mounts
from tests.sync.replicas import WORKING


def test_records_that_cannot_be_read_are_told_and_fail_nothing(shell: Shell, profile: Profile) -> None:
    db = Database.open(profile.replica, profile.unlock(KeyringStore()))
    columns = ENTITIES["lead"].columns
    row = {**dict.fromkeys(columns, ""), "id": "01900000-0000-7000-8000-000000000099", "rv": 9, "title": None}
    with db.write() as conn:
        put_base(conn, "lead", columns, [[row[name] for name in columns]])
    db.close()
    assert shell("status", "--json").json["set_aside"] == 1
    assert "1 records that this program cannot read" in shell("status").out
    checks = {item["check"]: item for item in shell("doctor", "--json").json["checks"]}
    assert checks["Set aside"]["verdict"] == "note"
    assert str(row["id"]) in checks["Set aside"]["words"]


def in_a_process(*words: str, before: str = "") -> tuple[int, str, str]:
    """Run `prm-desktop` in a process of its own; with shell commands before it, in a file system of its own."""
    command = [sys.executable, "-m", "prm_desktop", "--profile", ANNA, *words]
    if before:
        own = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]
        command = [*own, f'{before}; exec "$@"', "sh", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


@own_mounts
@pytest.mark.usefixtures("profile")
def test_a_profile_that_cannot_be_written_is_told() -> None:
    home = paths.home()
    read_only = f"mount --bind {home} {home} && mount -o remount,bind,ro {home}"
    given = json.dumps({"lead_id": WORKING, "subject": "x"})
    for words in (["sync"], ["do", "task.add", given]):
        code, _out, err = in_a_process(*words, "--json", before=read_only)
        told = json.loads(err)
        assert (code, told["code"]) == (8, "replica"), err
        assert "cannot be written" in told["message"]
        assert "safe" in told["hint"]


def test_a_lock_that_cannot_be_taken_is_told_and_no_defect(shell: Shell, profile: Profile) -> None:
    (profile.folder / "sync.lock").mkdir()
    ended = shell("sync", "--json")
    assert (ended.code, ended.told["code"]) == (8, "replica")


@pytest.mark.usefixtures("profile")
def test_two_programs_at_once_both_save_their_work(shell: Shell) -> None:
    given = [json.dumps({"lead_id": WORKING, "subject": f"Task {number}"}) for number in range(2)]
    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda args: in_a_process("do", "task.add", args, "--json"), given))
    assert [code for code, _out, _err in ended] == [0, 0], ended
    assert {item["args"]["subject"] for item in shell("outbox", "--json").json} == {"Task 0", "Task 1"}
