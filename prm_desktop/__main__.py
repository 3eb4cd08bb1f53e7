"""`prm-desktop`: the window without a verb, the command line with one. Qt is loaded only for a window."""

from __future__ import annotations

import argparse
import sys

from prm_desktop.cli.run import run


def main() -> int:
    """Run the program with the words of the command line; returns its exit code."""
    return run(sys.argv[1:], open_window)


def open_window(options: argparse.Namespace) -> int:
    """Open the window that the options ask for, and stay until it is closed."""
    from prm_desktop.app import Wanted
    from prm_desktop.app_window import WindowRoot

    root = WindowRoot(Wanted(options.profile, options.demo), options.hub)
    root.has_profile()  # says now, and not in a window, that the profile is not clear
    from ui.app_start import run_window

    return run_window(root, demo=options.demo)


if __name__ == "__main__":
    sys.exit(main())
