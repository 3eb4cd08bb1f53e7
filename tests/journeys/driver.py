"""The people and the hub of the journeys: real processes, spoken to as a person or a script would."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.ids import new_uuid7
from sync import protocol

ROOT = Path(__file__).resolve().parents[2]
NO_KEYRING = "keyring.backends.fail.Keyring"
PATIENCE = 120
"""Seconds that any one process may take before the test fails."""


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in at the hub."""

    user: str
    password: str
    partner: str
    role: str


@dataclass
class Hub:
    """A hub process on a database of its own. It keeps its port and data when it goes away and comes back.

    `database`: the URL of one that is there already; a file in the folder where none is given.
    """

    folder: Path
    options: tuple[str, ...] = ("--demo", "--size", "small")
    database: str = ""
    port: int = 0
    accounts: tuple[Account, ...] = ()
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def _place(self) -> str:
        return self.database or f"sqlite:///{self.folder / 'hub.db'}"

    def does(self, *words: str) -> Any:
        """Run a verb of `prm-hub` beside the running hub, as its operator does, and return what it printed."""
        done = self._runs(*words)
        assert not done.code, f"{words} ended with {done.code}\n{done.out}\n{done.err}"
        return done.json

    def refuses(self, *words: str) -> dict[str, str]:
        """Run a verb that is refused, and return the error that it told."""
        done = self._runs(*words)
        assert done.code == 1, f"{words} ended with {done.code}\n{done.out}\n{done.err}"
        return done.told

    def _runs(self, *words: str) -> Ended:
        process = subprocess.Popen(
            [sys.executable, "-m", "sync.hub", *words, "--database", self._place, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=_environment({}),
        )
        return ended(process)

    def comes_back(self) -> None:
        """Start it, or start it again on the same database and port."""
        words = ["serve", "--database", self._place, "--port", str(self.port), "--json", *self.options]
        log = self.folder / "hub.log"
        with log.open("a") as told_there:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "sync.hub", *words],
                stdout=subprocess.PIPE,
                stderr=told_there,
                text=True,
                env=_environment({}),
                start_new_session=True,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, log.read_text()
        told = json.loads(line)
        self.port = int(told["url"].rsplit(":", 1)[1])
        if told.get("accounts"):
            known = ("user", "password", "partner", "role")
            self.accounts = tuple(Account(**{name: item[name] for name in known}) for item in told["accounts"])

    def goes_away(self) -> None:
        """Stop it as a power cut would, with its workers."""
        if self._process is not None:
            self.dies()
            self._process.communicate()
            self._process = None

    def dies(self) -> None:
        """Kill it with its workers; safe from any thread. `goes_away` clears up after it."""
        if self._process is None:
            return
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    def dies_alone(self) -> None:
        """Kill it, and leave its workers to themselves."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    @property
    def is_dead(self) -> bool:
        """Whether it was started and has ended."""
        return self._process is not None and self._process.poll() is not None

    def workers(self) -> list[int]:
        """The process ids of its workers, oldest first; none where it works alone, is away, or /proc is."""
        parent = self._process.pid if self._process is not None else 0
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
            return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
        except OSError:
            return []

    @contextmanager
    def away(self) -> Iterator[None]:
        """Away for as long as the block lasts, and back whatever happens in it."""
        self.goes_away()
        try:
            yield
        finally:
            self.comes_back()

    def sends_to(self, account: Account) -> str:
        """All that travels to somebody who signs in at a new computer, as it leaves the hub."""
        with httpx.Client(base_url=self.url, headers={"Accept-Encoding": "identity"}, timeout=PATIENCE) as http:
            asked = protocol.TokenRequest("password", account.user, account.password)
            token = http.post(protocol.TOKEN_PATH, content=protocol.encode(asked)).raise_for_status().json()
            wanted = protocol.encode(protocol.SyncRequest(new_uuid7(), SCHEMA))
            signed_in = {"Authorization": f"Bearer {token['access_token']}"}
            answer = http.post(protocol.SYNC_PATH, content=wanted, headers=signed_in).raise_for_status().text
        assert '"digest"' in answer.splitlines()[-1], "the answer is not whole"
        return answer

    def rows_for(self, account: Account, kind: str) -> list[dict[str, Any]]:
        """The rows of a kind that travel to somebody who signs in at a new computer."""
        lines = (protocol.decode_line(line.encode()) for line in self.sends_to(account).splitlines())
        pages = [line for line in lines if isinstance(line, protocol.Page) and line.entity == kind]
        return [dict(zip(page.columns, row, strict=True)) for page in pages for row in page.rows]

    def colleagues(self) -> list[list[Account]]:
        """The partners' accounts, by partner, those with most people first."""
        partners: dict[str, list[Account]] = {}
        for account in self.accounts:
            if account.partner:
                partners.setdefault(account.partner, []).append(account)
        return sorted(partners.values(), key=len, reverse=True)


@dataclass(frozen=True)
class Ended:
    """How a run of `prm-desktop` ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed."""
        return json.loads(self.out)

    @property
    def told(self) -> dict[str, str]:
        """The error that it reported, under `--json`."""
        told: dict[str, str] = json.loads(self.err.splitlines()[-1])
        return told


@dataclass
class Rep:
    """A person at a computer of their own."""

    home: Path
    account: Account
    hub_url: str
    keyring: str = "tests.journeys.keyring_file.FileKeyring"
    passphrase: str = ""

    def starts(self, *words: str, **extra: str) -> subprocess.Popen[str]:
        """Start `prm-desktop` with these words."""
        return subprocess.Popen(
            [sys.executable, "-m", "prm_desktop", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment(extra),
        )

    def runs(self, *words: str, given: str = "", **extra: str) -> Ended:
        """Run `prm-desktop` with these words, and say how it ended."""
        return ended(self.starts(*words, **extra), given)

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment of this person's processes."""
        own = {"PRM_HOME": str(self.home), "PYTHON_KEYRING_BACKEND": self.keyring}
        if self.passphrase:
            own["PRM_PASSPHRASE"] = self.passphrase
        return _environment(own | dict(extra or {}))

    def does(self, *words: str, given: str = "", code: int = 0) -> Any:
        """Run a verb with `--json`, expect this exit code, and return what it printed."""
        done = self.runs(*words, "--json", given=given)
        assert done.code == code, f"{words} ended with {done.code}\n{done.out}\n{done.err}"
        return done.json if done.out else None

    def signs_in(self, *words: str) -> Any:
        """Sign in, with the first sync."""
        names = ["--hub", self.hub_url, "--user", self.account.user, "--password-stdin"]
        return self.does("sign-in", *names, *words, given=self.account.password + "\n")

    def syncs(self, code: int = 0) -> Any:
        """Sync once."""
        return self.does("sync", code=code)

    def commands(self, name: str, code: int = 0, **args: Any) -> Any:
        """Do a command."""
        return self.does("do", name, json.dumps(args), code=code)

    def sees(self, entity: str, *where: str) -> list[dict[str, Any]]:
        """The rows of a list."""
        found: list[dict[str, Any]] = self.does("list", entity, *(["--where", *where] if where else []))
        return found

    def sees_one(self, entity: str, row_id: str) -> dict[str, Any]:
        """One record."""
        found: dict[str, Any] = self.does("show", entity, row_id)
        return found

    def accepts(self, lead: Mapping[str, Any]) -> None:
        """Accept an offered lead."""
        self.commands("lead.accept", lead_id=lead["id"])

    def declines(self, lead: Mapping[str, Any], reason: str) -> None:
        """Decline an offered lead."""
        self.commands("lead.decline", lead_id=lead["id"], reason=reason)

    def edits(self, lead: Mapping[str, Any], **changes: Any) -> None:
        """Change fields of a lead."""
        self.commands("lead.update", lead_id=lead["id"], changes=changes)

    def logs(self, lead: Mapping[str, Any], subject: str, kind: str = "call") -> None:
        """Log an activity on a lead."""
        self.commands("activity.log", lead_id=lead["id"], kind=kind, subject=subject)

    def attention(self) -> list[dict[str, Any]]:
        """What needs a decision."""
        found: list[dict[str, Any]] = self.does("attention")
        return found

    def status(self) -> dict[str, Any]:
        """The truth about sync."""
        found: dict[str, Any] = self.does("status")
        return found


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PRM_", "COV_", "PYTEST"))}
    return (
        kept
        | {
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": NO_KEYRING,
            "PYTHONWARNINGS": "error",
        }
        | dict(extra)
    )


def ended(process: subprocess.Popen[str], given: str = "") -> Ended:
    """Wait for the end of a process."""
    try:
        out, err = process.communicate(given, PATIENCE)
    finally:
        process.kill()
    return Ended(process.returncode, out, err)
