"""Defects that can be put into the real code: the simulation must find each of them, or it is too weak.

This is the one place that changes code at run time. A defect is a function that swaps parts of the hub or the client
while it is in force; its docstring says what is wrong then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

Swap = Callable[[Any, str, Any], None]
"""Puts something in the place of an attribute of a module or class, until the defect ends."""


@dataclass(frozen=True)
class Defect:
    """One of them. `within`: in so many histories it is found; 0 where that has yet to be shown."""

    name: str
    says: str
    put: Callable[[Swap], None]
    within: int


DEFECTS: dict[str, Defect] = {}


def defect(within: int = 0) -> Callable[[Callable[[Swap], None]], Callable[[Swap], None]]:
    """Declare the decorated function as a defect, which is found within so many histories."""

    def declare(put: Callable[[Swap], None]) -> Callable[[Swap], None]:
        name = put.__name__.replace("_", " ")
        DEFECTS[name] = Defect(name, (put.__doc__ or "").strip(), put, within)
        return put

    return declare


@contextmanager
def in_force(name: str) -> Iterator[None]:
    """The defect of this name is in the code; none where the name is empty."""
    with ExitStack() as stack:

        def swap(owner: Any, attribute: str, new: Any) -> None:
            stack.callback(setattr, owner, attribute, owner.__dict__[attribute])
            setattr(owner, attribute, new)

        if name:
            DEFECTS[name].put(swap)
        yield
