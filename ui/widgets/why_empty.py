"""Why a list shows no rows, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prm_desktop.domain.entities import Entity
from ui.context import UiContext
from ui.text import inline, tr, tr_domain
from ui.widgets.empty_state import Nothing


def why_empty(context: UiContext, entity: Entity[Any], show_all: Callable[[], None] | None) -> Nothing:
    """The reason; `show_all` shows the rows that the list leaves out, None where there are none at all."""
    what = inline(entity.plural)
    status = context.bus.last_status
    if status is not None and not status.primed:
        return _not_here_yet(context, signed_in=status.signed_in)
    if show_all is not None:
        text = tr("No {what} fit this view and search.", what=what)
        return Nothing("mdi6.filter-off-outline", tr("Nothing fits"), text, tr("Show all"), show_all)
    return Nothing(entity.icon or "mdi6.inbox-outline", tr("No {what} yet", what=what), tr_domain(entity.why))


def _not_here_yet(context: UiContext, *, signed_in: bool) -> Nothing:
    if not signed_in:
        text = tr("Sign in once; after that everything works without a network.")
        return Nothing("mdi6.account-key-outline", tr("Please sign in"), text, tr("Sign in"),
                       lambda: context.open_page("sync"))  # fmt: skip
    text = tr("Your data is on its way. It comes once in full, later only what changed.")
    return Nothing("mdi6.cloud-download-outline", tr("Not synced yet"), text, tr("Show progress"),
                   lambda: context.open_page("sync"))  # fmt: skip
