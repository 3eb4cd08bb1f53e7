"""The stories behind the example exchanges, in the order of sync/README.md."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prm_desktop.domain.attachments import Attachment
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.partners import Partner
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from sync import protocol
from tests.sync.hubs import P1, P2, Rep, World, lead_id
from tests.sync.recorded import Story, restored

FILE = "01900000-0000-7000-8000-000000000801"
TASK = "01900000-0000-7000-8000-000000000{:03d}"
ANNA, BEN = "anna@hanse.example", "ben@hanse.example"


def first_contact(story: Story) -> None:
    """Nothing is known yet: no epoch, no commands; everything comes, and then nothing more."""
    story.rep(ANNA).sync()


def resumed_snapshot(story: Story) -> None:
    """The first answer breaks off; the client goes on behind the last row it stored."""
    anna = story.rep(ANNA)
    story.serves(page_rows=1)
    story.cuts_next = 6
    story.fails(anna)
    anna.sync()


def nothing_new(story: Story) -> None:
    """A sync when nothing has changed."""
    anna = story.rep(ANNA)
    anna.sync()
    anna.sync()


def delta_with_gone(story: Story) -> None:
    """One lead has changed, another went to another partner."""
    anna = story.rep(ANNA)
    anna.sync()
    story.hub(lambda world: _change(world, 0, city="Kiel"))
    story.hub(lambda world: _change(world, 2, partner_id=P2))
    anna.sync()
    assert anna.lead(0).city == "Kiel"
    assert anna.desk.count("lead") == 1


def push(story: Story) -> None:
    """One command is applied, one refused, one meets a change of somebody else."""
    anna = story.rep(ANNA)
    anna.sync()
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.do("task.add", lead_id=lead_id(2), subject="Call back", task_id=TASK.format(901))
    anna.do("lead.update", lead_id=lead_id(2), changes={"title": "Sixteen cameras"})
    story.hub(lambda world: _change(world, 0, status="declined"))
    story.hub(lambda world: _change(world, 2, title="Twelve cameras"))
    anna.sync()
    assert [item.kind for item in anna.desk.attention()] == ["conflict", "refused"]


def lost_response(story: Story) -> None:
    """The hub did it, but its answer was lost: the same commands again, the same results."""
    anna = story.rep(ANNA)
    anna.sync()
    anna.do("lead.accept", lead_id=lead_id(0))
    story.loses_next = True
    story.fails(anna)
    anna.sync()
    assert anna.desk.outbox() == []


def gap(story: Story) -> None:
    """A number is missing: the hub stops before it, and the client counts anew under another id."""
    anna = story.rep(ANNA)
    anna.sync()
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.NEXT_MID: "3"})
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.sync()
    assert anna.desk.outbox() == []


def fork(story: Story) -> None:
    """Two copies of one profile: the second to use a number is told, and takes a new id."""
    anna = story.rep(ANNA)
    anna.sync()
    copy = story.rep(ANNA, "copy")
    copy.sync()
    with copy.desk.db.write() as conn:
        set_meta(conn, {Meta.CLIENT_ID: _client_id(anna)})
    anna.do("task.add", lead_id=lead_id(2), subject="From the old machine", task_id=TASK.format(901))
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine", task_id=TASK.format(902))
    anna.sync()
    copy.sync()
    assert _client_id(copy) != _client_id(anna)


def new_epoch(story: Story) -> None:
    """The hub was restored from a backup: everything anew, and what it forgot is sent again."""
    anna = story.rep(ANNA)
    anna.sync()
    anna.do("task.add", lead_id=lead_id(2), subject="Before the backup", task_id=TASK.format(901))
    anna.sync()
    copies: list[bytes] = []
    story.hub(lambda world: copies.append(_saved(world)))
    anna.do("task.add", lead_id=lead_id(2), subject="After the backup", task_id=TASK.format(902))
    anna.sync()
    story.hub(lambda world: restored(world, copies[0], "e0c4000000000002"))
    anna.sync()
    assert len(anna.desk.timeline("lead", lead_id(2))) == 2


def horizon(story: Story) -> None:
    """The client was away for longer than the hub keeps tombstones."""
    anna = story.rep(ANNA)
    anna.sync()
    story.hub(lambda world: _change(world, 0, city="Kiel"))
    story.hub(lambda world: _change(world, 2, partner_id=P2))
    story.hub(lambda world: world.store.compact(world.store.version()))
    anna.do("lead.update", lead_id=lead_id(0), changes={"notes": "Done meanwhile"})
    anna.sync()
    assert (anna.desk.count("lead"), anna.lead(0).notes) == (1, "Done meanwhile")


def ahead(story: Story) -> None:
    """The hub has gone back in time and nobody renewed its epoch: the cursor is ahead of it."""
    anna = story.rep(ANNA)
    anna.sync()
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.CURSOR: "99"})
    anna.sync()


def scope_change(story: Story) -> None:
    """The partner serves another region: what it brings comes whole, what is lost goes."""
    anna = story.rep(ANNA)
    anna.sync()
    story.hub(_moves_partner)
    anna.sync()


def unknown_scopes(story: Story) -> None:
    """A client that names scopes which its user was never sent is loaded anew."""
    anna = story.rep(ANNA)
    anna.sync()
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.SCOPES: '["all","partner:somebody"]'})
    anna.sync()


def upgrade_required(story: Story) -> None:
    """The client is too old to be sent rows; its commands are taken all the same."""
    anna = story.rep(ANNA)
    anna.sync()
    story.serves(min_schema=99)
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.sync()
    assert anna.desk.outbox() == []
    story.fails(anna)


def schema_skew(story: Story) -> None:
    """An older client is sent the entities and columns of its schema, one of a newer schema all there are."""
    anna = story.rep(ANNA)
    story.hub(lambda world: world.store.load([Attachment(id=FILE, file_name="plan.pdf", partner_id=P1)]))
    for schema in (1, 99):
        request = protocol.SyncRequest(client_id=f"01900000-0000-7000-8000-{schema:012d}", schema=schema)
        pages = [line for line in anna.http.exchange(request) if isinstance(line, protocol.Page)]
        assert ("attachment" in {page.entity for page in pages}) is (schema > 1)


def renewed_session(story: Story) -> None:
    """The access token has run out: 401, a new pair for the refresh token, and the same request again."""
    anna = story.rep(ANNA)
    anna.sync()
    story.waits(16 * 60)
    anna.sync()


def ended_session(story: Story) -> None:
    """The session was ended at the hub: what waits stays where it is."""
    anna = story.rep(ANNA)
    anna.sync()
    anna.do("lead.accept", lead_id=lead_id(0))
    story.hub(lambda world: world.app.state.service.auth.set_active(_user(anna), active=False))
    story.fails(anna)
    assert anna.desk.status().pending == 1


def repair(story: Story) -> None:
    """A check finds that one scope differs, and just that is loaded again."""
    anna = story.rep(ANNA)
    anna.sync()
    with anna.desk.db.write() as conn:
        conn.exec_driver_sql("UPDATE e_lead SET city = 'Nowhere' WHERE id = ?", (lead_id(2),))
    found = anna.engine.examine()
    assert [(item.scope, item.kind) for item in found.differences] == [(f"partner:{P1}", "lead")]
    anna.engine.mend(found)
    assert anna.lead(2).city == ""


STORIES: tuple[Callable[[Story], None], ...] = (
    first_contact,
    resumed_snapshot,
    nothing_new,
    delta_with_gone,
    push,
    lost_response,
    gap,
    fork,
    new_epoch,
    horizon,
    ahead,
    scope_change,
    unknown_scopes,
    upgrade_required,
    schema_skew,
    renewed_session,
    ended_session,
    repair,
)


def _change(world: World, number: int, **values: Any) -> None:
    with world.store.write() as unit:
        found = unit.get(Lead, lead_id(number))
        assert found is not None
        unit.update(found, **values)


def _moves_partner(world: World) -> None:
    with world.store.write() as unit:
        found = unit.get(Partner, P1)
        assert found is not None
        unit.update(found, regions=("UK",))


def _saved(world: World) -> bytes:
    world.store.engine.dispose()
    return (world.folder / "hub.db").read_bytes()


def _client_id(rep: Rep) -> str:
    with rep.desk.db.read() as conn:
        return get_meta(conn, Meta.CLIENT_ID)


def _user(rep: Rep) -> str:
    return rep.desk.actor.user_id
