"""Signing in for the first time, the key of the local copy, and several programs at once on one copy."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.driver import NO_KEYRING, Account, Hub, Rep

pytestmark = pytest.mark.xdist_group("the_first_day_at_a_new_computer")
FIRST, SECOND = "correct horse battery staple", "a wholly new passphrase"


def test_a_computer_without_keyring_opens_with_a_passphrase_or_the_recovery_code(hub: Hub, place: Path) -> None:
    account = hub.colleagues()[0][0]
    rep = Rep(place / "no-keyring", account, hub.url, NO_KEYRING)
    names = ["sign-in", "--hub", hub.url, "--user", account.user, "--password-stdin", "--json"]

    wrong = rep.runs(*names, "--passphrase-stdin", given=f"not this one\n{FIRST}\n")
    assert (wrong.code, wrong.told["code"]) == (7, "not_signed_in")
    neither = rep.runs(*names, given=account.password + "\n")
    assert (neither.code, neither.told["code"]) == (6, "no_keyring")
    assert "passphrase" in neither.told["hint"]
    signed_in = rep.runs(*names, "--passphrase-stdin", given=f"{account.password}\n{FIRST}\n")
    assert signed_in.code == 0, signed_in.err
    code = signed_in.json["recovery_code"]
    assert code not in signed_in.err

    assert rep.runs("status", "--json").told["code"] == "locked"
    assert rep.runs("status", PRM_PASSPHRASE="something else").code == 6
    assert rep.runs("list", "lead", PRM_PASSPHRASE=FIRST).code == 0

    typo = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert rep.runs("recover", "--code-stdin", "--passphrase-stdin", given=f"{typo}\n{SECOND}\n").code in {2, 6}
    assert rep.runs("recover", "--code-stdin", "--passphrase-stdin", given=f"{code}\n{SECOND}\n").code == 0
    assert rep.runs("status", PRM_PASSPHRASE=FIRST).code == 6
    assert rep.runs("status", PRM_PASSPHRASE=SECOND).code == 0


def test_nothing_of_the_customers_is_readable_on_the_disk(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    rep = at_work(hub.colleagues()[0][0])
    company = rep.sees("lead", "status=working")[0]["company"].encode()
    assert not [path for path in rep.home.rglob("*") if path.is_file() and company in path.read_bytes()]


def test_a_profile_belongs_to_one_person(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    first, second = hub.colleagues()[0][:2]
    rep = at_work(first)
    intruder = replace(rep, account=second)
    names = ["sign-in", "--hub", hub.url, "--user", second.user, "--password-stdin", "--json"]
    refused = intruder.runs(*names, given=second.password + "\n")
    assert (refused.code, refused.told["code"]) == (2, "bad_input")
    assert "--profile" in refused.told["hint"]
    assert intruder.runs(*names, "--profile", "second", "--no-sync", given=second.password + "\n").code == 0
    assert rep.status()["user"] != json.loads(intruder.runs("status", "--profile", "second", "--json").out)["user"]


def test_signing_out_and_in_again_keeps_the_copy_and_what_waits(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    rep = at_work(hub.colleagues()[1][0])
    lead = rep.sees("lead", "status=working")[0]
    rep.logs(lead, "Before signing out")
    assert rep.does("sign-out")["pending"] == 1
    assert rep.runs("sync").code == 7
    rep.logs(lead, "While signed out")
    assert rep.signs_in()["recovery_code"] == ""
    said = {item["subject"] for item in rep.sees("activity", f"lead_id={lead['id']}")}
    assert {"Before signing out", "While signed out"} <= said
    assert rep.status()["pending"] == 0


def test_several_programs_may_work_on_one_copy_at_once(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    rep = at_work(hub.colleagues()[2][0])
    lead = rep.sees("lead")[0]["id"]

    def starts(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "prm_desktop", *words, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=rep.environment(),
        )

    tasks = [json.dumps({"lead_id": lead, "subject": f"Task {number}"}) for number in range(3)]
    running = [starts("do", "task.add", task) for task in tasks] + [starts("sync"), starts("sync")]
    ended = [(process.communicate(), process.returncode) for process in running]
    assert [code for _, code in ended] == [0] * len(running), ended
    rep.syncs()
    assert {"Task 0", "Task 1", "Task 2"} <= {item["subject"] for item in rep.sees("task", f"lead_id={lead}")}
    status = rep.status()
    assert (status["pending"], status["digest_ok"]) == (0, True)
