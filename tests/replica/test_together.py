"""Several threads and several processes on one replica."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from prm_desktop.errors import Busy
from prm_desktop.replica import queries
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import DriverError, meaning
from tests.replica.rows_for_tests import KEY, fresh, lead, put

HOLDER = """
    import sys
    from pathlib import Path
    from prm_desktop.replica.driver import connect
    from tests.replica.rows_for_tests import KEY
    raw = connect(Path(sys.argv[1]), KEY)
    raw.execute("PRAGMA locking_mode = EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    sys.stdin.readline()
    raw.execute("COMMIT")
    raw.close()
"""
WRITER = """
    import sys
    from pathlib import Path
    from sqlalchemy import text
    from prm_desktop.replica.database import Database
    from tests.replica.rows_for_tests import KEY
    db = Database.open(Path(sys.argv[1]), KEY)
    for _ in range(int(sys.argv[2])):
        with db.write() as conn:
            count = conn.execute(text("SELECT value FROM meta WHERE key = 'count'")).scalar()
            conn.execute(text("INSERT OR REPLACE INTO meta VALUES ('count', :n)"), {"n": str(int(count or 0) + 1)})
    db.close()
"""


def start(script: str, *args: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", textwrap.dedent(script), *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, text=True)  # noqa: S603 - own code


def test_two_processes_that_count_lose_no_step(tmp_path: Path) -> None:
    db = fresh(tmp_path)
    running = [start(WRITER, db.path, 100) for _ in range(2)]
    said = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    with db.read() as conn:
        assert conn.execute(text("SELECT value FROM meta WHERE key = 'count'")).scalar() == "200"
    db.close()


def test_threads_write_one_after_another_and_read_meanwhile(db: Database) -> None:
    def write(number: int) -> None:
        put(db, [lead(number)])

    def read(_number: int) -> int:
        with db.read() as conn:
            first = queries.count(conn, "lead")
            assert queries.count(conn, "lead") == first
            return first

    with ThreadPoolExecutor(8) as pool:
        written = [pool.submit(write, number) for number in range(60)]
        seen = [pool.submit(read, number) for number in range(60)]
        assert all(job.result(30) is None for job in written)
        assert all(0 <= job.result(30) <= 60 for job in seen)
    with db.read() as conn:
        assert queries.count(conn, "lead") == 60
    assert db.integrity() == []


def test_a_file_that_another_program_holds_for_too_long_is_busy(db: Database) -> None:
    impatient = Database.open(db.path, KEY, patience=0.05)
    with db.write(), pytest.raises(Busy), impatient.write():
        pass
    with impatient.write() as conn:
        assert queries.count(conn, "lead") == 0
    impatient.close()


def test_while_another_process_holds_all_of_the_file_everything_waits_and_then_goes_on(db: Database) -> None:
    """As backup software does: nobody may even read meanwhile."""
    put(db, [lead(1)])
    db.close()
    holder = start(HOLDER, db.path)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy) as told:
        Database.open(db.path, KEY, patience=0.05)
    assert "backup" in told.value.hint
    holder.communicate("go on\n", timeout=60)
    again = Database.open(db.path, KEY, patience=0.05)
    with again.read() as conn:
        assert queries.count(conn, "lead") == 1
    put(again, [lead(2)])
    assert again.integrity() == []
    again.close()


@pytest.mark.parametrize("words", ["disk I/O error", "unable to open database file"])
def test_what_a_file_lock_of_windows_looks_like_is_told_with_the_backup_in_mind(words: str) -> None:
    found = meaning(DriverError(words))
    assert found is not None
    assert "another program such as a backup holds the file" in found.hint
