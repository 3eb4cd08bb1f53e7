"""Who works on a deal stands on its page, with what can be done about each of them; and whether to register it."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.deals import Deal, DealMember, Duty, MemberRole, MemberStatus
from prm_desktop.domain.partners import OemContact, User
from prm_desktop.domain.registrations import DealRegistration, RegistrationStatus
from prm_desktop.domain.sharing import PartnerCard
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import store
from ui.context import UiContext
from ui.theme import Look, Mode
from ui.widgets.detail import Detail
from ui.widgets.parts import ElidedButton

DEAL, ANNA, GUEST, ASKED, REP = (f"01900000-0000-7000-8000-00000000e10{n}" for n in range(5))
BOUGHT = Deal(id=DEAL, rv=9, name="Switches", customer="Ruiz", partner_id="p-1", user_id="u-anna")


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext, desk: Workspace) -> Detail:
    for row in (
        BOUGHT,
        DealMember(id=ANNA, rv=9, deal_id=DEAL, name="Anna", user_id="u-anna", duty=Duty.LEAD, partner_id="p-1",
                   created_at="2026-01-01T00:00:00Z"),
        DealMember(id=GUEST, rv=9, deal_id=DEAL, name="Bo Lind", role=MemberRole.INVITED_PARTNER, partner_id="p-1",
                   other_partner_id="p-2", other_partner_name="Nordlys AS", created_at="2026-01-02T00:00:00Z",
                   answered_at="2026-02-28T09:00:00Z"),
        DealMember(id=REP, rv=9, deal_id=DEAL, name="Eva, Kepler Systems", role=MemberRole.OEM_REP, partner_id="p-1",
                   oem_contact_id="o-eva", duty=Duty.TECHNICAL, created_at="2026-03-01T09:00:00Z"),
        OemContact(id="o-eva", rv=9, name="Eva"),
        PartnerCard(id="card-2", rv=9, name="Nordlys AS", partner_id="p-2"),
        User(id="u-ben", rv=9, name="Ben", partner_id="p-1"),
    ):  # fmt: skip
        store(desk.db, row)
    made = Detail(context)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitExposed(made):
        made.show()
    return shown(qtbot, made, "deal", DEAL)


def shown(qtbot: QtBot, detail: Detail, kind: str, row_id: str) -> Detail:
    detail.show_row(kind, row_id)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    return detail


def words(detail: Detail) -> str:
    """What is read, the names that lead to a member among it."""
    shown = [item for item in detail.related.findChildren(QWidget) if isinstance(item, QLabel | ElidedButton)]
    texts = (item.accessibleName() if isinstance(item, ElidedButton) else item.text() for item in shown)
    return " | ".join(filter(None, texts))


def acts(detail: Detail, name: str) -> dict[str, Any]:
    """The menu of a member, by the words."""
    found = next(item for item in detail.related.findChildren(QToolButton) if name in item.accessibleName())
    return {act.text(): act for act in found.menu().actions()}


def offered(detail: Detail) -> list[str]:
    found = detail.related.findChildren(QPushButton)
    return [item.text() for item in found if not isinstance(item, ElidedButton)]


def test_who_they_are_and_what_they_do_is_on_the_page(detail: Detail) -> None:
    told = words(detail)
    assert "Anna | From your company · Leads the deal · added Jan 1, 2026" in told
    assert "Bo Lind · Nordlys AS | Invited partner · accepted 2 days ago" in told
    assert "Eva, Kepler Systems | Vendor's rep · Technical advice · added yesterday" in told
    assert told.count("Invited partner") == 1
    assert offered(detail) == ["Add a colleague", "Add a vendor's contact", "Invite a partner"]


def test_an_invitation_says_whom_it_is_for_as_what_and_since_when(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    guest: Any = desk.get("deal_member", GUEST)
    store(desk.db, guest, name="Nordlys AS", duty=Duty.DELIVERY, status=MemberStatus.INVITED, answered_at="")
    detail.reload()
    qtbot.waitUntil(lambda: "Nordlys AS | Invited | Invited partner · Delivery · invited Jan 2, 2026" in words(detail))
    for status, said in ((MemberStatus.DECLINED, "Said no"), (MemberStatus.LEFT, "Left")):
        store(desk.db, guest, status=status, answered_at="2026-03-01T09:00:00Z")
        detail.reload()
        wanted = f"| {said} | Invited partner · {said.lower()} yesterday"
        qtbot.waitUntil(partial(_is_told, detail, wanted))


def _is_told(detail: Detail, wanted: str) -> bool:
    return wanted in words(detail)


def test_long_names_take_no_room_from_what_can_be_done(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    guest: Any = desk.get("deal_member", GUEST)
    name = "Wasserwirtschaftsverbandsgeschäftsführerin Doktor Annemarie von Hohenlohe-Schillingsfürst"
    store(desk.db, guest, name=name, status=MemberStatus.INVITED)
    detail.reload()
    qtbot.waitUntil(lambda: name in words(detail))
    detail.resize(380, 900)
    menu = next(item for item in detail.related.findChildren(QToolButton) if name in item.accessibleName())
    qtbot.waitUntil(lambda: menu.isVisible() and menu.mapTo(detail, menu.rect().bottomRight()).x() < detail.width())


def test_a_member_is_removed_from_the_menu_and_comes_back(
    qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext
) -> None:
    acts(detail, "Bo Lind")["Remove"].trigger()
    qtbot.waitUntil(lambda: "Bo Lind" not in words(detail))
    assert desk.get("deal_member", GUEST) is None
    context.history.undo()
    qtbot.waitUntil(lambda: "Bo Lind · Nordlys AS" in words(detail))
    found: Any = desk.get("deal_member", GUEST)
    assert found.status == MemberStatus.ACTIVE


def test_a_new_role_is_chosen_with_one_key(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    acts(detail, "Bo Lind")["Change the role"].trigger()
    qtbot.waitUntil(lambda: detail.starter.sheet is not None)
    assert detail.starter.sheet is not None
    QTest.keyClick(detail.starter.sheet.form, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: "Invited partner · Technical advice" in words(detail))
    found: Any = desk.get("deal_member", GUEST)
    assert found.duty == Duty.TECHNICAL


def test_inviting_says_what_the_other_side_will_see(qtbot: QtBot, detail: Detail) -> None:
    button = next(item for item in detail.related.findChildren(QPushButton) if item.text() == "Invite a partner")
    button.click()
    qtbot.waitUntil(lambda: detail.starter.sheet is not None)
    assert detail.starter.sheet is not None
    told = " ".join(item.text() for item in detail.starter.sheet.form.findChildren(QLabel))
    assert "once they accept, all of the deal" in told


def test_whoever_only_reads_the_deal_may_leave_it_and_nothing_else(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    store(desk.db, BOUGHT, partner_id="p-2", shared_with=("p-1",))
    for row_id, other in ((ANNA, ""), (GUEST, "p-1")):
        member: Any = desk.get("deal_member", row_id)
        store(desk.db, member, partner_id="p-2", other_partner_id=other)
    detail.reload()
    qtbot.waitUntil(lambda: not offered(detail))
    assert list(acts(detail, "Bo Lind")) == ["Leave the deal"]
    assert not acts(detail, "Anna")


def test_an_invitation_is_answered_with_one_key_without_a_network(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    asked = DealMember(id=ASKED, rv=9, deal_id="elsewhere", name="Hanse", headline="Cabling", partner_id="p-2",
                       partner_name="Nordlys AS", other_partner_id="p-1", status=MemberStatus.INVITED,
                       shared_with=("p-1",))  # fmt: skip
    store(desk.db, asked)
    shown(qtbot, detail, "deal_member", ASKED)
    assert detail.press("A")
    qtbot.waitUntil(lambda: detail.row.status == MemberStatus.ACTIVE)
    assert (detail.row.name, detail.row.user_id) == ("Anna", "u-anna")


@pytest.mark.parametrize("status", RegistrationStatus)
def test_a_deal_is_registered_anew_only_where_no_registration_is_under_way_or_has_served(
    qtbot: QtBot, detail: Detail, desk: Workspace, status: RegistrationStatus
) -> None:
    known = DealRegistration(
        id="r-1", rv=9, deal_id=DEAL, status=status, partner_id="p-1", exclusive_until="2026-02-01"
    )
    store(desk.db, known)
    detail.reload()
    qtbot.waitUntil(lambda: any(act.kind == "deal_registration" for say in detail.standing.says for act in say.acts))
    over = status in {RegistrationStatus.REJECTED, RegistrationStatus.CANCELED, RegistrationStatus.EXPIRED}
    assert ("Register" in [act.label for say in detail.standing.says for act in say.acts]) is over


def test_the_pictures_of_members_follow_the_theme(qtbot: QtBot, detail: Detail, context: UiContext) -> None:
    def shade() -> int:
        picture = next(item for item in detail.related.findChildren(QLabel) if not item.pixmap().isNull())
        image = picture.pixmap().toImage()
        inked = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return max(inked, key=QColor.alpha).lightness()

    before, look = shade(), context.theme.look
    try:
        context.theme.choose(Look(Mode.DARK))
        qtbot.waitUntil(lambda: not context.tasks.running and shade() > before)
    finally:
        context.theme.choose(look)
