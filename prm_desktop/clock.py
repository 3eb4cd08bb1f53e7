"""The clocks of the client. Whatever needs the time takes a function like these as an argument."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from prm_desktop.domain.times import instant

_CLOCK: int | None = getattr(time, "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME", None)
"""`time.monotonic` stands still while a computer with Linux or macOS sleeps; these do not, nor does it on Windows."""


def utc_now() -> str:
    """The present instant, to the second."""
    return instant(datetime.now(UTC))


def elapsed() -> float:
    """Seconds since some moment in the past, those that the computer slept among them. Never goes back."""
    return time.monotonic() if _CLOCK is None else time.clock_gettime(_CLOCK)
