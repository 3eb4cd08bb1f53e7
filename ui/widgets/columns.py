"""Which columns a list shows, and how they share its width: pure arithmetic, no widgets.

A list never scrolls sideways. Columns that find no room wait until there is some; the ones that say most stay longest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from prm_desktop.domain.entities import Entity
from prm_desktop.domain.fields import Field, Type
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.replica.blobs import BLOB_FIELDS
from ui.kinds import NEW_FOR_ME, due_fields
from ui.text import tr_domain

WIDTHS = {
    Type.MONEY: 104,
    Type.PERCENT: 76,
    Type.INTEGER: 96,
    Type.BOOL: 64,
    Type.INSTANT: 104,
    Type.DAY: 104,
    Type.PHONE: 132,
    Type.REF: 124,
    Type.LONG_TEXT: 180,
}
"""Least widths at 100 per cent, in pixels of the design; other types get `TEXT`."""
TEXT = 120
TITLE = 136
SENTENCES = {"pool_entry": 224, "lead_share": 200, "ticket": 200}
"""The least width of titles that are whole sentences, by kind."""
MARKS_WIDTH, TWO_WIDTH, PENDING_WIDTH, BAR_WIDTH = 56, 40, 28, 12
"""The column of marks: for three marks, two, one, and for none but the bar of the current row."""
WORTH = {"deal": ("amount",), "deal_registration": ("value",), "quote": ("total",)}
"""What says more than the subtitle in a narrow list: what a row is worth."""
CHIP, CHARACTER, CHIP_MOST = 56, 7, 176
"""The width of a chip without its word, of one letter in it, and the most that a chip gets."""
SHARE = {Type.LONG_TEXT: 3, Type.TEXT: 2, Type.REF: 1, Type.REFS: 2, Type.TAGS: 2, Type.EMAIL: 1, Type.URL: 1}
"""How columns share what is left over; types that are not named keep their least width."""
TITLE_SHARE = 3
LEFT_OUT = {"progress": ("actual", "target")}
"""Columns that another one says better: the figures of progress are counts or money, and its summary tells which."""
HIDDEN = frozenset({Type.MAPPING, Type.PATCH, Type.NEW_ID})
INTERNAL = frozenset({"id", "rv", "external_refs", "record_kind", "record_id"})


def usual_columns(entity: Entity[Any]) -> tuple[Field, ...]:
    """The columns of a list that nobody has changed."""
    leave_out = LEFT_OUT.get(entity.kind, ())
    return tuple(item for item in entity.list_fields if item.name not in leave_out)


def choosable(entity: Entity[Any]) -> tuple[Field, ...]:
    """The fields that a person may show as columns: the usual ones first, then the rest as declared."""
    usual = usual_columns(entity)
    names = {item.name for item in usual}
    rest = [
        item
        for item in entity.fields
        if item.name not in names and item.name not in INTERNAL and item.type not in HIDDEN
    ]
    return (*usual, *rest)


def least_width(entity: Entity[Any], spec: Field) -> int:
    """The width below which a column says nothing any more."""
    if spec.choices is not None:
        return min(CHIP_MOST, CHIP + CHARACTER * max(len(tr_domain(item.label)) for item in spec.choices))
    if spec.name == entity.title:
        return SENTENCES.get(entity.kind, TITLE)
    return WIDTHS.get(spec.type, TEXT)


def by_worth(entity: Entity[Any], specs: Sequence[Field]) -> list[Field]:
    """The columns by how much they say in a narrow list.

    Title, status, what runs out, what it is worth, the subtitle, then in order.
    """
    first = [entity.title, entity.status, *due_fields(entity.kind), *WORTH.get(entity.kind, ()), entity.subtitle]
    return sorted(specs, key=lambda item: first.index(item.name) if item.name in first else len(first))


def marks_width(entity: Entity[Any]) -> int:
    """The width of the marks: as many as rows of this kind can have."""
    if entity.kind in NEW_FOR_ME:
        return MARKS_WIDTH
    if due_fields(entity.kind) or entity.kind in BLOB_FIELDS:
        return TWO_WIDTH
    changes = any(spec.subject == entity.kind for spec in COMMANDS.values())
    return PENDING_WIDTH if changes else BAR_WIDTH


def fitting(entity: Entity[Any], specs: Sequence[Field], room: int, px: Callable[[float], int]) -> set[str]:
    """The names of the columns that find room beside the marks; the most telling one always does."""
    left = room - px(marks_width(entity))
    shown: set[str] = set()
    for spec in by_worth(entity, specs):
        width = px(least_width(entity, spec))
        if width <= left or not shown:
            shown.add(spec.name)
            left -= width
    return shown


def widths(entity: Entity[Any], specs: Sequence[Field], room: int, px: Callable[[float], int]) -> dict[str, int]:
    """The widths in pixels of these columns, which together fill the room beside the marks."""
    least = {item.name: px(least_width(entity, item)) for item in specs}
    shares = {item.name: TITLE_SHARE if item.name == entity.title else SHARE.get(item.type, 0) for item in specs}
    spare = max(0, room - px(marks_width(entity)) - sum(least.values()))
    total = sum(shares.values())
    if not total:
        shares, total = dict.fromkeys(least, 1), len(least) or 1
    made = {name: width + spare * shares[name] // total for name, width in least.items()}
    if specs:
        last = max(shares, key=lambda name: shares[name])
        made[last] += spare - sum(spare * share // total for share in shares.values())
    return made
