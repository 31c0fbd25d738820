"""The command line: `storefront-sandbox`."""

import argparse
import sys
from collections.abc import Sequence

from sandbox import __version__
from sandbox.settings import from_environment


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 it did not hold, 2 wrong usage."""
    parsed = _parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
    except (LookupError, ValueError) as error:
        if not _is_ours(error):
            raise
        print(f"storefront-sandbox: {error.args[0] if error.args else error}", file=sys.stderr)
        return 2
    return status


def _parser() -> argparse.ArgumentParser:
    from sandbox.cli import demo, multipass, personas, scenarios, schema, serve

    parser = argparse.ArgumentParser(
        prog="storefront-sandbox",
        description="An offline stand-in for Shopify's Storefront API.",
        epilog="Every option can be set by a variable: --port by STOREFRONT_SANDBOX_PORT.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in (serve, demo, multipass, scenarios, personas, schema):
        command.add_parser(commands)
    commands.add_parser("version", help="print the version").set_defaults(run=_version)
    _let_the_environment_speak(parser)
    return parser


def _version(_: argparse.Namespace) -> int:
    print(__version__)
    return 0


def _let_the_environment_speak(parser: argparse.ArgumentParser) -> None:
    """Give every option of every command the default that its variable holds, if any."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list of them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - likewise
            for inner in set(action.choices.values()):
                _let_the_environment_speak(inner)
        elif action.option_strings and (said := from_environment(action.option_strings[-1])):
            action.default = _default(action, said)
            action.required = False


def _default(action: argparse.Action, said: str) -> object:
    """argparse reads a string default as it reads the command line: types are checked."""
    if action.nargs == 0:
        return said.lower() not in ("0", "false", "no", "off")
    return said.split(",") if isinstance(action, argparse._AppendAction) else said  # noqa: SLF001


def _is_ours(error: Exception) -> bool:
    return type(error).__module__.startswith("sandbox.")
