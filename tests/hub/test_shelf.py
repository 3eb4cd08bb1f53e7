"""Pages that many see alike are encoded once; nobody gets by that a row that is not theirs, or an old one."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from prm_desktop.domain.partners import Partner
from prm_desktop.domain.pricing import PriceBook, PriceEntry
from sync import protocol
from sync.hub.shelf import Shelf
from sync.hub.wire import compressed, packed
from sync.unpacking import unpacked
from tests.hub.support import ABE, ANN, GOLD, NORTH, SAM, SILVER, SOUTH, VERA, Client, Hub, lead, uid

LEVELS = (SILVER, GOLD)
LINE = b'{"t":"page"}\n'


def price(number: int, *levels: str, amount: int = 0) -> PriceEntry:
    return PriceEntry(id=uid(f"price {number}"), price_book_id=uid("book"), amount=amount, levels=levels)


@pytest.fixture
def prices(hub: Hub) -> Hub:
    """A hub that keeps even single rows for others, with a few prices for both levels."""
    hub.serves(alike=1)
    hub.put(PriceBook(id=uid("book"), name="Prices", levels=LEVELS), *(price(number, *LEVELS) for number in range(3)))
    return hub


def reads(hub: Hub, kind: str) -> list[str]:
    """Gathers the statements that read rows of this kind from now on."""
    statements: list[str] = []

    def note(_conn: object, _cursor: object, text: str, *_: object) -> None:
        if f"FROM e_{kind} " in text.replace("\n", " "):
            statements.append(text)

    event.listen(hub.store.engine, "before_cursor_execute", note)
    return statements


def test_what_many_see_is_read_and_encoded_once_wherever_they_stand(prices: Hub) -> None:
    abe, ann, sam = (prices.client(who) for who in (ABE, ANN, SAM))
    for client in (abe, ann, sam):
        client.sync()
        prices.update(lead_of(prices), city=client.user_id)
    prices.update(price(1, *LEVELS), amount=7)
    looked = reads(prices, "price_entry")
    for client in (abe, ann, sam):
        client.sync()
        assert client.row("price_entry", uid("price 1"))["amount"] == 7
    assert len(looked) == 1
    newcomers = [prices.client(who) for who in (ANN, SAM)]
    for client in newcomers:
        client.sync()
    assert len(looked) == 2
    assert newcomers[0].ids("price_entry") == newcomers[1].ids("price_entry") == ann.ids("price_entry")


def lead_of(hub: Hub) -> object:
    """A lead of North's that is there."""
    if not hub.find(type(lead()), id=uid("lead")):
        hub.put(lead())
    return lead()


def test_rows_that_only_one_partner_sees_are_not_kept(prices: Hub) -> None:
    prices.put(lead("ours"), lead("theirs", SOUTH))
    looked = reads(prices, "lead")
    abe, ann, sam = (prices.client(who) for who in (ABE, ANN, SAM))
    for client in (abe, ann, sam):
        client.sync()
    assert len(looked) == 3
    assert (ann.ids("lead"), sam.ids("lead")) == ({uid("ours")}, {uid("theirs")})


@pytest.mark.parametrize("dice", range(8))
def test_everybody_has_exactly_their_rows_after_any_changes(lite_hub: Hub, dice: int) -> None:
    chance = random.Random(dice)  # noqa: S311 - repeatable
    lite_hub.serves(alike=1)
    lite_hub.put(PriceBook(id=uid("book"), name="Prices", levels=LEVELS))
    clients = [lite_hub.client(who) for who in (ABE, ANN, SAM, VERA)]
    for _ in range(30):
        _change(lite_hub, chance)
        client = chance.choice(clients)
        client.sync()
        fresh = Client(lite_hub, client.user_id)
        fresh.sync()
        assert client.rows == fresh.rows
    for client in clients:
        client.sync()
    kept = [client.rows for client in clients]
    lite_hub.serves(alike=10**9)
    for client, rows in zip(clients, kept, strict=True):
        alone = Client(lite_hub, client.user_id)
        alone.sync()
        assert rows == alone.rows


def _change(hub: Hub, chance: random.Random) -> None:
    number, levels = chance.randrange(4), chance.choice([(), (SILVER,), (GOLD,), LEVELS])
    made = price(number, *levels, amount=chance.randrange(100))
    partner = chance.choice([NORTH, SOUTH])
    what = chance.randrange(4)
    if what == 0:
        hub.update(Partner(id=partner), level_id=chance.choice(LEVELS))
    elif what == 1:
        hub.store.renew_epoch()
    elif hub.find(PriceEntry, id=made.id):
        hub.update(price(number), levels=levels, amount=made.amount)
    else:
        hub.put(made)


def test_a_client_that_takes_no_zstd_gets_the_same(prices: Hub) -> None:
    asked = prices.client().request()
    plain = list(prices.exchange.answer(ANN, asked))
    for encoding in ("zstd", "gzip", ""):
        lines = b"".join(unpacked(compressed(prices.exchange.pieces(ANN, asked), encoding), encoding)).splitlines()
        assert [protocol.decode_line(line) for line in lines] == [protocol.decode_line(line) for line in plain]


def test_the_pages_that_were_asked_for_last_are_kept() -> None:
    shelf = Shelf(limit=3 * len(packed(LINE)))
    made: list[str] = []

    def ask(name: str) -> None:
        def make() -> Iterator[bytes]:
            made.append(name)
            yield LINE

        shelf.pages(name, make)

    for name in "abcabdabc":
        ask(name)
    assert "".join(made) == "abcdc"
    shelf.pages("large", lambda: [bytes(random.Random(1).randbytes(4096))])  # noqa: S311 - does not compress
    ask("b")
    assert "".join(made) == "abcdc"


def test_who_asks_while_pages_are_made_waits_for_them() -> None:
    shelf, begun, go_on = Shelf(), threading.Event(), threading.Event()
    made: list[int] = []

    def make() -> Iterator[bytes]:
        begun.set()
        assert go_on.wait(30)
        made.append(1)
        yield LINE

    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(shelf.pages, "key", make) for _ in range(8)]
        assert begun.wait(30)
        go_on.set()
        assert {found.result()[0].line() for found in asked} == {LINE}
    assert made == [1]


def test_pages_that_could_not_be_made_are_tried_again() -> None:
    shelf = Shelf()

    def broken() -> Iterator[bytes]:
        yield LINE
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - any
        shelf.pages("key", broken)
    assert [page.line() for page in shelf.pages("key", lambda: [LINE])] == [LINE]
