"""The real engine against the real hub: work arrives on other machines exactly once, whatever breaks."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from prm_desktop.domain.pool import ClaimRequest
from prm_desktop.errors import HubError, HubProblem, NotAHub
from prm_desktop.replica import outbox
from prm_desktop.replica.digest import base_digest
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from sync.apply import Held
from tests.sync.hubs import ANNA, BEN, P1, P2, POOLED, Rep, World, cut_after, lead_id, seed


def meta(rep: Rep, key: Meta) -> str:
    with rep.desk.db.read() as conn:
        return get_meta(conn, key)


def hub_log(world: World) -> list[str]:
    """The names of the commands that the hub has carried out or refused, in order."""
    with world.store.read() as conn:
        return [row[0] for row in conn.exec_driver_sql("SELECT name FROM command_result ORDER BY at, client_id, mid")]


def test_a_first_sync_brings_what_is_mine_and_nothing_else(anna: Rep, carla: Rep) -> None:
    assert anna.desk.status().primed
    assert anna.desk.count("lead") == 3
    assert {row.partner_id for row in anna.desk.find("lead")} == {P1}  # type: ignore[attr-defined]
    assert [row.id for row in carla.desk.find("partner")] == [P2]
    assert anna.desk.count("pool_source") == 0
    assert b"Secret GmbH" not in anna.wire.bodies[-1]
    assert anna.desk.status().digest_ok


def test_a_first_sync_tells_who_one_is_now(world: World) -> None:
    rep = world.rep("anna@hanse.example")
    world.rename(ANNA, "Anna Berg")
    rep.sync()
    assert meta(rep, Meta.USER_NAME) == "Anna Berg"


def test_nothing_new_is_a_short_answer(anna: Rep) -> None:
    outcome = anna.sync()
    assert (outcome.received, outcome.changed, outcome.full) == (0, frozenset(), False)


def test_work_done_offline_reaches_a_colleague(anna: Rep, ben: Rep, carla: Rep) -> None:
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.do("activity.log", lead_id=lead_id(0), kind="call", subject="Spoke to Ms Weber")
    outcome = anna.sync()
    assert (outcome.pushed, anna.desk.outbox()) == (2, [])
    changed = ben.sync().changed
    assert changed is not None
    assert ("lead", lead_id(0)) in changed
    assert ben.lead(0).status == "working"
    assert [item.title for item in ben.desk.timeline("lead", lead_id(0))] == ["Spoke to Ms Weber"]
    assert carla.sync().received == 0


def test_both_sides_words_are_kept_where_both_changed_the_same_field(anna: Rep, ben: Rep) -> None:
    anna.do("lead.update", lead_id=lead_id(2), changes={"title": "Anna's words", "city": "Kiel"})
    ben.do("lead.update", lead_id=lead_id(2), changes={"title": "Ben's words", "street": "Hafenstr. 1"})
    anna.sync()
    ben.sync()
    item = ben.desk.attention()[0]
    assert (item.base, item.mine, item.theirs, item.by_name) == ("Project 2", "Ben's words", "Anna's words", "Anna")
    shown = ben.lead(2)
    assert (shown.title, shown.city, shown.street) == ("Anna's words", "Kiel", "Hafenstr. 1")
    ben.desk.resolve(item.id, "mine")
    ben.sync()
    anna.sync()
    assert anna.lead(2).title == "Ben's words"


def test_a_declined_lead_leaves_this_replica(anna: Rep) -> None:
    anna.do("lead.decline", lead_id=lead_id(0), reason="outside_territory")
    assert anna.lead(0).status == "declined"
    anna.sync()
    assert anna.desk.get("lead", lead_id(0)) is None


def test_a_refusal_waits_for_a_person_and_holds_nothing_up(anna: Rep, ben: Rep) -> None:
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    anna.do("lead.decline", lead_id=lead_id(0), reason="spam")
    anna.do("task.add", lead_id=lead_id(2), subject="Send an offer")
    anna.sync()
    assert [item.message for item in anna.desk.attention()] == ["This lead has been accepted already."]
    assert anna.lead(0).status == "accepted"
    assert anna.desk.count("task") == 1
    anna.desk.resolve(anna.desk.attention()[0].id, "discard")
    assert anna.desk.attention() == []


def test_a_claim_is_requested_until_the_hub_has_spoken_and_exactly_one_wins(anna: Rep, carla: Rep) -> None:
    anna.do("pool.claim", pool_entry_id=POOLED)
    carla.do("pool.claim", pool_entry_id=POOLED)
    assert [claim.status for claim in claims(anna)] == ["pending"]
    carla.sync()
    anna.sync()
    assert [claim.status for claim in claims(carla)] == ["won"]
    assert [claim.status for claim in claims(anna)] == ["lost"]
    assert "Nordlys" not in claims(anna)[0].answer
    won = carla.desk.find("lead", company="Secret GmbH")
    assert [row.status for row in won] == ["accepted"]  # type: ignore[attr-defined]
    assert anna.desk.find("pool_entry") == []


def claims(rep: Rep) -> list[ClaimRequest]:
    return [row for row in rep.desk.find("claim_request") if isinstance(row, ClaimRequest)]


def test_a_lost_answer_does_not_do_anything_twice(world: World, anna: Rep) -> None:
    anna.do("activity.log", lead_id=lead_id(2), kind="call", subject="Once")
    anna.wire.fault = cut_after(10)
    with pytest.raises(HubError):
        anna.sync()
    assert len(anna.desk.outbox()) == 1
    anna.wire.fault = None
    anna.sync()
    assert hub_log(world) == ["activity.log"]
    assert (anna.desk.outbox(), anna.desk.count("activity")) == ([], 1)


@pytest.mark.parametrize("cut", [0, 200, 500, 900])
def test_a_first_sync_that_breaks_off_goes_on_and_shows_nothing_half(tmp_path: Path, cut: int) -> None:
    world = World(tmp_path)
    world.open(seed(leads=40))
    rep = world.rep("anna@hanse.example")
    rep.wire.fault = cut_after(cut)
    with pytest.raises(HubError):
        rep.sync()
    assert (rep.desk.count("lead"), rep.desk.status().primed) == (0, False)
    rep.wire.fault = None
    rep.sync()
    assert (rep.desk.count("lead"), rep.desk.status().digest_ok) == (20, True)
    world.close()


def test_a_first_sync_resumed_after_rows_changed_is_whole(world: World, ben: Rep) -> None:
    rep = world.rep("anna@hanse.example", "other")
    plan = rep.engine._plan(verify=False)  # noqa: SLF001 - stops between two pages, as a kill does
    lines = list(rep.http.exchange(plan.request))
    with pytest.raises(HubProblem, match="cut off"):
        rep.engine._take(plan, lines[0], iter(lines[1:4]), None)  # type: ignore[arg-type]  # noqa: SLF001
    assert meta(rep, Meta.RESUME)
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.do("lead.decline", lead_id=lead_id(4), reason="spam")
    ben.sync()
    rep.sync()
    assert rep.lead(0).status == "accepted"
    assert rep.desk.get("lead", lead_id(4)) is None
    assert rep.desk.status().digest_ok


def test_a_renewed_epoch_loads_anew_and_the_outbox_stays(world: World, anna: Rep) -> None:
    anna.do("lead.update", lead_id=lead_id(2), changes={"next_step": "Call on Tuesday"})
    world.store.renew_epoch()
    outcome = anna.sync()
    assert outcome.full
    assert (anna.lead(2).next_step, anna.desk.outbox()) == ("Call on Tuesday", [])


def test_a_hub_restored_from_a_backup_gets_back_what_it_lost(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.open(seed())
    anna = world.rep("anna@hanse.example")
    anna.sync()
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.sync()
    world.store.engine.dispose()
    backup = (tmp_path / "hub.db").read_bytes()
    anna.do("activity.log", lead_id=lead_id(0), kind="call", subject="After the backup")
    anna.sync()
    world.transport.close()
    world.store.close()
    for left in tmp_path.glob("hub.db*"):
        left.unlink()
    (tmp_path / "hub.db").write_bytes(backup)
    world.open()
    world.store.renew_epoch()
    anna.wire._inner = world.transport  # noqa: SLF001 - the hub at the same address, restored
    anna.sync()
    assert [item.title for item in anna.desk.timeline("lead", lead_id(0))] == ["After the backup"]
    ben = world.rep("ben@hanse.example")
    ben.sync()
    assert ben.lead(0).status == "working"
    world.close()


def test_a_copied_profile_is_noticed_and_nothing_is_lost(world: World, anna: Rep) -> None:
    client_id = meta(anna, Meta.CLIENT_ID)
    copy = world.rep("anna@hanse.example", "copy")
    copy.sync()
    with copy.desk.db.write() as conn:
        set_meta(conn, {Meta.CLIENT_ID: client_id})
    anna.do("task.add", lead_id=lead_id(2), subject="From the old machine")
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    anna.sync()
    copy.sync()
    anna.sync()
    assert meta(copy, Meta.CLIENT_ID) != client_id
    titles = {item.title for item in anna.desk.timeline("lead", lead_id(2))}
    assert titles == {"From the old machine", "From the new machine"}
    assert copy.desk.attention() == []


def test_rows_that_go_missing_here_are_noticed_and_loaded_again(anna: Rep, ben: Rep) -> None:
    with anna.desk.db.write() as conn:
        conn.exec_driver_sql("DELETE FROM e_lead WHERE id = ?", (lead_id(2),))
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    done = anna.sync()
    assert anna.desk.status().mismatches == 1
    assert {(item.kind, item.scope) for item in done.repaired} == {("lead", f"partner:{P1}")}
    assert not done.full
    assert anna.lead(2).title == "Project 2"
    assert anna.lead(0).status == "accepted"
    assert anna.desk.status().digest_ok


def test_a_check_on_demand_finds_what_a_quiet_sync_would_not(anna: Rep) -> None:
    with anna.desk.db.write() as conn:
        conn.exec_driver_sql("DELETE FROM e_lead WHERE id = ?", (lead_id(2),))
    assert anna.sync().repaired == ()
    assert anna.sync(verify=True).repaired
    assert anna.lead(2).title == "Project 2"


def test_a_pull_that_would_remove_most_asks_first(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.open(seed(leads=200))
    anna = world.rep("anna@hanse.example")
    anna.sync()
    before = anna.desk.count("lead")
    with world.store.write() as unit:
        for number in range(0, 200, 2):
            found = unit.get(type(anna.lead(number)), lead_id(number))
            assert found is not None
            unit.update(found, partner_id=P2)
    with pytest.raises(Held) as held:
        anna.sync()
    assert (held.value.removed, anna.desk.count("lead")) == (100, before)
    assert anna.desk.status().held == (100, held.value.of)
    anna.desk.allow_removal()
    anna.sync()
    assert (anna.desk.count("lead"), anna.desk.status().held) == (0, None)
    assert list(tmp_path.glob("*before-shrink*")), "a copy is kept"
    world.close()


def test_another_hub_at_the_same_address_changes_nothing(tmp_path: Path, anna: Rep) -> None:
    other = World(tmp_path / "other")
    other.folder.mkdir()
    other.open(seed())
    stranger = other.rep("anna@hanse.example")
    anna.http.tokens.save(stranger.http.tokens.load())
    anna.wire._inner = other.transport  # noqa: SLF001 - what a changed name server does
    with pytest.raises(HubProblem, match="Another hub"):
        anna.sync()
    assert anna.desk.count("lead") == 3
    other.close()


def test_a_hotels_page_is_no_data(anna: Rep) -> None:
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.wire.fault = lambda _request, _send: httpx.Response(200, html="<h1>Welcome, guest</h1>")
    with pytest.raises(NotAHub):
        anna.sync()
    assert len(anna.desk.outbox()) == 1
    assert anna.desk.count("lead") == 3
    assert "web page" in anna.desk.status().last_error
    anna.wire.fault = None
    anna.sync()
    assert anna.desk.status().last_error == ""


def test_an_answer_to_an_earlier_question_is_dropped(anna: Rep, ben: Rep) -> None:
    plan = anna.engine._plan(verify=False)  # noqa: SLF001 - an answer that comes late
    late = list(anna.http.exchange(plan.request))
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    anna.sync()
    cursor = anna.desk.status().cursor
    anna.engine._take(plan, late[0], iter(late[1:]), None)  # type: ignore[arg-type]  # noqa: SLF001
    assert anna.desk.status().cursor == cursor
    assert anna.lead(0).status == "accepted"


def test_a_change_of_level_and_regions_brings_and_takes_whole_scopes(world: World, anna: Rep) -> None:
    assert anna.desk.count("pool_entry") == 1
    partner = anna.desk.find("partner")[0]
    with world.store.write() as unit:
        found = unit.get(type(partner), P1)
        assert found is not None
        unit.update(found, regions=("NORDICS",))
    anna.sync()
    assert anna.desk.count("pool_entry") == 0
    with world.store.write() as unit:
        found = unit.get(type(partner), P1)
        assert found is not None
        unit.update(found, regions=("DACH",))
    anna.sync()
    assert anna.desk.count("pool_entry") == 1


def test_base_and_hub_agree_after_every_step_while_commands_wait(anna: Rep, ben: Rep) -> None:
    for number in range(3):
        ben.do("lead.update", lead_id=lead_id(2), changes={"city": f"Town {number}"})
        ben.sync()
        anna.do("task.add", lead_id=lead_id(2), subject=f"Task {number}")
        anna.sync(verify=True)
    ben.sync()
    with anna.desk.db.read() as here, ben.desk.db.read() as there:
        mine, theirs = base_digest(here), base_digest(there)
    assert {kind: mine[kind] for kind in theirs} == theirs
    with anna.desk.db.read() as conn:
        assert outbox.pending_count(conn) == 0


def test_assigning_to_a_colleague_is_seen_by_the_colleague(anna: Rep, ben: Rep) -> None:
    anna.do("lead.assign", lead_id=lead_id(2), user_id=BEN)
    anna.sync()
    ben.sync()
    assert ben.lead(2).user_id == BEN


def test_the_hub_says_so_when_something_changed_for_me_and_only_then(anna: Rep, ben: Rep, carla: Rep) -> None:
    cursor = anna.desk.status().cursor
    assert not anna.http.wait_for_change(cursor, 0)
    ben.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    assert anna.http.wait_for_change(cursor, 5)
    assert not carla.http.wait_for_change(carla.desk.status().cursor, 0)


def test_who_i_am_follows_the_hub(world: World, anna: Rep) -> None:
    user = anna.desk.find("user", name="Anna")[0]
    with world.store.write() as unit:
        found = unit.get(type(user), user.id)
        assert found is not None
        unit.update(found, role="rep", name="Anna Weber")
    anna.sync()
    assert (anna.desk.actor.role, anna.desk.actor.name) == ("rep", "Anna Weber")
