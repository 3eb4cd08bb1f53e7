"""What must hold after every step: the invariants of DESIGN 4.6, each named by its number.

Only what a step can have touched is looked at again: a database that was not written to is as it was. What the hub
showed is remembered for each of its versions, so that a replica is compared with what it should have at its cursor.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.replica import tally
from prm_desktop.replica.digest import base_digest, running_digest
from prm_desktop.replica.schema import TABLES as HERE
from prm_desktop.replica.search import index_name
from sync import protocol
from sync.hub.tables import TABLES as THERE
from tests.sync.simulation import effects, files
from tests.sync.simulation.cast import entitled
from tests.sync.simulation.contents import Content, Rows, content, difference, queries, unfit_ids
from tests.sync.simulation.machine import NOWHERE, Machine
from tests.sync.step_by_step import do_again, restore_base

if TYPE_CHECKING:
    from tests.sync.simulation.history import History

REVEALING = frozenset({"pool_source", "work_note"})
ENDED = frozenset({"applied", "refused", "conflict"})
REMEMBERED = 100_000
"""So much of what was worked out already is kept, of each kind."""


class Violation(AssertionError):
    """An invariant does not hold."""

    def __init__(self, invariant: str, message: object) -> None:
        super().__init__(f"invariant {invariant}: {message}")
        self.invariant = invariant


class _Undo(Exception):
    """Ends a transaction that only looked."""


_HERE, _THERE = queries(HERE), queries(THERE)
_SEARCHED = tuple((HERE[kind].name, index_name(kind)) for kind in ("lead", "activity", "comment", "task"))
_scopes: dict[tuple[str, tuple[Any, ...]], frozenset[str]] = {}
_agreed: set[tuple[int, int, frozenset[str], int]] = set()
"""Tokens of rows here and there that were compared already, with the scopes of whom they were for, and the schema."""
_indexed: set[tuple[int, int]] = set()
"""Tokens of tables and of their search index that were compared already."""


def scopes_of(kind: str, row: tuple[Any, ...]) -> frozenset[str]:
    """Who may see this row. Remembered: rows are few."""
    known = _scopes.get((kind, row))
    if known is None:
        if len(_scopes) > REMEMBERED:
            _scopes.clear()
        entity = ENTITIES[kind]
        known = _scopes[kind, row] = frozenset((*entity.scopes(entity.from_store(row)), "vendor"))
    return known


def _differing(kind: str, mine: Rows, there: Rows, scopes: frozenset[str], schema: int) -> list[Any]:
    """What a replica has otherwise than the hub shows under these scopes, but for rows that a client cannot read.

    What is newer than the schema is not compared: it may have come when the hub, or the program, was a newer one.
    """
    asked = (mine.token, there.token, scopes, schema)
    if asked in _agreed:
        return []
    if len(_agreed) > REMEMBERED:
        _agreed.clear()
    aside = unfit_ids(kind, there)
    wanted = {key: row for key, row in there.items() if key not in aside and _sees(scopes, kind, row)}
    shown = {key: row for key, row in mine.items() if key not in aside} if aside else mine
    if schema < SCHEMA:
        shown, wanted = _as_of(kind, shown, schema), _as_of(kind, wanted, schema)
    if shown != wanted:
        return difference(shown, wanted)
    _agreed.add(asked)
    return []


def _as_of(kind: str, rows: Mapping[str, tuple[Any, ...]], schema: int) -> dict[str, tuple[Any, ...]]:
    """The rows in the columns that this schema had."""
    places = [place for place, item in enumerate(ENTITIES[kind].fields) if item.since <= schema]
    return {key: tuple(row[place] for place in places) for key, row in rows.items()}


def _sees(scopes: frozenset[str], kind: str, row: tuple[Any, ...]) -> bool:
    return not scopes.isdisjoint(scopes_of(kind, row))


class Checks:
    """Looks at a history after each of its steps."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._hub = history.hub
        self._seen = -1
        self._shown: dict[tuple[int, str, int], Content] = {}
        """The hub's rows by its era, epoch and version."""
        self._now: Content = {}
        self._scopes: dict[tuple[int, str, int], dict[str, frozenset[str]]] = {}

    def begin(self) -> None:
        """Everything is as it was at the beginning of all histories."""
        self.after_step()

    def after_step(self) -> None:
        """All invariants that a step can break."""
        self._look_at_hub()
        self._answers()
        for machine in self._history.machines:
            if machine.seen != machine.slot.disk.state:
                self._look_at(machine)
                machine.seen = machine.slot.disk.state

    def at_rest(self) -> None:
        """Invariants 7, 9 and 10: nothing waits once the faults have stopped, and all is where it should be."""
        for machine in self._history.machines:
            machine.seen = -1
        self.after_step()
        for machine in self._history.machines:
            if why := self._unrest(machine):
                raise Violation("7 and 10", f"{machine.name} {why}")
            if wrong := effects.wrong(self._history, machine, self._now):
                raise Violation("1", f"{machine.name}: {wrong}")
            self.digest_holds(machine)
        if self._hub.folder.used and (wrong := files.missing(self._history)):
            raise Violation("1", wrong)

    def restless(self) -> list[Machine]:
        """Whoever has not come to rest."""
        self._look_at_hub()
        return [machine for machine in self._history.machines if self._unrest(machine)]

    def _unrest(self, machine: Machine) -> str:
        raw = machine.slot.disk.raw
        if raw.execute("SELECT count(*) FROM outbox WHERE status = 'pending'").fetchone()[0]:
            return "still has something to send"
        if raw.execute("SELECT count(*) FROM shadow").fetchone()[0]:
            return "still has shadows"
        meta = _meta(machine)
        if meta.get("phase") != "ready":
            return "has loaded nothing"
        if int(meta["served"]) < SCHEMA:
            return "lacks what is newer than its program or its hub was"
        if self._place(machine, meta) != self._position():
            return f"is not where the hub is: {self._place(machine, meta)}, {self._position()}"
        return ""

    def _position(self) -> tuple[int, str, int]:
        raw = self._hub.disk.raw
        epoch = raw.execute("SELECT value FROM hub_meta WHERE key = 'epoch'").fetchone()[0]
        return self._hub.era, epoch, raw.execute("SELECT v FROM feed").fetchone()[0]

    @staticmethod
    def _place(machine: Machine, meta: dict[str, str]) -> tuple[int, str, int]:
        return machine.era, meta.get("epoch", ""), int(meta.get("cursor", "0"))

    def _look_at_hub(self) -> None:
        """Remember what it shows; invariant 2: per client the numbers from 1 to the last, each once."""
        if self._seen == self._hub.disk.state:
            return
        raw = self._hub.disk.raw
        self._now = content(self._hub.disk, _THERE)
        self._shown[self._position()] = self._now
        self._scopes.setdefault(self._position(), {})
        taken: dict[str, list[int]] = {}
        for client_id, mid in raw.execute("SELECT client_id, mid FROM command_result ORDER BY client_id, mid"):
            taken.setdefault(client_id, []).append(mid)
        for client_id, last in raw.execute("SELECT client_id, last_mid FROM client"):
            mids = taken.get(client_id, [])
            if mids != list(range(last - len(mids) + 1, last + 1)):
                raise Violation("2", f"the hub took {taken.get(client_id)} of {client_id}, and says {last}")
        if self._hub.misled:
            raise Violation("2", self._hub.misled)
        self._seen = self._hub.disk.state

    def _allowed(self, place: tuple[int, str, int], user_id: str) -> frozenset[str]:
        """The scopes of a user as of now; remembered for as long as the hub stands still."""
        known = self._scopes[place]
        if user_id not in known:
            known[user_id] = entitled(self._hub.disk, user_id)
        return known[user_id]

    def _answers(self) -> None:
        """Invariant 5: no answer held a row that its reader may not see; judged by the row as it was sent."""
        for user_id, scopes, lines in self._hub.served:
            for line in lines:
                if line.startswith(b'{"t":"page"'):
                    self._page(user_id, protocol.decode_line(line), scopes)
        self._hub.served.clear()

    @staticmethod
    def _page(user_id: str, page: Any, scopes: frozenset[str]) -> None:
        if page.columns != ENTITIES[page.entity].columns:
            return
        for row in page.rows:
            if scopes.isdisjoint(scopes_of(page.entity, tuple(row))):
                raise Violation("5", f"{user_id} was sent {page.entity} {row[0]}")

    def _look_at(self, machine: Machine) -> None:
        meta = _meta(machine)
        shown = content(machine.slot.disk, _HERE)
        if meta.get("phase") == "ready":
            base = self._layers(machine, shown)
            self._compare(machine, meta, base)
            self._search(machine)
        if not self._hub.era:
            self._in_step(machine, meta)
        if machine.login != "vera@hub.example" and any(shown[kind] for kind in REVEALING):
            raise Violation("5", f"{machine.name} holds what only the vendor may see")
        self._cursor(machine, meta)
        self._commands(machine, meta)
        if self._hub.folder.used and (wrong := files.faults(machine)):
            raise Violation("1 and 8", f"{machine.name}: {wrong}")

    def _in_step(self, machine: Machine, meta: dict[str, str]) -> None:
        """Invariant 4: where no hub went back in time, sums agree, and nothing has to be loaded anew for safety."""
        if meta.get("mismatches", "0") != "0":
            raise Violation("4", f"{machine.name}: a digest did not agree")
        if meta.get("digest") == "mismatch" and not self._history.faults["hub of another age"]:
            raise Violation("4", f"{machine.name} is to load everything anew, and nobody has forgotten anything")

    def _layers(self, machine: Machine, shown: Content) -> Content:
        """Invariant 3. Returns the base."""
        raw = machine.slot.disk.raw
        if not raw.execute(
            "SELECT 1 FROM outbox WHERE status = 'pending' UNION ALL SELECT 1 FROM shadow LIMIT 1"
        ).fetchone():
            return shown
        base: Content = {}
        again: Content = {}
        with suppress(_Undo), machine.slot.replica.write() as conn:
            restore_base(conn)
            base = content(machine.slot.disk, _HERE)
            do_again(conn)
            again = content(machine.slot.disk, _HERE)
            raise _Undo
        for kind, rows in again.items():
            if rows.token != shown[kind].token and rows != shown[kind]:
                raise Violation("3", f"{machine.name}: {kind} {difference(shown[kind], rows)}")
        return base

    def _compare(self, machine: Machine, meta: dict[str, str], base: Content) -> None:
        """Invariants 4 and 5: the base is what the hub showed this user at the cursor, under the scopes of then."""
        place = self._place(machine, meta)
        there = self._shown.get(place)
        if there is None or meta.get("digest") != "ok":
            return
        scopes = frozenset(json.loads(meta.get("scopes", "[]")))
        if place == self._position() and scopes != (own := self._allowed(place, meta["user_id"])) and own:
            raise Violation("4", f"{machine.name} has the scopes {sorted(scopes)}, and should have {sorted(own)}")
        schema = int(meta["served"])
        for kind, rows in base.items():
            if ENTITIES[kind].since <= schema and (wrong := _differing(kind, rows, there[kind], scopes, schema)):
                raise Violation("4", f"{machine.name} at {place}: {kind} {wrong}")
        if schema < SCHEMA:
            return
        aside = set(machine.slot.disk.raw.execute("SELECT entity, row_id FROM quarantine"))
        bad = ((kind, key) for kind, rows in there.items() for key in unfit_ids(kind, rows))
        wanted = {(kind, key) for kind, key in bad if _sees(scopes, kind, there[kind][key])}
        if aside != wanted:
            raise Violation("4", f"{machine.name} at {place}: {aside ^ wanted} should be set aside, or not")

    @staticmethod
    def _search(machine: Machine) -> None:
        """The search index has exactly the rows that are shown."""
        disk = machine.slot.disk
        if len(_indexed) > REMEMBERED:
            _indexed.clear()
        for table, index in _SEARCHED:
            tokens = (disk.token(table), disk.token(index))
            if tokens in _indexed:
                continue
            indexed = {row[0] for row in disk.raw.execute(f"SELECT rowid FROM {index}")}
            there = {row[0] for row in disk.raw.execute(f"SELECT n FROM {table}")}
            if indexed != there:
                raise Violation("3", f"{machine.name}: {index} is wrong")
            _indexed.add(tokens)

    def _cursor(self, machine: Machine, meta: dict[str, str]) -> None:
        """Invariant 6."""
        era, epoch, cursor = now = self._place(machine, meta)
        behind = machine.slot.hub.era != era
        if (
            (era, epoch) == machine.last[:2]
            and not behind
            and meta.get("phase") == "ready"
            and cursor < machine.last[2]
        ):
            raise Violation("6", f"{machine.name}: the cursor went back from {machine.last} to {now}")
        machine.last = NOWHERE if behind else now

    def _commands(self, machine: Machine, meta: dict[str, str]) -> None:
        """Invariants 1 and 8: what was saved waits, or has ended as the hub says and is shown, or was taken back."""
        raw, diary = machine.slot.disk.raw, machine.diary
        kept = {row[0]: row[1:] for row in raw.execute("SELECT seq, mid, status, name FROM outbox")}
        if lost := diary.done.keys() - kept.keys() - diary.withdrawn - diary.ended.keys():
            raise Violation("1 and 8", f"{machine.name} has lost {sorted(lost)}")
        noted = {
            row[0]: row[1] for row in raw.execute("SELECT seq, resolved_at FROM attention ORDER BY resolved_at DESC")
        }
        behind = machine.slot.hub.era != machine.era
        theirs = self._results(meta.get("client_id", ""))
        for seq, (mid, status, name) in kept.items():
            before = diary.ended.get(seq)
            if status in {"refused", "conflict"} and seq not in noted:
                raise Violation("1", f"{machine.name}: {seq} {name} ended as {status} and nobody is told")
            if status == "applied" and noted.get(seq) == "":
                raise Violation("1", f"{machine.name}: {seq} {name} was applied and still asks for a decision")
            if not behind and status in ENDED and mid and theirs.get(mid, status) != status:
                raise Violation("1", f"{machine.name}: {seq} {name} is {status}, and the hub says {theirs[mid]}")
            if before is None and status in ENDED:
                diary.ended[seq] = status
            elif before is not None and status != before:
                self._changed_end(machine, seq, status)

    def _results(self, client_id: str) -> dict[int, str]:
        found = self._hub.disk.raw.execute("SELECT mid, result FROM command_result WHERE client_id = ?", (client_id,))
        return {mid: json.loads(result)["status"] for mid, result in found}

    @staticmethod
    def _changed_end(machine: Machine, seq: int, status: str) -> None:
        """Only a hub that went back in time may answer again."""
        if not machine.slot.hub.era:
            raise Violation("1", f"{machine.name}: {seq} ended as {machine.diary.ended[seq]}, and now it is {status}")
        if status in ENDED:
            machine.diary.ended[seq] = status
        else:
            del machine.diary.ended[seq]

    def sums_agree(self, machine: Machine) -> None:
        """Invariant 4 after the hub went back unsaid: counts and sums of versions are those of the hub all the same.

        A machine that is not where the hub is has not been told yet.
        """
        meta = _meta(machine)
        position = self._position()
        if (meta.get("epoch"), int(meta.get("cursor", "0"))) != position[1:]:
            return
        scopes = frozenset(json.loads(meta.get("scopes", "[]")))
        counted = self.digest_holds(machine)
        for kind, rows in content(self._hub.disk, _THERE).items():
            place = ENTITIES[kind].columns.index("rv")
            wanted = [row[place] for row in rows.values() if _sees(scopes, kind, row)]
            if tuple(counted.get(kind, (0, 0))) != (len(wanted), sum(wanted)):
                raise Violation("4", f"{machine.name}: the sums of {kind} differ, and nothing was done about it")

    def digest_holds(self, machine: Machine) -> dict[str, tuple[int, int]]:
        """The digest of the machine's base, counted; the one that was kept with every change must be the same."""
        with machine.slot.replica.read() as conn:
            counted = base_digest(conn)
            if tally.kept(conn) is not None and running_digest(conn) != counted:
                raise Violation("4", f"{machine.name}: the running digest is not that of the rows")
        return counted


def _meta(machine: Machine) -> dict[str, str]:
    return dict(machine.slot.disk.raw.execute("SELECT key, value FROM meta WHERE key <> 'declared'").fetchall())
