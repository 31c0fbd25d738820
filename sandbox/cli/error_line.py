"""The error line of commands."""

import sys


def print_error(message: object) -> None:
    """Print *message* to standard error, after the name of the program."""
    print(f"storefront-sandbox: {message}", file=sys.stderr)
