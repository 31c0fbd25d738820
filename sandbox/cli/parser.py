"""The parser of the command line: argparse with suggestions, variables and commands loaded late."""

import argparse
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NoReturn

from sandbox.near_names import near_names

_VALUE: Final = re.compile(r"-[^-]")
_HELP: Final = frozenset({"-h", "--help"})
_INCOMPLETE: Final = "the following arguments are required"
# argparse: newer versions of Python leave out the quotes around the choices.
_INVALID_CHOICE: Final = re.compile(r"invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_CHOICE: Final = re.compile(r"[\w.-]+")
_COLUMN: Final = 28  # where the help of options and commands begins
_FEW: Final = 12


class Parser(argparse.ArgumentParser):
    """A parser that takes `-5m` as a value, and knows which values came from variables."""

    def __init__(self, **options: Any) -> None:
        wide = partial(argparse.HelpFormatter, max_help_position=_COLUMN)
        super().__init__(**{"formatter_class": wide, **options, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="Show this help and exit")
        self._from_variables: Mapping[str, str] = {}
        self._grow: Callable[[Parser], None] | None = None
        # argparse: what looks like a negative number is a value. So is `-5m`, and one Multipass
        # token in 64: we have no options of one dash but -h.
        self._negative_number_matcher = _VALUE

    def grows_by(self, grow: "Callable[[Parser], None]") -> None:
        """Let *grow* add to this parser when more is needed than it has.

        So the modules that take long to import are imported only by the commands that use them.
        """
        self._grow = grow

    def actions_inside(self) -> Any:
        """Return argparse's object for the commands inside this one. Made if missing."""
        existing = (action for action in self._actions if isinstance(action.choices, dict))
        return next(existing, None) or self.add_subparsers(
            title="commands", metavar="ACTION", required=True
        )

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            _refuse(self._chosen(args or ()), unknown[0])
        return parsed

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if not self._knows(args):
            self._grown()
        self._check_command(args)
        return super().parse_known_args(args, namespace)

    def _chosen(self, argv: Sequence[str]) -> "Parser":
        """Return the parser of the command in *argv*."""
        chosen = self
        for word in argv:
            chosen = chosen.commands.get(word, chosen)
        return chosen

    def _check_command(self, argv: Sequence[str] | None) -> None:
        word, known = next(iter(argv or ()), "-"), _commands(self._actions)
        if known and word not in known and not word.startswith("-"):
            self.error(f"unknown command {word!r}.{_suggestion(word, known) or _choices(known)}")

    def _knows(self, argv: Sequence[str] | None) -> bool:
        """Say whether *argv* are for a command that exists already, or for this one itself."""
        known = _commands(self._actions)
        word = next(iter(argv or ()), "-")
        return bool(known) and (word in known or (word.startswith("-") and word not in _HELP))

    def _grown(self) -> None:
        grow, self._grow = self._grow, None
        if grow:
            grow(self)

    @property
    def commands(self) -> Mapping[str, "Parser"]:
        """The parsers of the commands inside this one, by name."""
        self._grown()
        return _commands(self._actions)

    @property
    def options(self) -> Mapping[str, argparse.Action]:
        """The options by the flag that names their variable: the longest flag of each."""
        self._grown()
        return _options(self._actions)

    def all_options(self, *, grown: bool = True) -> Iterator[str]:
        """Yield the flags of this parser and of all inside it; *grown* adds those loaded late."""
        if grown:
            self._grown()
        yield from _options(self._actions)
        for parser in _commands(self._actions).values():
            yield from parser.all_options(grown=grown)

    def all_actions(self) -> Iterator[argparse.Action]:
        """Yield the arguments and options of this parser and of all inside it."""
        self._grown()
        yield from self._actions
        for parser in self.commands.values():
            yield from parser.all_actions()

    def blame(self, variables: Mapping[str, str]) -> None:
        """Let errors name another source instead of the flag: *variables* is by flag."""
        self._from_variables = {**self._from_variables, **variables}

    @property
    def sources(self) -> Mapping[str, str]:
        """Where values come from that do not stand on the command line, by flag."""
        return self._from_variables

    def trust(self, flags: Collection[str]) -> None:
        """Let errors name these flags themselves: their values stand on the command line."""
        kept = self._from_variables.items()
        self._from_variables = {flag: source for flag, source in kept if flag not in flags}

    def error(self, message: str) -> NoReturn:
        """Print *message* and exit with status 2. The usage is shown if something is missing."""
        for flag, variable in self._from_variables.items():
            shown = "/".join(self.options[flag].option_strings)
            message = re.sub(rf"argument {re.escape(shown)}(?![\w-])", variable, message)
        message = _INVALID_CHOICE.sub(_with_suggestion, message)
        usage = self.format_usage() if message.startswith(_INCOMPLETE) else ""
        self.exit(2, f"{usage}{self.prog}: error: {message}\nHelp: {self.prog} --help\n")


def _refuse(parser: Parser, word: str) -> NoReturn:
    if not word.startswith("-"):
        parser.error(f"unexpected argument {word!r}")
    flag = word.partition("=")[0]
    parser.error(f"unknown option {flag}.{_suggestion(flag, parser.options)}")


_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("create", "add", "new"), ("make", "put")),
    **dict.fromkeys(("update", "edit"), ("change", "put")),
    **dict.fromkeys(("get", "read"), ("show",)),
    **dict.fromkeys(("remove", "forget"), ("delete",)),
    **dict.fromkeys(("advance", "freeze", "run"), ("set",)),
}
"""Our commands by what the clients and other programs call them."""


def _suggestion(word: str, known: Iterable[str]) -> str:
    near = near_names(word, known) or [one for one in _ALSO.get(word, ()) if one in known]
    return f" Did you mean {near[0]}?" if near else ""


def _choices(known: Collection[str]) -> str:
    """Return all of *known*, if they are few enough to read."""
    return f" Choose from {', '.join(known)}" if len(known) <= _FEW else ""


def _with_suggestion(found: re.Match[str]) -> str:
    """Add to argparse's message about a choice what may have been meant."""
    word, known = found[1], _CHOICE.findall(found[2])
    return f"{word!r} is not a choice.{_suggestion(word, known)} Choose from {', '.join(known)}"


def _commands(actions: Iterable[argparse.Action]) -> Mapping[str, Parser]:
    return {
        name: parser
        for action in actions
        if isinstance(action.choices, dict)
        for name, parser in action.choices.items()
    }


def _options(actions: Iterable[argparse.Action]) -> Mapping[str, argparse.Action]:
    return {
        action.option_strings[-1]: action
        for action in actions
        if action.option_strings and action.dest not in {"help", "version"}
    }
