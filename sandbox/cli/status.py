"""What a command's end tells the shell. The table for readers is in docs/settings.md."""

from typing import Final

DONE: Final = 0
FAILED: Final = 1
"""Asked rightly, and it did not hold or could not be done."""

MISUSED: Final = 2
"""The arguments, variables or files that were named cannot be used. argparse's own."""

PORT_TAKEN: Final = 3
UNREACHABLE: Final = 4
"""No sandbox answers where one was to be called."""

INTERRUPTED: Final = 130
"""What shells report of a command that SIGINT ended."""

NOBODY_READS: Final = 141
"""Likewise for SIGPIPE."""
