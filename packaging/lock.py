"""Makes requirements.lock anew: every version with its hashes, for every platform, without a host name.

uv resolves, because pip cannot do so for platforms other than its own. uv does not read pip's configuration,
so that is translated for it: where packages come from stays a matter of the machine, not of the project.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--extra=hub",
    "--extra=dev",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--output-file=requirements.lock",
]
NAMES = {"index-url": "UV_DEFAULT_INDEX", "extra-index-url": "UV_INDEX", "find-links": "UV_FIND_LINKS"}


def parse_configuration(listing: str) -> dict[str, str]:
    """Read what ``pip config list`` prints: a line ``section.key='value'`` for each setting.

    Keys come without their section; the environment's settings are listed first and win, as they do in pip.
    """
    settings: dict[str, str] = {}
    for line in listing.splitlines():
        name, _, value = line.partition("=")
        settings.setdefault(name.rpartition(".")[2], value.strip("'\"").replace("\\n", " "))
    return settings


def uv_variables(settings: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables that make uv look where pip with these settings would look."""
    return {
        "UV_CUSTOM_COMPILE_COMMAND": "python3 dev.py lock",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        **{uv: " ".join(settings[pip].split()) for pip, uv in NAMES.items() if settings.get(pip)},
    }


def main(arguments: Sequence[str]) -> int:
    """Resolve; ``--upgrade`` and ``--upgrade-package NAME`` are uv's and allow newer versions than before."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    shown = subprocess.run([*pip, "config", "list"], capture_output=True, text=True, check=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*pip, "install", "--quiet", "--target", folder, "uv"], check=True)
        variables = {**os.environ, **uv_variables(parse_configuration(shown.stdout)), "PYTHONPATH": folder}
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *OPTIONS, *arguments]
        return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
