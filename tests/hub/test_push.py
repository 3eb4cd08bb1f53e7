"""What becomes of a client's commands: exactly once, in order, with an answer to each."""

from dataclasses import dataclass
from typing import Any

import pytest

from prm_desktop.domain.commands import Actor, Change, Command, Put, Refusal, Remove, Update, View
from prm_desktop.domain.leads import AcceptLead, AssignLead, DeclineLead, Lead, LeadOffer, UpdateLead
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.work import Activity, AddComment, AddTask, Comment, LogActivity, Task
from prm_desktop.errors import BadInput
from sync import protocol
from sync.hub.exchange import Exchange
from sync.hub.push import Pusher, decode
from tests.hub.support import ABE, ANN, NORTH, SAM, SOUTH, START, Client, Hub, lead, uid


def test_a_command_is_applied_and_comes_back_with_the_row(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    result = client.do(AcceptLead(lead_id=uid("lead")))
    assert (result.status, result.mid, result.at) == ("applied", 1, START)
    row = client.row("lead", uid("lead"))
    assert (row["status"], row["user_id"], row["updated_by"], row["accepted_at"]) == ("accepted", ANN, ANN, START)


def test_a_command_sent_twice_is_applied_once_and_answered_twice(hub: Hub) -> None:
    hub.put(lead(status="accepted"))
    client = hub.client()
    client.sync()
    log = client.wire(LogActivity(lead_id=uid("lead"), subject="Called", activity_id=uid("call")))
    first = client.take(client.ask(commands=(log,)))
    version = hub.store.version()
    again = client.take(client.ask(commands=(log,)))
    assert first.results == again.results
    assert (again.last_mid, hub.store.version()) == (1, version)
    assert len(hub.find(Activity)) == 1


def test_a_batch_is_one_step_of_the_feed_and_later_commands_see_earlier_ones(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    before = hub.store.version()
    head = client.sync(
        AcceptLead(lead_id=uid("lead")),
        LogActivity(lead_id=uid("lead"), subject="Called", activity_id=uid("call")),
        AddTask(lead_id=uid("lead"), subject="Call again", task_id=uid("task")),
    )
    assert [result.status for result in head.results] == ["applied"] * 3
    assert hub.store.version() == before + 1
    assert client.row("lead", uid("lead"))["status"] == "working"


def test_a_refused_command_leaves_no_trace_and_does_not_hold_up_the_next(hub: Hub) -> None:
    hub.put(lead(), lead("closed", status="disqualified"))
    client = hub.client()
    client.sync()
    head = client.sync(
        AcceptLead(lead_id=uid("closed")),
        AcceptLead(lead_id=uid("nowhere")),
        AcceptLead(lead_id=uid("lead")),
    )
    assert [(item.status, item.code) for item in head.results] == [
        ("refused", "not_offered"),
        ("refused", "not_found"),
        ("applied", ""),
    ]
    assert head.last_mid == 3
    assert hub.get(Lead, uid("closed")).status == "disqualified"


def test_a_gap_in_the_numbers_stops_before_it(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    commands = (client.wire(AcceptLead(lead_id=uid("lead"))), client.wire(AssignLead(lead_id=uid("lead")), mid=3))
    head = client.take(client.ask(commands=commands))
    assert (head.last_mid, head.stopped, len(head.results)) == (1, "gap", 1)


def test_the_same_number_with_another_command_is_a_fork_and_nothing_is_done(hub: Hub) -> None:
    hub.put(lead(), lead("other"))
    client = hub.client()
    client.sync()
    client.do(AcceptLead(lead_id=uid("lead")))
    copied = (client.wire(AcceptLead(lead_id=uid("other")), mid=1), client.wire(AssignLead(lead_id=uid("lead")), mid=2))
    head = client.take(client.ask(commands=copied))
    assert (head.fork, head.results, head.last_mid) == (True, (), 0)
    assert (hub.get(Lead, uid("other")).status, hub.get(Lead, uid("lead")).user_id) == ("offered", ANN)


def test_a_client_id_of_somebody_else_is_a_fork(hub: Hub) -> None:
    hub.put(lead(), lead("theirs", SOUTH))
    ann = hub.client(ANN)
    ann.sync()
    ann.sync(AcceptLead(lead_id=uid("lead")))
    sam = Client(hub, SAM, client_id=ann.client_id)
    assert sam.sync().fork
    head = sam.sync(AcceptLead(lead_id=uid("theirs")))
    assert (head.fork, head.last_mid) == (True, 0)
    assert hub.get(Lead, uid("theirs")).status == "offered"


@pytest.mark.parametrize("epoch", ["", "another"])
def test_commands_that_come_before_the_epoch_is_known_wait(lite_hub: Hub, epoch: str) -> None:
    lite_hub.put(lead())
    client = lite_hub.client()
    head = client.sync(AcceptLead(lead_id=uid("lead")), epoch=epoch)
    assert (head.last_mid, head.results) == (0, ())
    assert lite_hub.get(Lead, uid("lead")).status == "offered"


def test_another_partners_lead_cannot_be_touched_by_its_id(hub: Hub) -> None:
    hub.put(lead("theirs", SOUTH, status="accepted"))
    client = hub.client(ANN)
    client.sync()
    theirs = uid("theirs")
    attempts: list[Command] = [
        UpdateLead(lead_id=theirs, changes={"city": ("", "Kiel")}),
        LogActivity(lead_id=theirs, subject="x", activity_id=uid("a")),
        AddComment(record_kind="lead", record_id=theirs, body="x", comment_id=uid("c")),
        AddComment(record_kind="user", record_id=SAM, body="x", comment_id=uid("d")),
    ]
    head = client.sync(*attempts)
    assert {(item.status, item.code) for item in head.results} == {("refused", "not_found")}
    assert not hub.find(Comment)


def test_the_id_of_a_new_row_must_be_free_and_well_formed(hub: Hub) -> None:
    hub.put(lead(status="accepted"), Task(id=uid("theirs"), partner_id=SOUTH, subject="secret"))
    client = hub.client()
    client.sync()
    head = client.sync(
        AddTask(lead_id=uid("lead"), subject="x", task_id=uid("theirs")),
        AddTask(lead_id=uid("lead"), subject="x", task_id=""),
        AddTask(lead_id=uid("lead"), subject="x", task_id="../../etc"),
    )
    assert [item.code for item in head.results] == ["id_taken", "bad_input", "bad_input"]
    assert hub.get(Task, uid("theirs")).subject == "secret"


@pytest.mark.parametrize(
    "args",
    [
        {"lead_id": uid("lead"), "changes": {"city": ["", "a\0b"]}},
        {"lead_id": "\0", "changes": {}},
        {"lead_id": uid("lead"), "changes": {"value": [0, 2**70]}},
        {"lead_id": uid("lead"), "changes": {"city": ["", "x" * 5000]}},
        {"lead_id": uid("lead"), "changes": {"next_step_at": ["", "tomorrow"]}},
        {"lead_id": uid("lead"), "changes": {"no_such": ["", ""]}},
        {"lead_id": uid("lead"), "changes": {"match_score": [0, 100]}},
        {"nothing": 1},
    ],
)
def test_what_cannot_be_stored_is_refused_and_the_next_command_goes_through(hub: Hub, args: dict[str, Any]) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    bad = protocol.WireCommand(1, "lead.update", args)
    client.mid = 1
    head = client.take(client.ask(commands=(bad, client.wire(AcceptLead(lead_id=uid("lead"))))))
    assert [item.status for item in head.results] == ["refused", "applied"]


def test_an_unknown_command_is_refused(hub: Hub) -> None:
    client = hub.client()
    client.sync()
    head = client.take(client.ask(commands=(protocol.WireCommand(1, "hub.\0shutdown", {}),)))
    assert (head.results[0].status, head.last_mid) == ("refused", 1)


def test_a_field_that_a_colleague_changed_meanwhile_is_a_conflict_with_who_and_what(hub: Hub) -> None:
    hub.put(lead(notes="old", city="Kiel"))
    ann, abe = hub.client(ANN), hub.client(ABE)
    ann.sync()
    abe.sync()
    hub.clock.passes(minutes=5)
    abe.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "Abe was here")}))
    result = ann.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "Ann too"), "city": ("Kiel", "Bonn")}))
    assert result.status == "conflict"
    (found,) = result.conflicts
    assert (found.field, found.base, found.mine, found.theirs) == ("notes", "old", "Ann too", "Abe was here")
    assert (found.by, found.by_name, found.at) == (ABE, "Abe", "2026-11-23T10:05:00Z")
    row = ann.row("lead", uid("lead"))
    assert (row["notes"], row["city"]) == ("Abe was here", "Bonn")


def test_a_conflict_names_who_changed_the_field_not_who_changed_the_row_last(hub: Hub) -> None:
    hub.put(lead(notes="old", city="Kiel"))
    ann, abe = hub.client(ANN), hub.client(ABE)
    ann.sync()
    abe.sync()
    hub.clock.passes(minutes=5)
    abe.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "Abe was here")}))
    hub.clock.passes(minutes=5)
    ann.do(UpdateLead(lead_id=uid("lead"), changes={"city": ("Kiel", "Bonn")}))
    (found,) = ann.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "Ann too")})).conflicts
    assert (found.by, found.by_name, found.by_kind, found.at) == (ABE, "Abe", "colleague", "2026-11-23T10:05:00Z")


def test_what_was_refused_has_touched_no_field(hub: Hub) -> None:
    hub.put(lead(notes="old", title="Cameras"))
    abe = hub.client(ABE)
    abe.sync()
    abe.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "Abe was here")}))
    with hub.store.write() as unit:
        mark = unit.mark()
        unit.apply([Update("lead", uid("lead"), {"notes": "Ann's draft"})], Actor(user_id=ANN, partner_id=NORTH))
        unit.rollback(mark)
        found = unit.touched("lead", uid("lead"), "notes")
        assert found is not None
        assert found.by == ABE
        unit.apply(
            [Update("lead", uid("lead"), {"notes": "Ann's last word", "city": "Bonn"})],
            Actor(user_id=ANN, partner_id=NORTH),
        )
        newer = unit.touched("lead", uid("lead"), "notes")
        assert newer is not None
        assert newer.by == ANN
        assert unit.touched("lead", uid("lead"), "city") is None


def test_what_is_known_of_the_fields_of_a_row_goes_with_it(hub: Hub) -> None:
    hub.put(lead(notes="old"))
    ann = hub.client(ANN)
    ann.sync()
    ann.do(UpdateLead(lead_id=uid("lead"), changes={"notes": ("old", "new")}))
    with hub.store.write() as unit:
        unit.apply([Remove("lead", uid("lead"))], Actor(user_id=ANN, partner_id=NORTH))
    with hub.store.write() as unit:
        assert unit.touched("lead", uid("lead"), "notes") is None


def test_a_suspended_partner_reads_and_changes_nothing(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    hub.update(Partner(id=NORTH), status="suspended")
    assert client.do(AcceptLead(lead_id=uid("lead"))).code == "suspended"
    assert client.ids("lead") == {uid("lead")}


class Faulty:
    """A decoder whose command meets a defect, a given number of times."""

    def __init__(self, times: int) -> None:
        self.times = times

    def __call__(self, wire: protocol.WireCommand) -> Command:
        if wire.name == "lead.accept" and self.times:
            self.times -= 1
            raise RuntimeError("a defect")
        return decode(wire)


@pytest.mark.allow_log("lead.accept failed")
def test_a_defect_stops_the_batch_and_the_command_is_tried_again(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    hub.exchange = Exchange(hub.store, Pusher(hub.store, Faulty(1)))
    accept, task = (
        client.wire(AcceptLead(lead_id=uid("lead"))),
        client.wire(AddTask(lead_id=uid("lead"), subject="x", task_id=uid("task"))),
    )
    head = client.take(client.ask(commands=(accept, task)))
    assert (head.last_mid, head.stopped, head.results) == (0, "temporary", ())
    head = client.take(client.ask(commands=(accept, task)))
    assert (head.last_mid, head.stopped) == (2, "")
    assert hub.get(Lead, uid("lead")).status == "accepted"


@pytest.mark.allow_log("lead.accept failed")
def test_a_command_that_meets_a_defect_each_time_does_not_hold_up_the_others_for_ever(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    hub.exchange = Exchange(hub.store, Pusher(hub.store, Faulty(99)))
    commands = (
        client.wire(AcceptLead(lead_id=uid("lead"))),
        client.wire(AddTask(lead_id=uid("lead"), subject="x", task_id=uid("task"))),
    )
    heads = [client.take(client.ask(commands=commands)) for _ in range(3)]
    assert [head.last_mid for head in heads] == [0, 0, 2]
    assert [item.code for item in heads[2].results] == ["hub_error", ""]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unstorable(Command):
    """Decides on a row that no database takes."""

    def apply(self, view: View, actor: Actor, now: str) -> list[Change]:  # noqa: ARG002 - the one signature of commands
        subject: Any = object()
        return [Put(Task(id=uid("unstorable"), subject=subject, partner_id=actor.partner_id))]


@pytest.mark.allow_log("could not be stored|lead.accept failed")
def test_a_row_that_the_database_does_not_take_harms_only_its_own_command(hub: Hub) -> None:
    hub.put(lead())
    client = hub.client()
    client.sync()
    broken = lambda wire: Unstorable() if wire.name == "lead.accept" else decode(wire)  # noqa: E731
    hub.exchange = Exchange(hub.store, Pusher(hub.store, broken))
    commands = (
        client.wire(AddTask(lead_id=uid("lead"), subject="before", task_id=uid("before"))),
        client.wire(AcceptLead(lead_id=uid("lead"))),
        client.wire(AddTask(lead_id=uid("lead"), subject="after", task_id=uid("after"))),
    )
    heads = [client.take(client.ask(commands=commands)) for _ in range(3)]
    assert [(head.last_mid, head.stopped) for head in heads] == [(1, "temporary"), (1, "temporary"), (3, "")]
    assert [result.code for result in heads[2].results] == ["", "hub_error", ""]
    assert client.ids("task") == {uid("before"), uid("after")}


@pytest.mark.parametrize(
    "values",
    [
        {"client_id": "x"},
        {"cursor": -1},
        {"cursor": 2**63},
        {"commands": (protocol.WireCommand(0, "x", {}),)},
        {"commands": (protocol.WireCommand(1, "x", {}), protocol.WireCommand(1, "x", {}))},
        {"commands": tuple(protocol.WireCommand(mid, "x", {}) for mid in range(1, 1002))},
        {"resume": protocol.Resume(to=1, entity="lead", after="\0")},
    ],
)
def test_a_request_that_no_client_of_ours_sends_is_turned_down(lite_hub: Hub, values: dict[str, Any]) -> None:
    given: dict[str, Any] = {"client_id": uid("client"), "schema": 1} | values
    request = protocol.SyncRequest(**given)
    with pytest.raises(BadInput):
        list(lite_hub.exchange.answer(ANN, request))


def test_a_declined_lead_leaves_only_the_offer_behind(hub: Hub) -> None:
    hub.put(lead("lead", qualification="sql"), LeadOffer(id=uid("offer"), lead_id=uid("lead"), partner_id=NORTH))
    client = hub.client()
    client.sync()
    client.do(DeclineLead(lead_id=uid("lead"), reason="other", comment="Too far"))
    assert client.ids("lead") == set()
    offer = client.row("lead_offer", uid("offer"))
    assert (offer["outcome"], offer["reason"], offer["comment"]) == ("declined", "other", "Too far")


def test_a_refusal_carries_its_values_for_translation(lite_hub: Hub) -> None:
    client = lite_hub.client()
    client.sync()
    result = client.do(AcceptLead(lead_id=uid("gone")))
    assert (result.message, result.values) == ("This {label} is not, or no longer, yours to see.", {"label": "lead"})
    assert Refusal(result.code, result.message, **result.values).message.startswith("This lead is not")
