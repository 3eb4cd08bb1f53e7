"""The log: a rotating file for the owner alone, without secrets and customers' data."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop import logs

log = logging.getLogger("prm_desktop.test")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logs.configure()
    logging.getLogger().setLevel(level)


def test_lines_go_to_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    file = logs.configure(tmp_path / "logs")
    log.info("synced %d rows", 7)
    assert file == tmp_path / "logs" / "prm-desktop.log"
    assert "INFO    MainThread prm_desktop.test: synced 7 rows" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_configuring_again_does_not_write_lines_twice(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    file = logs.configure(tmp_path)
    assert file is not None
    log.info("once")
    assert file.read_text().count("once") == 1


def test_details_are_written_only_when_asked_for_and_never_those_of_libraries(tmp_path: Path) -> None:
    file = logs.configure(tmp_path)
    assert file is not None
    log.debug("first")
    logs.configure(tmp_path, verbose=True)
    log.debug("second")
    logging.getLogger("httpx").info("GET https://hub.example/v1/sync")
    assert "first" not in file.read_text()
    assert "second" in file.read_text()
    assert "hub.example" not in file.read_text()


def test_the_file_rotates_and_stays_private(tmp_path: Path) -> None:
    file = logs.configure(tmp_path)
    assert file is not None
    for _ in range(6 * logs.MAX_BYTES // 10_000):
        log.info("x" * 10_000)
    files = sorted(path.name for path in tmp_path.iterdir())
    assert files == ["prm-desktop.log", *(f"prm-desktop.log.{number}" for number in range(1, logs.BACKUPS + 1))]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Authorization: Bearer eyJhbGciOi.abc-123_x", "eyJhbGciOi"),
        ("POST http://anna:geheim@hub.example/v1", "geheim"),
        ('{"password": "two words", "user": "x"}', "two words"),
        ("refresh_token=abcdef&x=1", "abcdef"),
        ("passphrase: correct", "correct"),
        ("to anna.berg@nordlys.example failed", "anna.berg"),
        (f"key {'0a' * 32}", "0a0a0a"),
        ("code 7K3M-AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-0000", "AAAA"),
        ("call +49 40 123 456 78", "123 456"),
    ],
)
def test_what_looks_like_a_secret_or_a_person_is_blanked(tmp_path: Path, text: str, secret: str) -> None:
    file = logs.configure(tmp_path)
    assert file is not None
    log.info(text)
    log.info("failed", exc_info=ValueError(text))
    assert secret not in file.read_text()
    assert "ValueError" in file.read_text()


@pytest.mark.parametrize("part", ["x", "a.", "@", "+1", "0a", "AAAA-", "token", "://a:", "'", "password="])
def test_a_very_long_text_takes_no_time(part: str) -> None:
    begun = time.process_time()
    assert len(logs.blanked(part * 1_000_000)) < 50_000
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text", ["2026-03-02T09:00:00Z rv 123456789", "01900000-0000-7000-8000-000000000001", "10.0.0.1:8443 in 0.25 s"]
)
def test_times_ids_and_numbers_stay(text: str) -> None:
    assert logs.blanked(text) == text


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert logs.configure(tmp_path / "file" / "logs") is None
    log.info("still here")
    assert "still here" in capsys.readouterr().err
