"""What the hub forgets in time, and that nobody misses it."""

from sqlalchemy import func, select

from prm_desktop.domain.work import LogActivity
from sync.hub.auth import Auth
from sync.hub.pruning import ANSWER_DAYS, TOMBSTONE_DAYS, Pruned, prune
from sync.hub.tables import COMMAND_RESULT, ROW_SCOPE, TOKEN
from sync.protocol import TokenRequest
from tests.hub.support import ANN, CHEAP, SOUTH, Client, Hub, lead, uid


def note(number: int) -> LogActivity:
    return LogActivity(lead_id=uid("lead"), kind="note", subject="Noted", activity_id=uid(f"note {number}"))


def answers(hub: Hub) -> list[int]:
    with hub.store.read() as conn:
        return list(conn.execute(select(COMMAND_RESULT.c.mid).order_by(COMMAND_RESULT.c.mid)).scalars())


def working(hub: Hub) -> Client:
    hub.put(lead(status="working"))
    client = hub.client()
    client.sync()
    return client


def test_answers_are_kept_until_their_client_has_them_however_long_that_takes(hub: Hub) -> None:
    client = working(hub)
    for number in range(1, 4):
        assert client.do(note(number)).status == "applied"
    hub.clock.passes(days=ANSWER_DAYS + 1)
    assert prune(hub.store).answers == 2
    assert answers(hub) == [3]
    again = client.wire(note(3), 3)
    head = client.take(client.ask(commands=(again,)))
    assert ([result.status for result in head.results], head.fork) == (["applied"], False)
    assert len(client.ids("activity")) == 3


def test_young_answers_are_kept(hub: Hub) -> None:
    client = working(hub)
    client.do(note(1))
    client.do(note(2))
    hub.clock.passes(days=ANSWER_DAYS - 1)
    assert prune(hub.store).answers == 0
    assert answers(hub) == [1, 2]


def test_who_asks_for_a_forgotten_answer_is_told_to_be_a_copy_and_nothing_is_done_twice(hub: Hub) -> None:
    client = working(hub)
    for number in range(1, 4):
        client.do(note(number))
    hub.clock.passes(days=ANSWER_DAYS + 1)
    prune(hub.store)
    version = hub.store.version()
    head = client.take(client.ask(commands=(client.wire(note(1), 1), client.wire(note(9), 4))))
    assert (head.fork, head.results) == (True, ())
    assert hub.store.version() == version


def test_tombstones_go_when_nobody_needs_them_and_who_was_away_longer_loads_anew(hub: Hub) -> None:
    hub.put(lead("stays"), lead("goes"))
    away, back = hub.client(), hub.client()
    away.sync()
    prune(hub.store)
    hub.update(lead("goes"), partner_id=SOUTH)
    back.sync()
    hub.clock.passes(days=1)
    prune(hub.store)
    hub.clock.passes(days=TOMBSTONE_DAYS)
    assert prune(hub.store) == Pruned()
    hub.clock.passes(days=1)
    assert prune(hub.store).tombstones == 1
    with hub.store.read() as conn:
        assert conn.execute(select(func.count()).where(ROW_SCOPE.c.live == 0)).scalar() == 0
    assert back.sync().reset == ""
    assert away.sync().reset == "horizon"
    assert away.ids("lead") == back.ids("lead") == {uid("stays")}
    assert prune(hub.store) == Pruned()


def test_refresh_tokens_do_not_pile_up_while_a_session_goes_on(hub: Hub) -> None:
    auth = Auth(hub.store, CHEAP)
    auth.set_password(ANN, "ann", "correct horse")
    answer = auth.token(TokenRequest("password", "ann", "correct horse"))
    for _ in range(30):
        hub.clock.passes(days=1)
        answer = auth.token(TokenRequest("refresh", refresh_token=answer.refresh_token))
        auth.forget_expired()
    with hub.store.read() as conn:
        assert conn.execute(select(func.count()).select_from(TOKEN)).scalar_one() <= 10
    assert auth.user_of(answer.access_token) == ANN
