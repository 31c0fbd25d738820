"""What Linux knows of processes and of the machine: processor time and memory."""

import os
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")
# Of /proc/stat's columns: user, nice, system, steal. Left out are irq and softirq, where the
# kernel books the loopback traffic that the measurement itself makes.
_OTHERS: Final = (0, 1, 2, 7)


def cpu_seconds(pid: int) -> float:
    """Return the processor time that *pid* has used, all its threads, user and system."""
    text = Path(f"/proc/{pid}/stat").read_text()
    fields = text[text.rindex(")") + 2 :].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def busy_seconds() -> float:
    """Return the processor time that all processes have used, and what a host took away."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    return sum(int(fields[column]) for column in _OTHERS) / _TICKS


def resident_bytes(pid: int) -> int:
    """Return how much memory *pid* holds, shared pages included."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise ProcessLookupError(f"process {pid} has no memory: it has ended")
