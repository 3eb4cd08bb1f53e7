"""`prm://` links open this program: a desktop entry for one user, that says what starts, and goes without a trace."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from prm_desktop import link_handler
from prm_desktop.errors import BadInput, NotFound, ReplicaError
from prm_desktop.link_handler import Places

LINUX = sys.platform.startswith("linux")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.of({"XDG_DATA_HOME": str(tmp_path / "data")}, "linux")


def entry(path: Path) -> RawConfigParser:
    """The file as desktops read it."""
    parser = RawConfigParser(strict=True, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys are case-sensitive
    parser.read_string(path.read_text("utf-8"))
    return parser


def exec_words(path: Path) -> list[str]:
    """The words that a desktop would start, by the rules of the specification: unescape, then unquote."""
    value = entry(path)["Desktop Entry"]["Exec"].replace("\\\\", "\\")
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', value)
    return [re.sub(r"\\(.)", r"\1", inner or plain).replace("%%", "%") for inner, plain in words]


def test_the_entry_names_the_scheme_the_program_and_its_icon(places: Places) -> None:
    told: list[Path] = []
    link_handler.install(places, ["/opt/prm/prm-desktop"], told.append)
    found = entry(places.entry)["Desktop Entry"]
    assert found["MimeType"] == "x-scheme-handler/prm;"
    assert found["Icon"] == places.icon.stem
    assert places.icon.read_bytes().lstrip().startswith(b"<")
    assert exec_words(places.entry) == ["/opt/prm/prm-desktop", "--open", "%u"]
    assert told == [places.entry.parent]


@pytest.mark.parametrize("path", ["/home/Ann Lee/prm", "/o'p\"t/100%/$x`y\\z", "/Büro/ünï"])
def test_strange_paths_are_started_as_they_are(places: Places, path: str) -> None:
    link_handler.install(places, [path, "--profile", "the work"], lambda _folder: None)
    assert exec_words(places.entry)[:3] == [path, "--profile", "the work"]


def test_a_path_that_no_entry_can_hold_is_refused(places: Places) -> None:
    with pytest.raises(BadInput):
        link_handler.install(places, ["/a\nExec=evil"], lambda _folder: None)
    assert not places.entry.exists()


def test_what_was_installed_is_removed_whole_and_once(places: Places) -> None:
    link_handler.install(places, ["/opt/prm"], lambda _folder: None)
    link_handler.install(places, ["/opt/newer"], lambda _folder: None)
    assert exec_words(places.entry)[0] == "/opt/newer"
    link_handler.remove(places, lambda _folder: None)
    assert not places.entry.exists()
    assert not places.icon.exists()
    with pytest.raises(NotFound):
        link_handler.remove(places, lambda _folder: None)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way", "utf-8")
    places = Places.of({"XDG_DATA_HOME": str(tmp_path / "data")}, "linux")
    with pytest.raises(ReplicaError):
        link_handler.install(places, ["/opt/prm"], lambda _folder: None)


def test_other_systems_are_told_where_to_look() -> None:
    with pytest.raises(BadInput) as told:
        Places.of({}, "win32")
    assert "README" in told.value.hint


def test_a_relative_data_folder_is_ignored_as_the_specification_wants() -> None:
    assert Places.of({"XDG_DATA_HOME": "here"}, "linux").entry.is_absolute()


def test_the_shipped_entry_starts_the_program_by_its_name() -> None:
    shipped = Path(link_handler.__file__).parents[1] / "resources" / link_handler.ENTRY
    assert exec_words(shipped) == ["prm-desktop", "--open", "%u"]


@pytest.mark.skipif(not LINUX, reason="desktop entries are for Linux")
def test_the_verb_installs_tells_and_removes(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}

    def verb(*words: str) -> dict[str, object]:
        command = [sys.executable, "-m", "prm_desktop", *words, "--json"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        told: dict[str, object] = json.loads(done.stdout)
        return told

    assert verb("link-handler")["installed"] is False
    installed = verb("link-handler", "install")
    assert installed["installed"] is True
    words = exec_words(Path(str(installed["entry"])))
    assert words[-2:] == ["--open", "%u"]
    assert Path(words[0]).exists()
    assert verb("link-handler", "remove")["installed"] is False
