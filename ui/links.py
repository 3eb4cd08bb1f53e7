"""`prm://` links: they lead to a row or a page of this program, and do nothing else.

prm://lead/019aaf2c-0000-7000-8000-0000000000aa   a row, by its kind and id
prm://page/sync                                   a page or area, by its name

Whatever else a link says is refused whole: links come from mails and web pages.
"""

from __future__ import annotations

import re

from prm_desktop.domain.checks import check_id
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput
from ui.context import Place
from ui.kinds import AREAS, FOOT

SCHEME = "prm"
PAGE = "page"
PAGES = frozenset({area.key for area in (*AREAS, *FOOT)} | {"outbox", "attention"})
PLACES = frozenset(area.key for area in AREAS)
LONGEST = 120
_LINK = re.compile(r"prm://([a-z_]+)/([0-9a-z_-]+)/?", re.ASCII)


def link_to(kind: str, row_id: str) -> str:
    """The link to a row."""
    return f"prm://{kind}/{row_id}"


def place_of(link: str) -> Place:
    """Where a link leads. Raises `BadInput` for anything but a link to a row or page of this program."""
    found = _LINK.fullmatch(link) if len(link) <= LONGEST else None
    if found is None:
        raise _nowhere(link)
    kind, name = found.groups()
    if kind == PAGE and name in PAGES:
        return Place(page=name)
    if kind not in ENTITIES or ENTITIES[kind].area not in PLACES:
        raise _nowhere(link)
    try:
        check_id(name)
    except BadInput as error:
        raise _nowhere(link) from error
    return Place(kind, name)


def _nowhere(link: str) -> BadInput:
    return BadInput(
        "This link leads nowhere in this program: {link}",
        link=link[:LONGEST],
        hint="Nothing was changed. A link looks like prm://lead/… or prm://page/sync; copy it once more.",
    )
