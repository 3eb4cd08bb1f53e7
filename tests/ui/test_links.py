"""Links lead to rows and pages, and nothing else gets through."""

from __future__ import annotations

import pytest

from prm_desktop.errors import BadInput
from tests.sync.replicas import WORKING
from ui.context import Place
from ui.links import link_to, place_of


def test_a_link_leads_back_to_its_row() -> None:
    assert place_of(link_to("lead", WORKING)) == Place("lead", WORKING)
    assert place_of("prm://page/sync") == Place(page="sync")
    assert place_of("prm://page/leads/") == Place(page="leads")


@pytest.mark.parametrize(
    "link",
    [
        "", "prm:", "prm://", "prm://lead", "prm://lead/", "prm://lead/1", "prm://page/nowhere", f"prm://nothing/{WORKING}",
        f"prm://work_note/{WORKING}", f"prm://lead/{WORKING}?do=accept", f"prm://lead/{WORKING}#x",
        f"prm://lead/{WORKING}/x", f"https://lead/{WORKING}", f"PRM://lead/{WORKING}", f" prm://lead/{WORKING}",
        f"prm://lead/{WORKING}\n", f"prm://lead/{WORKING.upper()}x", f"prm://user@lead/{WORKING}", "prm://page/../sync",
        "--demo", "prm://lead/" + "a" * 9999,
    ],
)  # fmt: skip
def test_anything_else_is_refused_whole(link: str) -> None:
    with pytest.raises(BadInput, match="leads nowhere") as told:
        place_of(link)
    assert "Nothing was changed" in told.value.hint
    assert len(told.value.message) < 200
