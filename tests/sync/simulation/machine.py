"""A person at a machine, and what an observer knows of what they did there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubError, NotSignedIn, UserError
from prm_desktop.replica import search
from prm_desktop.replica.schema import ATTENTION, BLOB, META, OUTBOX, PIN, QUARANTINE, SHADOW, TABLES
from prm_desktop.services.workspace import Workspace
from sync.apply import Held
from tests.sync.simulation.cast import Slot
from tests.sync.simulation.memory import Killed

_OWN = (OUTBOX, SHADOW, ATTENTION, QUARANTINE, BLOB, PIN, META)
COPIED = (*(made.name for made in TABLES.values()), *(made.name for made in _OWN))

Place = tuple[int, str, int]
"""Where a replica stands: the hub's past that it knows, the epoch and the cursor."""
NOWHERE: Place = (0, "", 0)
MIXED = -1
"""The era of a machine that may have something of two pasts, where a hub went back without saying so."""


@dataclass(frozen=True)
class Diary:
    """What was done at a machine: what an observer remembers although the machine may not."""

    done: dict[int, str] = field(default_factory=dict)
    """The commands that were saved, by number."""
    made: dict[int, set[str]] = field(default_factory=dict)
    """The rows that each makes."""
    withdrawn: set[int] = field(default_factory=set)
    ended: dict[int, str] = field(default_factory=dict)
    """How those ended that did."""

    def copy(self) -> Diary:
        """The same, to be continued apart."""
        return Diary(dict(self.done), dict(self.made), set(self.withdrawn), dict(self.ended))


@dataclass
class Machine:
    """Somebody's machine. `era`: the hub's past that it knows, or `MIXED`; `last`: where its cursor stood.

    `lost`: the arguments of commands that a restored backup of its profile does not know of; the hub may have them.
    """

    slot: Slot
    login: str
    diary: Diary = field(default_factory=Diary)
    era: int = 0
    last: Place = NOWHERE
    seen: int = -1
    saved: dict[str, Diary] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the log calls it."""
        return f"{self.login.partition('@')[0]}/{self.slot.number}"

    @property
    def desk(self) -> Workspace:
        return self.slot.desk

    def primed(self) -> bool:
        """Whether anything is shown there."""
        found = self.slot.disk.raw.execute("SELECT 1 FROM meta WHERE key = 'phase' AND value = 'ready'").fetchone()
        return found is not None

    def syncs(self, *, verify: bool = False) -> str:
        """Sync, as the program does by itself and as a person would help; what came of it, in a word."""
        era, epoch, whole = self.slot.hub.era, self._epoch(), self._compares_whole()
        try:
            self.slot.engine.sync_once(verify=verify)
        except NotSignedIn:
            verify = False
            return self._signs_in()
        except Held:
            verify = False
            self.desk.allow_removal()
            return "allowed the removal"
        except (HubError, UserError) as error:
            verify = False
            return error.code or type(error).__name__
        except Killed:
            verify = False
            self.slot.disk.rollback()  # what was not committed is not known
            raise
        finally:
            self._learns(era, epoch, verified=verify and whole and self._compares_whole())
        return "synced"

    def _compares_whole(self) -> bool:
        """Whether rows of every kind are compared: whose some of them are, older hubs and programs cannot tell."""
        return self.slot.schema == self.slot.hub.terms.schema == SCHEMA

    def _learns(self, era: int, epoch: str, *, verified: bool) -> None:
        """What the observer knows of the past that it has now; `era`, `epoch`: those before it spoke with the hub."""
        now = self.slot.hub.era
        if now == era and (verified or epoch != self._epoch()):
            self.era = now
        elif now != self.era:
            self.era = MIXED

    def _epoch(self) -> str:
        return self._meta("epoch")

    def cursor(self) -> int:
        """The version of the hub that it has."""
        return int(self._meta("cursor") or "0")

    def becomes(self, schema: int) -> None:
        """Another version of the program is started: a newer one, or on a copied profile an older one."""
        self.slot.schema = schema
        self.slot.start()

    def _meta(self, key: str) -> str:
        found = self.slot.disk.raw.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else ""

    def _signs_in(self) -> str:
        fault, self.slot.wire.fault = self.slot.wire.fault, None
        try:
            self.slot.sign_in(self.login)
        except UserError as error:
            return f"could not sign in: {error.code}"
        finally:
            self.slot.wire.fault = fault
        return "signed in"

    def beside(self) -> str:
        """Another program syncs the same profile."""
        slot = self.slot
        http = slot.client(slot.hub)
        era, epoch = slot.hub.era, self._epoch()
        try:
            slot.program(http).sync_once()
        except (HubError, UserError) as error:
            return error.code or type(error).__name__
        finally:
            http.close()
            self._learns(era, epoch, verified=False)
        return "synced"

    def survives(self, work: Callable[[], str]) -> str:
        """Do something during which the machine may be killed or its disk may fail; then it is started anew."""
        try:
            return work()
        except Killed:
            return "was killed"
        except UserError as error:
            return f"was told {error.code}"
        finally:
            self.slot.start()

    def save(self, name: str) -> None:
        """Somebody makes a backup of the profile, with its files."""
        _copy(self.slot.vault.folder, self.slot.vault.folder.with_suffix(f".{name}"))
        self.slot.disk.mark(name)
        self.saved[name] = self.diary.copy()

    def restore(self, name: str) -> None:
        """And copies it back: what was done since is not on this machine any more."""
        _copy(self.slot.vault.folder.with_suffix(f".{name}"), self.slot.vault.folder)
        before = self._commands()
        self.slot.disk.back(name)
        kept = self._commands()
        self.lost += [args for seq, args in before.items() if seq not in kept]
        self.saved = {mark: diary for mark, diary in self.saved.items() if mark in self.slot.disk.marks}
        self.diary, self.last, self.seen = self.saved[name].copy(), NOWHERE, -1
        self.slot.start()

    def _commands(self) -> dict[int, str]:
        return dict(self.slot.disk.raw.execute("SELECT seq, args FROM outbox"))

    def copy_to(self, other: Slot) -> Machine:
        """The profile goes to another machine, and both are used."""
        raw = other.disk.raw
        _copy(self.slot.vault.folder, other.vault.folder)
        for table in COPIED:
            rows = self.slot.disk.raw.execute(f"SELECT * FROM {table}").fetchall()
            raw.execute(f"DELETE FROM {table}")
            other.disk.touch(table)
            if rows:
                places = ", ".join("?" for _ in rows[0])
                raw.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        raw.execute("INSERT INTO sqlite_sequence SELECT 'outbox', coalesce(max(seq), 0) FROM outbox")
        with other.replica.write() as conn:
            for kind in ENTITIES:
                search.rebuild(conn, kind)
        return replace(self, slot=other, diary=self.diary.copy(), seen=-1, saved={})


def _copy(source: Path, target: Path) -> None:
    """What is at one place is at the other, and nothing else."""
    shutil.rmtree(target, ignore_errors=True)
    if source.is_dir():
        shutil.copytree(source, target)
