"""The verbs of `prm-hub`: serve, user, registration, import, route, policy, … Results go to standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from prm_desktop.errors import BadInput, UserError
from sync.hub import cli_registrations
from sync.hub.store import Store

DEFAULT_DATABASE = "prm-hub.db"
DEFAULT_PORT = 8731
EXIT_ERROR = 1
EXIT_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the exit code is 0, 1 where it failed, 2 where it was called wrongly."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except UserError as error:
        _complain(error, as_json=getattr(options, "json", False))
        return EXIT_ERROR
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        if store := getattr(options, "store", None):
            store.close()
    return 0


def _complain(error: UserError, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"error": error.code, "message": error.message, "hint": error.hint}), file=sys.stderr)
    else:
        print(f"{error.title}: {error.message}", error.hint, sep="\n" if error.hint else "", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="prm-hub", description="The central PRM API that PRM Desktop syncs with.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    serve = _verb(verbs, "serve", _serve, "answer clients")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    serve.add_argument("--port", type=int, default=DEFAULT_PORT, help="port; 0 = any free one (%(default)s)")
    serve.add_argument("--workers", type=int, default=1, help="processes; more than one needs PostgreSQL")
    serve.add_argument("--demo", action="store_true", help="fill an empty hub with demo data, and show its accounts")
    serve.add_argument("--size", choices=("small", "large"), default="small", help="of the demo data (%(default)s)")
    _user_verbs(verbs)
    cli_registrations.add_verbs(verbs, _verb, _open, _show)
    load = _verb(verbs, "import", _import, "load a CSV file of leads (or partners, products, …)")
    load.add_argument("kind", help="leads, or another kind of record")
    load.add_argument("file", type=Path)
    load.add_argument("--preview", "--dry-run", action="store_true", help="only say what would happen")
    _verb(verbs, "route", _route, "route new leads, send on offers that ran out, release claims")
    policy = _verb(verbs, "policy", _policy, "show the programme's numbers, or change some")
    policy.add_argument("changes", nargs="*", metavar="NAME=NUMBER")
    renew = _verb(verbs, "renew-epoch", _renew_epoch, "begin a new epoch; needed after a backup was restored")
    renew.add_argument("--hub-id", default="", metavar="ID", help="take the place of a lost hub that had this id")
    compact = _verb(verbs, "compact", _compact, "forget rows that went long ago")
    compact.add_argument("--keep", type=int, default=100_000, help="versions to keep tombstones of (%(default)s)")
    return parser


def _verb(verbs: Any, name: str, run: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=text, description=text.capitalize() + ".")
    database = os.environ.get("PRM_HUB_DATABASE", DEFAULT_DATABASE)
    verb.add_argument("--database", default=database, help="SQLite file or URL of a database (%(default)s)")
    folder = os.environ.get("PRM_HUB_BLOBS")
    where = "folder of documents and attachments (beside an SQLite database)"
    verb.add_argument("--blobs", type=Path, default=Path(folder) if folder else None, help=where)
    verb.add_argument("--json", action="store_true", help="print JSON")
    verb.set_defaults(run=run)
    return verb


def _open(options: argparse.Namespace) -> Store:
    """The store of this run; `main` closes it."""
    store = Store(options.database, blobs=options.blobs)
    options.store = store
    return store


def _user_verbs(verbs: Any) -> None:
    users = verbs.add_parser("user", help="people who may sign in").add_subparsers(required=True, metavar="VERB")
    add = _verb(users, "add", _user_add, "add an account; prints its password")
    add.add_argument("login")
    add.add_argument("--name", default="")
    add.add_argument("--role", default="rep", help="rep, admin or vendor (%(default)s)")
    add.add_argument("--partner", default="", help="id or name of the partner")
    _verb(users, "list", _user_list, "list all accounts")
    for name, active in (("disable", False), ("enable", True)):
        verb = _verb(users, name, _user_active, f"{name} an account")
        verb.add_argument("login")
        verb.set_defaults(active=active)
    password = _verb(users, "password", _user_password, "give a new password and end all sessions; prints it")
    password.add_argument("login")
    for verb in (add, password):
        verb.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def _serve(options: argparse.Namespace) -> None:
    from sync.hub.database import database_url
    from sync.hub.serving import listening_socket, serve, serve_with_workers, url_of

    if options.workers > 1 and database_url(options.database).get_backend_name() == "sqlite":
        raise BadInput("Several workers need PostgreSQL.", hint="Give --database postgresql://…")
    store = _open(options)
    accounts = _demo_accounts(store, options)
    listening = listening_socket(options.host, options.port)
    hello = {"url": url_of(listening), **({"accounts": accounts} if options.demo else {})}
    if options.workers > 1:
        store.close()
        _say_hello(hello, as_json=options.json)
        serve_with_workers(options.database, store.blobs.folder, listening, options.workers)
    else:
        serve(store, listening, lambda: _say_hello(hello, as_json=options.json))


def _demo_accounts(store: Store, options: argparse.Namespace) -> list[dict[str, str]]:
    if not options.demo:
        return []
    from sync.hub.seeding import seed_demo

    found = seed_demo(store, options.size)
    return [{"user": a.user, "password": a.password, "partner": a.partner_id, "role": a.role} for a in found]


def _say_hello(hello: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(hello), flush=True)
        return
    print(f"The hub answers at {hello['url']}", flush=True)
    for account in hello.get("accounts", []):
        print(f"  {account['user']:<36} {account['password']:<20} {account['role']}", flush=True)


def _user_add(options: argparse.Namespace) -> None:
    accounts = _accounts(options)
    made, password = accounts.add(options.login, options.name, options.role, options.partner, _given(options))
    _show({**asdict(made), "password": password}, f"Added {made.user}. Password: {password}", options)


def _user_list(options: argparse.Namespace) -> None:
    found = _accounts(options).all()
    state = {True: "", False: "disabled"}
    lines = [
        f"{item.user:<36} {item.role:<7} {item.partner_name or 'vendor':<28} {state[item.active]}" for item in found
    ]
    _show([asdict(item) for item in found], "\n".join(map(str.rstrip, lines)) or "There are no accounts.", options)


def _user_active(options: argparse.Namespace) -> None:
    made = _accounts(options).set_active(options.login, active=options.active)
    _show(
        asdict(made), f"{made.user} can sign in." if made.active else f"{made.user} cannot sign in any more.", options
    )


def _user_password(options: argparse.Namespace) -> None:
    password = _accounts(options).set_password(options.login, _given(options))
    _show({"user": options.login, "password": password}, f"New password: {password}", options)


def _accounts(options: argparse.Namespace) -> Any:
    from sync.hub.accounts import Accounts
    from sync.hub.auth import Auth

    store = _open(options)
    return Accounts(store, Auth(store))


def _given(options: argparse.Namespace) -> str:
    return sys.stdin.readline().rstrip("\r\n") if options.password_stdin else ""


def _import(options: argparse.Namespace) -> None:
    from sync.hub.imports import import_file

    report = import_file(_open(options), options.kind, options.file, preview=options.preview)
    verb = "Loaded" if report.loaded else "Would load"
    counts = f"{report.new} new, {report.changed} changed, {report.unchanged} as they were, {len(report.bad)} bad"
    lines = [
        f"{verb} {report.file}: {counts} of {report.lines} lines.",
        *([f"Routed {report.routed} leads."] if report.routed else []),
        *([f"Columns that mean nothing here: {', '.join(report.ignored_columns)}"] if report.ignored_columns else []),
        *(f"  line {fault.line}: {fault.reason}" for fault in report.bad),
    ]
    if options.preview:
        lines += ["The first rows:", *(f"  {json.dumps(row, ensure_ascii=False)}" for row in report.sample)]
    _show(asdict(report), "\n".join(lines), options)


def _route(options: argparse.Namespace) -> None:
    from sync.hub.sweep import sweep

    done = sweep(_open(options))
    text = (
        f"Routed {done.routed} new leads, sent on {done.expired} that nobody answered, "
        f"released {done.released} claims, took {done.withdrawn} back from the shark tank, "
        f"ended {done.ended} registrations."
    )
    _show(asdict(done), text, options)


def _policy(options: argparse.Namespace) -> None:
    import msgspec

    from sync.hub import policy
    from sync.hub.sweep import publish_terms

    store = _open(options)
    with store.raw() as conn:
        found = policy.current(conn)
        if options.changes:
            found = policy.changed(found, options.changes)
            policy.change(conn, found, store.now())
    publish_terms(store)
    shown = msgspec.to_builtins(found)
    _show(shown, json.dumps(shown, indent=2), options)


def _renew_epoch(options: argparse.Namespace) -> None:
    epoch = _open(options).renew_epoch(options.hub_id)
    _show({"epoch": epoch}, f"New epoch: {epoch}. Every client loads anew and sends what is missing here.", options)


def _compact(options: argparse.Namespace) -> None:
    store = _open(options)
    dropped = store.compact(max(store.version() - options.keep, 0))
    _show({"dropped": dropped}, f"Forgot {dropped} rows that went long ago.", options)


def _show(value: Any, text: str, options: argparse.Namespace) -> None:
    print(json.dumps(value, ensure_ascii=False) if options.json else text)
