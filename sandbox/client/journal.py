"""The journal of a world: what was asked of it, what it answered, and why."""

from collections.abc import Mapping
from typing import Final

from sandbox.client.call import Call, decoded, given, nothing, part
from sandbox.client.called import Part, Via, called, followed
from sandbox.control_models.journal import (
    ExpectedRequest,
    JournalEntry,
    JournalFilter,
    JournalPage,
    Outcome,
    Verification,
)

_HEARTBEAT: Final = 15.0
"""Seconds. A stream on which nothing happens says so often that it is alive."""

_entries: Final = part(JournalPage, lambda listed: listed.entries)


class Journal(Part[Via]):
    """Reads entries: those with the root field *operation*, of an *outcome*, with an id past
    *after*; newest last.
    """

    @called
    def entries(
        self,
        *,
        operation: str | None = None,
        outcome: Outcome | None = None,
        after: int | None = None,
    ) -> Call[tuple[JournalEntry, ...]]:
        """List the entries. A world keeps the newest of them, as the server was told."""
        asked = given(JournalFilter, operation=operation, outcome=outcome, after=after)
        return Call(method="GET", path=self._path, query=asked, read=_entries)

    @followed
    def follow(
        self,
        *,
        operation: str | None = None,
        outcome: Outcome | None = None,
        after: int | None = None,
    ) -> Call[JournalEntry]:
        """Yield the entries there are, then each that comes, until the server ends."""
        asked = given(JournalFilter, operation=operation, outcome=outcome, after=after)
        path, read = f"{self._path}/stream", decoded(JournalEntry)
        return Call(method="GET", path=path, query=asked, read=read, waits=_HEARTBEAT)

    @called
    def verify(
        self,
        operation: str,
        *,
        variables: Mapping[str, object] | None = None,
        count: int | None = None,
    ) -> Call[Verification]:
        """Say whether *operation* was asked for, *count* times, None for once at least.

        *variables* must be contained in its arguments, or in the request's variables, as in the
        match of a scenario.
        """
        body = given(ExpectedRequest, operation=operation, variables=variables, count=count)
        path = f"{self._path}/verify"
        return Call(method="POST", path=path, body=body, read=decoded(Verification))

    @called
    def clear(self) -> Call[None]:
        """Throw the entries away."""
        return Call(method="DELETE", path=self._path, read=nothing)
