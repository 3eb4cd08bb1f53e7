"""The hub's tests run on SQLite and on PostgreSQL; each test begins with an empty database."""

from collections.abc import Iterator

import pytest

from tests.databases import database, lite_database, pg_database, postgres, sqlite
from tests.hub.support import Clock, Hub

__all__ = ["database", "lite_database", "pg_database", "postgres", "sqlite"]


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
def lite_hub(lite_database: str) -> Iterator[Hub]:
    """The same on SQLite only, where the database makes no difference."""
    made = Hub(lite_database, Clock())
    yield made
    made.close()
