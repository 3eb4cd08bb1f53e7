"""Who may see a row: `all`, `level:<id>`, `region:<code>`, `partner:<id>`, `admin:<partner id>`, `user:<id>`, `vendor`.

An entity names one of the functions below; each takes a row and yields the scopes it is in. The hub alone
evaluates them; a client only ever holds what it was sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

ALL = "all"
VENDOR = "vendor"
WIDE = (ALL, "level:", "region:")
"""How the scopes begin that people of many partners have in common."""

Scoped = Callable[[Any], tuple[str, ...]]


def everyone(_row: Any) -> tuple[str, ...]:
    """Every signed-in user."""
    return (ALL,)


def vendor_only(_row: Any) -> tuple[str, ...]:
    """The vendor's staff; no partner ever."""
    return (VENDOR,)


def _by(prefix: str, names: tuple[str, ...]) -> Scoped:
    def scopes(row: Any) -> tuple[str, ...]:
        return tuple(dict.fromkeys(f"{prefix}:{value}" for name in names for value in _values(getattr(row, name))))

    return scopes


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """What a field names: one, several, or nobody."""
    return tuple(filter(None, (value,) if isinstance(value, str) else value))


def partner(*names: str) -> Scoped:
    """The partners named in these fields; a field may name several."""
    return _by("partner", names)


def admin(*names: str) -> Scoped:
    """The administrators of the partners named in these fields."""
    return _by("admin", names)


def remark(kind: str, name: str, *confidential: str) -> Scoped:
    """The partner named in the field `name`, and those it is shared with, where it can be.

    Only their administrators where the remark's record is of such a kind.
    """

    def scopes(row: Any) -> tuple[str, ...]:
        told = admin if getattr(row, kind) in confidential else partner
        return told(name, *(("shared_with",) if hasattr(row, "shared_with") else ()))(row)

    return scopes


def user(*names: str) -> Scoped:
    """The users named in these fields."""
    return _by("user", names)


def region(*names: str) -> Scoped:
    """Everyone whose partner serves the regions named in these fields."""
    return _by("region", names)


def audience(levels: str = "levels", regions: str = "regions") -> Scoped:
    """The listed levels, or else the listed regions, or else everyone."""

    def scopes(row: Any) -> tuple[str, ...]:
        if chosen := getattr(row, levels, ()):
            return tuple(f"level:{item}" for item in chosen)
        if chosen := getattr(row, regions, ()):
            return tuple(f"region:{item}" for item in chosen)
        return (ALL,)

    return scopes


def active(inner: Scoped, name: str, *values: str) -> Scoped:
    """`inner`, but only while the field `name` has one of `values`; otherwise nobody."""

    def scopes(row: Any) -> tuple[str, ...]:
        return inner(row) if getattr(row, name) in values else ()

    return scopes
