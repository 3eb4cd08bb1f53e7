"""What the command line says of a world that misbehaves: a code, a sentence, and what to do next."""

from __future__ import annotations

from prm_desktop.credentials import KeyringStore
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.profiles import Profile
from prm_desktop.replica.database import Database
from prm_desktop.replica.rows import put_base
from tests.cli.conftest import Shell


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
