"""The journal of a world: its requests, its answers, and the reasons."""

from collections.abc import Mapping
from typing import Final

from sandbox.client.call import Call, decoded, given, nothing, part
from sandbox.client.called import Part, Via, called, followed
from sandbox.control_models.journal import (
    ExpectedRequest,
    JournalEntry,
    JournalPage,
    JournalPageFilter,
    JournalStreamFilter,
    Kind,
    Outcome,
    Verification,
)
from sandbox.control_models.multipass import Explanation

_HEARTBEAT: Final = 15.0
"""Seconds between the lines that keep a quiet stream alive."""

_entries: Final = part(JournalPage, lambda listed: listed.entries)


class Journal(Part[Via]):
    """Reads entries: with the root field *operation*, of an *outcome*, with an id above *after*;
    newest last.
    """

    @called
    def entries(
        self,
        *,
        operation: str | None = None,
        outcome: Outcome | None = None,
        after: int | None = None,
        before: int | None = None,
        last: int | None = None,
        kind: Kind | None = None,
        detail: bool | None = None,
    ) -> Call[tuple[JournalEntry, ...]]:
        """List the entries, of those with an id below *before* the *last* ones.

        With *kind* `control`, list the calls of the control API that changed the world instead.
        With *detail* False, entries have nothing of the bodies, which is faster.
        A world keeps the newest entries (`serve --journal`).
        """
        filters = given(
            JournalPageFilter,
            operation=operation,
            outcome=outcome,
            after=after,
            before=before,
            last=last,
            kind=kind,
            detail=detail,
        )
        return Call(method="GET", path=self._path, query=filters, read=_entries)

    @followed
    def follow(
        self,
        *,
        operation: str | None = None,
        outcome: Outcome | None = None,
        after: int | None = None,
        rate: int | None = None,
        detail: bool | None = None,
    ) -> Call[JournalEntry]:
        """Yield the existing entries, then each new one, until the server stops.

        With a *rate*, only the newest ones, at most so many in a second. With *detail* False,
        entries have nothing of the bodies.
        """
        filters = given(
            JournalStreamFilter,
            operation=operation,
            outcome=outcome,
            after=after,
            rate=rate,
            detail=detail,
        )
        path, read = f"{self._path}/stream", decoded(JournalEntry)
        return Call(method="GET", path=path, query=filters, read=read, waits=_HEARTBEAT)

    @called
    def verify(
        self,
        operation: str,
        *,
        variables: Mapping[str, object] | None = None,
        count: int | None = None,
    ) -> Call[Verification]:
        """Check that *operation* was requested *count* times; None for at least once.

        Its arguments, or the request's variables, must contain *variables*, as in the match of a
        scenario. Raises `ControlError` with status 422 for a name that the schema does not have.
        """
        body = given(ExpectedRequest, operation=operation, variables=variables, count=count)
        path = f"{self._path}/verify"
        return Call(method="POST", path=path, body=body, read=decoded(Verification))

    @called
    def explain(self, id: int) -> Call[Explanation]:
        """Explain the Multipass token of the entry *id*, as it was when the request came.

        Raises `ControlError` with status 404 if there is no such entry, or no token in it.
        """
        path = f"{self._path}/{id}/multipass"
        return Call(method="GET", path=path, read=decoded(Explanation))

    @called
    def clear(self) -> Call[None]:
        """Delete all entries."""
        return Call(method="DELETE", path=self._path, read=nothing)
