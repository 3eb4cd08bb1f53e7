"""What a person is asked to decide: whose each side is, and that every decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prm_desktop.domain.partners import Relation, User
from prm_desktop.errors import NotFound
from prm_desktop.replica import outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.provenance import Provenance
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, ROWS, WORKING, Clock, primed, store

AT = "2026-03-02T08:30:00Z"
CLASH = {"entity": "lead", "id": WORKING, "field": "next_step", "base": "", "mine": "Call", "theirs": "Visit"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    workspace = Workspace(db, Clock().now)
    yield workspace
    workspace.close()


def answered(desk: Workspace, name: str, args: dict[str, Any], result: dict[str, Any]) -> AttentionItem:
    """Somebody did something here, and the hub has said no, or that it is not alone with that."""
    desk.do(name, args)
    with desk.db.write() as conn:
        mid = outbox.take_batch(conn, 10)[-1].mid
        outbox.retire(conn, {mid: {"mid": mid, **result}}, AT)
        outbox.rebase(conn)
    return desk.attention()[0]


def clash(desk: Workspace, **told: Any) -> AttentionItem:
    change = {"lead_id": WORKING, "changes": {"next_step": "Call"}}
    store(desk.db, ROWS[4], next_step=told.pop("now", "Visit"), updated_by="u-ben", updated_at=AT)
    return answered(desk, "lead.update", change, {"status": "conflict", "conflicts": [{**CLASH, "at": AT, **told}]})


def refusal(desk: Workspace) -> AttentionItem:
    told = {"status": "refused", "code": "expired", "message": "This offer has run out."}
    return answered(desk, "lead.accept", {"lead_id": OFFERED}, told)


def away(desk: Workspace, since: str) -> None:
    with desk.db.write() as conn:
        set_meta(conn, {Meta.AWAY_SINCE: since})


def test_mine_says_when_and_whether_i_was_offline(desk: Workspace) -> None:
    assert clash(desk).mine_by == Provenance(Relation.YOU, "Anna", "2026-03-02T09:00:00Z")
    away(desk, "2026-03-02T08:00:00Z")
    assert refusal(desk).mine_by.offline


def test_who_has_chosen_to_be_offline_is_offline(tmp_path: Path) -> None:
    db = Database.create(tmp_path / "chosen.db", bytes(32))
    primed(db)
    desk = Workspace(db, Clock().now, stays_offline=lambda: True)
    assert refusal(desk).mine_by.offline
    desk.close()


def test_what_could_not_be_sent_at_once_was_given_offline(desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    with desk.db.write() as conn:
        outbox.note_away(conn)
        assert [item.offline for item in outbox.entries(conn)] == [True]


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ({"by": "u-ben", "by_name": "Ben"}, Provenance(Relation.COLLEAGUE, "Ben", AT)),
        ({"by": "u-anna", "by_name": "Anna"}, Provenance()),
        ({"by": "u-anna", "by_name": "Anna", "by_kind": "you"}, Provenance(Relation.YOU, "Anna", AT)),
        ({"by": "", "by_name": "", "at": ""}, Provenance()),
        ({"by": "u-x", "by_name": "", "by_kind": "partner"}, Provenance(Relation.PARTNER, "", AT)),
        ({"by": "u-v", "by_name": "Vera", "by_kind": "vendor"}, Provenance(Relation.VENDOR, "Vera", AT)),
        ({"by": "", "by_name": "PRM hub"}, Provenance(Relation.VENDOR, "PRM hub", AT)),
        ({"by": "u-unknown", "by_name": "Someone"}, Provenance("", "Someone", AT)),
    ],
)
def test_theirs_says_who_it_is_to_me_and_when(desk: Workspace, told: dict[str, Any], whose: Provenance) -> None:
    assert clash(desk, **told).theirs_by == whose


def test_a_vendors_person_is_the_vendor_to_a_partner(desk: Workspace) -> None:
    store(desk.db, User(id="u-vera", rv=9, name="Vera", partner_id=""))
    assert clash(desk, by="u-vera", by_name="Vera").theirs_by.who == Relation.VENDOR


def test_theirs_is_what_the_hub_has_by_now(desk: Workspace) -> None:
    item = clash(desk, now="Visit twice", by="u-x", by_kind="partner", at="2026-03-02T08:00:00Z")
    assert (item.theirs, item.theirs_by) == ("Visit twice", Provenance(Relation.COLLEAGUE, "Ben", AT))


def test_a_refusal_says_who_changed_the_record_last(desk: Workspace) -> None:
    store(desk.db, ROWS[3], updated_by="u-ben", updated_at=AT)
    assert refusal(desk).theirs_by == Provenance(Relation.COLLEAGUE, "Ben", AT)


def test_a_refused_change_of_fields_has_its_sides(desk: Workspace) -> None:
    store(desk.db, ROWS[4], city="Kiel")
    change = {"lead_id": WORKING, "changes": {"city": "Bonn"}}
    item = answered(desk, "lead.update", change, {"status": "refused", "code": "x", "message": "No."})
    (side,) = item.sides
    assert (side.field, side.base, side.mine, side.theirs) == ("city", "Kiel", "Bonn", "Kiel")


def test_taking_mine_can_be_taken_back_and_done_again(desk: Workspace) -> None:
    item = clash(desk)
    done = desk.resolve(item.id, "mine")
    assert (desk.attention(), len(desk.outbox())) == ([], 1)
    desk.take_back(done)
    assert ([open_.id for open_ in desk.attention()], desk.outbox()) == ([item.id], [])
    again = desk.again(done)
    assert (desk.attention(), len(desk.outbox())) == ([], 1)
    assert desk.outbox()[0].seq == again.seq


def test_a_decision_that_was_sent_is_taken_back_by_its_opposite(desk: Workspace) -> None:
    item = clash(desk)
    done = desk.resolve(item.id, "mine")
    with desk.db.write() as conn:
        mid = outbox.take_batch(conn, 10)[-1].mid
        outbox.retire(conn, {mid: {"mid": mid, "status": "applied"}}, AT)
    back = desk.take_back(done)
    assert [open_.id for open_ in desk.attention()] == [item.id]
    assert desk.outbox()[0].args["changes"] == {"next_step": ["Call", "Visit"]}
    desk.again(done, back.seq)
    assert desk.attention() == []


@pytest.mark.parametrize("choice", ["theirs"])
def test_taking_theirs_can_be_taken_back_and_done_again(desk: Workspace, choice: str) -> None:
    item = clash(desk)
    done = desk.resolve(item.id, choice)
    assert (done.seq, desk.attention()) == (0, [])
    desk.take_back(done)
    assert [open_.id for open_ in desk.attention()] == [item.id]
    desk.again(done)
    assert desk.attention() == []


def test_giving_up_can_be_taken_back(desk: Workspace) -> None:
    item = refusal(desk)
    done = desk.resolve(item.id, "discard")
    desk.take_back(done)
    assert [open_.id for open_ in desk.attention()] == [item.id]


def test_withdrawing_a_decision_in_the_outbox_asks_again(desk: Workspace) -> None:
    item = clash(desk)
    desk.withdraw(desk.resolve(item.id, "mine").seq)
    assert [open_.id for open_ in desk.attention()] == [item.id]


def test_changing_a_decision_in_the_outbox_keeps_it_decided_until_it_is_withdrawn(desk: Workspace) -> None:
    item = clash(desk)
    done = desk.resolve(item.id, "mine")
    changed = desk.edit(done.seq, {"changes": {"next_step": ["Visit", "Call today"]}})
    assert desk.attention() == []
    desk.withdraw(changed.seq)
    assert [open_.id for open_ in desk.attention()] == [item.id]


def test_a_matter_is_decided_once(desk: Workspace) -> None:
    item = clash(desk)
    desk.resolve(item.id, "theirs")
    with pytest.raises(NotFound):
        desk.resolve(item.id, "mine")
