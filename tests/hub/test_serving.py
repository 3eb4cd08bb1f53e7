"""The hub as a program: its command line, its first line, several workers, the embedded demo."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from prm_desktop.domain.entities import Row
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.partners import Partner
from sync import protocol
from sync.client import HubClient, MemoryTokens
from sync.hub.auth import Auth
from sync.hub.cli import main
from sync.hub.embedded import EmbeddedHub
from sync.hub.seeding import DEMO_HASHER, seed_demo
from sync.hub.store import Store
from tests.hub.support import wait_until
from tests.journeys.driver import Hub as Process

STOP_SECONDS = 20


@contextlib.contextmanager
def program(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, Any]]]:
    """A running `prm-hub serve` and what its first line says."""
    command = [sys.executable, "-m", "sync.hub", "serve", "--port", "0", "--json", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603
    assert process.stdout is not None
    try:
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def signed_in(url: str, account: dict[str, str]) -> HubClient:
    client = HubClient(url, MemoryTokens())
    client.sign_in(account["user"], account["password"])
    return client


def first_load(client: HubClient) -> list[protocol.Line]:
    return list(client.exchange(protocol.SyncRequest(client_id=new_uuid7(), schema=1)))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a verb prints as JSON."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_demo_serves_stops_at_a_signal_and_goes_on_where_it_was(tmp_path: Path) -> None:
    database = str(tmp_path / "hub.db")
    with program("--demo", "--database", database) as (process, hello):
        accounts = hello["accounts"]
        assert {"user", "password", "partner", "role"} == set(accounts[0])
        partners = [item["partner"] for item in accounts if item["partner"]]
        assert sum(partners.count(partner) > 1 for partner in set(partners)) >= 2
        assert [item["role"] for item in accounts if not item["partner"]] == ["vendor"]
        client = signed_in(hello["url"], accounts[0])
        before = first_load(client)
        client.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_SECONDS) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    with program("--demo", "--database", database) as (_, again):
        assert again["accounts"] == accounts
        client = signed_in(again["url"], accounts[0])
        assert first_load(client)[-1] == before[-1]
        client.close()


def test_a_demo_that_was_stopped_while_it_was_made_is_made_anew(tmp_path: Path) -> None:
    class Stopped(Store):
        def load(self, rows: Iterable[Row]) -> int:
            next(iter(rows))
            raise KeyboardInterrupt

    broken = Stopped(str(tmp_path / "hub.db"))
    with pytest.raises(KeyboardInterrupt):
        seed_demo(broken, "small")
    broken.close()
    store = Store(str(tmp_path / "hub.db"))
    accounts = seed_demo(store, "small")
    assert len(accounts) > 4
    assert (
        Auth(store, DEMO_HASHER).token(protocol.TokenRequest("password", accounts[0].user, accounts[0].password)).role
    )
    assert seed_demo(store, "small") == accounts
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_several_workers_share_a_port_and_poke_each_others_clients(pg_database: str) -> None:
    with program("--demo", "--workers", "2", "--database", pg_database) as (process, hello):
        client = signed_in(hello["url"], hello["accounts"][0])
        head = first_load(client)[0]
        assert isinstance(head, protocol.Head)
        store = Store(pg_database)
        with store.write() as unit:
            partner = unit.get(Partner, hello["accounts"][0]["partner"])
            assert partner is not None
            unit.update(partner, phone="+49 1")
        store.close()
        assert client.wait_for_change(head.to, 10) is True
        client.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(STOP_SECONDS) == 0


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for the workers there")
def test_no_worker_outlives_a_hub_that_was_killed(tmp_path: Path, pg_database: str) -> None:
    hub = Process(tmp_path, ("--workers", "2"), pg_database)
    try:
        hub.comes_back()
        assert answers(hub.url)
        workers = hub.workers()
        assert len(workers) == 2
        hub.dies_alone()
        wait_until(lambda: not any(map(is_alive, workers)))
        hub.goes_away()
        hub.comes_back()  # at the same port
        assert answers(hub.url)
    finally:
        hub.goes_away()


def answers(url: str) -> bool:
    client = HubClient(url, MemoryTokens())
    try:
        return client.info().service == "prm-hub"
    finally:
        client.close()


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked after yet has no command line."""
    with contextlib.suppress(OSError):
        return bool(Path(f"/proc/{process}/cmdline").read_bytes())
    return False


def test_an_embedded_hub_answers_on_loopback_and_can_be_stopped_and_continued(tmp_path: Path) -> None:
    hub = EmbeddedHub(tmp_path / "demo.db")
    assert hub.url.startswith("http://127.0.0.1:")
    account = hub.accounts[0]
    client = HubClient(hub.url, MemoryTokens())
    assert client.sign_in(account.user, account.password).partner_id == account.partner_id
    client.close()
    hub.stop()
    hub.stop()
    again = EmbeddedHub(tmp_path / "demo.db")
    assert again.accounts == hub.accounts
    again.stop()


def test_accounts_are_managed_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--database", str(tmp_path / "hub.db"))
    (tmp_path / "partners.csv").write_text("name\nNorth\n", "utf-8")
    assert run(capsys, "import", "partners", str(tmp_path / "partners.csv"), *place)["new"] == 1
    made = run(capsys, "user", "add", "Ann", "--name", "Ann", "--partner", "north", *place)
    assert (made["user"], made["partner_name"], len(made["password"]) >= 12) == ("ann", "North", True)
    run(capsys, "user", "add", "vera", "--role", "vendor", *place)
    assert run(capsys, "user", "disable", "ANN", *place)["active"] is False
    found = run(capsys, "user", "list", *place)
    assert [(item["user"], item["active"]) for item in found] == [("ann", False), ("vera", True)]
    assert run(capsys, "user", "enable", "ann", *place)["active"] is True
    assert run(capsys, "user", "password", "ann", *place)["password"] != made["password"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("user", "add", "ann"), "needs one (--partner)"),
        (("user", "add", "ann", "--partner", "nobody"), "no partner “nobody”"),
        (("user", "add", "ann", "--role", "king"), "not one of"),
        (("user", "disable", "nobody"), "no account “nobody”"),
        (("policy", "open_claims=many"), "no number of the programme"),
        (("serve", "--workers", "2"), "need PostgreSQL"),
        (("serve", "--host", "256.0.0.1"), "cannot be used"),
        (("import", "leads", "none.csv"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert main([*arguments, "--database", str(tmp_path / "hub.db")]) == 1
    assert message in capsys.readouterr().err


def test_the_programmes_numbers_can_be_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--database", str(tmp_path / "hub.db"))
    assert run(capsys, "policy", *place)["open_claims"] == 5
    changed = run(capsys, "policy", "open_claims=7", "level=12", *place)
    assert (changed["open_claims"], changed["weights"]["level"]) == (7, 12)
    assert run(capsys, "policy", *place) == changed


def test_upkeep_verbs_say_what_they_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ("--database", str(tmp_path / "hub.db"))
    assert run(capsys, "route", *place) == {"routed": 0, "expired": 0, "released": 0, "withdrawn": 0, "ended": 0}
    assert run(capsys, "compact", *place) == {"dropped": 0}
    first = run(capsys, "renew-epoch", *place)["epoch"]
    assert run(capsys, "renew-epoch", *place)["epoch"] != first


@pytest.mark.parametrize("url", ["mysql://x/y", "not a url://", "sqlite:///:memory:"])
def test_a_database_that_the_hub_cannot_use_says_so(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["route", "--database", url]) == 1
    assert capsys.readouterr().err


def test_a_foreign_file_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear hub, " * 500, "utf-8")
    assert main(["route", "--database", str(path)]) == 1
    assert "cannot be used" in capsys.readouterr().err
    assert path.read_text("utf-8").startswith("Dear hub")
