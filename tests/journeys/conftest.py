"""A hub, and people who sign in to it, each at a computer of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    """A running hub with demonstration data."""
    folder = tmp_path / "hub"
    folder.mkdir()
    made = Hub(folder)
    try:
        made.comes_back()
        yield made
    finally:
        made.goes_away()


@pytest.fixture
def at_work(hub: Hub, tmp_path: Path) -> Callable[[Account], Rep]:
    """Make somebody who has signed in and has everything on their computer."""

    def arrive(account: Account) -> Rep:
        taken = len(list(tmp_path.glob("computer*")))
        rep = Rep(tmp_path / f"computer{taken}", account, hub.url)
        rep.home.mkdir()
        rep.signs_in()
        return rep

    return arrive
