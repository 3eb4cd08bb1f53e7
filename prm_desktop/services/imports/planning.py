"""What bringing a file in would make: row by row, with what cannot be used and why, and what is here already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from functools import cached_property
from typing import Any

from prm_desktop.domain.cells import plain, value_of
from prm_desktop.domain.commands import CommandSpec, decode_command, with_new_ids
from prm_desktop.domain.csvfile import Line
from prm_desktop.domain.fields import INTEGERS, JSON, Field, Type
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.partners import Partner
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.times import instant
from prm_desktop.errors import BadInput, UserError
from prm_desktop.replica.alike import Known
from prm_desktop.replica.called import SEVERAL, names
from prm_desktop.replica.rows import ReplicaView, titles
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.imports.columns import Mapped, check, making_spec
from prm_desktop.services.imports.reading import Sheet
from prm_desktop.services.many import Progress
from prm_desktop.services.sheets import unchanged
from prm_desktop.services.workspace import Workspace

COMPARED = ("lead", "account", "contact")
"""The kinds among which duplicates are looked for."""
USUAL_CURRENCY = "EUR"
TOLD = 200
"""Rows between two words about how far it is."""
_DAYS = ("%d.%m.%Y", "%d.%m.%Y %H:%M", "%m/%d/%Y", "%m/%d/%Y %H:%M", "%Y/%m/%d")
_NEW = "new "
"""How the reference to an account begins that is yet to be made; its name follows."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in, and how its cells are read.

    `minor`: amounts are in the smallest unit; `say` translates labels; `zone` None is the computer's own.
    """

    sheet: Sheet
    kind: str
    mapped: Mapped
    minor: bool = False
    say: Callable[[str], str] = unchanged
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class Like:
    """What a row looks like: a record here (`id`) or an earlier row of the file (`line`). `because`: as `in_common`."""

    id: str = ""
    line: int = 0
    title: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the file. `args`: of the command that makes it; `problem`: why it cannot be made.

    `account`: the name of an account that is made with it. `text`: what stands in the file, where it cannot be read.
    """

    line: int
    cells: tuple[str, ...]
    args: Mapping[str, Any] = field(default_factory=dict)
    problem: UserError | None = None
    like: Like | None = None
    account: str = ""
    text: str = ""


@dataclass(frozen=True)
class Plan:
    """All rows of a file as they would be brought in."""

    kind: str
    sheet: Sheet
    items: tuple[Item, ...]

    @cached_property
    def usable(self) -> list[Item]:
        """The rows that can be made."""
        return [item for item in self.items if item.problem is None]

    @cached_property
    def alike(self) -> list[Item]:
        """Of those the ones that look like something known."""
        return [item for item in self.usable if item.like is not None]

    @cached_property
    def unusable(self) -> list[Item]:
        """The rows that are set aside."""
        return [item for item in self.items if item.problem is not None]

    @cached_property
    def accounts(self) -> list[str]:
        """The accounts that are made along with contacts."""
        return sorted({item.account.casefold(): item.account for item in self.usable if item.account}.values())


def plan(workspace: Workspace, wanted: Wanted, progress: Progress | None = None) -> Plan:
    """What a file would make. Blocks; changes nothing. Raises `BadInput` where the columns do not suffice."""
    check(wanted.mapped, wanted.kind)
    partner_id, lines = workspace.actor.partner_id, wanted.sheet.lines
    with workspace.db.read() as conn:
        work = _Planner(conn, wanted, partner_id)
        items = []
        for number, line in enumerate(lines):
            if progress is not None and number % TOLD == 0:
                progress(number, len(lines))
            items.append(work.item(line))
        return Plan(wanted.kind, wanted.sheet, tuple(work.titled(items)))


class _Planner:
    """Reads the lines of one file in turn, and knows those before."""

    def __init__(self, conn: Connection, wanted: Wanted, partner_id: str) -> None:
        self._conn, self._wanted, self._kind = conn, wanted, wanted.kind
        self._spec: CommandSpec = making_spec(wanted.kind)
        self._fields = {item.name: item for item in self._spec.fields}
        self._names: dict[str, dict[str, str]] = {}
        self._known = Known.here(conn, self._kind, partner_id) if self._kind in COMPARED else Known()
        partner = ReplicaView(conn).get(Partner, partner_id)
        self._currency = (partner.currency if partner else "") or USUAL_CURRENCY

    def item(self, line: Line) -> Item:
        """One line."""
        if line.fault is not None:
            return Item(line.number, line.cells, problem=line.fault, text=line.text)
        try:
            args = self._args(self._texts(line))
            account = str(args.get("account_id", ""))
            account = account.removeprefix(_NEW) if account.startswith(_NEW) else ""
            checked = {**args, "account_id": new_uuid7()} if account else args
            decode_command(self._spec.name, with_new_ids(self._spec.name, checked))
        except UserError as error:
            return Item(line.number, line.cells, problem=error)
        return Item(line.number, line.cells, args, like=self._like(line.number, args), account=account)

    def titled(self, items: Sequence[Item]) -> Iterator[Item]:
        """The items with the names of the records that they look like."""
        ids = [item.like.id for item in items if item.like is not None and item.like.id]
        called = titles(self._conn, self._kind, ids)
        for item in items:
            yield replace(item, like=replace(item.like, title=called.get(item.like.id, ""))) if item.like else item

    def _texts(self, line: Line) -> dict[str, str]:
        """The text of each field; several columns of one field are joined."""
        found: dict[str, str] = {}
        for place in sorted(self._wanted.mapped):
            name, text = self._wanted.mapped[place], line.cells[place].strip()
            if text:
                between = (
                    "\n"
                    if self._fields[name].type is Type.LONG_TEXT
                    else "; "
                    if self._fields[name].type in JSON
                    else " "
                )
                found[name] = f"{found[name]}{between}{text}" if name in found else text
        return found

    def _args(self, texts: dict[str, str]) -> dict[str, Any]:
        currency = texts.get("currency", "").upper() or self._currency
        args: dict[str, Any] = {}
        for name, text in texts.items():
            value = self._value(self._fields[name], text, currency)
            args[name] = list(value) if isinstance(value, tuple) else value
        if any(self._fields[name].type is Type.MONEY for name in args):
            args.setdefault("currency", currency)
        for name in sorted(self._spec.required):
            if not args.get(name) and not self._fields[name].default:
                raise BadInput("“{label}” is empty.", label=self._fields[name].label)
        return args

    def _value(self, item: Field, text: str, currency: str) -> Any:
        if item.name == "currency":
            return text.upper()
        if item.type in INTEGERS and (self._wanted.sheet.exact or (item.type is Type.MONEY and self._wanted.minor)):
            return _whole(item, text)
        if item.type is Type.INSTANT:
            text = _moment(text, self._wanted.zone)
        if item.type is Type.DAY and (day := _parsed(text)) is not None:
            text = day.date().isoformat()
        if item.choices:
            words = {plain(self._wanted.say(choice.label)): choice.value for choice in item.choices}
            text = words.get(plain(text), text)
        return value_of(item, text, self._look_up, currency)

    def _look_up(self, kind: str, text: str) -> str:
        if kind not in self._names:
            self._names[kind] = names(self._conn, kind)
        found = self._names[kind].get(text.casefold())
        if found == SEVERAL:
            label = ENTITIES[kind].plural
            raise BadInput("There are several {kind} called “{name}”.", kind=label.lower(), name=text[:40])
        if found is None and kind == "account" and self._kind == "contact":
            return f"{_NEW}{text}"
        return found or ""

    def _like(self, line: int, args: Mapping[str, Any]) -> Like | None:
        if self._kind not in COMPARED:
            return None
        entity = ENTITIES[self._kind]
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in args.items()}
        row = entity.row(id=f"{line}", **values)
        found = self._known.like(row)
        self._known.add(row)
        if found is None:
            return None
        known, because = found
        return Like(line=int(known), because=because) if known.isdecimal() else Like(known, because=because)


def _whole(item: Field, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise BadInput("“{label}” does not take “{text}”.", label=item.label, text=text[:40]) from None


def _moment(text: str, zone: tzinfo | None) -> str:
    """A date or time as people and programs write it, in UTC; the text itself where it is none."""
    made = _parsed(text)
    if made is None:
        return text
    return instant(made if made.tzinfo else made.replace(tzinfo=zone) if zone else made.astimezone())


def _parsed(text: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    for pattern in _DAYS:
        with suppress(ValueError):
            return datetime.strptime(text, pattern)  # noqa: DTZ007 - its zone follows
    return None
