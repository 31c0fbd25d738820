"""A command with its help: one line in a list, a sentence of its own, a page of the docs."""

from typing import Any

from sandbox.cli.parser import Parser


def add_command(commands: Any, name: str, summary: str, *, page: str | None = None) -> Parser:
    """Add the command *name* to *commands*, argparse's object for them, and return its parser.

    *summary* says what it does, without a full stop at the end; *page* is the one in `docs/`.
    """
    parser: Parser = commands.add_parser(name, help=summary, description=f"{summary}.")
    if page:
        parser.epilog = f"Documentation: storefront-sandbox docs {page}"
    return parser
