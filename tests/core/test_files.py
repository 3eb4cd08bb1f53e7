"""Small files: whole or not at all. The clock: instants in their one form."""

from __future__ import annotations

from pathlib import Path

import pytest

from prm_desktop.clock import utc_now
from prm_desktop.domain.times import moment
from prm_desktop.files import read_json, write_atomic, write_json


def test_a_written_file_is_private_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "file.json"
    write_json(path, {"name": "Büro"})
    write_json(path, {"name": "Kontor"})
    assert read_json(path) == {"name": "Kontor"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_failed_write_keeps_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_atomic(path, b"new")
    assert (path / "inside").is_dir()
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_missing_or_something_else_reads_as_none(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    assert read_json(path) is None
    path.write_bytes(b"\xff\xfe")
    assert read_json(path) is None
    path.write_text("[1]")
    assert read_json(path) is None


def test_now_is_an_instant_of_fixed_width() -> None:
    assert len(utc_now()) == len("2026-11-23T08:15:00Z")
    assert moment(utc_now()).year >= 2025
