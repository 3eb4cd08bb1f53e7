"""Timing in pairs: the thing and its yardstick in turn, so that a machine whose speed drifts changes both."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table. Seconds are medians; `ratio` is the median of the pairs' ratios."""

    name: str
    seconds: float
    yardstick: str
    yard_seconds: float
    ratio: float

    def __str__(self) -> str:
        """The line as it is printed."""
        ours, theirs = f"{self.seconds * 1000:,.1f} ms", f"{self.yard_seconds * 1000:,.1f} ms"
        return f"{self.name:<44} {ours:>14}  {self.ratio:>6.2f} x  {self.yardstick} ({theirs})"


def timed(work: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(name: str, work: Callable[[], float], yardstick: str, yard: Callable[[], float], rounds: int) -> Row:
    """Measure both in turn; each callable returns the seconds of what counts, without its own preparation."""
    pairs = [(work(), yard()) for _ in range(rounds)]
    ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return Row(name, median(ours), yardstick, median(theirs), median(a / b for a, b in pairs))
