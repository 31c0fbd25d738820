"""Coverage: operations and error codes that a world has answered."""

from typing import Literal

from msgspec import Struct


class CodeCoverage(Struct, frozen=True, kw_only=True):
    """An error code, the number of requests answered with it, and the scenarios that force it."""

    code: str
    count: int
    scenarios: tuple[str, ...]


class OperationCoverage(Struct, frozen=True, kw_only=True):
    """A root field, the number of requests that asked for it, and of those without an error.

    `codes` are those that it was answered with, and those that the library of scenarios has.
    """

    operation: str
    type: Literal["query", "mutation", "other"]
    asked: int
    succeeded: int
    codes: tuple[CodeCoverage, ...]


class CoverageShare(Struct, frozen=True, kw_only=True):
    """The number of all known operations or codes, and of those that were met."""

    met: int
    known: int


class Coverage(Struct, frozen=True, kw_only=True, rename="camel"):
    """The operations and codes that a world has answered since it was made or reset.

    `operations` are all that the sandbox answers, met or not. `anyOperation` are codes that
    belong to no single operation, such as those of scenarios that match all. `share` has
    `operations` and `codes`.
    """

    share: dict[str, CoverageShare]
    operations: tuple[OperationCoverage, ...]
    any_operation: tuple[CodeCoverage, ...]
