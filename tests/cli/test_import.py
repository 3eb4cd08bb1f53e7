"""`prm-desktop import`: looked at first, then done, then taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from prm_desktop.profiles import Profile
from tests.cli.conftest import Shell

LEADS = "Firma;Ort;Bemerkung\nNeu AG;Kiel;x\nCafé Ruiz;Sevilla;\n;Bonn;\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_bytes(LEADS.encode("cp1252"))
    return path


@pytest.mark.usefixtures("profile")
def test_a_file_is_looked_at_brought_in_and_taken_back(shell: Shell, file: Path, tmp_path: Path) -> None:
    seen = shell("import", str(file), "--kind", "lead", "--dry-run", "--json").json
    assert seen["mapping"] == {"Firma": "company", "Ort": "city", "Bemerkung": "notes"}
    assert (seen["usable"], seen["bad"], seen["done"]) == (2, [{"line": 4, "reason": "“Company” is empty."}], False)
    assert [(item["line"], item["because"]) for item in seen["alike"]] == [(3, ["company"])]
    assert shell("outbox", "--json").json == []
    rest = tmp_path / "rest.csv"
    ended = shell("import", str(file), "--kind", "leads", "--rest", str(rest), "--json")
    assert (ended.code, ended.json["made"], ended.json["skipped"], ended.json["undo"]) == (5, 1, 1, "1")
    assert "“Company” is empty." in rest.read_text("utf-8-sig")
    (made,) = shell("list", "lead", "--where", "company=Neu AG", "--json").json
    assert (made["id"], made["city"], made["notes"]) == (ended.json["ids"][0], "Kiel", "x")
    assert shell("undo", "1").code == 0
    assert shell("list", "lead", "--where", "company=Neu AG", "--json").json == []


@pytest.mark.usefixtures("profile")
def test_several_are_taken_back_at_once_and_what_is_not_there_is_said(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_text("Name\nOne\nTwo\nThree\n", "utf-8")
    assert "undo 1-3" in shell("import", str(path), "--kind", "account").out
    ended = shell("undo", "1-3,99", "--json")
    assert (ended.code, ended.json["taken_back"]) == (5, [1, 2, 3])
    assert "taken back already" in ended.json["stays"]["99"]
    assert shell("list", "account", "--json").json == []


@pytest.mark.usefixtures("profile")
def test_the_mapping_can_be_told_otherwise(shell: Shell, file: Path, tmp_path: Path) -> None:
    words = '{"Bemerkung": "title", "Ort": ""}'
    assert shell("import", str(file), "--kind", "lead", "--mapping", words, "--dry-run", "--json").json["mapping"] == {
        "Firma": "company", "Bemerkung": "title",
    }  # fmt: skip
    kept = tmp_path / "mapping.json"
    kept.write_text(words, "utf-8")
    ended = shell("import", str(file), "--kind", "lead", "--mapping", str(kept), "--dry-run")
    assert "Bemerkung → title. Not used: Ort." in ended.out
    assert "Nothing was done." in ended.out


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--kind", "product"], "cannot be imported"),
        (["--kind", "lead", "--mapping", "{"], "no JSON"),
        (["--kind", "lead", "--mapping", "[1]"], "no JSON"),
        (["--kind", "lead", "--mapping", '{"Nothing": "city"}'], "no column “Nothing”"),
        (["--kind", "lead", "--mapping", '{"Ort": "colour"}'], "no field “colour”"),
        (["--kind", "lead", "--mapping", '{"Firma": ""}'], "Choose the column with “Company”"),
        (["--kind", "lead", "--duplicates", "twice"], "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(shell: Shell, file: Path, more: list[str], words: str) -> None:
    ended = shell("import", str(file), *more, "--json")
    assert ended.code == 2
    assert words in ended.told["message"]
    assert shell("outbox", "--json").json == []


def test_a_file_that_is_not_there_is_said(shell: Shell, profile: Profile) -> None:
    assert profile.name
    assert "cannot be read" in shell("import", "nowhere.csv", "--kind", "lead", "--json").told["message"]


@pytest.mark.usefixtures("profile")
def test_a_mapping_is_known_the_next_time(shell: Shell, file: Path) -> None:
    shell("import", str(file), "--kind", "lead", "--mapping", '{"Bemerkung": "title"}', "--json")
    seen = shell("import", str(file), "--kind", "lead", "--dry-run", "--json").json
    assert seen["mapping"] == {"Firma": "company", "Ort": "city", "Bemerkung": "title"}


@pytest.mark.usefixtures("profile")
def test_single_duplicates_are_decided_by_their_line(shell: Shell, file: Path) -> None:
    for wrong, words in (("2=make", "Line 2 is no duplicate."), ("3=eat", "no line with what becomes of it")):
        refused = shell("import", str(file), "--kind", "lead", "--only", wrong)
        assert refused.code != 0
        assert words in refused.err
    ended = shell("import", str(file), "--kind", "lead", "--only", "3=make", "--json")
    assert (ended.json["made"], ended.json["skipped"]) == (2, 0)
