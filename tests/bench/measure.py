"""Timing in pairs: the thing and its yardstick in turn, so that a machine whose speed drifts changes both."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """One line of the table. Seconds are medians; `ratio` and `least` are median and minimum of the pairs' ratios."""

    name: str
    seconds: float
    yardstick: str
    yard_seconds: float
    ratio: float
    least: float

    def __str__(self) -> str:
        """The line as it is printed."""
        ours, theirs = f"{self.seconds * 1000:,.1f} ms", f"{self.yard_seconds * 1000:,.1f} ms"
        ratios = f"{self.ratio:>6.2f} x (least {self.least:.2f})"
        return f"{self.name:<46} {ours:>12} {ratios:>22}  {self.yardstick} ({theirs})"


def timed(work: Callable[[], object]) -> float:
    """The seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(name: str, work: Callable[[], float], yardstick: str, yard: Callable[[], float], rounds: int) -> Row:
    """Measure both in turn; each callable returns the seconds of what counts, without its own preparation."""
    return in_turn(name, work, {yardstick: yard}, rounds)[0]


def in_turn(name: str, work: Callable[[], float], yards: Mapping[str, Callable[[], float]], rounds: int) -> list[Row]:
    """The same with several yardsticks: a line for each. The first of the rounds warms up and does not count."""
    seconds = [(work(), [yard() for yard in yards.values()]) for _ in range(rounds + 1)][1:]
    ours = median(pair[0] for pair in seconds)
    rows = []
    for place, yardstick in enumerate(yards):
        ratios = [own / theirs[place] for own, theirs in seconds]
        theirs = median(pair[1][place] for pair in seconds)
        rows.append(Row(name, ours, yardstick, theirs, median(ratios), min(ratios)))
    return rows
