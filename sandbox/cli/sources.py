"""Options that are set outside the command line: by environment variables, or in a file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from sandbox.cli.environment import chosen_in, unknown, variable_arguments
from sandbox.cli.error_line import print_error
from sandbox.cli.parser import Parser

COMMAND_LINE: Final = "command line"
DEFAULT: Final = Path("storefront-sandbox.toml")
"""The file that is read if it exists in the working folder."""


def add_config(parser: ArgumentParser) -> None:
    """Add `--config`, for a command with options that may be keys of the file."""
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help=f"TOML file with options (default: {DEFAULT} in the working folder, if it exists)",
    )


def config_of(parsed: Namespace) -> Path | None:
    """Return the file to read besides the arguments *parsed*; None for none."""
    if "config" not in parsed:
        return None
    named: Path | None = parsed.config
    return named or (DEFAULT if DEFAULT.is_file() else None)


def parse_all(
    parser: Parser, argv: Sequence[str], parsed: Namespace, variables: Mapping[str, str]
) -> Namespace:
    """Return the arguments *parsed* of *argv*, with those of *variables* and of the file.

    The command line wins over variables, and these win over the file. Each is parsed by itself,
    too, so that an error names where the value comes from. Raises `SystemExit`.
    """
    chosen, depth = chosen_in(parser, argv)
    own = {
        flag
        for flag, option in chosen.options.items()
        if vars(parsed)[option.dest] != option.default
    }
    parsed.sources = dict.fromkeys(own, COMMAND_LINE)

    def parse(outer: Sequence[str]) -> Namespace:
        together: Namespace = parser.parse_args([*argv[:depth], *outer, *argv[depth:]])
        chosen.trust(own)
        together.sources = {**dict.fromkeys(own, COMMAND_LINE), **chosen.sources}
        return together

    of_variables: Sequence[str] = ()
    if variables:
        for warning in unknown(parser, variables):
            print_error(warning)
        of_variables = variable_arguments(chosen, variables)
        parsed = parse(of_variables)
    if (path := config_of(parsed)) is None:
        return parsed
    of_file = _file_arguments(path, chosen, parsed)
    parse(of_file)
    variable_arguments(chosen, variables)  # what both have is the variable's
    return parse([*of_file, *of_variables])


def _file_arguments(path: Path, chosen: Parser, parsed: Namespace) -> Sequence[str]:
    from sandbox.cli.config_file import arguments_in
    from sandbox.toml_file import TomlError

    try:
        return arguments_in(path, chosen, parsed.whole_parser)
    except TomlError as error:
        chosen.error(str(error))
