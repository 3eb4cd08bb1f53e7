#!/usr/bin/env python3
"""The project's own tasks: set up, run, test, check, measure, package.

This file may use nothing but Python's standard library, because it is what makes everything else available.
It keeps one environment, ``.venv``, installed from ``requirements.lock`` with every hash checked. What is in
there is known from a stamp that is written last: no stamp, no trust, so an interrupted install heals itself.
Older Pythons can still parse it, so that they can say which Python is wanted.
"""

import contextlib
import hashlib
import importlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MINIMUM = (3, 11)
if sys.version_info[:2] < MINIMUM:
    found = platform.python_version()
    sys.stderr.write(f"dev.py needs Python 3.11 or newer; this is {found} ({sys.executable}).\n")
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "complete.json"
BUSY = ROOT / ".dev.lock"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
DEMO = ROOT / "demo-output"
PICTURE = ROOT / "resources" / "readme" / "leads.png"
DEBIAN = ROOT / "packaging" / "debian.txt"

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports", "--no-logo"],
    "shape": ["pytest", "-q", "-p", "no:randomly", "tests/test_shape.py"],
}
TESTS = ["pytest", "-n", "2", "--dist", "loadgroup"]


class StopError(Exception):
    """A task cannot go on; the message tells the reader what to do."""


class Stamp(NamedTuple):
    """What an environment was made from; where the wanted one is equal, there is nothing to do."""

    packages: str
    """Hash of the lock and of pyproject.toml."""
    python: str
    """Version and installation of the interpreter that the environment borrows."""
    path: str
    """Where the environment was made; its scripts hold this path, so it cannot be moved."""


def say(message: str) -> None:
    """Tell the person what happens next, in step with what the started programs print."""
    print(f"dev.py: {message}", flush=True)


def wanted_stamp(root: Path, venv: Path) -> Stamp:
    """Return the stamp of an environment that would be complete today."""
    digest = hashlib.sha256()
    for name in (LOCK.name, PROJECT.name):
        digest.update((root / name).read_bytes())
    return Stamp(digest.hexdigest(), f"{platform.python_version()} {sys.base_prefix}", str(venv))


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp that a complete install left, or None where there is none that can be read."""
    try:
        return Stamp(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def decide(found: Stamp | None, wanted: Stamp, *, works: bool) -> str:
    """Choose ``keep``, ``install`` (only the lock changed) or ``rebuild`` for the environment."""
    if found is None or not works or (found.python, found.path) != (wanted.python, wanted.path):
        return "rebuild"
    return "keep" if found == wanted else "install"


def has_display(system: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window would be visible; only Linux is ever without a display."""
    if environ.get("QT_QPA_PLATFORM"):
        return environ["QT_QPA_PLATFORM"].split(":")[0] not in {"offscreen", "minimal"}
    return system != "linux" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def system_packages(listing: str, groups: Sequence[str]) -> list[str]:
    """Read the packages of these groups from lines ``group name name …``."""
    lines = [line.split() for line in listing.splitlines()]
    return [name for words in lines if words and words[0] in groups for name in words[1:]]


def parse_installed(listing: str) -> set[str]:
    """Read dpkg-query's ``status TAB name TAB provides`` lines into the names that are there.

    What a package provides counts too: newer releases renamed libraries (libglib2.0-0t64 for libglib2.0-0).
    """
    names: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("\t")
        if status == "installed":
            names.add(name)
            names.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return names


def apt_line(packages: Sequence[str]) -> str:
    """Return the command that a person without root rights should run."""
    return "sudo apt-get update && sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def venv_program(name: str) -> str:
    """Return the path of a program inside the environment."""
    return str(VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name)


def execute(command: Sequence[str | Path], *, close_fds: bool = True, **extra: str) -> int:
    """Run a program from the project's root and return its exit status."""
    variables = {**os.environ, **extra}
    return subprocess.run(command, cwd=ROOT, env=variables, close_fds=close_fds, check=False).returncode


def call(command: Sequence[str | Path], **extra: str) -> int:
    """Run a program of the environment, free of variables that reach around it; return its exit status."""
    path = os.pathsep.join([str(Path(venv_program("python")).parent), os.environ.get("PATH", "")])
    inside = {"VIRTUAL_ENV": str(VENV), "PATH": path, "PYTHONPATH": "", "PYTHONHOME": "", "PIP_USER": "0"}
    return execute([venv_program(str(command[0])), *command[1:]], close_fds=False, **inside, **extra)


def must(command: Sequence[str | Path], failure: str) -> None:
    """Run a program of the environment; stop with ``failure`` where it does not succeed."""
    if call(command) != 0:
        raise StopError(failure)


def installed_packages() -> set[str] | None:
    """Return what the system has installed, or None where it is no Debian-like system."""
    if not shutil.which("dpkg-query") or not shutil.which("apt-get"):
        return None
    form = "-f=${db:Status-Status}\\t${Package}\\t${Provides}\\n"
    listing = subprocess.run(["dpkg-query", "-W", form], capture_output=True, text=True, check=True)
    return parse_installed(listing.stdout)


def is_root() -> bool:
    """Tell whether system packages may be installed."""
    return sys.platform != "win32" and os.geteuid() == 0


def apt_install(packages: Sequence[str]) -> bool:
    """Install system packages without asking anything; tell whether it worked."""
    say(f"Installing system packages: {' '.join(packages)}")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    execute([*apt, "update"], DEBIAN_FRONTEND="noninteractive")
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return execute(command, DEBIAN_FRONTEND="noninteractive") == 0


def ensure_system_packages(packages: Sequence[str]) -> None:
    """Install the system packages that are missing, or print the line that does it and go on."""
    installed = installed_packages()
    missing = [name for name in packages if name not in installed] if installed is not None else []
    if missing and not (is_root() and apt_install(missing)):
        say(f"Without some system packages not everything may work. To install them:\n  {apt_line(missing)}")


def can_make_venv() -> bool:
    """Tell whether this Python has the parts that make environments; Debian splits them off."""
    importlib.invalidate_caches()
    specs = [importlib.util.find_spec(name) for name in ("venv", "ensurepip")]
    return all(spec is not None and spec.origin for spec in specs)  # without origin: a folder left empty


def ensure_venv_module() -> None:
    """Get the modules that make an environment, or stop and say how to get them."""
    own = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    for packages in (["python3-venv"], [own]):
        if can_make_venv():
            return
        if is_root() and installed_packages() is not None:
            apt_install(packages)
    if not can_make_venv():
        problem = f"This Python ({sys.executable}) cannot make environments."
        raise StopError(f"{problem} On Debian and Ubuntu, run:\n  {apt_line(['python3-venv'])}")


def grab(descriptor: int) -> bool:
    """Lock an open file against other programs; tell whether it was free."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one dev.py at a time change the environment; others wait.

    The lock belongs to the started programs too: where only dev.py is killed, its pip still holds it.
    """
    with BUSY.open("a+b") as handle:
        if not grab(handle.fileno()):
            say("Another dev.py is setting up; waiting for it.")
            while not grab(handle.fileno()):
                time.sleep(0.2)
        os.set_inheritable(handle.fileno(), True)  # noqa: FBT003 - the standard library's signature
        yield


def venv_works() -> bool:
    """Tell whether the environment's interpreter starts and has a pip."""
    try:
        probe = [venv_program("python"), "-c", "import pip"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make_venv() -> None:
    """Make an empty environment in place of whatever is there."""
    ensure_venv_module()
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        STAMP.unlink(missing_ok=True)
        shutil.rmtree(VENV)
    base: str = getattr(sys, "_base_executable", sys.executable)
    code = execute([base, "-m", "venv", VENV], close_fds=False)
    if code != 0:
        raise StopError(f"{base} could not make an environment in {VENV}; its own message is above.")


def install() -> None:
    """Install what the lock names, then the project itself, so that its sources are what runs."""
    STAMP.unlink(missing_ok=True)
    say("Installing the Python packages of requirements.lock; the first time takes a few minutes.")
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    pip = ["python", "-m", "pip", "--disable-pip-version-check", "--no-input", "install", *quiet]
    failure = "The packages could not be installed; pip's message is above. Run the same again to go on."
    must([*pip, "--require-hashes", "-r", LOCK], failure)
    must([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], failure)


def set_up(*groups: str) -> None:
    """Make the environment, and these groups of system packages, what today's sources need."""
    with alone():
        ensure_system_packages(system_packages(DEBIAN.read_text("utf-8"), groups))
        wanted = wanted_stamp(ROOT, VENV)
        action = decide(read_stamp(STAMP), wanted, works=venv_works())
        if action == "keep":
            return
        if action == "rebuild":
            make_venv()
        install()
        unfinished = STAMP.with_suffix(".part")
        unfinished.write_text(json.dumps(wanted._asdict(), indent=2), "utf-8")
        unfinished.replace(STAMP)


def run(rest: Sequence[str]) -> int:
    """Start the client with demonstration data, or take pictures of it where there is no display."""
    set_up("run")
    if has_display(sys.platform, os.environ):
        say("Starting PRM Desktop with demonstration data.")
        return call(["prm-desktop", "--demo", *rest])
    say("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.")
    say("Taking a tour of the screens without one instead.")
    code = call(["prm-desktop", "tour", "--out", DEMO, *rest], QT_QPA_PLATFORM="offscreen")
    if code == 0:
        say(f"The pictures and a summary are in {DEMO}")
    return code


def check(rest: Sequence[str]) -> int:
    """Run every check and then the tests; stop at the first that fails."""
    set_up("run", "test")
    for name, command in {**CHECKS, "tests": [*TESTS, *rest]}.items():
        say(f"{name}: {' '.join(command)}")
        code = call(command, QT_QPA_PLATFORM="offscreen")
        if code != 0:
            say(f"{name} failed.")
            return code
    return 0


def test(rest: Sequence[str]) -> int:
    """Run every check and every test, whatever fails on the way; with arguments, only pytest with them."""
    set_up("run", "test")
    if rest:
        return call(["pytest", *rest], QT_QPA_PLATFORM="offscreen")
    failed = []
    for name, command in CHECKS.items():
        say(f"{name}: {' '.join(command)}")
        if call(command, QT_QPA_PLATFORM="offscreen") != 0:
            failed.append(name)
    verdict = f"FAILED: {', '.join(failed)}; the exit status will be 1." if failed else "All checks passed."
    say(f"{verdict} Now the tests: {' '.join(TESTS)}")
    return call(TESTS, QT_QPA_PLATFORM="offscreen") or int(bool(failed))


def bench(rest: Sequence[str]) -> int:
    """Measure what has a time budget; the name of a group measures that group alone."""
    set_up("run")
    return call(["python", "-m", "tests.bench.run", *rest], QT_QPA_PLATFORM="offscreen")


def simulate(rest: Sequence[str]) -> int:
    """Let many invented histories of machines and a hub happen, and look for what must never be."""
    set_up("test")
    return call(["python", "-m", "tests.sync.simulation", *rest])


def screens(rest: Sequence[str]) -> int:
    """Take a picture of every screen in both sizes and both themes, and renew the one in the README."""
    set_up("run", "test")
    out = DEMO / "screens"
    code = call(["prm-desktop", "tour", "--out", out, *rest], QT_QPA_PLATFORM="offscreen")
    pictures = sorted(out.rglob("*leads*.png"), key=lambda path: ("dark" in path.name, path.name))
    if code:
        return code
    if not pictures:
        raise StopError(f"The tour left no picture of the leads in {out}")
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(pictures[0], PICTURE)
    say(f"{PICTURE.relative_to(ROOT)} is now {pictures[0].relative_to(ROOT)}")
    return 0


def format_sources(rest: Sequence[str]) -> int:
    """Bring the sources into the project's form and mend what the linter can mend."""
    set_up()
    paths = list(rest) or ["."]
    return call(["ruff", "format", *paths]) or call(["ruff", "check", "--fix", *paths])


def package(rest: Sequence[str]) -> int:
    """Build the program for people without Python, into dist/, and start it once."""
    set_up("run", "package")
    return call(["python", "packaging/build.py", *rest])


def lock(rest: Sequence[str]) -> int:
    """Make requirements.lock anew from pyproject.toml; newer versions only with --upgrade."""
    set_up()
    return call(["python", "packaging/lock.py", *rest])


TASKS = (run, test, check, bench, simulate, screens, lock, package)
VERBS = {task.__name__: task for task in TASKS} | {"format": format_sources}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb not in VERBS:
        print("Usage: python3 dev.py VERB [arguments for what it starts]\n")
        for name, task in VERBS.items():
            print(f"  {name:<8} {(task.__doc__ or '').splitlines()[0]}")
        return 0 if verb in {"-h", "--help", "help"} else 2
    try:
        return VERBS[verb](rest)
    except (StopError, OSError) as stop:
        print(f"dev.py: {stop}", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
