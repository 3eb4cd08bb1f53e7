"""The hub's clock: the only time that decides anything. Everything else takes `now` as an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from prm_desktop.domain.times import instant

Now = Callable[[], str]
"""Gives the present instant as text (`2026-11-23T08:15:00Z`)."""


def utc_now() -> str:
    """The present instant."""
    return instant(datetime.now(UTC))
