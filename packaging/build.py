"""Builds the program for people without Python into dist/prm-desktop, and starts what it built."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "packaging" / "prm-desktop.spec"
FOLDER = ROOT / "dist" / "prm-desktop"
PROGRAMS = ("prm-desktop", "prm-hub")


def size(folder: Path) -> int:
    """Return how many bytes a person downloads and keeps, counting a linked file once."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def starts(program: str) -> bool:
    """Start a built program without a display, only to let it say how it is used."""
    path = FOLDER / (f"{program}.exe" if os.name == "nt" else program)
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    began = time.monotonic()
    ended = subprocess.run([path, "--help"], env=variables, capture_output=True, text=True, check=False)
    print(f"{program} --help: status {ended.returncode} after {time.monotonic() - began:.1f} s")
    if ended.returncode:
        print(ended.stdout + ended.stderr, file=sys.stderr)
    return ended.returncode == 0


def main(arguments: Sequence[str]) -> int:
    """Build with PyInstaller, which gets the arguments too, then check that both programs start."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *arguments, str(SPEC)]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        return code
    print(f"{FOLDER.relative_to(ROOT)}: {size(FOLDER) / 1e6:.0f} MB")
    failed = [program for program in PROGRAMS if not starts(program)]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
