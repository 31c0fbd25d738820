"""Coverage of a world: how often each operation was requested, and which codes it gave."""

from typing import Final

from sandbox.world.exchange import Code

MOST_CODES: Final = 2_000
"""Kinds of codes counted; past this new ones are not, as a scenario may make up any number."""


class Coverage:
    """Counts of one world, from its making to its reset: the journal may forget, they do not.

    `asked` and `failed` are requests by root field; `codes` are answers that held the code,
    by root field and code.
    """

    __slots__ = ("asked", "codes", "failed")

    def __init__(self) -> None:
        self.asked: dict[str, int] = {}
        self.failed: dict[str, int] = {}
        self.codes: dict[Code, int] = {}

    def fail(self, operations: tuple[str, ...], codes: tuple[Code, ...]) -> None:
        """Count a request for *operations* that was not answered well, but with *codes*."""
        for operation in operations:
            self.failed[operation] = self.failed.get(operation, 0) + 1
        for code in dict.fromkeys(codes):
            if code in self.codes or len(self.codes) < MOST_CODES:
                self.codes[code] = self.codes.get(code, 0) + 1

    def show(self, coverage: "Coverage") -> None:
        """Have the counts of *coverage*, as they are now."""
        self.asked.update(coverage.asked)
        self.failed.update(coverage.failed)
        self.codes.update(coverage.codes)
