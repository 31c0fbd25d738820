"""The journal of a world: its requests, its answers, and the reasons."""

from datetime import datetime
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from sandbox.reason import Reason

Outcome: TypeAlias = Literal["ok", "user-errors", "errors", "http-error", "dropped"]
"""How a request ended, as its client sees it."""

Kind: TypeAlias = Literal["shopper", "control"]
"""Who made the requests that are listed: the application that is tested, or its tests."""


Changing: TypeAlias = Literal["carts", "clock", "mails", "orders", "scenarios"]
"""What a stream can say the changes of."""


class JournalFilter(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of entries: the root field `operation`, the `outcome`, and an id above `after`.

    With `detail` false, entries have nothing of the bodies: `document`, `variables`, `answer`,
    `operationName` and `operationType` are null, and reasons have an empty `message`.
    """

    operation: str | None = None
    outcome: Outcome | None = None
    after: Annotated[int, Meta(ge=0)] = 0
    detail: bool = True


class JournalPageFilter(
    JournalFilter, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of entries: the root field `operation`, the `outcome`, and an id above `after` and
    below `before`; of these the `last` ones.

    `kind` is `shopper` for requests to the Storefront API and to pages, or `control` for calls of
    the control API that change the world. Each kind has ids of its own.

    With `detail` false, entries have nothing of the bodies: `document`, `variables`, `answer`,
    `operationName` and `operationType` are null, and reasons have an empty `message`.
    """

    kind: Kind = "shopper"
    before: Annotated[int, Meta(ge=1)] | None = None
    last: Annotated[int, Meta(ge=1, le=100_000)] | None = None


class JournalStreamFilter(
    JournalFilter, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A filter of entries: the root field `operation`, the `outcome`, and an id above `after`.

    `rate` is the most that are sent in a second. If there are more, only the newest are sent, and
    an event `forgotten` says how many were left out.

    With `changes`, no entries are sent, but an event `changed`: at once, and whenever that has
    changed, at most once in a second. `scenarios` are those that are on.

    With `detail` false, entries have nothing of the bodies: `document`, `variables`, `answer`,
    `operationName` and `operationType` are null, and reasons have an empty `message`.
    """

    rate: Annotated[int, Meta(ge=4, le=1_000)] | None = None
    changes: Changing | None = None


class AnsweredCode(Struct, frozen=True, kw_only=True):
    """An error code of an answer and the root field that has it; null if that is unknown."""

    operation: str | None
    code: str | None


class RequestToken(Struct, frozen=True, kw_only=True):
    """The Storefront access token of a request: its kind, and its fingerprint."""

    kind: Literal["public", "private"]
    fingerprint: str


class JournalEntry(Struct, frozen=True, kw_only=True, rename="camel"):
    """A request and its answer, without secrets.

    `time` is that of the world. `ms` is the time it took to answer, without `delayMs`, by which a
    scenario delayed it. `version` is null for a page and for a control call, `accessToken` for a
    tokenless request, `status` for a dropped connection. `operations` are root fields. `document`,
    `variables` and `answer` are also null if they are too large to keep or cannot be read.
    `userErrors` and `errors` are the codes of the answer; `reason` says why, `scenario` is the
    scenario that answered.
    """

    id: int
    time: datetime
    ms: float
    delay_ms: float
    request_id: str
    method: str
    path: str
    version: str | None
    access_token: RequestToken | None
    operation_name: str | None
    operation_type: Literal["query", "mutation", "subscription"] | None
    operations: tuple[str, ...]
    document: str | None
    variables: dict[str, Any] | None
    outcome: Outcome
    status: int | None
    user_errors: tuple[AnsweredCode, ...]
    errors: tuple[AnsweredCode, ...]
    reason: tuple[Reason, ...]
    scenario: str | None
    answer: Any

    @property
    def asked(self) -> str:
        """The root fields of the request; without any, method and path."""
        return ", ".join(self.operations) or f"{self.method} {self.path}"


class JournalPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Entries, newest last. `lastId` is that of the world's newest entry, listed or not.

    `forgotten` is the number of entries above `after` that were dropped to make room.
    """

    entries: tuple[JournalEntry, ...]
    last_id: int
    forgotten: int


class ExpectedRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request that must have been made: a root field, and what its arguments must contain.

    `variables` are as in the match of a scenario, JSON paths included. `count` is the number of
    such requests; without it at least one.
    """

    operation: str
    variables: dict[str, Any] = {}
    count: Annotated[int, Meta(ge=0)] | None = None


class Difference(Struct, frozen=True, kw_only=True):
    """One value that differs. `pointer` is its place in the body: `#/variables/input/email`.

    `actual` is also null if the value is missing.
    """

    pointer: str
    expected: Any
    actual: Any

    def __str__(self) -> str:
        return f"{self.pointer} is {self.actual!r}, not {self.expected!r}"


class NearestEntry(Struct, frozen=True, kw_only=True):
    """An entry, and its differences from the expected request; none if it matches."""

    entry: JournalEntry
    differences: tuple[Difference, ...]

    def __str__(self) -> str:
        differing = "; ".join(map(str, self.differences)) or "it was found"
        return f"#{self.entry.id} {self.entry.asked}: {differing}"


class Verification(Struct, frozen=True, kw_only=True):
    """Whether the requests were made as often as expected, and the number of them.

    `nearest` is empty if it passed. Otherwise it has the requests that were found, if they are
    too many, then those that differ least, the newest first.
    """

    passed: bool
    found: int
    nearest: tuple[NearestEntry, ...]

    def __bool__(self) -> bool:
        """Return whether it passed, for `assert world.journal.verify(…)`."""
        return self.passed

    def __repr__(self) -> str:
        outcome = "passed" if self.passed else "not passed"
        near = "".join(f"\n  {near}" for near in self.nearest)
        return f"<{outcome}, found {self.found} times>{near}"
