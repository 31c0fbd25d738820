"""What a walk has found so far, and where in the document it stands."""

from collections.abc import Iterable

from graphql import Node

from sandbox.validation.wire import Path, WireError, mistake


class Findings:
    """The errors, in the order they were met; `path` is pushed and popped by the walk."""

    def __init__(self) -> None:
        self.errors: list[WireError] = []
        self.path: Path = []
        self._beginnings: set[tuple[str | int, ...]] = set()

    def report(self, message: str, nodes: Iterable[Node], code: str, **extensions: str) -> None:
        """Report a mistake at the place where the walk stands."""
        self.report_at(self.path, message, nodes, code, **extensions)

    def report_at(
        self, path: Path, message: str, nodes: Iterable[Node], code: str, **extensions: str
    ) -> None:
        """Report a mistake at *path*."""
        self.errors.append(mistake(message, nodes, path, code, **extensions))
        self._beginnings.update(tuple(path[:length]) for length in range(1, len(path) + 1))

    @property
    def blemished(self) -> bool:
        """Whether something was found here or further in."""
        return bool(self._beginnings) and tuple(self.path) in self._beginnings
