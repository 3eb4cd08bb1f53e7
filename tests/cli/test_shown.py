"""How values are written for people, and as JSON for programs."""

import pytest

from prm_desktop.cli.shown import money, plain_value, relative, shown
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.sheets import as_json

NOW = "2026-11-23T08:00:00Z"
LEAD = Lead(
    id="019aaf2c-0000-7000-8000-0000000000aa",
    company="Hanse Logistik",
    status="offered",
    value=123450,
    currency="EUR",
    user_id="019aaf2c-0000-7000-8000-0000000000bb",
    product_ids=("019aaf2c-0000-7000-8000-0000000000cc",),
    match_parts={"territory": 25},
    accept_by="2026-11-23T10:30:00Z",
)
LEADS = ENTITIES["lead"]


def written(name: str, names: dict[str, str] | None = None) -> str:
    return shown(LEADS.by_name[name], LEAD, names or {}, NOW)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("2026-11-23T08:00:30Z", "now"),
        ("2026-11-23T10:30:00Z", "in 2 h"),
        ("2026-11-23T07:15:00Z", "45 min ago"),
        ("2026-11-20T08:00:00Z", "3 d ago"),
        ("2026-10-01T12:00:00Z", "1 Oct 2026"),
        ("not an instant", "not an instant"),
    ],
)
def test_instants_are_told_from_now(when: str, text: str) -> None:
    assert relative(when, NOW) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [(123450, "EUR", "1,234.50 EUR"), (1500, "JPY", "1,500 JPY"), (-1, "USD", "-0.01 USD"), (1234, "KWD", "1.234 KWD")],
)
def test_money_has_the_decimals_of_its_currency(amount: int, currency: str, text: str) -> None:
    assert money(amount, currency) == text


def test_a_choice_is_shown_by_its_label_and_exported_by_its_value() -> None:
    assert written("status") == "Offered"
    assert as_json(LEAD, LEADS)["status"] == "offered"


def test_a_value_that_only_a_newer_hub_knows_is_still_readable() -> None:
    assert plain_value(LEADS.by_name["status"], "on_hold", NOW) == "On hold"


def test_references_are_shown_by_title_and_never_as_raw_ids() -> None:
    assert written("user_id", {LEAD.user_id: "Ada Lovelace"}) == "Ada Lovelace"
    assert written("user_id") == ""
    assert written("product_ids") == "unknown"
    assert shown(LEADS.by_name["user_id"], LEAD, {}, NOW, ids=True) == LEAD.user_id


def test_empty_values_are_shown_as_nothing() -> None:
    assert written("next_step") == ""
    assert written("labels") == ""


def test_json_has_every_declared_field_with_lists_as_lists() -> None:
    plain = as_json(LEAD, LEADS)
    assert list(plain) == list(LEADS.columns)
    assert plain["product_ids"] == list(LEAD.product_ids)
    assert plain["match_parts"] == {"territory": 25}
