"""Why an answer is what it is: for developers, never part of the answer."""

from typing import Protocol

from msgspec import Struct


class Reason(Struct, frozen=True):
    """A stable `slug` to match on, and a `message` with the figures of this case."""

    slug: str
    message: str

    def __str__(self) -> str:
        return f"{self.slug}: {self.message}"


class Explaining(Protocol):
    """What keeps the reasons of one request."""

    def explain(self, reason: Reason | None) -> None: ...
