"""A large answer waits beside the replica, encrypted, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.errors import HubProblem, Offline
from prm_desktop.replica.spool import Spool
from sync.gathered import IN_MEMORY_ROWS, gathered
from sync.protocol import Gone, Line, Page, Tail

SECRET = "Nordlys AS"
PAGES = 12
ROWS = IN_MEMORY_ROWS // 10


def pages() -> list[Line]:
    """More rows than stay in memory, then something that is gone."""
    made = [Page("lead", ("id", "rv", "company"), [(f"{n}-{k}", n, SECRET) for k in range(ROWS)]) for n in range(PAGES)]
    return [*made, Gone("lead", ["x"])]


def plain(line: Line) -> tuple[str, list[list[object]]]:
    return (line.entity, [list(row) for row in line.rows]) if isinstance(line, Page) else (str(line), [])


def test_an_answer_can_be_read_again_and_again_however_large(tmp_path: Path) -> None:
    replica = tmp_path / "replica.db"
    with gathered(iter([*pages(), Tail(5)]), replica) as answer:
        (beside,) = tmp_path.iterdir()
        assert answer.tail == Tail(5)
        assert answer.removes
        for _ in range(2):
            assert [plain(line) for line in answer] == [plain(line) for line in pages()]
    assert beside.name.startswith(".replica.db.")
    assert list(tmp_path.iterdir()) == []


def test_a_small_answer_makes_no_file(tmp_path: Path) -> None:
    with gathered(iter([pages()[0], Tail(5)]), tmp_path / "replica.db") as answer:
        assert not answer.removes
        assert [plain(line) for line in answer] == [plain(pages()[0])]
        assert list(tmp_path.iterdir()) == []


def test_nobody_can_read_what_waits(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "replica.db")
    for _ in range(1000):
        spool.add(SECRET.encode() * 100)
    (beside,) = tmp_path.iterdir()
    assert SECRET.encode() not in beside.read_bytes()
    assert len(list(spool)) == 1000
    spool.close()


def test_an_answer_that_breaks_off_is_an_error_and_leaves_no_file(tmp_path: Path) -> None:
    def broken() -> Iterator[Line]:
        yield from pages()
        raise Offline("gone")

    with pytest.raises(Offline), gathered(broken(), tmp_path / "replica.db"):
        pass
    assert list(tmp_path.iterdir()) == []
    with gathered(iter(pages()[:1]), tmp_path / "replica.db") as cut:
        assert len(list(cut)) == 1
        with pytest.raises(HubProblem, match="cut off"):
            cut.tail  # noqa: B018 - a property that raises
