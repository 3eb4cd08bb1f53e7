"""Cold start: from the start of the process to the first painted list, against a bare Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Cost, Row, paired, timed
from tests.bench.world import Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3")) * 2
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""


def bench_start(hub: Hub, folder: Path) -> Iterator[Row]:
    """`prm-desktop` with a profile of many leads, ended by itself once its list is painted."""
    environment = {
        **os.environ,
        "PRM_HOME": str(folder / "home"),
        "PRM_PASSPHRASE": "bench-bench",
        "QT_QPA_PLATFORM": "offscreen",
    }
    account = hub.accounts[0]
    sign_in = ["sign-in", "--hub", hub.url, "--user", account["user"], "--password-stdin"]
    _run([*_PROGRAM, *sign_in], environment, account["password"])

    def ours() -> Cost:
        return timed(lambda: _run([sys.executable, "-m", "tests.bench.painted"], environment))

    def bare() -> Cost:
        return timed(lambda: _run([sys.executable, "-c", BARE], environment))

    yield paired("cold start to the first painted list", ours, "a bare Qt window", bare, ROUNDS)


_PROGRAM = [sys.executable, "-m", "prm_desktop"]


def _run(command: list[str], environment: dict[str, str], text: str = "") -> None:
    subprocess.run(command, env=environment, input=text, text=True, check=True, capture_output=True)  # noqa: S603 - our own
