"""The verbs around the account: sign-in, sign-out, sync, status, recover."""

from __future__ import annotations

import os
import sys
from typing import Any

from prm_desktop import app
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import HELD, Exit
from prm_desktop.cli.shown import relative
from prm_desktop.domain.times import moment
from prm_desktop.errors import BadInput, HubError, NotSignedIn, UserError

PROBE_SECONDS = 3.0
"""How long `status` waits for the hub at most."""


def sign_in(ctx: Context) -> Exit:
    """`sign-in`: at the hub, and here a profile with an encrypted copy; then the first sync."""
    options = ctx.options
    for name in ("hub", "user"):
        if not getattr(options, name):
            raise BadInput("Say which {name}: --{name} …", name=name)
    password = ctx.secret(from_stdin=options.password_stdin, prompt="Password")
    secrets = app.Secrets(passphrase=_passphrase(ctx))
    session, recovery_code = ctx.enter(app.sign_in(ctx.wanted, options.hub, options.user, password, secrets))
    told = {"profile": session.name, "user": session.workspace.actor.name, "recovery_code": recovery_code}
    lines = [f"Signed in as {told['user']}; the profile is “{session.name}”."]
    if recovery_code:
        lines += [
            f"Recovery code: {recovery_code}",
            "Write it down and keep it away from this computer. It opens your local copy if its key is ever lost.",
        ]
    try:
        received = 0 if options.no_sync else session.sync(_progress(ctx)).received
    finally:  # the code is shown once in its life, whatever became of the sync
        ctx.out.result(told, *lines)
    if not options.no_sync and not ctx.out.as_json:
        ctx.out.line(f"{received:,} records are here now; you can work offline.")
    return Exit.DONE


def _passphrase(ctx: Context) -> str:
    """The passphrase for a computer without a keyring: from the next line of input, or from the environment."""
    if ctx.options.passphrase_stdin:
        return ctx.secret(from_stdin=True, prompt="Passphrase")
    return os.environ.get("PRM_PASSPHRASE", "")


def _progress(ctx: Context) -> Any:
    """Where a person looks on, one line that counts the rows; elsewhere nothing."""
    if ctx.out.as_json or not sys.stderr.isatty():
        return None

    def tell(loaded: int, total: int) -> None:
        of = f" of {total:,}" if total else ""
        sys.stderr.write(f"\r{loaded:,}{of} records" + ("\n" if loaded >= total else ""))
        sys.stderr.flush()

    return tell


def sign_out(ctx: Context) -> Exit:
    """`sign-out`: the session ends at the hub and here; the local copy and unsent work stay."""
    session = ctx.session()
    pending = session.workspace.status().pending
    told = True
    try:
        session.client.sign_out()
    except UserError:
        told = False  # the tokens are forgotten here in any case; the hub's copy of them runs out by itself
    waiting = f" {_changes(pending)} not sent yet; they stay here until you sign in again." if pending else ""
    ctx.out.result({"signed_out": True, "hub_told": told, "pending": pending}, f"Signed out.{waiting}")
    return Exit.DONE


def _changes(count: int) -> str:
    return "1 change is" if count == 1 else f"{count} changes are"


def sync(ctx: Context) -> Exit:
    """`sync`: one cycle. Ends with 5 where it brought something that needs a person."""
    session = ctx.session()
    if ctx.options.allow_removal:
        session.workspace.allow_removal()
    before = {item.id for item in session.workspace.attention()}
    try:
        outcome = session.sync(_progress(ctx))
    except HubError as error:
        if error.code == HELD:
            error.hint = "Nothing was removed. If this is expected: prm-desktop sync --allow-removal"
        raise
    status = session.workspace.status()
    fresh = [item for item in session.workspace.attention() if item.id not in before]
    told: dict[str, Any] = {
        "pushed": outcome.pushed,
        "received": outcome.received,
        "cursor": outcome.cursor,
        "full": outcome.full,
        "pending": status.pending,
        "attention": status.attention,
    }
    lines = [f"In step with the hub: {outcome.pushed:,} sent, {outcome.received:,} received."]
    if trouble := _files_trouble(session):
        told["files"] = trouble.code
        lines.append(f"Not all documents came: {trouble.message}")
    if fresh:
        lines.append(f"{len(fresh)} of your changes need attention: prm-desktop attention")
    ctx.out.result(told, *lines)
    return Exit.ATTENTION if fresh else Exit.DONE


def _files_trouble(session: app.Session) -> UserError | None:
    """Bring here what is to be kept. What keeps it from coming is told, and is no failure of the sync."""
    try:
        session.move_files()
    except UserError as error:
        return error
    return None


def status(ctx: Context) -> Exit:
    """`status`: the truth about this copy, and whether the hub answers right now."""
    session = ctx.session()
    found = session.workspace.status()
    problem = session.probe(PROBE_SECONDS) if found.hub_url else NotSignedIn("You have not signed in yet.")
    state = _state(found, online=problem is None)
    told = {
        "state": state,
        "online": problem is None,
        "hub": session.client.base_url,
        "hub_id": session.profile.hub_id,
        "hub_name": found.hub_name,
        "profile": session.name,
        "user": found.user,
        "partner": found.partner,
        "cursor": found.cursor,
        "epoch": found.epoch,
        "last_success": found.last_success,
        "pending": found.pending,
        "oldest_pending": found.oldest_pending,
        "attention": found.attention,
        "primed": found.primed,
        "digest_ok": found.digest_ok,
        "digest": found.digest,
        "digest_at": found.digest_at,
        "mismatches": found.mismatches,
        "repairs": found.repairs,
        "repaired_at": found.repaired_at,
        "oldest_pending_seconds": _age(found.oldest_pending, ctx.now()),
        "retry_at": found.retry_at,
        "held": list(found.held) if found.held else None,
        "set_aside": found.set_aside,
        "error": problem.message if problem else found.last_error,
        "demo": session.demo,
    }
    if ctx.out.as_json:
        ctx.out.json(told)
        return Exit.DONE
    _tell_status(ctx, told)
    return Exit.DONE


def _state(found: Any, *, online: bool) -> str:
    if not found.signed_in:
        return "signed_out"
    if found.held:
        return "held"
    return "idle" if online else "offline"


def _tell_status(ctx: Context, told: dict[str, Any]) -> None:
    now = ctx.now()
    words = {
        "signed_out": "Signed out",
        "held": "Waiting for you: the hub wants to remove most of your data",
        "idle": "Online",
        "offline": "Offline",
    }
    waiting = f"{told['pending']} waiting to be sent, since {relative(told['oldest_pending'], now)}"
    facts = [
        ("State", words[told["state"]]),
        ("Who", " · ".join(filter(None, (told["user"], told["partner"])))),
        ("Hub", " · ".join(filter(None, (told["hub_name"], told["hub"])))),
        ("Last sync", relative(told["last_success"], now) if told["last_success"] else "never"),
        ("Changes", waiting if told["pending"] else "everything is sent"),
        ("Attention", f"{told['attention']} to decide: prm-desktop attention" if told["attention"] else "nothing"),
        ("Copy", _copy_words(told, now)),
        ("Position", f"change no. {told['cursor']:,} of the hub, epoch {told['epoch'][:8]}" if told["cursor"] else ""),
    ]
    if told["held"]:
        removed, of = told["held"]
        facts.append(("Held", f"{removed:,} of {of:,} records would go: prm-desktop sync --allow-removal"))
    if told["retry_at"] > now:
        facts.append(("Next try", f"{relative(told['retry_at'], now)}: the hub asked to be left alone until then"))
    if not told["primed"]:
        facts.append(("Data", "not here yet: prm-desktop sync"))
    if told["set_aside"]:
        facts.append(("Set aside", f"{told['set_aside']} records that this program cannot read: prm-desktop doctor"))
    if told["error"]:
        facts.append(("Problem", told["error"]))
    ctx.out.facts(facts)


def _copy_words(told: dict[str, Any], now: str) -> str:
    """What is known of how this copy compares with the hub."""
    if not told["digest"]:
        return "not compared with the hub yet"
    if told["digest"] != "ok":
        return "differs from the hub; the next sync repairs it. Unsent work is safe"
    words = [f"the same as at the hub, compared {relative(told['digest_at'], now)}" if told["digest_at"] else ""]
    if told["mismatches"]:
        words.append(f"{told['mismatches']} disagreements so far, {told['repairs']} repaired in place")
    return "; ".join(filter(None, words)) or "the same as at the hub"


def _age(instant: str, now: str) -> int:
    """Whole seconds since then; 0 where there is nothing."""
    return max(0, int((moment(now) - moment(instant)).total_seconds())) if instant else 0


def recover(ctx: Context) -> Exit:
    """`recover`: the recovery code opens the copy, and its key goes back into the keyring or under a new passphrase."""
    code = ctx.secret(from_stdin=ctx.options.code_stdin, prompt="Recovery code")
    place = app.recover(ctx.wanted, code, app.Secrets(passphrase=_passphrase(ctx)))
    ctx.out.result({"recovered": True, "key_place": place}, f"Your local copy opens again; its key is {place}.")
    return Exit.DONE
