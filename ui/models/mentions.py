"""Comments that name this person: read once on the page of what they are about, they press no more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from prm_desktop.domain.times import later
from prm_desktop.replica.queries import Condition, Query
from ui.context import Changed, UiContext

if TYPE_CHECKING:
    from prm_desktop.services.telling import TimelineItem
    from prm_desktop.services.workspace import Workspace

DAYS = 14
"""For how long a mention that nobody looked at stands on Home."""
MOST = 50
Seen = Callable[[str], bool]
"""Whether the row with this id has been looked at here."""


def never(_row_id: str) -> bool:
    """Nothing has been looked at."""
    return False


def unread(workspace: Workspace, now: str, seen: Seen) -> list[Any]:
    """The comments of the last days that name this person and were not looked at, the newest first. Blocks."""
    me = workspace.actor.user_id
    where = (  # what is cheap to look at first: most comments are old
        Condition("created_at", "ge", later(now, days=-DAYS)),
        Condition("user_id", "ne", me),
        Condition("mentions", "contains", me),
    )
    numbers = workspace.list_ids("comment", Query(where=where, sort=(("created_at", "desc"),), limit=MOST))
    rows = [item.row for item in workspace.rows("comment", numbers)]
    return [row for row in rows if not seen(row.id)]


def mark_read(ctx: UiContext, timeline: tuple[TimelineItem, ...]) -> None:
    """Remember that the mentions in a timeline are on the screen, and tell who counts them."""
    fresh = {("comment", item.id) for item in timeline if item.for_me and ctx.state.mark_seen(item.id)}
    if fresh:
        ctx.changed.emit(Changed(frozenset(fresh)))
