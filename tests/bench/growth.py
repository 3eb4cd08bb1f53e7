"""How the hub's answers cost as it grows: the same questions to a small hub and to a large one, on both databases.

All leads of the large hub belong to the partner of the person who asks, which is the worst case. No HTTP here: what
grows is in the database.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from prm_desktop.domain.commands import encode_args, spec_of
from prm_desktop.domain.leads import AssignLead, Lead
from prm_desktop.domain.partners import Partner
from prm_desktop.tables import NUMBER
from sync import protocol
from sync.hub.exchange import Exchange
from sync.hub.push import Pusher
from sync.hub.store import Store
from sync.hub.tables import TABLES
from tests.bench import vendor
from tests.bench.crowd import Person
from tests.bench.measure import Cost, least, timed
from tests.databases import server

ROWS = int(os.environ.get("BENCH_ROWS", "300000"))
REASSIGNED = int(os.environ.get("BENCH_REASSIGNED", "10000"))
ROUNDS = 60
AT_ONCE = 1000
ID = "0193b000-0000-7000-8000-"
PARTNER = vendor.uid("partner 0")


class Desk:
    """A hub and one person who asks it. `rows`: leads of the person's partner."""

    def __init__(self, database: str, rows: int) -> None:
        self.store = Store(database)
        self.rows = rows
        self.exchange = Exchange(self.store, Pusher(self.store))
        self.person = Person("", vendor.uid("lead 0 0"))
        self.store.load([*vendor.common_rows(), *vendor.partner_rows(0), *vendor.partner_rows(1)])
        with self.store.raw() as conn:
            _multiply(conn, rows)
        self.store.recount()
        self.store.analyze()
        self.ask()

    def ask(self, *commands: protocol.WireCommand) -> bytes:
        """One exchange; what it brought. The first one only takes note of where the hub is."""
        first = not self.person.epoch
        asked = msgspec.json.decode(self.person.request(push=False), type=protocol.SyncRequest)
        lines = self.exchange.answer(vendor.uid("user 0 0"), msgspec.structs.replace(asked, commands=commands))
        if first:
            head = protocol.decode_line(next(lines))
            assert isinstance(head, protocol.Head)
            lines.close()  # type: ignore[attr-defined]
            self.person.epoch, self.person.cursor, self.person.scopes = head.epoch, head.to, head.scopes
            return b""
        body = b"".join(lines)
        self.person.take(body, push=bool(commands))
        return body

    def quiet(self) -> Cost:
        """An exchange without changes."""
        return timed(self.ask)

    def news(self) -> Cost:
        """An exchange that brings one lead."""
        self.touch()
        return timed(self.ask)

    def touch(self) -> Cost:
        """A change of one lead at the hub."""

        def work() -> None:
            with self.store.write() as unit:
                lead = unit.get(Lead, vendor.uid("lead 0 1"))
                assert lead is not None
                unit.update(lead, next_step=f"Step {self.store.version()}")

        return timed(work)


def bench_growth(folder: Path) -> Iterator[str]:
    """Lines for SQLite and for PostgreSQL."""
    with server() as database:
        yield from _on("SQLite", str(folder / "small.db"), str(folder / "large.db"))
        yield from _on("PostgreSQL", *_databases(database))


def _on(name: str, small_url: str, large_url: str) -> Iterator[str]:
    small, large = Desk(small_url, AT_ONCE), Desk(large_url, ROWS)
    yield f"{name}: {small.rows:,} leads against {large.rows:,}: least wall time, and processor time of the hub"
    yield _pair("a sync without changes", small.quiet, large.quiet)
    yield _pair("a sync that brings one lead", small.news, large.news)
    yield _pair("a change of one lead", small.touch, large.touch)
    yield from _fan_out(large)
    small.store.close()
    large.store.close()


def _pair(name: str, small: Callable[[], Cost], large: Callable[[], Cost]) -> str:
    pairs = [(small(), large()) for _ in range(ROUNDS)]
    ours, theirs = (least(list(side)) for side in zip(*pairs, strict=True))
    ratio = theirs.over(ours)
    wall = f"{ours.wall * 1000:>8.2f} ms  {theirs.wall * 1000:>8.2f} ms   {ratio.wall:.2f} x"
    return f"  {name:<30} {wall}   {ours.cpu * 1000:>8.2f} ms  {theirs.cpu * 1000:>8.2f} ms   {ratio.cpu:.2f} x"


def _fan_out(desk: Desk) -> Iterator[str]:
    changes: dict[str, dict[str, Any]] = {"level": {"level_id": vendor.LEVELS[1]}, "regions": {"regions": ("FR",)}}
    for name, values in changes.items():
        desk.ask()
        write = timed(partial(_change_partner, desk, values)).wall
        begin = time.perf_counter()
        body = desk.ask()
        pull = time.perf_counter() - begin
        pages = [line for line in map(protocol.decode_line, body.splitlines()) if isinstance(line, protocol.Page)]
        rows = sum(len(page.rows) for page in pages)
        yield (
            f"  the {name} of a partner with {desk.rows:,} leads: written in {write * 1000:.0f} ms, "
            f"pulled in {pull * 1000:.0f} ms ({rows:,} rows)"
        )
    raw = timed(lambda: _raw_update(desk)).wall
    pushes = [timed(partial(desk.ask, *_assign(begin))).wall for begin in range(0, REASSIGNED, AT_ONCE)]
    yield (
        f"  {REASSIGNED:,} leads get another owner by commands: {sum(pushes):.1f} s, {sum(pushes) / raw:.0f} x a raw "
        f"UPDATE of as many ({raw * 1000:.0f} ms)"
    )


def _change_partner(desk: Desk, values: dict[str, Any]) -> None:
    with desk.store.write() as unit:
        unit.update(Partner(id=PARTNER), **values)


def _assign(begin: int) -> list[protocol.WireCommand]:
    made = []
    for number in range(begin, min(begin + AT_ONCE, REASSIGNED)):
        command = AssignLead(lead_id=f"{ID}{number + 1:012x}", user_id=vendor.uid("user 0 1"))
        made.append(protocol.WireCommand(number + 1, spec_of(command).name, encode_args(command)))
    return made


def _raw_update(desk: Desk) -> None:
    with desk.store.raw() as conn:
        conn.exec_driver_sql(
            f"UPDATE e_lead SET next_step = 'x' WHERE id BETWEEN '{ID}{1:012x}' AND '{ID}{REASSIGNED:012x}'"  # noqa: S608 - our own
        )


def _databases(database: str) -> tuple[str, str]:
    """Two databases on this server."""
    with psycopg.connect(database, autocommit=True) as admin:
        admin.execute("CREATE DATABASE small")
        admin.execute("CREATE DATABASE large")
    url = make_url(database)
    small, large = (url.set(database=name).render_as_string(hide_password=False) for name in ("small", "large"))
    return small, large


def _multiply(conn: Connection, rows: int) -> None:
    """Copies of one lead, as many as asked, with the partner's and the vendor's line of each."""
    columns = [column.name for column in TABLES["lead"].c if column.name != NUMBER]
    new_id = {
        "sqlite": f"printf('{ID}%012x', number.n)",
        "postgresql": f"'{ID}' || lpad(to_hex(number.n), 12, '0')",
    }[conn.dialect.name]
    values = ", ".join({"id": new_id}.get(name, f"e_lead.{name}") for name in columns)
    number = f"WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {rows})"  # noqa: S608
    one = vendor.uid("lead 0 0")
    conn.exec_driver_sql(
        f"INSERT INTO e_lead ({', '.join(columns)}) {number} SELECT {values} FROM number, e_lead "  # noqa: S608 - our own names
        f"WHERE e_lead.id = '{one}'"
    )
    for scope in ("vendor", f"partner:{PARTNER}"):
        conn.exec_driver_sql(
            f"INSERT INTO row_scope (scope, entity, row_id, rv, live) {number} "  # noqa: S608 - our own names
            f"SELECT '{scope}', 'lead', {new_id}, 1, 1 FROM number"
        )
