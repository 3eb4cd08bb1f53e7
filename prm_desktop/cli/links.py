"""The verb `link-handler`: whether `prm://` links open this program."""

from __future__ import annotations

import os

from prm_desktop import link_handler
from prm_desktop.cli.context import Context
from prm_desktop.cli.exits import Exit


def link_handler_verb(ctx: Context) -> Exit:
    """`link-handler install`, `remove`, or without a word whether it is installed."""
    places = link_handler.Places.of(os.environ)
    if ctx.options.action == "install":
        profile = ["--profile", ctx.options.profile] if ctx.options.profile else []
        link_handler.install(places, [*link_handler.this_program(), *profile], link_handler.tell_desktop)
        told = "prm:// links open PRM Desktop now. They only lead to a record or page."
    elif ctx.options.action == "remove":
        link_handler.remove(places, link_handler.tell_desktop)
        told = "prm:// links do not open PRM Desktop any more."
    else:
        told = "Installed." if places.entry.exists() else "Not installed: prm-desktop link-handler install"
    ctx.out.result({"installed": places.entry.exists(), "entry": str(places.entry)}, f"{told}\n{places.entry}")
    return Exit.DONE
