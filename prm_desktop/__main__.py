"""`prm-desktop`: the window without a verb, the command line with one. Qt is loaded only for a window."""

from __future__ import annotations

import argparse
import sys

from prm_desktop.cli.run import run


def main() -> int:
    """Run the program with the words of the command line; returns its exit code."""
    return run(sys.argv[1:], _window)


def _window(options: argparse.Namespace) -> int:
    from prm_desktop.cli.window import open_window

    return open_window(options)


if __name__ == "__main__":
    sys.exit(main())
