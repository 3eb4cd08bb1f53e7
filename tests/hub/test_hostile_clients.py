"""Commands that no client of ours sends: whatever they ask, each gets its answer and holds up no other."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import INTEGERS, LISTS, Field, Type
from prm_desktop.domain.fitness import unfit
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.partners import User
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from sync import protocol
from tests.hub.support import Clock, Hub
from tests.hub_demo.worlds import NOW, by_kind, rows

ROUNDS = 12
"""How often each command is tried, each time with other arguments."""
TEXTS = (
    "",
    " ",
    "x",
    "\x01\x1b[31m",
    "ß" * 2_001,
    "x" * 100_001,
    "\u202eevil",
    "{x}",
    "%s",
    "'; --",
    "\ufffd",
    "🌊" * 300,
)
UNSTORABLE = ("a\0b",)
NUMBERS = (-1, 0, 1, 7, 2**31, 2**53 + 1, 2**63 - 1, -(2**63), 10**30)
TIMES = (
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    "2999-12-31T23:59:59Z",
    "2026-11-24T08:00:00Z",
    "soon",
    "2026-02-30",
)
DAYS = ("0001-01-01", "9999-12-31", "2026-11-30", "2026-02-30", "2026-11-24T08:00:00Z", "tomorrow")
ODD: tuple[Any, ...] = (None, True, 1.5, [], {}, [[]], {"": ""}, [None], "x", 0)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """The small demo world."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    clock = Clock()
    clock.now = NOW
    made = Hub(f"sqlite:///{folder / 'hub.db'}", clock)
    there = {user.id for user in made.find(User)}
    made.store.load(row for row in rows() if row.id not in there)
    yield made
    made.close()


class Dice:
    """Arguments by chance, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        self._pick = self._dice.choice

    def args(self, spec: CommandSpec) -> dict[str, Any]:
        made = {item.name: self._value(item) for item in spec.fields if item.required or self._dice.random() < 0.7}
        if self._dice.random() < 0.05:
            made["surprise"] = 1
        return made

    def _value(self, item: Field) -> Any:
        if self._dice.random() < 0.06:
            return self._pick((*ODD, ""))
        if item.type is Type.PATCH:
            return self._patch(item)
        if item.type is Type.REF and self._dice.random() < 0.85:
            return self._id(item.target)
        return self._plain(item)

    def _id(self, kind: str) -> str:
        """Mostly of the right kind, sometimes of another."""
        known = by_kind()
        right = self._dice.random() < 0.8 and kind in known
        return self._pick(list(known[kind if right else self._pick(list(known))]))

    def _patch(self, item: Field) -> dict[str, Any]:
        fields = ENTITIES[item.target].fields
        chosen = self._dice.sample(fields, min(3, len(fields)))
        made = {field.name: [self._plain(field), self._plain(field)] for field in chosen}
        return made | ({"nonsense": ["a", "b"]} if self._dice.random() < 0.1 else {})

    def _plain(self, item: Field) -> Any:
        if item.type in INTEGERS:
            return self._pick(NUMBERS)
        if item.type in LISTS:
            texts = [self._pick(TEXTS[:4]), self._id(item.target)] if item.target else [self._pick(TEXTS)]
            return texts * self._pick((0, 1, 1, 700))
        if item.type is Type.CHOICE and self._dice.random() < 0.8:
            return str(self._pick(list(item.choices or ("x",))))
        special = {
            Type.BOOL: (True, False),
            Type.INSTANT: TIMES,
            Type.DAY: DAYS,
            Type.NEW_ID: (new_uuid7(), new_uuid7(), "x", ""),
            Type.BLOB: ("f" * 64, "../../etc/passwd", ""),
            Type.MAPPING: ({}, {"a": 1}, {"x": {"y": ["z"]}}),
            Type.EMAIL: ("a@b.example", "@", ""),
        }.get(item.type, TEXTS + UNSTORABLE)
        return self._pick(special)


def people() -> list[str]:
    """A rep, an administrator and the vendor's staff."""
    users = [user for user in by_kind()["user"].values() if isinstance(user, User)]
    found = {user.role: user.id for user in users if user.active}
    return list(found.values())


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_is_asked_gets_its_answer_and_holds_up_no_other(demo: Hub, name: str) -> None:
    spec = COMMANDS[name]
    for number, user_id in enumerate(people()):
        dice = Dice(number)
        client = demo.client(user_id)
        head, *_ = client.ask()
        assert isinstance(head, protocol.Head)
        wire = tuple(protocol.WireCommand(mid, name, dice.args(spec)) for mid in range(1, ROUNDS + 1))
        told, *lines = client.ask(epoch=head.epoch, commands=wire, cursor=head.to, scopes=head.scopes)
        assert isinstance(told, protocol.Head)
        assert (told.stopped, told.fork, told.last_mid) == ("", False, ROUNDS)
        assert [item.mid for item in told.results] == list(range(1, ROUNDS + 1))
        assert not [item for item in told.results if item.code == "hub_error"]
        for page in (line for line in lines if isinstance(line, protocol.Page)):
            assert unfit(ENTITIES[page.entity], page.columns, page.rows) == {}, "every replica can keep what came of it"


def test_a_choice_that_has_a_default_is_not_left_empty(demo: Hub) -> None:
    deal = next(iter(by_kind()["deal"]))
    client = demo.client(people()[-1])
    head = client.sync()
    wire = protocol.WireCommand(1, "deal.reopen", {"deal_id": deal, "stage": ""})
    told, *_ = client.ask(commands=(wire,), cursor=head.to)
    assert isinstance(told, protocol.Head)
    assert [(item.status, item.code) for item in told.results] == [("refused", "bad_input")]
