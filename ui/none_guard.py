"""Keeps Python 3.11 alive under a defect of PySide6 6.12.

The wheels of PySide6 6.12 are built as for Python 3.12, where `None` never dies: each of their calls that returns
nothing gives back one reference to `None` that it never took. On older Pythons some ten thousand such calls end the
process with "deallocating None" (measured: 1,000 calls of `QLabel.setText` lose 1,000 references; 6.11.3 loses none).
Here `None` is given so many references on older Pythons that it outlives every session. To be removed with Python 3.11.
"""

from __future__ import annotations

import ctypes
import sys

IMMORTAL_SINCE = (3, 12)
MANY = 1 << 40
"""More calls than a window makes in a century."""


def protect_none() -> None:
    """Make `None` outlive the process. Does nothing where Python does so itself."""
    if sys.version_info < IMMORTAL_SINCE and sys.getrefcount(None) < MANY:
        ctypes.c_ssize_t.from_address(id(None)).value += MANY
