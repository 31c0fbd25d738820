"""A command with its help: one line in a list, a sentence of its own, a page of the docs."""

from typing import Any

from sandbox.cli.parser import Parser


def add_command(commands: Any, name: str, words: str, *, page: str | None = None) -> Parser:
    """Add the command *name* to *commands*, argparse's object for them, and return its parser.

    *words* say what it does, without a full stop at the end; *page* is the one in `docs/`.
    """
    parser: Parser = commands.add_parser(name, help=words, description=f"{words}.")
    if page:
        parser.epilog = f"Documentation: storefront-sandbox docs {page}"
    return parser
