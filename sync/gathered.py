"""All lines of an answer that is used in one transaction, so that nobody waits for the network with the replica locked.

A usual answer is small and stays in memory; of a large one, memory holds a line at a time (`Spool`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import HubProblem
from prm_desktop.replica.quarantine import Unfit, judged
from prm_desktop.replica.spool import Spool
from sync import protocol

IN_MEMORY_ROWS = 10_000
"""Up to this many rows an answer stays in memory."""


@dataclass
class Gathered:
    """An answer that has come to its end. `removes`: it takes rows away.

    `judged`: by the places of pages, which of their rows do not fit, found out while the next page is on its way.
    """

    _small: list[protocol.Line] = field(default_factory=list)
    _spool: Spool | None = None
    _tail: protocol.Tail | None = None
    removes: bool = False
    judged: dict[int, Unfit] = field(default_factory=dict)

    @property
    def tail(self) -> protocol.Tail:
        """The last line. Raises `HubProblem` where the answer was cut off before it."""
        if self._tail is None:
            raise HubProblem("The hub's answer was cut off.")
        return self._tail

    @property
    def empty(self) -> bool:
        """Whether nothing comes before the tail."""
        return not self._small and self._spool is None

    def __iter__(self) -> Iterator[protocol.Line]:
        """The pages and what is gone, in their order."""
        yield from self._small
        if self._spool is not None:
            yield from map(protocol.decode_line, self._spool)

    def read(self, lines: Iterator[protocol.Line], replica: Path) -> None:
        """Take all lines. Raises `HubProblem` for a page that does not say which rows it holds."""
        rows = 0
        for line in lines:
            if isinstance(line, protocol.Tail):
                self._tail = line
                continue
            rows += len(line.rows) if isinstance(line, protocol.Page) else 0
            self.removes = self.removes or isinstance(line, protocol.Gone)
            if rows <= IN_MEMORY_ROWS:
                if isinstance(line, protocol.Page) and line.entity in ENTITIES:
                    self.judged[len(self._small)] = judged(line.entity, line.columns, line.rows)
                self._small.append(line)
                continue
            if self._spool is None:
                self._spool = Spool(replica)
            self._spool.add(protocol.encode(line))

    def close(self) -> None:
        """Forget them."""
        if self._spool is not None:
            self._spool.close()


@contextmanager
def gathered(lines: Iterator[protocol.Line], replica: Path) -> Iterator[Gathered]:
    """The lines of an answer, once all are there, until the block ends. `replica`: beside it lies what is too much."""
    made = Gathered()
    try:
        made.read(lines, replica)
        yield made
    finally:
        made.close()
