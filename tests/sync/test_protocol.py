"""The wire: lines however they are cut, and hashes that tell commands apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import protocol


@given(st.lists(st.binary(max_size=20).map(lambda part: part.replace(b"\n", b"")), max_size=10), st.integers(1, 7))
def test_lines_are_the_same_however_the_network_cuts_them(wanted: list[bytes], size: int) -> None:
    data = b"\n".join(wanted) + b"\n"
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    assert list(protocol.lines(chunks, 100)) == [line for line in wanted if line]


def test_a_line_beyond_the_limit_is_an_error() -> None:
    with pytest.raises(ValueError, match="too long"):
        list(protocol.lines(iter([b"x" * 6, b"x" * 6]), 10))


def test_the_hash_of_a_command_does_not_depend_on_the_order_of_its_arguments() -> None:
    one = protocol.WireCommand(1, "lead.update", {"a": 1, "b": {"c": 2, "d": 3}})
    same = protocol.WireCommand(2, "lead.update", {"b": {"d": 3, "c": 2}, "a": 1})
    other = protocol.WireCommand(1, "lead.update", {"a": 1, "b": {"c": 2, "d": 4}})
    assert protocol.command_hash(one) == protocol.command_hash(same) != protocol.command_hash(other)


@pytest.mark.parametrize(
    "line",
    [
        protocol.Head(hub_id="h", hub_name="H", epoch="e", to=3, last_mid=1, from_=2, reset="first"),
        protocol.Page("lead", ("id", "rv"), [("a", 1)]),
        protocol.Gone("lead", ["a"]),
        protocol.Tail(3, {"lead": (1, 2)}),
    ],
)
def test_every_line_comes_back_as_it_was(line: protocol.Line) -> None:
    assert protocol.decode_line(protocol.encode(line)) == line
