"""The one clock of the client. Whatever needs the time takes a function like `utc_now` as an argument."""

from __future__ import annotations

from datetime import UTC, datetime

from prm_desktop.domain.times import instant


def utc_now() -> str:
    """The present instant, to the second."""
    return instant(datetime.now(UTC))
