"""The stops of the tour: each puts the window into a state by doing what a person would do, and says what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from prm_desktop.domain.deals import OPEN_STAGES
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.domain.times import later
from prm_desktop.replica.queries import Condition
from prm_desktop.services.duplicates import like
from ui.tour_first import FIRST_STOPS
from ui.tour_more import MORE_STOPS
from ui.tour_visit import Stop, Visit
from ui.views.area import AreaPage
from ui.views.attention import AttentionPage
from ui.views.import_page import ImportPage
from ui.widgets.detail import Detail
from ui.widgets.sheet import NOTHING_GIVEN


def _home(visit: Visit) -> None:
    visit.page("home")


def _offer(visit: Visit) -> None:
    now = visit.workspace.now()
    soon = Condition("accept_by", "gt", later(now, hours=1))
    lead = visit.first("lead", soon, status="offered")
    visit.facts["offered"] = lead.id
    visit.row("lead", lead.id)


def _board(visit: Visit) -> None:
    page = cast("AreaPage", visit.page("leads"))
    page.switch_board()
    visit.guide.settle()


def _decline(visit: Visit) -> None:
    detail = visit.row("lead", visit.facts["offered"])
    detail.press("D")
    visit.guide.settle()


def _accepted(visit: Visit) -> None:
    detail = visit.row("lead", visit.facts["offered"])
    if detail.starter.sheet is not None:
        detail.starter.sheet.form.give_up()
    detail.press("A")
    visit.guide.until(lambda: detail.row is not None and detail.row.status == "accepted")


def _offline(visit: Visit) -> None:
    visit.online(on=False)
    detail = visit.row("lead", visit.facts["offered"])
    detail.add_bar.start("C")
    detail.add_bar.text.setPlainText("Called the plant manager\nWants a visit next week; the budget is approved.")
    detail.add_bar.save()
    visit.guide.until(lambda: any(item.title.startswith("Called") for item in _timeline(visit)))
    visit.workspace.do(
        "task.add",
        {
            "lead_id": visit.facts["offered"],
            "subject": "Send two dates for the visit",
            "due_at": later(visit.workspace.now(), days=1),
        },
    )
    detail.reload()
    visit.guide.settle()


def _timeline(visit: Visit) -> list[Any]:
    return list(visit.workspace.timeline("lead", visit.facts["offered"]))


def _conflict(visit: Visit) -> None:
    """Both write the next step of one lead while one of them is away."""
    mine = Condition("id", "ne", visit.facts["offered"])
    working = visit.first("lead", mine, status="working")
    there = visit.colleague.workspace
    for who, step in ((visit.workspace, "Send the offer with a rollout plan"), (there, "Visit the site first")):
        who.do("lead.update", {"lead_id": working.id, "changes": {"next_step": step}})
    visit.colleague.scheduler().run_due()
    visit.page("outbox")


def _sending(visit: Visit) -> None:
    """Look at what will be sent before going online."""
    visit.page("home")
    visit.window.action("work_offline").trigger()
    visit.guide.until(lambda: visit.window.preview.sheet is not None)
    visit.guide.settle()


def _attention(visit: Visit) -> None:
    if visit.window.preview.sheet is not None:
        visit.window.preview.sheet.form.give_up()
    visit.online(on=True)
    page = cast("AttentionPage", visit.page("attention"))
    visit.guide.until(lambda: page.chosen is not None)


def _deals(visit: Visit) -> None:
    page = cast("AreaPage", visit.page("deals"))
    page.switch_board()
    visit.guide.settle()


def _lines(visit: Visit) -> None:
    """A deal on which another partner helps, with the quantity of its first line being changed."""
    _give_up(visit)
    deals = [item for item in visit.workspace.find("deal") if item.stage in OPEN_STAGES]
    detail = visit.row("deal", next(item.id for item in deals if item.shared_with))
    table = detail.lines.table
    visit.guide.until(lambda: table.model().rowCount() > 0)
    detail.reveal(detail.related)
    table.setFocus()
    table.edit_cell(detail.lines.model.index(0, 2))
    visit.guide.settle()


def _register(visit: Visit) -> None:
    registered = {item.deal_id for item in visit.workspace.find("deal_registration")}
    deals = [item for item in visit.workspace.find("deal") if _can(visit, "deal", item, "registration.submit")]
    deal = next((item for item in deals if item.id not in registered), deals[0])
    detail = visit.row("deal", deal.id)
    detail.press("G")
    visit.guide.until(lambda: detail.starter.sheet is not None)
    visit.guide.settle()


def _can(visit: Visit, kind: str, row: Any, name: str) -> bool:
    return any(spec.name == name for spec in visit.workspace.can(kind, row))


def _share(visit: Visit) -> None:
    _give_up(visit)
    lead = visit.first("lead", status="working")
    detail = visit.row("lead", lead.id)
    _open_form(visit, detail, "lead.share")


def _merge(visit: Visit) -> None:
    _give_up(visit)
    alike = next(lead for lead in visit.workspace.find("lead", status="working") if _twin(visit, lead))
    detail = visit.row("lead", alike.id)
    act = next(act for say in detail.standing.says for act in say.acts if act.command == "lead.merge")
    _open_form(visit, detail, act.command, act.given)


def _twin(visit: Visit, lead: Any) -> bool:
    return bool(like(visit.workspace, lead))


def _open_form(visit: Visit, detail: Detail, name: str, given: Mapping[str, str] = NOTHING_GIVEN) -> None:
    detail.starter.start(COMMANDS[name], detail.row, detail.header.more, given=given)
    visit.guide.until(lambda: detail.starter.sheet is not None)
    visit.guide.settle()


def _give_up(visit: Visit) -> None:
    """Close the form that the last stop opened."""
    page = cast("AreaPage", visit.window.stack.currentWidget())
    sheet = cast("Detail", page.detail_widget).starter.sheet
    if sheet is not None:
        sheet.form.give_up()


FAIR = """Firma;Ansprechpartner;E-Mail;Telefon;Ort;Wert;Bemerkung
Werft Nord GmbH & Co. KG;Dr. Annegret Müller;a.mueller@werft-nord.example;+49 431 123456;Kiel;125.000,00;Messekontakt
{known};Ana Ruiz;;;;;
;Ohne Firma;x@y.example;;;;
Stahlbau Öztürk;Can Öztürk;kein-at-zeichen;;Duisburg;;
Molkerei Alpenblick eG;Vreni Amstutz;vreni@alpenblick.example;+41 33 822 11 22;Interlaken;8.500,50;ruft zurück
"""


def _import(visit: Visit) -> None:
    visit.window.action("import").trigger()
    visit.guide.settle()


def _import_plan(visit: Visit) -> None:
    known = visit.first("lead", status="working").company
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Messe.csv"
        path.write_text(FAIR.replace("{known}", known), "utf-8")
        page = cast("ImportPage", visit.page("import"))
        page.read(path)
        visit.guide.until(lambda: page.planned is not None)
    visit.guide.settle()


def _pool(visit: Visit) -> None:
    entry = visit.first("pool_entry", status="open")
    visit.row("pool_entry", entry.id)


def _kind(kind: str) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        visit.row(kind, visit.first(kind).id)

    return go


def _training(visit: Visit) -> None:
    soon = visit.first("class_session", Condition("starts_at", "gt", visit.workspace.now()))
    visit.row("class_session", soon.id)


def _palette(visit: Visit) -> None:
    visit.page("home")
    visit.window.action("palette").trigger()
    visit.guide.type_words(visit.window, "han")
    visit.guide.settle()


def _palette_away(visit: Visit) -> None:
    visit.window.palette_box.hide()
    visit.page("sync")


def _page(name: str) -> Callable[[Visit], None]:
    def go(visit: Visit) -> None:
        visit.page(name)

    return go


def _resolved(visit: Visit) -> None:
    page = cast("AttentionPage", visit.page("attention"))
    while page.chosen is not None:
        before = page.chosen.id
        page.resolve("mine" if page.chosen.kind == "conflict" else "discard")
        visit.guide.until(lambda known=before: _chosen_id(page) != known)  # type: ignore[misc]


def _chosen_id(page: AttentionPage) -> str:
    return page.chosen.id if page.chosen is not None else ""


STOPS: tuple[Stop, ...] = (
    Stop("home", "What needs me today", _home),
    Stop("leads", "Leads beside an offer: why you, the clock, accept or decline", _offer),
    Stop("decline", "Declining: a reason by one key, and what will happen", _decline),
    Stop("accepted", "Accepted with one key; saved here at once", _accepted, says=True),
    Stop("offline", "Worked without a network: a call and a task wait to be sent", _offline),
    Stop("outbox", "What waits to be sent, in words", _conflict),
    Stop("sending", "Before going online: what will be sent, and what may come back", _sending),
    Stop("attention", "A real conflict: a colleague changed the same field", _attention),
    Stop("nothing-left", "Nothing needs a decision any more", _resolved),
    Stop("board", "The same leads as cards: drag one, or press Shift and an arrow", _board),
    Stop("import", "Bringing records in from a file: nothing chosen yet", _import),
    Stop("import-plan", "What a file would make, which column is what, and what is set aside", _import_plan),
    Stop("pool", "The shark tank", _pool),
    Stop("deals", "A deal with its lines", _kind("deal")),
    Stop("deal-lines", "Its lines changed in place, and who works on it: another partner among them", _lines),
    Stop("deals-board", "Deals by stage with their sums, and the forecast by month", _deals),
    Stop("register", "Registering a deal: filled in, and whether it is worth it", _register),
    Stop("share", "Sharing a lead: whom it reaches, and how the revenue is divided", _share),
    Stop("merge", "Two leads about the same: what to keep of the duplicate", _merge),
    Stop("merge-over", "The lead beside it, with who to call at the vendor", _give_up),
    Stop("pricing", "Prices", _kind("price_entry")),
    Stop("literature", "Literature", _kind("asset")),
    Stop("training", "Classes, with a seat in one click", _training),
    Stop("support", "A ticket", _kind("ticket")),
    Stop("palette", "Search everything", _palette),
    Stop("sync", "The truth about sync", _palette_away),
    Stop("settings", "Settings and account", _page("settings")),
    *MORE_STOPS,
    *FIRST_STOPS,
)
