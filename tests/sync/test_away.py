"""What is done while nobody answers: it waits here, can be taken back, and says later that it was done offline."""

from __future__ import annotations

import httpx
import pytest

from prm_desktop.errors import Offline
from prm_desktop.replica.meta import Meta, get_meta
from tests.sync.hubs import Rep, lead_id


def unreachable(_request: httpx.Request, _send: object) -> httpx.Response:
    raise httpx.ConnectError("no route to host")


def away_since(rep: Rep) -> str:
    with rep.desk.db.read() as conn:
        return get_meta(conn, Meta.AWAY_SINCE)


def test_what_is_done_while_the_hub_is_away_can_be_taken_back_until_it_is_there(anna: Rep) -> None:
    anna.wire.fault = unreachable
    with pytest.raises(Offline):
        anna.sync()  # from now on it is known that nobody is there
    done = anna.do("lead.accept", lead_id=lead_id(0))
    for _ in range(2):
        with pytest.raises(Offline):
            anna.sync()
    anna.desk.withdraw(done.seq)
    assert (anna.lead(0).status, anna.desk.outbox()) == ("offered", [])
    anna.do("lead.accept", lead_id=lead_id(0))
    anna.wire.fault = None
    assert (anna.sync().pushed, anna.desk.outbox()) == (1, [])


def test_what_was_given_while_the_hub_was_away_says_so_beside_who_changed_it_too(anna: Rep, ben: Rep) -> None:
    anna.do("lead.update", lead_id=lead_id(2), changes={"title": "Anna's words"})
    anna.sync()
    ben.do("lead.update", lead_id=lead_id(2), changes={"title": "Ben's words"})
    ben.wire.fault = unreachable
    with pytest.raises(Offline):
        ben.sync()
    ben.wire.fault = None
    assert away_since(ben)
    ben.sync()
    item = ben.desk.attention()[0]
    assert (item.mine_by.who, item.mine_by.offline) == ("you", True)
    assert (item.theirs_by.who, item.theirs_by.name) == ("colleague", "Anna")
    assert not away_since(ben)
