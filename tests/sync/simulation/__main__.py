"""The simulation's command line: `python3 dev.py simulate`."""

from __future__ import annotations

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.sync.simulation import batch
from tests.sync.simulation.defects import DEFECTS
from tests.sync.simulation.history import Script, script
from tests.sync.simulation.shrink import Failure, play, read, shrunk, write

OUT = Path("demo-output/simulation")
EVERY = 10.0
"""Seconds between two lines that say how far it is."""


def main(arguments: list[str]) -> int:
    """Run what the command line asks for. The exit status: 0 where nothing was found."""
    options = _options().parse_args(arguments)
    if options.defects:
        return _defects(options)
    if options.replay:
        return _replay(read(options.replay), shrink=False)
    if options.histories == 1:
        return _replay(script(options.seed), shrink=True)
    return _run(options)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py simulate", description=sys.modules[__package__ or ""].__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--histories", type=int, default=1000, help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first one (%(default)s)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (%(default)s)")
    parser.add_argument("--seconds", type=float, default=0.0, help="stop after this time, however many it were")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="let the steps of a file happen, and tell them")
    parser.add_argument("--defects", action="store_true", help="put defects into the code, and tell what finds them")
    return parser


def _defects(options: argparse.Namespace) -> int:
    """The table of defects: how many histories each needed, and what was found."""
    missed = 0
    with ProcessPoolExecutor(options.jobs, get_context("spawn")) as pool:
        hunts = {
            pool.submit(batch.hunted, name): name
            for name in sorted(DEFECTS, key=lambda item: DEFECTS[item].within or batch.PATIENCE)
        }
        for hunt in as_completed(hunts):
            name, (count, failure) = hunts[hunt], hunt.result()
            missed += failure is None and DEFECTS[name].within > 0
            found = failure.message if failure else "NOT FOUND"
            print(f"| {name} | {count} | {DEFECTS[name].within} | {found[:80]} |", flush=True)
    print(f"{len(DEFECTS)} defects, {missed} not found")
    return int(bool(missed))


def _run(options: argparse.Namespace) -> int:
    begun = said = time.monotonic()
    total, told = batch.Tally(), set[int]()
    for total in batch.run_all(options.seed, options.histories, options.jobs, options.seconds):
        for seed in sorted(total.failures.keys() - told):  # at once: a long run may be ended by hand
            print(f"seed {seed}: {total.failures[seed][:300]}", flush=True)
        told.update(total.failures)
        if time.monotonic() - said > EVERY:
            said = time.monotonic()
            print(_line(total, said - begun), flush=True)
    print(_line(total, time.monotonic() - begun))
    print("steps:", ", ".join(f"{kind} {count}" for kind, count in total.kinds.most_common()))
    print("faults:", ", ".join(f"{kind} {count}" for kind, count in total.faults.most_common()))
    if total.failures:
        _replay(script(min(total.failures)), shrink=True)
    return int(bool(total.failures))


def _line(total: batch.Tally, seconds: float) -> str:
    speed = f"{total.histories / seconds:.1f} histories/s, {total.steps / seconds:.0f} steps/s"
    return f"{total.histories} histories, {total.steps} steps, {len(total.failures)} failed; {speed}"


def _replay(wanted: Script, *, shrink: bool) -> int:
    failure, history = play(wanted)
    if failure is None:
        print("\n".join(history.told))
        print("Nothing was found.")
        return 0
    if shrink:
        failure = _shrunk(failure)
    print("\n".join(failure.told))
    print(failure.message)
    return 1


def _shrunk(failure: Failure) -> Failure:
    least = shrunk(failure)
    path = OUT / f"seed-{failure.script.seed}.json"
    write(least, path)
    print(f"seed {failure.script.seed}: {len(failure.script.steps)} steps, shrunk to {len(least.script.steps)}.")
    print(f"To replay them: python3 dev.py simulate --replay {path}")
    return least


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
