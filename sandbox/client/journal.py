"""The journal of a world: what was asked of it, what it answered, and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias

from msgspec import UNSET, Struct

from sandbox.client.call import Call, decoded, nothing, part
from sandbox.client.called import Part, Via, called, followed

_HEARTBEAT: Final = 15.0
"""Seconds. A stream on which nothing happens says so often that it is alive."""

Outcome: TypeAlias = Literal["ok", "user-errors", "errors", "http-error", "dropped"]


class Reason(Struct, frozen=True):
    """Why an answer is what it is: a stable slug to match on, and words with the figures."""

    slug: str
    words: str

    def __str__(self) -> str:
        return f"{self.slug}: {self.words}"


class AnsweredCode(Struct, frozen=True, kw_only=True):
    """A code that was answered, and by which root field; None where that cannot be told."""

    operation: str | None
    code: str | None


class AccessToken(Struct, frozen=True, kw_only=True):
    """The Storefront access token of a request: `public` or `private`, and its fingerprint."""

    kind: str
    fingerprint: str


class Entry(Struct, frozen=True, kw_only=True, rename="camel"):
    """A request and its answer, without secrets.

    `time` is that of the world, `ms` is how long it took to answer, without `delay_ms`, for which
    a scenario held it up. `version` is None for an account page, `access_token` for a tokenless
    request, `status` when the connection was dropped. `operations` are root fields. `document`,
    `variables` and `answer` are None, too, where they are not kept. `user_errors` and `errors`
    are the codes that were answered; `reason` says why, `scenario` names the one that answered.
    """

    id: int
    time: datetime
    ms: float
    delay_ms: float
    request_id: str
    method: str
    path: str
    version: str | None
    access_token: AccessToken | None
    operation_name: str | None
    operation_type: str | None
    operations: tuple[str, ...]
    document: str | None
    variables: dict[str, Any] | None
    outcome: str
    status: int | None
    user_errors: tuple[AnsweredCode, ...]
    errors: tuple[AnsweredCode, ...]
    reason: tuple[Reason, ...]
    scenario: str | None
    answer: Any

    @property
    def asked(self) -> str:
        """The root fields asked for; without any, method and path."""
        return ", ".join(self.operations) or f"{self.method} {self.path}"


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that was asked for and is otherwise; `pointer` as in `#/variables/email`."""

    pointer: str
    expected: Any
    actual: Any

    def __str__(self) -> str:
        return f"{self.pointer} is {self.actual!r}, not {self.expected!r}"


class Near(Struct, frozen=True, kw_only=True):
    """An entry, and where it differs from what was asked for: nowhere, if it was found."""

    entry: Entry
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        differing = "; ".join(map(str, self.differences)) or "it was found"
        return f"#{self.entry.id} {self.entry.asked}: {differing}"


class Verification(Struct, frozen=True, kw_only=True):
    """Whether it was asked as often as told, how often it was, and what comes nearest.

    It is true when it passed, and tells in words why not: `assert world.journal.verify(…)`.
    """

    passed: bool
    found: int
    nearest: tuple[Near, ...] = ()

    def __bool__(self) -> bool:
        return self.passed

    def __repr__(self) -> str:
        words = "passed" if self.passed else "not passed"
        near = "".join(f"\n  {near}" for near in self.nearest)
        return f"<{words}, found {self.found} times>{near}"


class _EntryList(Struct, frozen=True):
    entries: tuple[Entry, ...]


_entries: Final = part(_EntryList, lambda listed: listed.entries)


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
    ) -> Call[tuple[Entry, ...]]:
        """List the entries. A world keeps the newest of them, as the server was told."""
        asked = {"operation": operation, "outcome": outcome, "after": after}
        return Call(method="GET", path=self._path, query=asked, read=_entries)

    @followed
    def follow(
        self,
        *,
        operation: str | None = None,
        outcome: Outcome | None = None,
        after: int | None = None,
    ) -> Call[Entry]:
        """Yield the entries there are, then each that comes, until the server ends."""
        asked = {"operation": operation, "outcome": outcome, "after": after}
        path, read = f"{self._path}/stream", decoded(Entry)
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
        told = {"operation": operation, "variables": variables, "count": count}
        body = {key: UNSET if value is None else value for key, value in told.items()}
        path = f"{self._path}/verify"
        return Call(method="POST", path=path, body=body, read=decoded(Verification))

    @called
    def clear(self) -> Call[None]:
        """Throw the entries away."""
        return Call(method="DELETE", path=self._path, read=nothing)
