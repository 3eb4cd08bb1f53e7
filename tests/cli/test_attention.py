"""`attention`: both sides with whose they are, in words and as JSON."""

from __future__ import annotations

import pytest

from prm_desktop.credentials import KeyringStore
from prm_desktop.profiles import Profile
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, set_meta
from tests.cli.conftest import Shell
from tests.sync.replicas import OFFERED, ROWS, WORKING, store

AT = "2026-03-02T08:30:00Z"
CLASH = {"entity": "lead", "id": WORKING, "field": "next_step", "base": "", "mine": "Call", "theirs": "Visit"}


@pytest.fixture
def _decisions(shell: Shell, profile: Profile) -> None:
    """A change that met a colleague's, made while the hub was away, and an acceptance that came too late."""
    db = Database.open(profile.replica, profile.unlock(KeyringStore()))
    with db.write() as conn:
        set_meta(conn, {Meta.AWAY_SINCE: AT})
    store(db, ROWS[3], updated_by="u-ben", updated_at=AT)
    db.close()
    changes = f'{{"lead_id": "{WORKING}", "changes": {{"next_step": "Call"}}}}'
    shell("do", "lead.update", changes)
    shell("do", "lead.accept", f'{{"lead_id": "{OFFERED}"}}')
    told = {"status": "conflict", "conflicts": [{**CLASH, "by": "u-ben", "by_name": "Ben", "at": AT}]}
    db = Database.open(profile.replica, profile.unlock(KeyringStore()))
    with db.write() as conn:
        outbox.take_batch(conn, 10)
        outbox.retire(conn, {1: told, 2: {"status": "refused", "message": "This offer has run out."}}, AT)
        outbox.rebase(conn)
    db.close()


@pytest.mark.usefixtures("_decisions")
def test_json_says_whose_each_side_is(shell: Shell) -> None:
    items = {item["kind"]: item for item in shell("attention", "--json").json}
    mine = items["conflict"]["mine_by"]
    assert (mine["who"], mine["name"], mine["offline"]) == ("you", "Anna", True)
    assert mine["at"] == items["conflict"]["issued_at"]
    assert items["conflict"]["theirs_by"] == {"who": "colleague", "name": "Ben", "at": AT, "offline": False}
    assert items["refused"]["theirs_by"]["name"] == "Ben"


@pytest.mark.usefixtures("_decisions")
def test_words_say_whose_each_side_is(shell: Shell) -> None:
    told = shell("attention").out
    assert "you, offline, " in told
    assert "your colleague Ben, " in told


@pytest.mark.usefixtures("_decisions")
def test_a_decision_is_taken_back_by_its_number(shell: Shell) -> None:
    item = next(item for item in shell("attention", "--json").json if item["kind"] == "conflict")
    done = shell("attention", "resolve", item["id"], "mine", "--json").json
    assert [left["kind"] for left in shell("attention", "--json").json] == ["refused"]
    assert shell("undo", str(done["seq"])).code == 0
    assert item["id"] in [left["id"] for left in shell("attention", "--json").json]
