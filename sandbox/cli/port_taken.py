"""Finds the process that listens on a port, for a server that cannot start."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

_TABLES: Final = ("tcp", "tcp6")
_RUNS_SCRIPTS: Final = re.compile(r"(?:bun|deno|java|node|php|python|ruby)[\d.]*$")
_PATH: Final = re.compile(r"[\w@.+/-]{1,1000}", re.ASCII)
_LISTENS: Final = "0A"  # Linux, include/net/tcp_states.h: TCP_LISTEN


def port_taken(port: int, *, proc: Path = Path("/proc")) -> str:
    """Say that *port* is in use, by which process if we can see it, and what to do."""
    holder = next(_holders(proc, port), None)
    by = f" by {holder}" if holder else ""
    find = "" if holder else f" To find the program that uses it: {_search(port)}."
    return f"Port {port} is in use{by}.{find} Choose another --port; --port 0 picks a free one."


def _search(port: int) -> str:
    if sys.platform == "win32":
        return f"netstat -ano | findstr :{port}"
    return f"lsof -nP -iTCP:{port} -sTCP:LISTEN"


def _holders(proc: Path, port: int) -> Iterator[str]:
    """Yield the processes that listen on *port*. Linux shows only those of the same user."""
    sockets = {f"socket:[{inode}]" for inode in _inodes(proc, port)}
    for process in proc.glob("[0-9]*") if sockets else ():
        with suppress(OSError):  # it has ended, or is another user's
            if any(str(file.readlink()) in sockets for file in (process / "fd").iterdir()):
                yield f"{_program(process)} (process {process.name})"


def _program(process: Path) -> str:
    """Return the name of a program; of one that runs scripts with that of its script.

    No other argument is shown: it may be a secret.
    """
    called, *arguments = (process / "cmdline").read_text(errors="replace").split("\0")
    name = PurePath(called).name or (process / "comm").read_text().strip()
    script = next((word for word in arguments if not word.startswith("-")), "")
    if _RUNS_SCRIPTS.match(name) and _PATH.fullmatch(script):
        return f"{name} {PurePath(script).name}"
    return name


def _inodes(proc: Path, port: int) -> Iterator[str]:
    """Yield the inodes of sockets that listen on *port*. Linux: proc(5), /proc/net/tcp."""
    for table in _TABLES:
        with suppress(OSError):
            for line in (proc / "net" / table).read_text().splitlines()[1:]:
                _, local, _, state, *rest = line.split()
                if state == _LISTENS and int(local.rpartition(":")[2], 16) == port:
                    yield rest[5]
