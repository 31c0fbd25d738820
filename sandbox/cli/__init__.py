"""The command line: `storefront-sandbox`."""

import argparse
import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

from sandbox import __version__
from sandbox.cli import status
from sandbox.cli.command import add_command
from sandbox.cli.error_line import print_error
from sandbox.cli.parser import Parser
from sandbox.collector import collector_off
from sandbox.settings import our_variables

_COMMANDS: Final = (
    *("serve", "init", "import", "demo", "docs", "multipass", "scenarios", "personas"),
    *("fidelity", "schema", "migrate", "tls", "doctor", "completion"),
)
"""Modules of this package, each with the command of its name, but for a word of Python."""

_MODULES: Final = {"import": "import_files"}

_ALONE: Final = frozenset(_COMMANDS) - {"scenarios"}
"""Those without calls of the control API."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code, one of `sandbox.cli.status`.

    Raises `SystemExit` with 0 after help or the version, and with 2 if an argument is wrong.
    """
    argv = sys.argv[1:] if arguments is None else arguments
    _escape_output()
    try:
        try:
            return _run(argv)
        finally:
            print(end="", flush=True)  # here, where a closed output can still be reported
    except KeyboardInterrupt:
        return status.INTERRUPTED
    except OSError as error:
        _give_up_output()
        return (
            status.OUTPUT_CLOSED
            if isinstance(error, BrokenPipeError)
            else _say(error, status.FAILED)
        )


def parse(argv: Sequence[str], *, variables: Mapping[str, str]) -> argparse.Namespace:
    """Return the arguments in *argv*. For those left out, *variables* of the environment count,
    then the file of `--config`.

    Raises `SystemExit`, as argparse does.
    """
    from sandbox.cli.environment import require_no_option_of, settings_among
    from sandbox.cli.sources import config_of, parse_all

    variables = settings_among(variables)
    is_enough = not variables and argv and argv[0] in _ALONE
    parser = parser_of(argv[0]) if is_enough else whole_parser()
    _refuse_bytes(parser, [*argv, *map("=".join, variables.items())])
    if variables:
        require_no_option_of(parser, argv, variables)
    parsed: argparse.Namespace = parser.parse_args(argv)
    if variables or config_of(parsed):
        parsed = parse_all(parser, argv, parsed, variables)
    if "check" in parsed:
        parsed.check(parsed)
    return parsed


def _run(argv: Sequence[str]) -> int:
    with collector_off():
        parsed = parse(argv, variables=our_variables())
        gc.freeze()  # what was imported stays
    try:
        ended: int = parsed.run(parsed)
    except (LookupError, ValueError) as error:
        if not type(error).__module__.startswith("sandbox."):
            raise
        return _say(error, status.MISUSED)
    return ended


def _say(error: Exception, ended: int) -> int:
    print_error(_message(error))
    return ended


def _message(error: Exception) -> object:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return error.args[0] if len(error.args) == 1 else error


def _escape_output() -> None:
    """Escape characters that the encoding of the output lacks, as Python does for errors."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


def _give_up_output() -> None:
    """Discard unwritten output, or the interpreter reports an error when it ends."""
    with suppress(AttributeError, OSError):  # closed, or no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def whole_parser() -> Parser:
    """Return the parser of all commands."""
    from sandbox.cli import control, replay, watch

    parser, commands = _parser(*_COMMANDS)
    control.add_parser(commands)
    replay.add_parser(commands)
    watch.add_parser(commands)
    add_command(commands, "version", "Print the version").set_defaults(run=_version)
    return parser


def parser_of(command: str) -> Parser:
    """Return a parser for one *command* of `_ALONE`, so that a start imports no other module."""
    return _parser(command)[0]


def _parser(*commands: str) -> tuple[Parser, Any]:
    """Return a parser with *commands*, each of the module of its name, and its place for more."""
    parser = Parser(
        prog="storefront-sandbox",
        description="An offline stand-in for Shopify's Storefront API.",
        epilog="Each option has an environment variable: --port has STOREFRONT_SANDBOX_PORT. "
        "Documentation: storefront-sandbox docs",
    )
    parser.add_argument(
        "--version", action="version", version=__version__, help="Print the version and exit"
    )
    parser.set_defaults(whole_parser=whole_parser)
    place = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands:
        import_module(f"sandbox.cli.{_MODULES.get(command, command)}").add_parser(place)
    return parser, place


def _refuse_bytes(parser: Parser, texts: Sequence[str]) -> None:
    """Refuse arguments that are not UTF-8: Python keeps such bytes as surrogate characters."""
    for text in texts:
        try:
            text.encode()
        except UnicodeEncodeError:
            parser.error(f"{os.fsencode(text)!r} is not UTF-8 text")


def _version(_: argparse.Namespace) -> int:
    print(__version__)
    return status.DONE
