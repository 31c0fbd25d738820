"""The command line's grammar, where it is not argparse's own."""

import argparse
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

_VALUE: Final = re.compile(r"-[^-]")


class Parser(argparse.ArgumentParser):
    """A parser that takes `-5m` for a value, and knows which values came from variables."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._from_variables: Mapping[str, str] = {}
        # argparse: what looks like a negative number is a value. So is `-5m`, and one Multipass
        # token in 64: we have no options of one dash but -h.
        self._negative_number_matcher = _VALUE

    @property
    def commands(self) -> Mapping[str, "Parser"]:
        """The parsers of the commands inside this one, by name."""
        return {
            name: parser
            for action in self._actions
            if isinstance(action.choices, dict)
            for name, parser in action.choices.items()
        }

    @property
    def options(self) -> Mapping[str, argparse.Action]:
        """What can be set, by the flag that tells its variable: `--secret` has a longer one."""
        return {
            action.option_strings[-1]: action
            for action in self._actions
            if action.option_strings and action.dest != "help"
        }

    def all_options(self) -> Iterator[str]:
        """Yield the flags of this parser and of all inside it."""
        yield from self.options
        for parser in self.commands.values():
            yield from parser.all_options()

    def all_actions(self) -> Iterator[argparse.Action]:
        """Yield what this parser and all inside it take, options or not."""
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
