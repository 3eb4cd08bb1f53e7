"""What a disk does to a replica: full, read-only, gone in the middle; and what of it anybody else can read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from prm_desktop.replica import outbox, queries
from prm_desktop.replica.database import Database
from tests.replica.rows_for_tests import KEY, fresh, lead, put

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="fork and signals")
PRELUDE = """
    import json, os, signal, sys, time
    from pathlib import Path
    from prm_desktop.errors import ReplicaError
    from prm_desktop.replica import queries
    from prm_desktop.replica.database import Database
    from tests.replica.rows_for_tests import KEY, lead, put
    folder = Path(sys.argv[1])
"""
KILLED_WHILE_CREATING = """
    begun = time.monotonic()
    Database.create(folder / "measure.db", KEY).close()
    needed = time.monotonic() - begun
    for round in range(36):
        path = folder / f"replica-{round}.db"
        child = os.fork()
        if not child:
            if round < 35:
                signal.setitimer(signal.ITIMER_REAL, 0.0005 + round * needed / 18)  # by default SIGALRM is sudden death
            Database.create(path, KEY).close()
            os._exit(0)
        os.waitpid(child, 0)
"""
KILLED_WHILE_WRITING = """
    path = folder / "replica.db"
    Database.create(path, KEY).close()
    begun = time.monotonic()
    db = Database.open(path, KEY)
    put(db, [lead(1)])
    db.close()
    needed = time.monotonic() - begun
    for round in range(15):
        receive, send = os.pipe()
        child = os.fork()
        if not child:
            signal.setitimer(signal.ITIMER_REAL, (round + 1) * needed / 3)
            db = Database.open(path, KEY)
            with db.read() as conn:
                number = queries.count(conn, "lead")
            while True:
                number += 1
                put(db, [lead(number)])
                os.write(send, f"{number}\\n".encode())
        os.close(send)
        os.waitpid(child, 0)
        acknowledged = os.read(receive, 1 << 20).decode().split() or ["0"]
        os.close(receive)
        db = Database.open(path, KEY)
        with db.read() as conn:
            there = queries.count(conn, "lead")
        problems = db.integrity()
        db.close()
        print(json.dumps([int(acknowledged[-1]), there, problems]))
"""
FULL = """
    db = Database.create(folder / "replica.db", KEY)
    number, told = 0, ""
    while not told:
        try:
            put(db, [lead(number + 1, description="words " * 2000)])
            number += 1
        except ReplicaError as error:
            told = error.code
    with db.read() as conn:
        there = queries.count(conn, "lead")
    problems = db.integrity()
    db.close()
    print(json.dumps([told, number, there, problems]))
"""
READ_ONLY = """
    found = []
    for action in (lambda: Database.create(folder / "new.db", KEY), lambda: Database.open(folder / "replica.db", KEY)):
        try:
            db = action()
            put(db, [lead(2)])
            found.append("nothing was told")
        except ReplicaError as error:
            found.append(error.message)
    print(json.dumps(found))
"""


def run(script: str, folder: Path, before: str = "") -> list[str]:
    """Run a script in a process of its own; with shell commands before it, in a file system of its own."""
    words = [sys.executable, "-c", textwrap.dedent(PRELUDE) + textwrap.dedent(script), str(folder)]
    if before:
        own = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]
        words = [*own, f'{before}; exec "$@"', "sh", *words]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - own code
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    words = ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words


own_mounts = pytest.mark.skipif(not can_mount(), reason="needs unprivileged mounts")


@posix_only
def test_a_program_killed_while_creating_leaves_a_whole_replica_or_none(tmp_path: Path) -> None:
    run(KILLED_WHILE_CREATING, tmp_path)
    made = sorted(tmp_path.glob("replica-*.db"))
    assert 0 < len(made) < 36, "the first is killed at once, the last is not"
    for path in made:
        db = Database.open(path, KEY)
        put(db, [lead(1)])
        assert db.integrity() == []
        db.close()


@posix_only
def test_what_was_said_to_be_saved_survives_sudden_death(tmp_path: Path) -> None:
    rounds = [json.loads(line) for line in run(KILLED_WHILE_WRITING, tmp_path)]
    assert len(rounds) == 15
    assert any(acknowledged for acknowledged, _there, _problems in rounds)
    for acknowledged, there, problems in rounds:
        assert there >= acknowledged
        assert problems == []


@own_mounts
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    (line,) = run(FULL, tmp_path, before=f"mount -t tmpfs -o size=6m tmpfs {tmp_path}")
    told, said_saved, there, problems = json.loads(line)
    assert told == "disk_full"
    assert there == said_saved > 0
    assert problems == []


@posix_only
def test_a_disk_that_refuses_to_grow_a_file_is_told_and_loses_nothing(tmp_path: Path) -> None:
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (1465 * 4096, 1465 * 4096))\n"
    (line,) = run(textwrap.dedent(limit) + textwrap.dedent(FULL), tmp_path)
    told, said_saved, there, problems = json.loads(line)
    assert told in {"disk_full", "replica"}
    assert there == said_saved > 0
    assert problems == []


@own_mounts
def test_a_disk_too_full_for_a_backup_is_told_and_keeps_no_half_of_one(tmp_path: Path) -> None:
    script = """
        db = Database.create(folder / "replica.db", KEY)
        put(db, [lead(1, description="words " * 2000)])
        try:
            db.backup("before-shrink")
        except ReplicaError as error:
            left = [name for name in os.listdir(folder) if "shrink" in name]
            print(json.dumps([error.code, left, db.integrity()]))
    """
    (line,) = run(script, tmp_path, before=f"mount -t tmpfs -o size=2500k tmpfs {tmp_path}")
    assert json.loads(line) == ["disk_full", [], []]


@own_mounts
def test_a_full_disk_makes_no_half_replica(tmp_path: Path) -> None:
    script = """
        try:
            Database.create(folder / "replica.db", KEY)
        except ReplicaError as error:
            print(json.dumps([error.code, os.listdir(folder)]))
    """
    (line,) = run(script, tmp_path, before=f"mount -t tmpfs -o size=600k tmpfs {tmp_path}")
    assert json.loads(line) == ["disk_full", []]


@own_mounts
def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    fresh(tmp_path, "replica.db").close()
    bind = f"mount --bind {tmp_path} {tmp_path} && mount -o remount,bind,ro {tmp_path}"
    (line,) = run(READ_ONLY, tmp_path, before=bind)
    assert all("cannot be written" in message for message in json.loads(line)), line


def test_nothing_that_a_customer_said_can_be_read_in_any_file(tmp_path: Path) -> None:
    secret = "Sturmvogel-Spedition"
    db = fresh(tmp_path)
    put(db, [lead(number, company=secret, description=f"{secret} " * 50) for number in range(200)])
    with db.write() as conn:
        conn.exec_driver_sql(
            "INSERT INTO outbox (name, version, args, issued_at, status) VALUES ('x', 1, ?, '', ?)",
            (secret, outbox.Status.PENDING),
        )
    with db.read() as conn:
        assert len(queries.list_ids(conn, "lead", queries.Query(search="sturmvogel"))) == 200
        db.backup("look")
        files = [path for path in tmp_path.iterdir() if path.is_file()]
        assert {path.suffix for path in files} >= {".db", ".db-wal", ".backup"}
        for path in files:
            content = path.read_bytes().lower()
            assert secret.lower().encode() not in content, path.name
            assert b"sturmvogel" not in content, path.name
            assert b"create table" not in content, path.name
            assert not content.startswith(b"sqlite format")
    db.close()
