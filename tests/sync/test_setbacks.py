"""What a client makes of a hub that went back in time, and of a copy of itself."""

from __future__ import annotations

import shutil

import msgspec
import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.work import Comment
from prm_desktop.errors import HubError
from prm_desktop.replica.meta import Meta, get_meta, set_meta
from prm_desktop.replica.rows import ReplicaView
from sync import engine, protocol
from sync.apply import Held
from sync.session import remember_identity
from tests.sync.hubs import ANNA, P1, Rep, World, cut_after, lead_id, overtaken_by


def saved(world: World) -> bytes:
    """A copy of the hub's database as it is now."""
    world.store.engine.dispose()
    return (world.folder / "hub.db").read_bytes()


def restored(world: World, copy: bytes, *, renewed: bool) -> None:
    """The hub goes on from this copy."""
    world.transport.close()
    world.store.close()
    for left in world.folder.glob("hub.db*"):
        left.unlink()
    (world.folder / "hub.db").write_bytes(copy)
    world.open()
    if renewed:
        world.store.renew_epoch()
    for rep in world.reps:
        rep.wire.reroute(world.transport)


@pytest.mark.parametrize("renewed", [True, False], ids=["with a new epoch", "as if nothing had happened"])
def test_what_a_restored_hub_forgot_is_sent_again_and_answered_again(world: World, anna: Rep, *, renewed: bool) -> None:
    anna.do("lead.update", lead_id=lead_id(2), changes={"city": "Kiel"})
    anna.sync()
    ben = world.rep("ben@hanse.example")
    ben.sync()
    copy = saved(world)
    anna.do("activity.log", lead_id=lead_id(2), kind="call", subject="After the backup")
    ben.do("lead.accept", lead_id=lead_id(0))
    anna.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    anna.sync()
    assert [item.message for item in anna.desk.attention()] == ["This lead has been accepted already."]
    restored(world, copy, renewed=renewed)
    ben.sync()
    anna.sync()
    assert [item.title for item in anna.desk.timeline("lead", lead_id(2))] == ["After the backup"]
    assert [item.message for item in anna.desk.attention()] == ["This lead has been accepted already."]
    assert (anna.desk.outbox(), ben.desk.outbox()) == ([], [])
    assert anna.sync(verify=True).received == 0


def test_a_refusal_that_is_an_acceptance_after_the_hub_was_restored_asks_nothing(world: World, anna: Rep) -> None:
    copy = saved(world)
    ben = world.rep("ben@hanse.example")
    ben.sync()
    ben.do("lead.accept", lead_id=lead_id(0))
    anna.do("lead.accept", lead_id=lead_id(0))
    ben.sync()
    anna.sync()
    assert len(anna.desk.attention()) == 1
    restored(world, copy, renewed=True)
    anna.sync()
    assert anna.desk.attention() == []
    assert [item.status for item in anna.desk.outbox(pending_only=False)] == ["applied"]


def test_a_command_of_a_newer_program_is_refused_and_holds_nothing_up(anna: Rep) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    with anna.desk.db.write() as conn:
        conn.exec_driver_sql("UPDATE outbox SET name = 'task.delegate', args = '{\"task_id\": \"x\"}'")
    anna.do("task.add", lead_id=lead_id(2), subject="Write back")
    anna.sync()
    assert anna.desk.outbox() == []
    assert [item.kind for item in anna.desk.attention()] == ["refused"]
    anna.desk.resolve(anna.desk.attention()[0].id, "discard")
    assert anna.desk.attention() == []


def test_words_that_a_person_has_yet_to_decide_about_are_kept(world: World, anna: Rep) -> None:
    with world.store.write() as unit:
        unit.update(anna.lead(0), status="working")
    anna.do("lead.decline", lead_id=lead_id(0), reason="other", comment="A long story")
    anna.sync()
    assert len(anna.desk.attention()) == 1
    world.clock.wait(40 * 86_400)
    anna.http.sign_in("anna@hanse.example", "open sesame")
    anna.sync()
    assert anna.desk.attention()[0].args["comment"] == "A long story"


def test_a_hold_ends_by_itself_where_the_hub_gives_back_what_it_took(world: World, anna: Rep) -> None:
    with world.store.write() as unit:
        for number in range(100, 200):
            unit.put(Lead(id=lead_id(number), company="C", partner_id=P1))
    anna.sync()
    move(world, P1, "")
    with pytest.raises(Held):
        anna.sync()
    move(world, "", P1)
    anna.sync()
    assert anna.desk.status().held is None


def test_a_word_that_allows_removal_counts_once(anna: Rep) -> None:
    anna.desk.allow_removal()
    anna.sync()
    with anna.desk.db.read() as conn:
        assert get_meta(conn, Meta.HOLD_LIFTED) == ""


def move(world: World, old: str, new: str) -> None:
    with world.store.write() as unit:
        for number in range(100, 200):
            lead = unit.get(Lead, lead_id(number))
            assert lead is not None
            assert lead.partner_id == old
            unit.update(lead, partner_id=new)


def test_a_copy_made_while_work_was_under_way_is_not_refused_its_own_work(world: World, anna: Rep) -> None:
    client_id = meta(anna, Meta.CLIENT_ID)
    copy = world.rep("anna@hanse.example", "copy")
    copy.sync()
    anna.do("task.add", lead_id=lead_id(2), subject="On both machines")
    anna.wire.fault = cut_after(0)
    with pytest.raises(HubError):
        anna.sync()
    anna.wire.fault = None
    copied = anna.desk.outbox()[0]
    copy.desk.do(copied.name, copied.args)
    with copy.desk.db.write() as conn:
        set_meta(conn, {Meta.CLIENT_ID: client_id})
    anna.do("task.add", lead_id=lead_id(2), subject="From the old machine")
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    anna.sync()
    copy.sync()
    assert copy.desk.attention() == []
    titles = [item.title for item in copy.desk.timeline("lead", lead_id(2))]
    assert sorted(titles) == ["From the new machine", "From the old machine", "On both machines"]


def meta(rep: Rep, key: Meta) -> str:
    with rep.desk.db.read() as conn:
        return get_meta(conn, key)


def copied(world: World, rep: Rep) -> Rep:
    """The same profile on another machine, as it is now."""
    shutil.copyfile(rep.desk.db.backup("copied"), world.folder / "copy.db")
    return world.rep("anna@hanse.example", "copy")


def parted(world: World, rep: Rep, old: str, *new: str, renewed: bool) -> Rep:
    """A copy of the profile that is faster: it sends the new tasks to a hub that was set back to before the old one."""
    copy = copied(world, rep)
    backup = saved(world)
    rep.do("task.add", lead_id=lead_id(2), subject=old)
    rep.sync()
    restored(world, backup, renewed=renewed)
    for subject in new:
        copy.do("task.add", lead_id=lead_id(2), subject=subject)
    copy.sync()
    return copy


def all_done(rep: Rep, *tasks: str) -> None:
    """It shows these tasks at the lead; nothing waits, is to be asked again or has to be decided by a person."""
    assert sorted(item.title for item in rep.desk.timeline("lead", lead_id(2))) == sorted(tasks)
    assert (rep.desk.outbox(), rep.desk.attention()) == ([], [])
    assert (meta(rep, Meta.RECALL), meta(rep, Meta.UNSEEN)) == ("", "")


def test_a_copy_that_is_faster_at_a_restored_hub_does_not_take_the_others_numbers(world: World, anna: Rep) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="On both machines")
    anna.sync()
    copy = copied(world, anna)
    assert meta(copy, Meta.CLIENT_ID) == meta(anna, Meta.CLIENT_ID)
    backup = saved(world)
    for number in range(3):
        anna.do("task.add", lead_id=lead_id(2), subject=f"From the old machine {number}")
    anna.sync()
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    restored(world, backup, renewed=True)
    for rep in (copy, anna, copy):
        rep.sync()
    for rep in (anna, copy):
        old = (f"From the old machine {number}" for number in range(3))
        all_done(rep, "From the new machine", *old, "On both machines")


def test_whatever_was_answered_is_asked_again_in_one_go(
    world: World, anna: Rep, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often the hub must be asked."""
    for number in range(60):
        anna.do("task.add", lead_id=lead_id(2), subject=f"{number}")
    anna.sync()
    restored(world, saved(world), renewed=True)
    monkeypatch.setattr(engine, "BATCH", 1)
    anna.sync()
    all_done(anna, *(f"{number}" for number in range(60)))


def test_what_is_asked_again_is_asked_in_parts_that_proxies_let_pass(world: World, anna: Rep) -> None:
    for number in range(60):
        anna.do("activity.log", lead_id=lead_id(2), kind="note", subject=f"{number}", note="x" * 20_000)
    anna.sync()
    restored(world, saved(world), renewed=True)
    anna.wire.bodies.clear()
    anna.sync()
    requests = [msgspec.json.decode(body, type=protocol.SyncRequest) for body in anna.wire.bodies]
    assert [command.mid for request in requests for command in request.commands] == list(range(1, 61))
    assert max(map(len, anna.wire.bodies)) < 1_000_000


def test_a_copy_whose_numbers_were_taken_while_the_hub_went_back_unsaid_sends_its_work_anew(
    world: World, anna: Rep
) -> None:
    """The number of its last command is just the hub's newest again: only the rows tell that something is wrong."""
    anna.do("task.add", lead_id=lead_id(2), subject="On both machines")
    anna.sync()
    copy = parted(world, anna, "From the old machine", "From the new machine", renewed=False)
    anna.sync(verify=True)
    for rep in (anna, copy):
        rep.sync()
        all_done(rep, "From the new machine", "From the old machine", "On both machines")


def test_at_a_fork_all_that_a_hub_forgot_without_a_word_is_sent_anew(world: World, anna: Rep) -> None:
    """The copies parted before the command at which the hub notices it."""
    copy = parted(world, anna, "Old, sent before", "New 0", "New 1", renewed=False)
    anna.do("task.add", lead_id=lead_id(2), subject="Old, sent after")
    anna.sync()
    copy.sync()
    for rep in (anna, copy):
        all_done(rep, "New 0", "New 1", "Old, sent after", "Old, sent before")


def test_whoever_loads_everything_anew_asks_again_what_was_answered(world: World, anna: Rep) -> None:
    """What comes agrees with the hub, whatever it has forgotten, and a copy has taken the number of it."""
    copy = parted(world, anna, "From the old machine", "From the new machine", renewed=False)
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.DIGEST: "mismatch"})
    anna.sync()
    copy.sync()
    for rep in (anna, copy):
        all_done(rep, "From the new machine", "From the old machine")


def test_a_copy_that_went_further_at_a_restored_hub_costs_the_other_nothing(world: World, anna: Rep) -> None:
    """The hub's newest number is higher than any that this machine has given."""
    copy = parted(world, anna, "From the old machine", "New 0", "New 1", renewed=True)
    for rep in (anna, copy):
        rep.sync()
        all_done(rep, "From the old machine", "New 0", "New 1")


def test_a_hub_whose_newest_version_is_older_than_ours_is_asked_about_everything(world: World, anna: Rep) -> None:
    """It was set back without a word, and a copy has taken the number of what was forgotten."""
    copy = copied(world, anna)
    backup = saved(world)
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.sync()
    for number in range(3):
        with world.store.write() as unit:
            unit.update(anna.lead(2), city=f"Kiel {number}")
    anna.sync()
    restored(world, backup, renewed=False)
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    copy.sync()
    anna.sync()
    copy.sync()
    for rep in (anna, copy):
        all_done(rep, "From the new machine")
        assert rep.lead(0).status == "accepted"


def test_what_a_hub_took_and_did_not_show_is_asked_again_once_it_shows_rows(world: World, anna: Rep) -> None:
    """It wanted a newer program, was set back without a word, and a copy took the numbers of what it had forgotten."""
    world.serves(min_schema=99)
    copy = copied(world, anna)
    backup = saved(world)
    anna.do("task.add", lead_id=lead_id(2), subject="From the old machine")
    anna.sync()
    assert anna.desk.outbox() == []
    restored(world, backup, renewed=False)
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    for rep in (copy, anna, copy):
        rep.sync()
    for rep in (anna, copy):
        all_done(rep, "From the new machine", "From the old machine")


def test_a_fork_that_two_programs_notice_at_once_sends_nothing_anew_that_was_done(world: World, anna: Rep) -> None:
    """The later of the two answers was no answer to what the earlier one gave reason to ask again."""
    world.serves(min_schema=99)  # it takes commands, and shows no rows
    anna.do("task.add", lead_id=lead_id(2), subject="On both machines")
    anna.sync()
    copy = copied(world, anna)
    copy.do("task.add", lead_id=lead_id(2), subject="From the new machine")
    copy.sync()
    anna.do("task.add", lead_id=lead_id(2), subject="From the old machine")
    anna.wire.fault = overtaken_by(world, anna, lambda: None)
    anna.sync()
    world.serves(min_schema=0)
    for rep in (anna, copy):
        rep.sync()
        all_done(rep, "From the new machine", "From the old machine", "On both machines")
        assert {item.status for item in rep.desk.outbox(pending_only=False)} == {"applied"}


def test_what_is_to_be_asked_again_and_is_not_kept_any_more_is_not_waited_for(anna: Rep) -> None:
    with anna.desk.db.write() as conn:
        set_meta(conn, {Meta.RECALL: "[7,9,true]"})
    anna.sync()
    all_done(anna)


def test_an_answer_that_is_another_one_at_a_restored_hub_is_told(world: World, anna: Rep) -> None:
    copy = copied(world, anna)
    backup = saved(world)
    done = anna.do("lead.accept", lead_id=lead_id(0))
    anna.sync()
    restored(world, backup, renewed=True)
    with world.store.write() as unit:
        unit.update(anna.lead(0), status="declined")
    copy.desk.do(done.name, done.args)
    copy.sync()
    anna.sync()
    assert [item.status for item in anna.desk.outbox(pending_only=False)] == ["refused"]
    assert len(anna.desk.attention()) == 1


def test_what_waits_looks_as_from_the_person_who_signs_in_again(world: World, anna: Rep) -> None:
    anna.do("comment.add", record_kind="lead", record_id=lead_id(2), body="Call them")
    world.rename(ANNA, "Anna Berg")
    email = "anna@hanse.example"
    remember_identity(anna.desk.db, "http://hub.example", email, anna.http.sign_in(email, "open sesame"))
    with anna.desk.db.read() as conn:
        assert [item.author for item in ReplicaView(conn).find(Comment)] == ["Anna Berg"]
