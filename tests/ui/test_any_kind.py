"""Rows of every kind: none, one and many of them in a list, and the longest words on a page of the narrowest width."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.entities import Entity, Row
from prm_desktop.domain.fields import Type
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import store
from tests.ui.conftest import Speak
from ui.context import UiContext
from ui.models.filters import Filters
from ui.models.table_model import Load
from ui.text import tr_count
from ui.views.area import READER
from ui.widgets.detail import Detail
from ui.widgets.list_view import ListView

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungspolice der Wasserversorgungsverbände im Oberland"
MANY = 40
"""More than are in sight; what is special about very long lists is tested with the model of all lists."""
LISTED = [kind for kind, made in ENTITIES.items() if made.area]


def made(entity: Entity[Any], number: int, **values: Any) -> Row:
    """A row with long texts in all its fields that hold texts."""
    texts = {item.name: LONG for item in entity.own_fields if item.type in (Type.TEXT, Type.LONG_TEXT, Type.TAGS)}
    for item in entity.own_fields:
        if item.type is Type.TAGS:
            texts[item.name] = (LONG, LONG)  # type: ignore[assignment]  # several of them
    given = {**texts, "currency": "EUR", **values}
    fitting = {name: value for name, value in given.items() if name in entity.by_name}
    row: Row = entity.row(id=f"{entity.kind}-{number:04}", rv=9, **fitting)
    return row


@pytest.mark.parametrize("count", [0, 1, MANY])
@pytest.mark.parametrize("kind", LISTED)
def test_a_list_tells_how_many_rows_it_has_or_why_there_are_none(
    qtbot: QtBot, context: UiContext, desk: Workspace, kind: str, count: int
) -> None:
    entity = ENTITIES[kind]
    with desk.db.write() as conn:
        for number in range(count):
            store(desk.db, made(entity, number), conn=conn)
    view = ListView(context, kind)
    qtbot.addWidget(view)
    view.resize(520, 600)
    with qtbot.waitExposed(view):
        view.show()
    there = len(desk.list_ids(kind, Filters().query(entity, "u-anna", context.formatter.now())))
    view.bar.choose(Filters(), keep=False)
    qtbot.waitUntil(lambda: view.model.load is Load.READY and view.model.rowCount() == there)
    assert view.foot.count.text() == (tr_count(entity, there) if there else "")
    assert view.table.isVisible() is bool(there)
    assert view.empty.isVisible() is not bool(there)
    assert view.foot.export.isVisible() is bool(there)
    if there:
        assert not view.table.horizontalScrollBar().isVisible()
        assert sum(view.table.columnWidth(column) for column in range(view.model.columnCount())) > 0


def _too_wide(scroll: QScrollArea) -> list[str]:
    """What is wider than its room."""
    room, inner = scroll.viewport().width(), scroll.widget()
    assert inner is not None
    if inner.width() <= room:
        return []
    return [f"{type(item).__name__} {item.minimumSizeHint().width()}" for item in inner.findChildren(QWidget)
            if item.isVisible() and item.minimumSizeHint().width() > room - 40]  # fmt: skip


@pytest.mark.parametrize("kind", LISTED)
def test_the_longest_words_fit_into_the_narrowest_page(
    qtbot: QtBot, context: UiContext, desk: Workspace, speak: Speak, kind: str
) -> None:
    speak("de")
    row = made(ENTITIES[kind], 1, partner_id="p-1", user_id="u-anna")
    store(desk.db, row)
    for child in (item for item in ENTITIES.values() if item.parent and item.kind != kind):
        for number in range(2):
            store(desk.db, made(child, number, **{child.parent: row.id}, partner_id="p-1", record_kind=kind))
    detail = Detail(context)
    qtbot.addWidget(detail)
    detail.resize(context.theme.px(READER), 700)
    with qtbot.waitExposed(detail):
        detail.show()
    detail.show_row(kind, row.id)
    qtbot.waitUntil(lambda: detail.row is not None and not context.tasks.running)
    scroll = next(item for item in detail.findChildren(QScrollArea) if item.widget() and item.isVisible())
    try:
        qtbot.waitUntil(lambda: not _too_wide(scroll))
    except qtbot.TimeoutError:
        assert _too_wide(scroll) == []
    assert detail.width() == context.theme.px(READER)
