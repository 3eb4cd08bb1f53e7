"""`prm-hub` and `python -m sync.hub`."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from sync.hub.cli import main as run

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
