"""The command line's grammar, where it is not argparse's own."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

_VALUE: Final = re.compile(r"-[^-]")
_HELP: Final = frozenset({"-h", "--help"})


class Parser(argparse.ArgumentParser):
    """A parser that takes `-5m` for a value, and knows which values came from variables."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._from_variables: Mapping[str, str] = {}
        self._grow: Callable[[Parser], None] | None = None
        # argparse: what looks like a negative number is a value. So is `-5m`, and one Multipass
        # token in 64: we have no options of one dash but -h.
        self._negative_number_matcher = _VALUE

    def grows_by(self, grow: "Callable[[Parser], None]") -> None:
        """Let *grow* add to this parser, when it is first asked for more than it has.

        What takes long to load is then loaded by those who want it.
        """
        self._grow = grow

    def actions_inside(self) -> Any:
        """Return argparse's place for commands inside this one, made when there is none."""
        there = (action for action in self._actions if isinstance(action.choices, dict))
        return next(there, None) or self.add_subparsers(metavar="ACTION", required=True)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        parsed, unknown = self.parse_known_args(args, namespace)
        if unknown:
            meant = self._meant(args or (), unknown)
            self.error(f"unrecognized arguments: {' '.join(unknown)}{meant}")
        return parsed

    def _meant(self, words: Sequence[str], unknown: Sequence[str]) -> str:
        """Return which option of the command in *words* is near to the first that is *unknown*."""
        from difflib import get_close_matches

        chosen = self
        for word in words:
            chosen = chosen.commands.get(word, chosen)
        near = get_close_matches(unknown[0].partition("=")[0], list(chosen.options), n=1)
        return f"; did you mean {near[0]}?" if near else ""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        if not self._knows(args):
            self._grown()
        return super().parse_known_args(args, namespace)

    def _knows(self, words: Sequence[str] | None) -> bool:
        """Say whether *words* are for a command that is there already, or for this one itself."""
        known = _commands(self._actions)
        word = next(iter(words or ()), "-")
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
        """What can be set, by the flag that tells its variable: `--secret` has a longer one."""
        self._grown()
        return _options(self._actions)

    def all_options(self, *, grown: bool = True) -> Iterator[str]:
        """Yield the flags of this parser and of all inside it; *grown*, also those to come."""
        if grown:
            self._grown()
        yield from _options(self._actions)
        for parser in _commands(self._actions).values():
            yield from parser.all_options(grown=grown)

    def all_actions(self) -> Iterator[argparse.Action]:
        """Yield what this parser and all inside it take, options or not."""
        self._grown()
        yield from self._actions
        for parser in self.commands.values():
            yield from parser.all_actions()

    def blame(self, variables: Mapping[str, str]) -> None:
        """Let errors name the variable in the place of its flag: *variables* is by flag."""
        self._from_variables = variables

    def error(self, message: str) -> NoReturn:
        for flag, variable in self._from_variables.items():
            shown = "/".join(self.options[flag].option_strings)
            message = re.sub(rf"argument {re.escape(shown)}(?![\w-])", variable, message)
        super().error(message)


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
        if action.option_strings and action.dest != "help"
    }
