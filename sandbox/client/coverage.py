"""What a world was asked and answered, of all that there is."""

from msgspec import Struct


class CodeCovered(Struct, frozen=True, kw_only=True):
    """A code, how many requests were answered with it, and the scenarios that make it happen."""

    code: str
    count: int
    scenarios: tuple[str, ...]


class OperationCovered(Struct, frozen=True, kw_only=True):
    """A root field: how many requests asked for it, and how many of those were answered well.

    `codes` are those that it was answered with, and those that the library knows of.
    """

    operation: str
    type: str
    asked: int
    succeeded: int
    codes: tuple[CodeCovered, ...]


class Share(Struct, frozen=True, kw_only=True):
    """How many of those that there are were met."""

    met: int
    known: int


class Coverage(Struct, frozen=True, kw_only=True, rename="camel"):
    """What a world was asked and answered since it was made or reset.

    `operations` are those that the sandbox answers, met or not. `any_operation` are codes that
    belong to no one of them. `share` counts `operations` and `codes`.
    """

    share: dict[str, Share]
    operations: tuple[OperationCovered, ...]
    any_operation: tuple[CodeCovered, ...]
