"""A hub for the tests of one module, and people who sign in to it, each at a computer of their own."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.driver import Account, Hub, Rep


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the hub and the computers."""
    return tmp_path_factory.mktemp("journey")


@pytest.fixture(scope="module")
def hub(place: Path) -> Iterator[Hub]:
    """A running hub with demonstration data."""
    made = Hub(place)
    try:
        made.comes_back()
        yield made
    finally:
        made.goes_away()


@pytest.fixture(scope="module")
def at_work(hub: Hub, place: Path) -> Callable[[Account], Rep]:
    """Somebody at a computer of their own, signed in and with everything there; the same one whenever asked again."""

    @cache
    def arrive(account: Account) -> Rep:
        rep = Rep(place / account.user, account, hub.url)
        rep.signs_in()
        return rep

    return arrive
