"""The guards that conftest.py puts around every test, tried on tests that must not pass."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOUD = """
import logging, threading
import pytest

def say(text):
    logging.getLogger("some.module").warning("lost %s", text)

def test_loud():
    say("a row")

def test_loud_on_a_thread():
    worker = threading.Thread(target=say, args=["a row"])
    worker.start()
    worker.join()

@pytest.mark.allow_log("lost a row$")
def test_expected():
    say("a row")

@pytest.mark.allow_log("lost a row$")
def test_something_else():
    say("a table")

def test_quiet():
    logging.getLogger("some.module").info("all is well")
"""


def test_only_an_expected_log_lets_a_test_pass(tmp_path: Path) -> None:
    shutil.copy(HERE / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = allow_log\n", "utf-8")
    (tmp_path / "test_loud.py").write_text(LOUD, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-rE",
        str(tmp_path),
    ]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    reported = [line.split("::")[1].split(" ")[0] for line in ended.stdout.splitlines() if line.startswith("ERROR ")]
    assert reported == ["test_loud", "test_loud_on_a_thread", "test_something_else"], ended.stdout
    assert "WARNING some.module: lost a table" in ended.stdout
