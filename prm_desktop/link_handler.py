"""Makes `prm://` links open this program, for one user of a Linux desktop (freedesktop.org Desktop Entry 1.5).

`resources/prm-desktop.desktop` is the entry, which packagers can install as it is; for one user its `Exec` line names
this very program. A link only leads somewhere (`ui.links`); nothing is done by following one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import resources
from prm_desktop.errors import BadInput, NotFound, ReplicaError
from prm_desktop.files import write_atomic

ENTRY, ICON = "prm-desktop.desktop", "prm-desktop.svg"
READABLE = 0o644
RESERVED = " \t\n\"'\\><~|&;$*?#()`"
"""Characters for which an argument of `Exec` must be quoted."""
ELSEWHERE = "On Windows and macOS the packaged program registers its links; the README says how."
Refresh = Callable[[Path], None]
"""Tells the desktop that the folder of entries has changed."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where one user's entry and icon lie."""

    entry: Path
    icon: Path

    @classmethod
    def of(cls, environment: Mapping[str, str], platform: str = sys.platform) -> Places:
        """Below `XDG_DATA_HOME`. Raises `BadInput` on a system without desktop entries."""
        if not platform.startswith("linux"):
            raise BadInput("This system knows no desktop entries.", hint=ELSEWHERE)
        named = environment.get("XDG_DATA_HOME", "")
        data = Path(named) if named.startswith("/") else Path.home() / ".local" / "share"
        icons = data / "icons" / "hicolor" / "scalable" / "apps"
        return cls(data / "applications" / ENTRY, icons / ICON)


def install(places: Places, program: Sequence[str], refresh: Refresh) -> None:
    """Write the entry and the icon. `program`: the words that start this program. Raises `ReplicaError`."""
    folder = Path(next(iter(resources.__path__)))
    entry = (folder / ENTRY).read_text("utf-8")
    started = " ".join(map(quoted, [*program, "--open"]))
    lines = [f"Exec={started} %u" if line.startswith("Exec=") else line for line in entry.splitlines()]
    _write(places.icon, (folder / "icons" / ICON).read_bytes())
    _write(places.entry, ("\n".join(lines) + "\n").encode())
    refresh(places.entry.parent)


def remove(places: Places, refresh: Refresh) -> None:
    """Take the entry and the icon away. Raises `NotFound` where there is no entry, `ReplicaError`."""
    if not places.entry.exists():
        raise NotFound("No link handler is installed for you.")
    try:
        places.entry.unlink()
        places.icon.unlink(missing_ok=True)
    except OSError as error:
        raise _not_written(places.entry, error) from error
    refresh(places.entry.parent)


def quoted(word: str) -> str:
    """An argument as `Exec` wants it: first quoted where it must be, then escaped as every value of the file.

    Raises `BadInput` for a line break, which no entry can hold.
    """
    if "\n" in word or "\r" in word:
        raise BadInput("A path with a line break cannot be registered.")
    word = word.replace("%", "%%")
    if any(sign in RESERVED for sign in word):
        inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in word)
        word = f'"{inner}"'
    return word.replace("\\", "\\\\")


def this_program() -> list[str]:
    """The words that start this program again, wherever it is called from."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).absolute())]
    named = Path(sys.argv[0])
    if named.name != "__main__.py" and (found := shutil.which(str(named))):
        return [str(Path(found).absolute())]
    return [str(Path(sys.executable).absolute()), "-m", "prm_desktop"]


def tell_desktop(folder: Path) -> None:
    """Let the desktop look at its entries again; without the tool for it, it does at the next sign-in."""
    tool = shutil.which("update-desktop-database")
    if tool is not None:
        subprocess.run([tool, "-q", str(folder)], check=False, capture_output=True, timeout=60)  # noqa: S603 - our own words


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, content)
        path.chmod(READABLE)
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError) -> ReplicaError:
    return ReplicaError(
        "“{path}” could not be written: {reason}.", hint="Check the folder.", path=path, reason=error.strerror
    )
