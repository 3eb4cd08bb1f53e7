"""Timing in pairs: the thing and its yardstick in turn, so that a machine whose speed drifts changes both.

Wall time is what a person waits for, and depends on who else is busy. Processor time (user and system, of this process
and of children that have ended) does not, so each line has both ratios; where they disagree, the machine was shared.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """What a piece of work took, in seconds. `cpu` is 0 where it was spent in processes that cannot be asked."""

    wall: float
    cpu: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.wall + other.wall, self.cpu + other.cpu)

    def per(self, count: int) -> Cost:
        """The share of one of so many."""
        return Cost(self.wall / count, self.cpu / count)

    def over(self, other: Cost) -> Cost:
        """How many times the other this is, in wall and in processor time."""
        return Cost(self.wall / other.wall, self.cpu / other.cpu if other.cpu else 0.0)


NOTHING = Cost(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: the least of all repetitions, and the median of the pairs' ratios."""

    name: str
    cost: Cost
    yardstick: str
    yard: Cost
    usual: Cost

    def __str__(self) -> str:
        """The line as it is printed."""
        least = self.cost.over(self.yard)
        ratios = (
            f"{least.wall:>6.2f} x {_or_dash(least.cpu):>6}   {self.usual.wall:>6.2f} x {_or_dash(self.usual.cpu):>6}"
        )
        return f"{self.name:<46} {_shown(self.cost)}  {ratios}   {self.yardstick:<32} {_shown(self.yard)}"


HEADING = f"{'':<46} {'wall':>12} {'cpu':>11}  {'least: wall':>8} {'cpu':>4}   {'median: wall':>8} {'cpu':>3}"


def _shown(cost: Cost) -> str:
    return f"{cost.wall * 1000:>9,.1f} ms {cost.cpu * 1000:>8,.1f} ms"


def _or_dash(ratio: float) -> str:
    return f"{ratio:.2f} x" if ratio else "-"


def timed(work: Callable[[], object], pid: int = 0) -> Cost:
    """What a call takes, with the processor time of the process `pid` beside that of this one (Linux)."""
    begin, spent = time.perf_counter(), _spent(pid)
    work()
    return Cost(time.perf_counter() - begin, _spent(pid) - spent)


def _spent(pid: int) -> float:
    """Seconds of processor time so far."""
    ended = os.times()
    here = time.process_time() + ended.children_user + ended.children_system
    # The number of another process's clock, as clock_getcpuclockid(3) would give it.
    return here + (time.clock_gettime((~pid << 3) | 2) if pid else 0.0)


def paired(name: str, work: Callable[[], Cost], yardstick: str, yard: Callable[[], Cost], rounds: int) -> Row:
    """Measure both in turn; each callable returns the cost of what counts, without its own preparation."""
    return in_turn(name, work, {yardstick: yard}, rounds)[0]


def in_turn(name: str, work: Callable[[], Cost], yards: Mapping[str, Callable[[], Cost]], rounds: int) -> list[Row]:
    """The same with several yardsticks: a line for each. The first of the rounds warms up and does not count."""
    costs = [(work(), [yard() for yard in yards.values()]) for _ in range(rounds + 1)][1:]
    ours = least([own for own, _ in costs])
    rows = []
    for place, yardstick in enumerate(yards):
        theirs = least([found[place] for _, found in costs])
        usual = middle([own.over(found[place]) for own, found in costs])
        rows.append(Row(name, ours, yardstick, theirs, usual))
    return rows


def least(costs: list[Cost]) -> Cost:
    """What it takes where nobody is in the way: the least wall time and the least processor time."""
    return Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs))


def middle(costs: list[Cost]) -> Cost:
    """The medians."""
    return Cost(median(cost.wall for cost in costs), median(cost.cpu for cost in costs))


def load() -> str:
    """How busy the machine is, for whoever reads the figures."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
