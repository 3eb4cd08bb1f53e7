"""dev.py: what it decides about the environment, and what it does to the system around it."""

import ast
import itertools
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

NOW = dev.Stamp("abc", "3.11.2 /usr", "/there/.venv")
LISTING = "installed\tlibegl1\t\ninstalled\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80), gio\nnot-installed\tdbus\t\n"


@pytest.mark.parametrize(
    ("found", "works", "action"),
    [
        (NOW, True, "keep"),
        (NOW._replace(packages="old"), True, "install"),
        (NOW._replace(python="3.12.1 /usr"), True, "rebuild"),
        (NOW._replace(python="3.11.2 /opt/python"), True, "rebuild"),
        (NOW._replace(path="/elsewhere/.venv"), True, "rebuild"),
        (NOW, False, "rebuild"),
        (NOW._replace(packages="old"), False, "rebuild"),
        (None, True, "rebuild"),
    ],
)
def test_what_happens_to_the_environment(found: dev.Stamp | None, works: bool, action: str) -> None:  # noqa: FBT001
    assert dev.decide(found, NOW, works=works) == action


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"packages": "abc"}', '{"a": 1}', "\x00"])
def test_a_damaged_stamp_is_no_stamp(tmp_path: Path, text: str) -> None:
    path = tmp_path / "complete.json"
    path.write_text(text, "utf-8")
    assert dev.read_stamp(path) is None


def test_no_environment_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert dev.read_stamp(tmp_path / "missing" / "complete.json") is None
    assert dev.read_stamp(tmp_path / "file" / "complete.json") is None


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_the_stamp_changes_with_what_is_declared(tmp_path: Path, changed: str) -> None:
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("one", "utf-8")
    before = dev.wanted_stamp(tmp_path, tmp_path / ".venv")
    assert dev.wanted_stamp(tmp_path, tmp_path / ".venv") == before
    (tmp_path / changed).write_text("two", "utf-8")
    after = dev.wanted_stamp(tmp_path, tmp_path / ".venv")
    assert dev.decide(before, after, works=True) == "install"


@pytest.mark.parametrize(
    ("system", "environ", "visible"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"QT_QPA_PLATFORM": "vnc:port=5900"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_whether_a_window_would_be_seen(system: str, environ: dict[str, str], visible: bool) -> None:  # noqa: FBT001
    assert dev.has_display(system, environ) is visible


def test_provided_names_count_as_installed_and_removed_packages_do_not() -> None:
    assert dev.parse_installed(LISTING) == {"libegl1", "libglib2.0-0t64", "libglib2.0-0", "gio"}


def test_system_packages_come_by_group() -> None:
    listing = "# a comment\n\nrun libegl1 libgl1\ntest dbus\nrun fontconfig\n"
    assert dev.system_packages(listing, ["run"]) == ["libegl1", "libgl1", "fontconfig"]
    assert dev.system_packages(listing, ["test"]) == ["dbus"]
    assert dev.system_packages(listing, []) == []


def test_every_debian_package_belongs_to_a_known_group() -> None:
    text = dev.DEBIAN.read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert {words[0] for words in lines} == {"run", "test", "package"}
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name) for words in lines for name in words)


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """A Debian system as far as dev.py can see; returns what apt-get was asked to do."""
    log = tmp_path / "log"
    log.touch()
    (tmp_path / "listing").write_text(LISTING, "utf-8")
    programs = {"dpkg-query": f"cat '{tmp_path}/listing'", "apt-get": f"echo \"$@\" >>'{log}'"}
    for name, line in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return lambda: log.read_text("utf-8").splitlines()


def test_root_installs_only_what_is_missing(debian: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.ensure_system_packages(["libegl1", "libglib2.0-0", "dbus", "gnome-keyring"])
    update, install = debian()
    assert update.endswith(" update")
    assert install.endswith(" install -y --no-install-recommends dbus gnome-keyring")


def test_nothing_is_asked_of_apt_when_all_is_there(
    debian: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.ensure_system_packages(["libegl1", "libglib2.0-0"])
    assert debian() == []


def test_others_are_told_the_exact_line(
    debian: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    dev.ensure_system_packages(["libegl1", "dbus"])
    assert debian() == []
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends dbus\n"
    assert capsys.readouterr().out.endswith(line)


def test_a_system_without_apt_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    dev.ensure_system_packages(["libegl1"])
    assert capsys.readouterr().out == ""


def test_a_python_without_the_venv_module_asks_root_for_it(
    debian: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(dev.StopError):
        dev.ensure_venv_module()
    installs = [line for line in debian() if " install " in line]
    assert installs[0].endswith(" python3-venv")


def test_a_python_without_the_venv_module_tells_others_the_exact_line(
    debian: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(dev.StopError, match=r"apt-get install -y --no-install-recommends python3-venv$"):
        dev.ensure_venv_module()
    assert debian() == []


def test_two_cannot_set_up_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("a+b") as first, path.open("a+b") as second:
        assert dev.grab(first.fileno())
        assert not dev.grab(second.fileno())
    with path.open("a+b") as third:
        assert dev.grab(third.fileno())


def test_an_old_python_is_told_so() -> None:
    source = Path(dev.__file__)
    ast.parse(source.read_text("utf-8"), feature_version=(3, 7))
    pretend = (
        "import runpy, sys, subprocess, importlib.util, tempfile, contextlib, hashlib, json, platform;"
        f"sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path({str(source)!r})"
    )
    ended = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("dev.py needs Python 3.11 or newer; this is ")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(("words", "code"), [([], 2), (["nonsense"], 2), (["--help"], 0)])
def test_usage_names_every_verb(words: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(words) == code
    printed = capsys.readouterr().out
    assert [verb for verb in dev.VERBS if f"\n  {verb} " not in printed] == []


def test_every_verb_is_documented() -> None:
    text = (dev.ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [verb for verb in dev.VERBS if f"`python3 dev.py {verb}" not in text] == []


def test_every_dependency_is_locked_with_its_hash() -> None:
    declared = tomllib.loads(dev.PROJECT.read_text("utf-8"))["project"]
    wanted = [*declared["dependencies"], *itertools.chain(*declared["optional-dependencies"].values())]
    names = {re.match(r"[\w.-]+", entry)[0].lower().replace("_", "-") for entry in wanted}  # type: ignore[index]
    locked = set(re.findall(r"^([\w.-]+)==\S+.* \\\n +--hash=sha256:", dev.LOCK.read_text("utf-8"), re.MULTILINE))
    assert names - locked == set()
