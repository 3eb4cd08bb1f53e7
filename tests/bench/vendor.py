"""A vendor with many partners for the hub's benchmarks, four people at each, and the programs that are measured."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from argon2 import PasswordHasher

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.entities import Row as DomainRow
from prm_desktop.domain.ids import derived_id
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import Partner, Region, User
from prm_desktop.domain.pricing import PriceBook, PriceEntry
from prm_desktop.domain.programme import ProgramLevel
from sync.hub.auth import Auth
from sync.hub.store import Store
from sync.protocol import TokenRequest

SEED = "0193b000-0000-7000-8000-000000000000"
REGIONS = ("DE", "FR", "GB", "US")
PEOPLE = 4
LEADS = 25
PRICES = 200
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""What a password costs to check is measured elsewhere."""


def uid(name: str) -> str:
    """The same id for the same name."""
    return derived_id(SEED, name)


LEVELS = tuple(uid(f"level {rank}") for rank in range(4))
BOOK = uid("book")


def partner_rows(number: int, people: int = PEOPLE) -> list[DomainRow]:
    """One partner with its people and their leads."""
    partner_id = uid(f"partner {number}")
    level, region = LEVELS[number % len(LEVELS)], REGIONS[number % len(REGIONS)]
    rows: list[DomainRow] = [Partner(id=partner_id, name=f"Partner {number}", regions=(region,), level_id=level)]
    for place in range(people):
        user_id = uid(f"user {number} {place}")
        rows.append(User(id=user_id, name=f"User {number} {place}", partner_id=partner_id, role="rep"))
    for place in range(LEADS):
        lead = Lead(
            id=uid(f"lead {number} {place}"),
            title="New phones for the office",
            company=f"Company {number} {place}",
            status=LeadStatus.WORKING,
            region=region,
            city="Kiel",
            description="They asked for an offer at the fair. " * 5,
            partner_id=partner_id,
        )
        rows.append(lead)
    return rows


def common_rows() -> list[DomainRow]:
    """What everybody sees: regions, levels, products and a price book for all levels."""
    rows: list[DomainRow] = [Region(id=uid(code), code=code, name=code) for code in REGIONS]
    rows += [ProgramLevel(id=LEVELS[rank], name=f"Level {rank}", rank=rank) for rank in range(len(LEVELS))]
    rows += [Product(id=uid(f"product {place}"), sku=f"P{place}", name=f"Product {place}") for place in range(PRICES)]
    rows.append(PriceBook(id=BOOK, name="All", levels=LEVELS))
    return [*rows, *price_rows("base", PRICES)]


def price_rows(name: str, count: int) -> list[DomainRow]:
    """Prices for all levels."""
    return [
        PriceEntry(
            id=uid(f"{name} {place}"),
            price_book_id=BOOK,
            label=f"Product {place}",
            product_id=uid(f"product {place}"),
            amount=place * 100,
            levels=LEVELS,
        )
        for place in range(count)
    ]


def sign_in(store: Store, partners: int) -> list[tuple[str, str]]:
    """Accounts for everybody, signed in: access token and a lead of theirs, partner by partner."""
    auth = Auth(store, HASHER)
    found = []
    for number in range(partners):
        for place in range(PEOPLE):
            login = f"user-{number}-{place}"
            auth.set_password(uid(f"user {number} {place}"), login, "benchmark")
            token = auth.token(TokenRequest("password", login, "benchmark")).access_token
            found.append((token, uid(f"lead {number} {place}")))
    return found


@dataclass(frozen=True)
class Program:
    """A server process under measurement."""

    url: str
    process: subprocess.Popen[str]

    def memory(self) -> list[int]:
        """Bytes of memory of its worker processes, each at its highest since it began."""
        return sorted(_highest(pid) for pid in self._workers())

    def cpu(self) -> float:
        """Seconds of processor time that its worker processes have used: what does not depend on who else is busy."""
        return sum(sum(map(int, _stat(pid)[11:13])) for pid in self._workers()) / os.sysconf("SC_CLK_TCK")

    def _workers(self) -> list[int]:
        pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
        return [pid for pid in pids if _stat(pid)[1:2] == [str(self.process.pid)]] or [self.process.pid]


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _highest(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


@contextmanager
def hub(database: str, workers: int) -> Iterator[Program]:
    """`prm-hub serve` on this database."""
    command = [sys.executable, "-m", "sync.hub", "serve", "--port", "0", "--json", "--database", database]
    process = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        _until_answered(f"{url}/v1/hub")
        yield Program(url, process)
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def bare(port: int, workers: int, size: int) -> Iterator[Program]:
    """The yardstick: as many processes of the same server that only answer."""
    command = [sys.executable, "-m", "uvicorn", "tests.bench.bare:app", "--port", str(port), "--no-access-log"]
    command += ["--log-level", "error", "--workers", str(workers)]
    environment = {**os.environ, "BARE_BYTES": str(size)}
    process = subprocess.Popen(command, env=environment, text=True)  # noqa: S603 - our own program
    try:
        _until_answered(f"http://127.0.0.1:{port}/", "POST")
        yield Program(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(30)


def _until_answered(url: str, method: str = "GET") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            httpx.request(method, url).raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


class Crowd:
    """The process of the simulated clients (`crowd`)."""

    def __init__(self, url: str, people: list[tuple[str, str]]) -> None:
        command = [sys.executable, "-m", "tests.bench.crowd"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self._say({"url": url, "people": people})

    def do(self, what: str, **how: Any) -> dict[str, Any]:
        """Give an order and wait for what came of it."""
        self.begin(what, **how)
        return self.answer()

    def begin(self, what: str, **how: Any) -> None:
        """Give an order."""
        self._say({"do": what, **how})

    def answer(self) -> dict[str, Any]:
        """What came of it."""
        found: dict[str, Any] = json.loads(self.line())
        return found

    def line(self) -> str:
        """The next line that it says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the crowd is gone"
        return line.strip()

    def close(self) -> None:
        """Send it home."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)

    def _say(self, order: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
