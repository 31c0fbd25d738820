"""How many files this process may have open: each connection is one."""

from contextlib import suppress
from typing import Final

ENOUGH: Final = 10_240
"""macOS starts processes with 256, most Linux systems with 1,024: a test suite may need more."""


def allow_enough_files() -> None:
    """Let this process open `ENOUGH` files, or as many as the system lets it."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if most == resource.RLIM_INFINITY else min(ENOUGH, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(ValueError, OSError):  # the system allows less than it says
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
