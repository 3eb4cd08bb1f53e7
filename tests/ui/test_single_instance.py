"""A second start on one profile hands over what it was asked for and leaves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from ui.single_instance import SecondStart, SingleInstance, hand_over, server_name

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.single_instance import hand_over
app = QCoreApplication([])
sys.exit(0 if hand_over(Path(sys.argv[1]), sys.argv[2:]) else 3)
"""


@pytest.mark.usefixtures("qapp")
def test_nobody_is_there_at_first(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, ["--profile", "work"])


def test_a_second_start_is_told_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.listening
    process = QProcess()
    with qtbot.waitSignal(first.started_again, timeout=20_000) as told:
        process.start(sys.executable, ["-c", PROGRAM, str(tmp_path), "--profile", "Größe", "<b>"])
    assert told.args == [SecondStart(("--profile", "Größe", "<b>"))]
    assert process.waitForFinished(10_000)
    assert process.exitCode() == 0
    first.close()


@pytest.mark.usefixtures("qapp")
def test_profiles_have_doors_of_their_own(tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "one")
    assert server_name(tmp_path / "one") != server_name(tmp_path / "two")
    assert not hand_over(tmp_path / "two", [])
    first.close()


@pytest.mark.usefixtures("qapp")
def test_a_door_left_behind_by_a_killed_program_is_no_obstacle(tmp_path: Path) -> None:
    leave = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; "
        "from ui.single_instance import SingleInstance; app = QCoreApplication([]); "
        "made = SingleInstance(Path(sys.argv[1])); print(made.listening, flush=True); os._exit(9)"
    )
    dead = subprocess.run([sys.executable, "-c", leave, str(tmp_path)], capture_output=True, text=True, check=False)  # noqa: S603 - this program
    assert dead.stdout.strip() == "True"
    first = SingleInstance(tmp_path)
    assert first.listening
    first.close()
