"""Environment variables as arguments: argparse checks both in the same way."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sandbox.cli.parser import Parser
from sandbox.near_names import near_names
from sandbox.settings import ENVIRONMENT_PREFIX

_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"0", "false", "no", "off"})
_OTHERS: Final = frozenset({"REQUIRE_TOOLS"})  # for the project's own tests

# Kubernetes: every container gets such variables for each Service of its namespace, and a
# Service for a sandbox is likely called storefront-sandbox.
_SERVICE_LINK: Final = re.compile(
    ENVIRONMENT_PREFIX + r"(?:SERVICE_(?:HOST|PORT)(?:_\w+)?|PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?)"
)
_SERVICE_ADDRESS: Final = re.compile(r"(?:tcp|udp|sctp)://.*")


def variable(flag: str) -> str:
    """Return the name of the variable that sets *flag*: `--log-format` is `…_LOG_FORMAT`."""
    return ENVIRONMENT_PREFIX + flag.removeprefix("--").replace("-", "_").upper()


def variable_arguments(chosen: Parser, variables: Mapping[str, str]) -> list[str]:
    """Return the arguments that *variables* hold for the command *chosen*.

    They stand before those of the command line, so that the latter win.
    """
    given = {
        flag: variables[name] for flag in chosen.options if (name := variable(flag)) in variables
    }
    chosen.blame({flag: variable(flag) for flag in given})
    return [word for flag in given for word in _arguments(chosen, flag, given[flag])]


def require_no_option_of(parser: Parser, argv: Sequence[str], variables: Mapping[str, str]) -> None:
    """Let the command in *argv* do without each option that one of *variables* sets."""
    for flag, option in chosen_in(parser, argv)[0].options.items():
        if variable(flag) in variables:
            option.required = False


def settings_among(variables: Mapping[str, str]) -> dict[str, str]:
    """Return *variables* without the empty ones and those that Kubernetes sets."""
    return {
        name: value
        for name, value in variables.items()
        if value and not _SERVICE_LINK.fullmatch(name) and not _SERVICE_ADDRESS.fullmatch(value)
    }


def unknown(parser: Parser, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield a warning for each variable that no command has, with the nearest one."""
    names = {name.removeprefix(ENVIRONMENT_PREFIX) for name in variables}
    strange = names - _OTHERS - _known(parser.all_options(grown=False))
    if not strange:
        return
    known = _known(parser.all_options())
    for name in sorted(strange - known):
        near = near_names(name, sorted(known))
        meant = f" Did you mean {ENVIRONMENT_PREFIX}{near[0]}?" if near else ""
        yield f"{ENVIRONMENT_PREFIX}{name} is not a setting.{meant}"


def _known(flags: Iterable[str]) -> set[str]:
    return {variable(flag).removeprefix(ENVIRONMENT_PREFIX) for flag in flags}


def chosen_in(parser: Parser, argv: Sequence[str]) -> tuple[Parser, int]:
    """Return the parser of the command at the beginning of *argv*, and the number of its words."""
    for depth, word in enumerate(argv):
        if word not in parser.commands:
            return parser, depth
        parser = parser.commands[word]
    return parser, len(argv)


def _arguments(parser: Parser, flag: str, value: str) -> list[str]:
    option = parser.options[flag]
    if option.nargs == 0:
        return [flag] if _is_yes(parser, flag, value) else []
    if isinstance(option.default, list):  # may be given more than once
        return [f"{flag}={each.strip()}" for each in value.split(",") if each.strip()]
    return [f"{flag}={value}"]


def _is_yes(parser: Parser, flag: str, value: str) -> bool:
    word = value.strip().lower()
    if word not in _YES | _NO:
        parser.error(f"{variable(flag)}: {value!r} is neither yes nor no. Write 1 or 0")
    return word in _YES
