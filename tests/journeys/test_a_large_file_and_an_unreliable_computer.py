"""A document on its way down and an attachment on its way up, while the program is killed again and again."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.driver import PATIENCE, ROOT, Hub, Rep

SIZE = 30_000_000
KILLS = 3
pytestmark = [
    pytest.mark.xdist_group("a_large_file_and_an_unreliable_computer"),
    pytest.mark.skipif(os.name == "nt", reason="kills as a power cut does"),
]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    made = Hub(tmp_path)
    made.comes_back()
    yield made
    made.goes_away()


def large(path: Path) -> str:
    """A file that cannot be made small; its checksum."""
    content = os.urandom(1_000_000) * (SIZE // 1_000_000)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def killed_while(rep: Rep, folder: Path, *words: str) -> bool:
    """Run a verb and kill it as soon as the folder has grown; False where it was done before."""
    before = _bytes_in(folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "prm_desktop", *words, "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=rep.environment(),
        cwd=ROOT,
    )
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end and _bytes_in(folder) < before + 3_000_000:
        try:
            process.wait(0.005)
        except subprocess.TimeoutExpired:
            continue
    killed = process.poll() is None
    if killed:
        process.send_signal(signal.SIGKILL)
    process.wait(PATIENCE)
    return killed


def _bytes_in(folder: Path) -> int:
    found = 0
    for path in folder.rglob("*"):
        try:
            found += path.stat().st_size if path.is_file() else 0
        except FileNotFoundError:
            continue
    return found


def test_a_file_arrives_whole_however_often_the_program_is_killed(hub: Hub, tmp_path: Path) -> None:
    anna, ben = hub.colleagues()[0][:2]
    rep = Rep(tmp_path / "anna", anna, hub.url)
    rep.signs_in()
    lead = rep.sees("lead", "status=working")[0]
    source = tmp_path / "plan.bin"
    digest = large(source)
    made = rep.does("blob", "attach", "lead", lead["id"], str(source))["created"]["attachment_id"]
    source.unlink()
    rep.commands("task.add", lead_id=lead["id"], subject="Measure hall 2")

    uploads = hub.folder / "hub-blobs" / "uploads"
    kept = []
    for _ in range(KILLS):
        if not killed_while(rep, uploads, "sync"):
            break
        kept.append(_bytes_in(uploads))
    assert kept
    assert kept == sorted(kept), "what had arrived was kept"
    rep.syncs()
    assert rep.does("outbox") == []
    assert rep.attention() == []
    assert [row["id"] for row in rep.sees("attachment", f"sha256={digest}")] == [made]

    other = Rep(tmp_path / "ben", ben, hub.url)
    other.signs_in()
    files = tmp_path / "ben" / "profiles"
    cuts = [killed_while(other, files, "blob", "fetch", "attachment", made) for _ in range(KILLS)]
    assert any(cuts)
    saved = other.does("blob", "save", "attachment", made, "--output", str(tmp_path / "copy.bin"))
    assert saved["sha256"] == digest
    assert hashlib.sha256((tmp_path / "copy.bin").read_bytes()).hexdigest() == digest
    assert other.does("doctor")["ok"]
    (tmp_path / "copy.bin").unlink()

    stranger = Rep(tmp_path / "carla", hub.colleagues()[1][0], hub.url)
    stranger.signs_in()
    assert stranger.sees("attachment", f"record_id={lead['id']}") == []
