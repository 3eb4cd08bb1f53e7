"""The exit codes, and which error ends in which. They are an interface: scripts depend on them."""

from __future__ import annotations

from enum import IntEnum

from prm_desktop.domain.commands import Refusal
from prm_desktop.errors import BadInput, HubError, Locked, NotFound, NotSignedIn, ReplicaError, UserError

HELD = "held"
"""The code of `sync.apply.Held`, which waits for a person's word."""


class Exit(IntEnum):
    """How a verb ended."""

    meaning: str

    def __new__(cls, value: int, meaning: str) -> Exit:
        """Make a member from its number and what it means."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    DONE = 0, "done"
    UNEXPECTED = 1, "unexpected error, a defect of this program"
    BAD_INPUT = 2, "bad input, or no such record"
    OFFLINE = 3, "the hub could not be reached or gave no usable answer; nothing is lost"
    REFUSED = 4, "a rule refused it"
    ATTENTION = 5, "done, but something needs your attention"
    LOCKED = 6, "the local copy is locked: keyring, passphrase or recovery code"
    NOT_SIGNED_IN = 7, "not signed in"
    LOCAL_DATA = 8, "a problem with the local data or disk"
    INTERRUPTED = 130, "interrupted with Ctrl+C"
    PIPE = 141, "whoever read the output stopped reading"


def exit_code(error: BaseException) -> Exit:
    """The exit code that an error ends in."""
    table: tuple[tuple[type[BaseException], Exit], ...] = (
        (BadInput, Exit.BAD_INPUT),
        (NotFound, Exit.BAD_INPUT),
        (Refusal, Exit.REFUSED),
        (Locked, Exit.LOCKED),
        (ReplicaError, Exit.LOCAL_DATA),
        (NotSignedIn, Exit.NOT_SIGNED_IN),
        (HubError, Exit.OFFLINE),
        (KeyboardInterrupt, Exit.INTERRUPTED),
        (BrokenPipeError, Exit.PIPE),
        (OSError, Exit.LOCAL_DATA),
    )
    if isinstance(error, UserError) and error.code == HELD:
        return Exit.ATTENTION
    return next((code for kind, code in table if isinstance(error, kind)), Exit.UNEXPECTED)


def exit_help() -> str:
    """The list of exit codes for `--help`."""
    return "exit codes:\n" + "\n".join(f"  {code.value:>3}  {code.meaning}" for code in Exit)
