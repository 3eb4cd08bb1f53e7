"""A client that can be killed at any moment, many times a minute.

Unlocks the profile once, then makes one child per line of input, which opens the replica as the program does and obeys:
`work LEAD PREFIX N` logs N activities and tells of each once it is saved; `sync` syncs once; `status` how far it is.
"""

import json
import os
import sys

from prm_desktop import app


def main() -> None:
    """Obey line by line. A child's process id is told first, so that it can be killed."""
    unlocked = app.unlock(app.Wanted())
    tell({"ready": True})
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            obey(unlocked, line.split())
            os._exit(0)
        tell({"pid": child})
        _, status = os.waitpid(child, 0)
        tell({"ended": os.waitstatus_to_exitcode(status)})


def obey(unlocked: app.Unlocked, words: list[str]) -> None:
    """Do what one line says."""
    with app.open_unlocked(unlocked) as session:
        if words[0] == "sync":
            tell({"received": session.sync().received})
        elif words[0] == "status":
            found = session.workspace.status()
            tell({"primed": found.primed, "loaded": found.progress_rows, "pending": found.pending})
        else:
            _, lead, prefix, count = words
            for number in range(int(count)):
                subject = f"{prefix}-{number}"
                session.workspace.do("activity.log", {"lead_id": lead, "kind": "note", "subject": subject})
                tell({"saved": subject})


def tell(what: dict[str, object]) -> None:
    """One line, written at once and whole."""
    os.write(1, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    main()
