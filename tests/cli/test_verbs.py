"""The verbs on a signed-in profile whose hub is out of reach: everything but sync works, and says how it ended."""

import csv
import io
import json
import logging
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from prm_desktop.profiles import Profile
from tests.cli.conftest import Shell
from tests.sync.replicas import OFFERED, TASK, WORKING

pytestmark = pytest.mark.usefixtures("profile")
SURROGATES = "\\ud800" * 36


def note(shell: Shell, subject: str) -> None:
    """Save one command."""
    given = json.dumps({"lead_id": WORKING, "kind": "note", "subject": subject})
    assert shell("do", "activity.log", given).code == 0


def test_a_list_for_programs_is_one_array_of_rows(shell: Shell) -> None:
    rows = shell("list", "lead", "--sort", "company", "--json").json
    assert [row["company"] for row in rows] == ["Café Ruiz", "Nordlys AS"]
    assert rows[0]["status"] == "working"
    assert rows[0]["product_ids"] == []


def test_a_list_for_people_has_labels_short_ids_and_marks(shell: Shell) -> None:
    shell("do", "lead.accept", json.dumps({"lead_id": OFFERED}))
    lines = shell("list", "lead", "--sort", "company").out.splitlines()
    assert lines[0].split()[:2] == ["Id", "Status"]
    assert lines[2].split()[:3] == [OFFERED[-8:], "↑", "Accepted"]
    assert OFFERED not in "".join(lines)
    assert OFFERED in shell("list", "lead", "--ids").out


@pytest.mark.parametrize(
    ("words", "companies"),
    [
        (["--where", "status=offered"], ["Nordlys AS"]),
        (["--where", "status=offered,working", "company~ruiz"], ["Café Ruiz"]),
        (["--search", "sensors"], ["Café Ruiz"]),
        (["--limit", "1", "--sort", "-company"], ["Nordlys AS"]),
        (["--where", "status=converted"], []),
    ],
)
def test_lists_can_be_narrowed(shell: Shell, words: list[str], companies: list[str]) -> None:
    assert [row["company"] for row in shell("list", "lead", *words, "--json").json] == companies


def test_an_empty_list_says_so(shell: Shell) -> None:
    assert shell("list", "deal").out == "No deals here.\n"
    assert shell("list", "lead", "--where", "status=lost_in_space").code == 2
    assert shell("list", "lead", "--where", "status=converted").out == "No leads fit.\n"


def test_a_record_is_shown_by_labels_and_names(shell: Shell) -> None:
    out = shell("show", "task", TASK[-8:]).out
    assert "Lead     Café Ruiz" in out
    assert "For      Anna" in out
    assert "task.complete (Complete)" in out
    assert WORKING not in out
    assert shell("show", "task", TASK, "--json").json["lead_id"] == WORKING


def test_what_is_said_on_a_record_cannot_steer_the_terminal(shell: Shell) -> None:
    note(shell, "\x1b]0;owned\x07 subject")
    assert "\x1b" not in shell("show", "lead", WORKING).out
    assert "not sent yet" in shell("show", "lead", WORKING).out


@pytest.mark.parametrize(
    ("words", "code", "word"),
    [
        (["list", "leed"], "bad_input", "leed"),
        (["show", "lead", "ffffffff"], "not_found", "ffffffff"),
        (["show", "lead", "01900000-0000-7000-8000-00000000ffff"], "not_found", "ffff"),
        (["do", "lead.acept", "{}"], "bad_input", "lead.acept"),
        (["do", "lead.accept", "{"], "bad_input", "JSON"),
        (["do", "lead.accept", "[]"], "bad_input", "object"),
        (["do", "lead.accept", "{}"], "bad_input", "lead.accept"),
        (["do", "lead.accept", '{"lead_id": "' + OFFERED + '", "colour": 1}'], "bad_input", "colour"),
        (["do", "lead.accept", "[" * 100_000], "bad_input", "JSON"),
        (["do", "lead.update", '{"lead_id": "' + SURROGATES + '", "changes": {"title": "x"}}'], "bad_input", "stored"),
        (["do", "lead.update", '{"lead_id": "' + WORKING + '", "changes": {"value": true}}'], "bad_input", "True"),
        (["do", "task.add", '{"lead_id": "' + WORKING + '", "subject": "x", "task_id": "7"}'], "bad_input", "7"),
        (["show", "lead", "\ud800" * 36], "bad_input", "stored"),
        (["list", "lead", "--limit", "9" * 30], "bad_input", "--limit"),
        (["undo", "9" * 30], "bad_input", "whole number"),
        (["undo", "99"], "not_found", "taken back"),
        (["frobnicate"], "bad_input", "frobnicate"),
        (["--profile", "nobody", "status"], "not_found", "nobody"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_is_wrong(shell: Shell, words: list[str], code: str, word: str) -> None:
    ended = shell(*words, "--json")
    assert (ended.code, ended.out) == (2, "")
    assert ended.told["code"] == code
    assert word in ended.told["message"]
    assert set(ended.told) == {"code", "title", "message", "hint"}


def test_a_new_record_never_takes_the_place_of_another(shell: Shell) -> None:
    given = {"lead_id": WORKING, "subject": "Mine", "task_id": TASK}
    assert shell("do", "task.add", json.dumps(given), "--json").told["code"] == "id_taken"
    assert [row["subject"] for row in shell("list", "task", "--json").json] == ["Call back"]


def test_a_refusal_ends_with_4_and_changes_nothing(shell: Shell) -> None:
    ended = shell("do", "lead.accept", json.dumps({"lead_id": WORKING}), "--json")
    assert (ended.code, ended.told["code"]) == (4, "already_accepted")
    assert shell("outbox", "--json").json == []


def test_what_is_done_waits_in_the_outbox_and_can_be_taken_back(shell: Shell) -> None:
    done = shell("do", "lead.accept", "-", "--json", given=json.dumps({"lead_id": OFFERED[-8:]})).json
    assert (done["seq"], done["subject_id"]) == (1, OFFERED)
    assert {"kind": "lead", "id": OFFERED} in done["changed"]
    (waiting,) = shell("outbox", "--json").json
    assert (waiting["name"], waiting["status"], waiting["can_withdraw"]) == ("lead.accept", "pending", True)
    assert "Accept" in shell("outbox").out

    assert shell("undo", "1").code == 0
    assert shell("outbox", "--json").json == []
    assert shell("show", "lead", OFFERED, "--json").json["status"] == "offered"


def test_something_unsent_can_be_withdrawn_by_its_number(shell: Shell) -> None:
    note(shell, "one")
    note(shell, "two")
    assert shell("outbox", "withdraw", "1", "--json").json == {"withdrawn": 1}
    assert [item["args"]["subject"] for item in shell("outbox", "--json").json] == ["two"]


def test_a_change_of_a_field_carries_the_value_that_was_seen(shell: Shell) -> None:
    shell("do", "lead.update", json.dumps({"lead_id": WORKING, "changes": {"city": "Lyon", "labels": ["key"]}}))
    (waiting,) = shell("outbox", "--json").json
    assert waiting["args"]["changes"] == {"city": ["", "Lyon"], "labels": [[], ["key"]]}


def test_all_commands_are_listed_with_what_they_require(shell: Shell) -> None:
    listed = {item["name"]: item for item in shell("do", "--list", "--json").json}
    decline = {item["name"]: item for item in listed["lead.decline"]["arguments"]}
    assert (decline["lead_id"]["required"], decline["comment"]["required"]) == (True, False)
    assert "own_customer" in decline["reason"]["choices"]
    text = shell("do", "--list").out
    assert all(name in text for name in listed)


def test_status_tells_the_truth_while_the_hub_is_away(shell: Shell) -> None:
    note(shell, "offline")
    found = shell("status", "--json").json
    wanted = {
        "state", "online", "hub", "user", "partner", "cursor", "epoch", "last_success", "pending", "oldest_pending",
        "attention", "primed", "digest_ok", "error", "demo",
    }  # fmt: skip
    assert wanted <= set(found)
    assert (found["state"], found["online"], found["pending"], found["primed"]) == ("offline", False, 1, True)
    assert (found["user"], found["partner"]) == ("Anna", "Hanse Digital")
    assert "1 waiting to be sent" in shell("status").out


def test_sync_without_a_hub_ends_with_3_and_loses_nothing(shell: Shell) -> None:
    note(shell, "kept")
    ended = shell("sync", "--json")
    assert (ended.code, ended.told["code"]) == (3, "offline")
    assert "saved here" in ended.told["hint"]
    assert len(shell("outbox", "--json").json) == 1


def test_signing_out_keeps_what_is_not_sent(shell: Shell) -> None:
    note(shell, "kept")
    assert shell("sign-out", "--json").json == {"signed_out": True, "hub_told": False, "pending": 1}
    assert shell("sync").code == 7
    found = shell("status", "--json").json
    assert (found["state"], found["pending"]) == ("signed_out", 1)


def test_an_export_is_ready_for_a_spreadsheet(shell: Shell, tmp_path: Path) -> None:
    changes = {"notes": "=cmd()|calc", "phone": "+49 30 1234", "labels": ["a", "b"]}
    shell("do", "lead.update", json.dumps({"lead_id": WORKING, "changes": changes}))
    target = tmp_path / "leads.csv"
    told = shell("export", "lead", "--where", "status=working", "--output", str(target), "--json").json
    assert told["rows"] == 1
    (row,) = csv.DictReader(io.StringIO(target.read_text("utf-8"), newline=""))
    assert (row["notes"], row["phone"], row["company"]) == ("'=cmd()|calc", "'+49 30 1234", "Café Ruiz")
    assert (row["labels"], row["consent"], row["value"]) == ("a; b", "true", "0")
    assert target.read_bytes().count(b"\r\n") == 2
    stored = json.loads(shell("export", "lead", "--format", "json").out)[0].keys()
    assert stored == {name for name in row if not name.endswith(".title")}


def test_an_export_that_fails_leaves_the_old_file(shell: Shell, tmp_path: Path) -> None:
    ended = shell("export", "lead", "--output", str(tmp_path / "nowhere" / "leads.csv"), "--json")
    assert (ended.code, ended.told["code"]) == (2, "bad_input")
    assert "leads.csv" in ended.told["message"]
    assert shell("export", "lead", "--output", str(tmp_path)).code == 2
    assert not list(tmp_path.glob("*.part"))


def test_an_export_makes_the_kinds_of_file_that_other_programs_read(shell: Shell, tmp_path: Path) -> None:
    for kind, entity, beginning in (
        ("xlsx", "lead", b"PK"),
        ("vcf", "lead", b"BEGIN:VCARD"),
        ("ics", "task", b"BEGIN"),
    ):
        target = tmp_path / f"out.{kind}"
        assert shell("export", entity, "--format", kind, "--output", str(target)).code == 0
        assert target.read_bytes().startswith(beginning)
    assert shell("export", "lead", "--columns", "company,status").out.splitlines()[0] == "company,status"
    assert shell("export", "lead", "--columns", "nonsense").code == 2
    assert shell("export", "task", "--format", "vcf").code == 2
    assert "--output" in shell("export", "lead", "--format", "xlsx", "--json").told["message"]


def test_the_doctor_is_content_with_a_healthy_copy(shell: Shell) -> None:
    ended = shell("doctor", "--json")
    verdicts = {item["check"]: item["verdict"] for item in ended.json["checks"]}
    assert ended.code == 0
    assert ended.json["ok"]
    assert verdicts["Integrity"] == verdicts["Key"] == verdicts["File"] == "ok"
    assert verdicts["Hub"] == "note"


def test_the_doctor_finds_a_damaged_page(shell: Shell, profile: Profile) -> None:
    with profile.replica.open("r+b") as file:
        file.seek(profile.replica.stat().st_size // 4096 // 2 * 4096 + 100)
        file.write(b"rust")
    ended = shell("doctor", "--json")
    assert ended.code == 8
    assert {item["check"] for item in ended.json["checks"] if item["verdict"] == "bad"} == {"Integrity"}


def test_a_file_of_somebody_else_is_reported_and_left_alone(shell: Shell, profile: Profile) -> None:
    profile.replica.write_bytes(b"not a database at all" * 10)
    ended = shell("list", "lead", "--json")
    assert (ended.code, ended.told["code"]) == (8, "foreign_file")
    assert profile.replica.read_bytes().startswith(b"not a database")


def test_a_person_who_presses_ctrl_c_is_not_shown_a_traceback(shell: Shell) -> None:
    def stopped(_: Namespace) -> NoReturn:
        raise KeyboardInterrupt

    ended = shell(window=stopped)
    assert ended.code == 130
    assert "Traceback" not in ended.err


@pytest.fixture
def _log_as_before() -> Iterator[None]:
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


@pytest.mark.usefixtures("_log_as_before")
def test_a_defect_shows_where_it_is_only_when_asked(shell: Shell) -> None:
    def broken(_: Namespace) -> int:
        return 1 // 0

    ended = shell(window=broken)
    assert ended.code == 1
    assert "ZeroDivisionError" in ended.err
    assert "Traceback" not in ended.err
    assert "Traceback" in shell("--debug", window=broken).err


def test_without_a_verb_the_window_gets_the_options(shell: Shell) -> None:
    seen: list[Namespace] = []

    def window(options: Namespace) -> int:
        seen.append(options)
        return 0

    assert shell("--demo", "--profile", "x", window=window).code == 0
    assert (seen[0].demo, seen[0].profile, seen[0].hub) == (True, "x", "")


def test_the_verbs_need_no_qt_and_stop_quietly_when_nobody_reads() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None;"
        "sys.argv = ['prm-desktop', '--profile', 'anna', 'export', 'lead', '--format', 'json'];"
        "from prm_desktop.__main__ import main; sys.exit(main())"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate()
    assert (process.returncode, err) == (141, b"")
