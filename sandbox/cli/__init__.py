"""The command line: `storefront-sandbox`."""

import argparse
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from sandbox import __version__
from sandbox.cli import status
from sandbox.cli.parser import Parser
from sandbox.collector import collector_off
from sandbox.settings import our_variables

_COMMANDS: Final = (
    *("serve", "demo", "multipass", "scenarios", "personas"),
    *("fidelity", "schema", "tls", "completion"),
)
"""Modules of this package that have the command of their name."""

_ALONE: Final = frozenset(_COMMANDS) - {"scenarios"}
"""Those which have no calls of the control API inside."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status, one of `sandbox.cli.status`.

    Leaves by `SystemExit` with 0 after help, and with 2 when the arguments are refused.
    """
    words = sys.argv[1:] if arguments is None else arguments
    try:
        try:
            return _run(words)
        finally:
            print(end="", flush=True)  # here, where it can be told when nobody reads
    except KeyboardInterrupt:
        return status.INTERRUPTED
    except OSError as error:
        _give_up_output()
        return (
            status.NOBODY_READS
            if isinstance(error, BrokenPipeError)
            else _say(error, status.FAILED)
        )


def parse(words: Sequence[str], *, variables: Mapping[str, str]) -> argparse.Namespace:
    """Return what *words* say, and *variables* of the environment where those say nothing.

    Leaves by `SystemExit`, as argparse does.
    """
    from sandbox.cli.environment import settings_among, unknown, with_variables

    variables = settings_among(variables)
    is_enough = not variables and words and words[0] in _ALONE
    parser = parser_of(words[0]) if is_enough else whole_parser()
    _refuse_bytes(parser, [*words, *map("=".join, variables.items())])
    parsed: argparse.Namespace = parser.parse_args(words)
    if variables:
        for warning in unknown(parser, variables):
            print(f"storefront-sandbox: {warning}", file=sys.stderr)
        # The words themselves are in order: what is refused now, a variable has brought in.
        parsed = parser.parse_args(with_variables(parser, words, variables))
    return parsed


def _run(words: Sequence[str]) -> int:
    with collector_off():
        parsed = parse(words, variables=our_variables())
        gc.freeze()  # what was imported stays
    try:
        ended: int = parsed.run(parsed)
    except (LookupError, ValueError) as error:
        if not type(error).__module__.startswith("sandbox."):
            raise
        return _say(error, status.MISUSED)
    return ended


def _say(error: Exception, ended: int) -> int:
    words = error.args[0] if len(error.args) == 1 else error
    print(f"storefront-sandbox: {words}", file=sys.stderr)
    return ended


def _give_up_output() -> None:
    """Let what is not written yet go nowhere, or the interpreter complains of it at its end."""
    with suppress(AttributeError, OSError):  # closed, or no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def whole_parser() -> Parser:
    """Return the parser of all commands."""
    from sandbox.cli import control, replay

    parser, commands = _parser(*_COMMANDS)
    control.add_parser(commands)
    replay.add_parser(commands)
    commands.add_parser("version", help="print the version").set_defaults(run=_version)
    return parser


def parser_of(command: str) -> Parser:
    """Return a parser that knows one *command* alone, of `_ALONE`: a start loads no others."""
    return _parser(command)[0]


def _parser(*commands: str) -> tuple[Parser, Any]:
    """Return a parser with the *commands* of the modules so called, and its place for more."""
    parser = Parser(
        prog="storefront-sandbox",
        description="An offline stand-in for Shopify's Storefront API.",
        epilog="Every option can be set by a variable: --port by STOREFRONT_SANDBOX_PORT.",
    )
    place = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in commands:
        import_module(f"sandbox.cli.{command}").add_parser(place)
    return parser, place


def _refuse_bytes(parser: Parser, texts: Sequence[str]) -> None:
    """Refuse what is no text: Python smuggles bytes that it cannot decode past everything."""
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError:
            parser.error(f"{os.fsencode(text)!r} is not text in UTF-8")


def _version(_: argparse.Namespace) -> int:
    print(__version__)
    return status.DONE
