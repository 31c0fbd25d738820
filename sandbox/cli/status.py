"""Exit codes of all commands. The table for readers is in docs/command-line.md."""

from typing import Final

DONE: Final = 0
FAILED: Final = 1
"""The check or the operation failed."""

MISUSED: Final = 2
"""An argument, a variable or a named file cannot be used. Also the code of argparse."""

PORT_TAKEN: Final = 3
UNREACHABLE: Final = 4
"""No sandbox answers at the URL."""

INTERRUPTED: Final = 130
"""What shells report of a command that SIGINT ended."""

OUTPUT_CLOSED: Final = 141
"""What shells report of a command that SIGPIPE ended."""
