"""Findings of a walk through a document, and its place there."""

from collections.abc import Iterable
from typing import Final

from graphql import Node

from sandbox.validation.wire import Path, WireError, mistake, size_of

MOST_ERRORS: Final = 100
"""graphql-ruby: `validate_max_errors` of a new schema. It stops there without a word."""
MOST_CHARACTERS: Final = 1_000_000
"""Of all errors: the error that passes it is the last. An error may repeat much of its document."""


class EnoughFoundError(Exception):
    """There are as many errors as an answer may have."""


class Findings:
    """The errors, in the order they were met; `path` is pushed and popped by the walk."""

    def __init__(self) -> None:
        self.errors: list[WireError] = []
        self.path: Path = []
        self._characters = 0
        self._beginnings: set[tuple[str | int, ...]] = set()

    def report(self, message: str, nodes: Iterable[Node], code: str, **extensions: str) -> None:
        """Report a mistake at the place where the walk stands."""
        self.report_at(self.path, message, nodes, code, **extensions)

    def report_at(
        self, path: Path, message: str, nodes: Iterable[Node], code: str, **extensions: str
    ) -> None:
        """Report a mistake at *path*. Raises `EnoughFoundError` where there is no room for it."""
        if len(self.errors) >= MOST_ERRORS or self._characters > MOST_CHARACTERS:
            raise EnoughFoundError
        error = mistake(message, nodes, path, code, **extensions)
        self.errors.append(error)
        self._characters += size_of(error)
        self._beginnings.update(tuple(path[:length]) for length in range(1, len(path) + 1))

    @property
    def blemished(self) -> bool:
        """Whether something was found here or further in."""
        return bool(self._beginnings) and tuple(self.path) in self._beginnings
