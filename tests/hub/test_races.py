"""Several writers at once: PostgreSQL serialises what must be serialised, and a reader that polls misses nothing."""

import threading
from collections.abc import Callable

from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.leads import AcceptLead, Lead
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.pool import ClaimPoolEntry, ClaimRequest, PoolEntry, PoolSource
from prm_desktop.domain.training import ClassSession, Enrolment, RequestEnrolment
from sync import protocol
from tests.hub.support import ABE, ANN, NORTH, Client, Hub, lead, uid

CROWD = 6


def together(*work: Callable[[], object]) -> None:
    """Run all at once; fails where one of them does."""
    faults: list[BaseException] = []
    gate = threading.Barrier(len(work))

    def run(one: Callable[[], object]) -> None:
        try:
            gate.wait()
            one()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            faults.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def crowd(hub: Hub) -> list[Client]:
    """One signed-in rep of each of several partners."""
    for number in range(CROWD):
        hub.put(
            Partner(id=uid(f"partner {number}"), name=f"P{number}", regions=("DE",)),
            User(id=uid(f"rep {number}"), name=f"R{number}", partner_id=uid(f"partner {number}")),
        )
    clients = [hub.client(uid(f"rep {number}")) for number in range(CROWD)]
    for client in clients:
        client.sync()
    return clients


def test_of_many_claims_at_once_exactly_one_wins(pg_hub: Hub) -> None:
    pg_hub.put(
        lead("lead", "", status="recycled"),
        PoolEntry(id=uid("entry"), region="DE"),
        PoolSource(id=uid("entry"), lead_id=uid("lead")),
    )
    claims = [ClaimPoolEntry(pool_entry_id=uid("entry"), claim_request_id=new_uuid7()) for _ in range(CROWD)]
    clients = crowd(pg_hub)
    together(*(lambda c=client, m=made: c.sync(m) for client, made in zip(clients, claims, strict=True)))
    assert sorted(item.status for item in pg_hub.find(ClaimRequest)) == ["lost"] * (CROWD - 1) + ["won"]
    assert sum(bool(client.ids("lead")) for client in clients) == 1


def test_seats_are_never_given_twice(pg_hub: Hub) -> None:
    pg_hub.put(ClassSession(id=uid("class"), seats=2, waitlist=1, starts_at="2027-01-01T00:00:00Z"))
    wishes = [RequestEnrolment(class_session_id=uid("class"), enrolment_id=new_uuid7()) for _ in range(CROWD)]
    together(*(lambda c=client, m=wish: c.sync(m) for client, wish in zip(crowd(pg_hub), wishes, strict=True)))
    found = sorted(item.status for item in pg_hub.find(Enrolment))
    assert found == ["confirmed"] * 2 + ["refused"] * (CROWD - 3) + ["waitlisted"]
    session = pg_hub.get(ClassSession, uid("class"))
    assert (session.seats_taken, session.waiting) == (2, 1)


def test_of_two_colleagues_who_accept_at_once_one_is_assigned(pg_hub: Hub) -> None:
    pg_hub.put(lead())
    ann, abe = pg_hub.client(ANN), pg_hub.client(ABE)
    ann.sync()
    abe.sync()
    accept = AcceptLead(lead_id=uid("lead"))
    together(lambda: ann.sync(accept), lambda: abe.sync(accept))
    results = [line.results[0].status for client in (ann, abe) if isinstance(line := client.lines[0], protocol.Head)]
    assert sorted(results) == ["applied", "refused"]


def test_one_client_that_pushes_twice_at_once_is_served_once(pg_hub: Hub) -> None:
    pg_hub.put(lead())
    client = pg_hub.client(ANN)
    client.sync()
    commands = (client.wire(AcceptLead(lead_id=uid("lead"))),)
    answers: list[list[protocol.Line]] = []
    together(*[lambda: answers.append(client.ask(commands=commands))] * 4)
    heads = [line for lines in answers for line in lines if isinstance(line, protocol.Head)]
    assert [(head.last_mid, head.results[0].status) for head in heads] == [(1, "applied")] * 4
    assert pg_hub.get(Lead, uid("lead")).rv == pg_hub.store.version()


def test_a_reader_that_polls_while_many_write_misses_no_row(pg_hub: Hub) -> None:
    reader = pg_hub.client(ANN)
    reader.sync()
    done = threading.Event()

    def write(writer: int) -> None:
        for number in range(25):
            pg_hub.store.transact(lambda unit, name=f"{writer} {number}": unit.put(lead(name)))  # type: ignore[misc]

    def read() -> None:
        while not done.is_set():
            reader.sync()

    def write_all() -> None:
        together(*(lambda number=number: write(number) for number in range(CROWD)))
        done.set()

    together(read, write_all)
    reader.sync()
    everything = {item.id for item in pg_hub.find(Lead, partner_id=NORTH)}
    assert len(everything) == 25 * CROWD
    assert reader.ids("lead") == everything


def test_writers_wait_for_each_other_on_sqlite_too(lite_hub: Hub) -> None:
    clients = crowd(lite_hub)
    lite_hub.put(*(lead(f"lead {number}", uid(f"partner {number}")) for number in range(CROWD)))
    accepts = [AcceptLead(lead_id=uid(f"lead {number}")) for number in range(CROWD)]
    together(*(lambda c=client, m=made: c.sync(m) for client, made in zip(clients, accepts, strict=True)))
    assert len(lite_hub.find(Lead, status="accepted")) == CROWD
