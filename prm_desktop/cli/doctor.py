"""The verb `doctor`: looks at everything that can be wrong here and says what it found."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prm_desktop import __version__, paths
from prm_desktop.app import Session
from prm_desktop.app_repair import repair_file
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit, exit_code
from prm_desktop.cli.mend import as_json, mend, show_differences
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubError, UserError
from prm_desktop.replica import schema
from prm_desktop.replica.audit import stale_indexes, wrongly_shown
from sync.repair import Difference, Examined

SPACE_WANTED = 500_000_000
"""Free bytes below which the doctor warns: a migration copies the file first."""
SAME = "Same as the hub"
REPAIR_HINT = "To put it right: prm-desktop doctor --repair. Unsent work is safe."
FEW = 3
"""How many of the records that are set aside are told."""
LIBRARIES = ("sqlalchemy", "sqlcipher3", "httpx", "keyring", "PySide6-Essentials")


class Verdict(StrEnum):
    """How a check ended. A note is nothing to worry about."""

    OK = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor."""

    check: str
    verdict: Verdict
    words: str
    differences: tuple[Difference, ...] = ()


def doctor(ctx: Context) -> Exit:
    """`doctor`: ends with 0 where all is well, else with the exit code of the first thing that is not."""
    if ctx.options.repair:
        return _repair(ctx)
    findings = [_versions(), _space()]
    code = Exit.DONE
    try:
        session = ctx.session()
    except UserError as error:
        findings.append(_bad("Local copy", error))
        code = exit_code(error)
    else:
        findings += [check(session) for check in _CHECKS]
        if any(item.verdict is Verdict.BAD for item in findings):
            code = Exit.LOCAL_DATA
    _tell(ctx, findings)
    return code


def _repair(ctx: Context) -> Exit:
    """Put right what is wrong with the copy: save what can be saved of a damaged file, else what differs in it.

    Raises what `repair_file` raises.
    """
    saved = repair_file(ctx.wanted, now=ctx.now)
    if saved is None:
        return mend(ctx)
    lost = f" Part of it could not be read: {', '.join(saved.incomplete)}." if saved.incomplete else ""
    told = (
        f"Saved {saved.unsent} unsent changes and {saved.attention} that need attention into a fresh copy.{lost} "
        f"The damaged file is kept as {saved.kept.name}. The next sync loads the rest from the hub."
    )
    values = {
        "commands": saved.commands,
        "unsent": saved.unsent,
        "attention": saved.attention,
        "incomplete": list(saved.incomplete),
    }
    ctx.out.result({"repaired": True, "kept": str(saved.kept), **values}, told)
    return Exit.DONE


def _tell(ctx: Context, findings: list[Finding]) -> None:
    differing = [difference for item in findings for difference in item.differences]
    if ctx.out.as_json:
        checks = [{"check": item.check, "verdict": item.verdict.value, "words": item.words} for item in findings]
        well = all(item.verdict is not Verdict.BAD for item in findings)
        told = [as_json(item) for item in differing]
        ctx.out.json({"ok": well, "version": __version__, "checks": checks, "differences": told})
        return
    marks = {Verdict.OK: "  ok", Verdict.NOTE: "note", Verdict.BAD: " BAD"}
    ctx.out.facts((f"{marks[item.verdict]}  {item.check}", item.words) for item in findings)
    if differing:
        ctx.out.line()
        show_differences(ctx.out, differing)


def _bad(check: str, error: UserError) -> Finding:
    return Finding(check, Verdict.BAD, " ".join(filter(None, (f"{error.title}: {error.message}", error.hint))))


def _versions() -> Finding:
    found = [f"prm-desktop {__version__}", f"Python {platform.python_version()}", f"{sys.platform}"]
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    return Finding("Versions", Verdict.OK, ", ".join(found))


def _space() -> Finding:
    home = paths.home()
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    verdict = Verdict.OK if free >= SPACE_WANTED else Verdict.BAD
    return Finding("Disk", verdict, f"{free // 1_000_000:,} MB free at {home}")


def _key(session: Session) -> Finding:
    return Finding("Key", Verdict.OK, f"opens the local copy; it is kept {session.key_place}")


def _file(session: Session) -> Finding:
    size = session.db.path.stat().st_size
    with session.db.read() as conn:
        found = int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())
    words = f"{session.db.path}, {size / 1e6:,.1f} MB, format {found} of {schema.VERSION}, data schema {SCHEMA}"
    return Finding("File", Verdict.OK if found == schema.VERSION else Verdict.BAD, words)


def _integrity(session: Session) -> Finding:
    wrong = session.db.integrity()
    if not wrong:
        return Finding("Integrity", Verdict.OK, "every page passes its check")
    return Finding("Integrity", Verdict.BAD, f"{len(wrong)} problems, the first: {wrong[0]}")


def _lock(session: Session) -> Finding:
    with session.profile.sync_lock() as free:
        words = "free" if free else "held: another window or command is syncing this copy right now"
    return Finding("Sync lock", Verdict.OK if free else Verdict.NOTE, words)


def _work(session: Session) -> Finding:
    status = session.workspace.status()
    words = f"{status.pending} changes wait to be sent, {status.attention} need attention"
    return Finding("Unsent work", Verdict.NOTE if status.pending or status.attention else Verdict.OK, words)


def _set_aside(session: Session) -> Finding:
    count = session.workspace.status().set_aside
    if not count:
        return Finding("Set aside", Verdict.OK, "every record of the hub can be read")
    first = "; ".join(f"{item.kind} {item.id}: {item.why.message}" for item in session.workspace.set_aside(FEW))
    words = f"{count:,} records of the hub cannot be read by this version, the others are not touched by that: {first}"
    return Finding("Set aside", Verdict.NOTE, words)


def _hub(session: Session) -> Finding:
    status = session.workspace.status()
    if not status.signed_in:
        return Finding("Hub", Verdict.NOTE, "signed out; unsent work stays here")
    problem = session.probe(5.0)
    if problem is not None:
        return Finding("Hub", Verdict.NOTE, f"{status.hub_url}: {problem.message}")
    return Finding("Hub", Verdict.OK, f"{status.hub_name} answers at {status.hub_url}")


def _search(session: Session) -> Finding:
    stale = stale_indexes(session.db)
    if not stale:
        return Finding("Search", Verdict.OK, "finds every record as it is")
    names = ", ".join(ENTITIES[kind].plural.lower() for kind in stale)
    return Finding("Search", Verdict.BAD, f"the index of {names} is not that of the records. {REPAIR_HINT}")


def _shown(session: Session) -> Finding:
    wrong = wrongly_shown(session.db)
    if not wrong:
        return Finding("Shown", Verdict.OK, "what the hub sent, with the changes that wait here on it")
    words = f"{len(wrong)} records are not shown as their unsent changes make them. {REPAIR_HINT}"
    return Finding("Shown", Verdict.BAD, words)


def _digest(session: Session) -> Finding:
    """Compare every row of every scope with the hub; what waits to be sent does not matter for that."""
    status = session.workspace.status()
    if not status.primed or not status.signed_in:
        return Finding(SAME, Verdict.NOTE, "not compared: there was no first sync, or you are signed out")
    try:
        found = session.examine()
    except HubError as error:
        return Finding(SAME, Verdict.NOTE, f"not compared: {error.message}")
    if found.differences:
        return Finding(SAME, Verdict.BAD, f"{_differing(found)} {REPAIR_HINT}", found.differences)
    words = f"{found.rows:,} records in {found.scopes} scopes agree, field by field, at change no. {found.cursor}"
    if found.unclear:
        names = ", ".join(sorted(ENTITIES[kind].plural.lower() for kind in found.unclear))
        return Finding(SAME, Verdict.NOTE, f"{words}; the hub is too old to compare these: {names}")
    words = f"all {words}"
    if status.mismatches:
        words += f"; {status.mismatches} disagreements were found so far, {status.repairs} repaired in place"
    return Finding(SAME, Verdict.OK, words)


def _differing(found: Examined) -> str:
    scopes = len({item.scope for item in found.differences})
    return f"{len(found.differences)} kinds of records differ in {scopes} of {found.scopes} scopes."


def _documents(session: Session) -> Finding:
    """Whether every document and attached file that is here is what its checksum says."""
    bad, room = session.documents.damaged(), session.documents.room()
    if bad:
        return Finding("Documents", Verdict.BAD, f"{len(bad)} files are damaged: prm-desktop doctor --repair")
    return Finding("Documents", Verdict.OK, f"{room / 1e6:,.1f} MB here, all as they should be")


_CHECKS: tuple[Callable[[Session], Finding], ...] = (
    _key,
    _file,
    _integrity,
    _lock,
    _work,
    _set_aside,
    _search,
    _shown,
    _hub,
    _digest,
    _documents,
)


def tour(ctx: Context) -> Exit:
    """`tour`: pictures of every screen, with demonstration data; mirrored with `--rtl`."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # pictures need no display
    from prm_desktop.app_demo import TourCompany
    from ui.tour import run_tour

    failed = run_tour(Path(ctx.options.out), TourCompany(), rtl=ctx.options.rtl)
    return Exit.UNEXPECTED if failed else Exit.DONE
