"""Answers that come piece by piece: what is read is right, and what happens meanwhile is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from prm_desktop.domain.leads import Lead
from sync.hub.wire import compressed
from sync.unpacking import unpacked
from tests.sync.hubs import Fault, Rep, World, altered, lead_id
from tests.sync.simulation.network import content, rebuilt


def while_reading(meanwhile: Callable[[], object]) -> Fault:
    """A fault: this happens when all but the last byte of the answer has been read."""

    def fault(_: httpx.Request, send: Callable[[], httpx.Response]) -> httpx.Response:
        answer, data = content(send())

        def pieces() -> Iterator[bytes]:
            yield data[:-1]
            meanwhile()
            yield data[-1:]

        return rebuilt(answer, pieces())

    return fault


def changed(world: World, **values: Any) -> None:
    """Somebody at the hub writes these values on a lead."""
    with world.store.write() as unit:
        lead = unit.get(Lead, lead_id(2))
        assert lead is not None
        unit.update(lead, **values)


def test_what_a_person_undoes_while_an_answer_comes_is_seen(world: World, anna: Rep) -> None:
    changed(world, city="Kiel")
    done: list[int] = []

    def send(request: httpx.Request, go: Callable[[], httpx.Response]) -> httpx.Response:
        done.append(anna.do("lead.update", lead_id=lead_id(2), changes={"city": "Kiel"}).seq)
        return while_reading(lambda: anna.desk.undo(done[-1]))(request, go)

    anna.wire.fault = send
    anna.sync()
    anna.wire.fault = None
    assert done
    assert anna.desk.outbox() == []
    assert anna.lead(2).city == "Kiel", "as the hub says, whatever was undone here"
    assert anna.sync(verify=True).repaired == ()


@pytest.mark.parametrize("gone", [False, True], ids=["told twice", "gone and told again"])
def test_a_row_that_an_answer_speaks_of_twice_ends_as_it_was_told_last(world: World, anna: Rep, *, gone: bool) -> None:
    city = anna.lead(2).city
    changed(world, postcode="24103")

    def change(line: dict[str, Any]) -> list[dict[str, Any]]:
        if line["t"] != "page" or line["entity"] != "lead":
            return [line]
        ((*row,),) = line["rows"]
        row[line["columns"].index("city")] = "Husum"
        return [{"t": "gone", "entity": "lead", "ids": [lead_id(2)]} if gone else line | {"rows": [row]}, line]

    anna.wire.fault = altered(world.transport, change)
    anna.sync()
    anna.wire.fault = None
    assert (anna.lead(2).city, anna.lead(2).postcode) == (city, "24103")
    assert anna.sync(verify=True).repaired == ()


def test_a_line_comes_when_the_checksum_behind_it_was_right_and_waits_for_nothing_else() -> None:
    lines = [b"Husum " * 90_000 + b"\n", b"Kiel\n", b"{}\n"]
    out = bytearray()

    def fed() -> Iterator[bytes]:
        for number, frame in enumerate(compressed(lines, "zstd")):
            yield frame[:-1]
            assert out.count(b"\n") == number, "the last byte of the checksum is missing"
            yield frame[-1:]
            assert out.count(b"\n") == number + 1, "all of it is here"

    for piece in unpacked(fed(), "zstd"):
        out += piece
    assert out == b"".join(lines)
