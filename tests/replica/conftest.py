"""A fresh replica for each test of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.replica.database import Database
from tests.replica.rows_for_tests import fresh


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty replica."""
    made = fresh(tmp_path)
    yield made
    made.close()
