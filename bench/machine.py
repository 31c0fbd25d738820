"""What the numbers were taken on: ratios travel to another machine, requests a second do not."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from bench.places import PEERS, ROOT

_PYTHON_PACKAGES: Final = (
    *("aiohttp", "uvloop", "ariadne", "graphql-core", "cryptography", "msgspec"),
)


def describe() -> dict[str, str]:
    """Return the machine and the versions, by name, in reading order."""
    rows = {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB",
        "System": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release()}",
        "Python": f"{platform.python_version()}, {_origin()}",
        "Python packages": ", ".join(filter(None, map(_python_package, _PYTHON_PACKAGES))),
        "Node.js": _printed("node", "--version").removeprefix("v"),
        "npm packages": ", ".join(f"{name} {at}" for name, at in _npm_packages().items()),
        "Load": _printed("wrk", "--version").split("Copyright")[0].strip() or "wrk",
        "Commit": _commit(),
    }
    return {name: value for name, value in rows.items() if value}


def _origin() -> str:
    """Return whose Python it is: how one was built makes a fifth of its speed."""
    return "the system's package" if sys.base_prefix == "/usr" else "none of the system's packages"


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    return found[1] if found else platform.machine()


def _python_package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def _npm_packages() -> dict[str, str]:
    dependencies: dict[str, str] = json.loads((PEERS / "package.json").read_text())["dependencies"]
    return dependencies


def _commit() -> str:
    commit = _printed("git", "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = _printed("git", "-C", str(ROOT), "status", "--porcelain", "sandbox")
    return f"{commit}, with changes" if commit and changed else commit


def _printed(*command: str) -> str:
    if shutil.which(command[0]) is None:
        return ""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip().split("\n")[0]
