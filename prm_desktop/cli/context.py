"""What every verb is given: its options, where to print, and the way to the open profile."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from getpass import getpass
from typing import TextIO, TypeVar

from prm_desktop.app import Secrets, Session, Wanted, open_session
from prm_desktop.cli.output import Output
from prm_desktop.errors import BadInput, Locked

T = TypeVar("T")


class Context:
    """The surroundings of one verb. What it opens is closed with `stack`."""

    def __init__(
        self, options: argparse.Namespace, now: Callable[[], str], stack: ExitStack, stdin: TextIO | None = None
    ) -> None:
        self.options = options
        self.out = Output(as_json=options.json, ids=options.ids)
        self.now = now
        self.stdin = stdin or sys.stdin
        self.wanted = Wanted(profile=options.profile, demo=options.demo)
        self._stack = stack
        self._session: Session | None = None

    def session(self) -> Session:
        """The open profile; it is opened at the first call. A passphrase is asked for where a person can type it."""
        if self._session is None:
            secrets = Secrets.of_environment()
            try:
                self._session = self.enter(open_session(self.wanted, secrets))
            except Locked as error:
                if secrets.passphrase:
                    raise
                if not self.stdin.isatty():
                    error.hint = "Set PRM_PASSPHRASE to your passphrase, or run: prm-desktop recover"
                    raise
                typed = Secrets(passphrase=self.secret(from_stdin=False, prompt="Passphrase"))
                self._session = self.enter(open_session(self.wanted, typed))
        return self._session

    def enter(self, opened: AbstractContextManager[T]) -> T:
        """Open something until the verb ends."""
        return self._stack.enter_context(opened)

    def secret(self, *, from_stdin: bool, prompt: str) -> str:
        """A password: the next line of input, or asked for at a terminal. Raises `BadInput` where neither is there."""
        if from_stdin:
            line = self.stdin.readline()
            if not line:
                raise BadInput("{what} was to come from standard input, but it ended.", what=prompt)
            return line.rstrip("\r\n")
        if not self.stdin.isatty():
            raise BadInput("{what} is needed.", what=prompt, hint="Use the -stdin option to pass it from a program.")
        return getpass(f"{prompt}: ", stream=sys.stderr)
