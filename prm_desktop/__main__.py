"""`prm-desktop`: the window without a verb, the command line with one. Qt is loaded only for a window."""

from __future__ import annotations

import argparse
import os
import sys

from prm_desktop.cli.run import run
from prm_desktop.errors import BadInput


def main() -> int:
    """Run the program with the words of the command line; returns its exit code."""
    return run(sys.argv[1:], open_window)


def open_window(options: argparse.Namespace) -> int:
    """Open the window that the options ask for, and stay until it is closed."""
    if not _has_display():
        raise BadInput(
            "There is no display here, so no window can open.", hint="The command line works: prm-desktop --help"
        )
    from prm_desktop.app import Wanted
    from prm_desktop.app_window import WindowRoot

    root = WindowRoot(Wanted(options.profile, options.demo), options.hub)
    root.has_profile()  # says now, and not in a window, that the profile is not clear
    from ui.app_start import run_window

    return run_window(root, demo=options.demo, link=options.open)


def _has_display() -> bool:
    """Whether Qt will find a display; it ends the process at once where it does not."""
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in known)


if __name__ == "__main__":
    sys.exit(main())
