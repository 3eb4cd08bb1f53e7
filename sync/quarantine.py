"""What a newer program makes of the rows that an older one could not read and has set aside."""

from __future__ import annotations

from prm_desktop.replica import quarantine, search
from prm_desktop.replica.rows import RowKey, put_base
from prm_desktop.replica.transaction import Connection


def judge_again(conn: Connection, judged_by: str) -> set[RowKey]:
    """Where another program than this one was the last judge, store the rows that fit now. Returns these rows."""
    if judged_by in {"", quarantine.JUDGE}:
        return set()
    touched: set[RowKey] = set()
    for kind, rows in quarantine.to_judge(conn).items():
        ids = [str(row["id"]) for row in rows]
        search.unindex(conn, kind, ids)
        for row in rows:  # one by one: they may come from hubs of different schemas, with other columns
            put_base(conn, kind, tuple(row), [list(row.values())])
        search.index(conn, kind, ids)
        touched.update((kind, row_id) for row_id in ids)
    return touched
