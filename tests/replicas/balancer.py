"""The load balancer of `docker-compose.yml`, as a process of this machine: a real haproxy."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ruamel.yaml import YAML

from tests.clients.tools import ROOT, missing
from tests.store_server import free_port

_FOUND_BY_DNS: Final = re.compile(r"( *)server-template replica \d+ replica:7467 (.*) resolvers .*")
_SYSTEM: Final = "/usr/sbin/haproxy"
"""Debian's, which is on the path of root only."""


@contextmanager
def balancing(folder: Path, ports: Sequence[int]) -> Iterator[str]:
    """Spread requests over the sandboxes at *ports*; give the balancer's URL."""
    program = shutil.which("haproxy") or shutil.which(_SYSTEM)
    program = program or missing("haproxy (Debian: haproxy)")
    port = free_port()
    file = folder / "haproxy.cfg"
    file.write_text(_configuration(port, ports))
    process = subprocess.Popen([program, "-db", "-f", file])
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _configuration(port: int, ports: Sequence[int]) -> str:
    """Return the configuration in the Compose file; its replicas are not found by DNS here."""
    compose = YAML(typ="safe").load(ROOT / "docker-compose.yml")
    lines: list[str] = []
    for line in compose["configs"]["balancer"]["content"].splitlines():
        if found := _FOUND_BY_DNS.fullmatch(line):
            lines += [f"{found[1]}server r{each} 127.0.0.1:{each} {found[2]}" for each in ports]
        elif "resolvers" not in line and "nameserver" not in line:
            lines.append(line.replace(":7470", f"127.0.0.1:{port}"))
    return "\n".join([*lines, ""])
