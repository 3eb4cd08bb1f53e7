"""What holds for every test: no display, no keyring or home of the person who runs it, no unexpected log."""

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


class Alarm(logging.Handler):
    """Collects what is logged at WARNING or above; every such line is a defect until a test expects it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line as a person would read it."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    alarm = Alarm()
    logging.getLogger().addHandler(alarm)
    yield
    logging.getLogger().removeHandler(alarm)
    allowed = [mark.args[0] for mark in request.node.iter_markers("allow_log")]
    unexpected = [line for line in alarm.lines if not any(re.search(pattern, line) for pattern in allowed)]
    if unexpected:
        pytest.fail("Logged without being expected (see the marker allow_log):\n" + "\n".join(unexpected))


@pytest.fixture(autouse=True)
def _own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PRM_HUB_BLOBS", str(tmp_path / "blobs"))
