"""The way in: parses the words, runs the verb, and turns every error into a message and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack

from prm_desktop import logs
from prm_desktop.cli.exits import Exit, exit_code
from prm_desktop.cli.output import report
from prm_desktop.cli.parser import build
from prm_desktop.errors import UserError

Window = Callable[[argparse.Namespace], int]


def run(words: Sequence[str], window: Window) -> int:
    """Do what the words say and return the exit code. Without a verb, `window` is called with the options."""
    as_json, debug = "--json" in words, "--debug" in words
    try:
        options = build().parse_args(words)
        _prepare(debug=options.debug)
        code = _verb(options) if options.verb else window(options)
        sys.stdout.flush()
    except SystemExit as done:  # argparse leaves this way after --help and --version
        return int(done.code or 0)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost door: every error ends in a message and a code
        return _failed(error, as_json=as_json, debug=debug)
    return code


def _prepare(*, debug: bool) -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # text that the terminal cannot show must not end the program
            reconfigure(errors="backslashreplace")
    if debug:
        logs.configure(verbose=True, console=True)


def _verb(options: argparse.Namespace) -> int:
    from prm_desktop.cli.context import Context
    from prm_desktop.clock import utc_now

    with ExitStack() as stack:
        return int(_function(options.verb)(Context(options, utc_now, stack)))


def _function(verb: str) -> Callable[..., Exit]:
    """The function of a verb. What it needs is loaded only now, so that `--help` is quick."""
    from prm_desktop.cli import account, blobs, doctor, importing, links, reading, writing

    return {
        "sign-in": account.sign_in,
        "sign-out": account.sign_out,
        "sync": account.sync,
        "status": account.status,
        "recover": account.recover,
        "list": reading.list_rows,
        "show": reading.show,
        "export": reading.export,
        "import": importing.bring,
        "do": writing.do,
        "undo": writing.undo,
        "outbox": writing.outbox,
        "attention": writing.attention,
        "blob": blobs.blob,
        "doctor": doctor.doctor,
        "link-handler": links.link_handler_verb,
        "tour": doctor.tour,
    }[verb]


def _failed(error: BaseException, *, as_json: bool, debug: bool) -> int:
    code = exit_code(error)
    if isinstance(error, BrokenPipeError):
        _silence_stdout()
        return code
    if debug:
        traceback.print_exception(error)
    if isinstance(error, UserError):
        report(error, as_json=as_json)
    elif isinstance(error, KeyboardInterrupt):
        report(_Stopped("What was saved before is safe."), as_json=as_json)
    else:
        told = _Defect("{what}", what=f"{type(error).__name__}: {error}")
        report(told, as_json=as_json)
    return code


class _Stopped(UserError):
    code = "interrupted"
    default_title = "Stopped"


class _Defect(UserError):
    code = "unexpected"
    default_title = "Unexpected error"
    default_hint = "This is a defect of the program. Run it again with --debug and report what it prints."


def _silence_stdout() -> None:
    """Let nothing be written any more, not even at the end of the process, to a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
