"""Effects of scenarios on the calls that they match."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

import msgspec
from msgspec import Struct

from sandbox.control_models.scenarios import (
    FieldChange,
    ForcedError,
    PlainUserError,
    VariantsChange,
    When,
)
from sandbox.faults import FaultError
from sandbox.scenarios.statuses import default_body
from sandbox.user_errors import UserError

JSON: Final = "application/json"
HTML: Final = "text/html"
_STATUSES: Final = range(200, 600)
LONGEST_LAG: Final = timedelta(hours=1)
_ANSWERS: Final = (
    "customerUserErrors",
    "userErrors",
    "errors with a path",
    "errors without a path",
    "status",
    "body",
    "drop",
)
# What can be answered together; everything else in `_ANSWERS` stands alone.
_TOGETHER: Final = (
    {"customerUserErrors", "userErrors"},
    {"status", "body"},
    {"status", "errors without a path"},
)


class WholeAnswer(Struct, frozen=True):
    """An HTTP response that stands in for that of the whole request."""

    status: int
    content_type: str
    body: bytes


class ContradictoryEffectError(FaultError):
    """An effect contradicts itself, or a scenario has no effect."""


class Effect(Struct, frozen=True, kw_only=True):
    """One or more of these. Raises `ContradictoryEffectError` for what cannot be combined.

    `body` is text, sent as HTML, or an object, sent as JSON. Without a `status` it is sent
    with 200; a `status` without it gets the body that the real service sends with it.
    `fields` changes fields of the usual answer.
    `variants` is what the variants of all products are like while the operation runs.
    `lag` is the age of the data that a query answers with: newer changes are not seen.
    `tokenless` has the request answered as one without a Storefront access token.
    `sequence` are the effects on one call after another; with an empty one, it is as usual.
    `share` is the part of the calls that is answered, above 0 and at most 1; None is all.
    """

    customer_user_errors: tuple[UserError, ...] = ()
    user_errors: tuple[PlainUserError, ...] = ()
    errors: tuple[ForcedError, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    variants: VariantsChange | None = None
    status: int | None = None
    body: str | Mapping[str, Any] | None = None
    delay: timedelta = timedelta()
    drop: bool = False
    when: When = When.BEFORE
    lag: timedelta = timedelta()
    tokenless: bool = False
    sequence: tuple["Effect", ...] = ()
    share: float | None = None

    def __post_init__(self) -> None:
        answers = self._answers()
        if len(answers) > 1 and not any(answers <= pair for pair in _TOGETHER):
            raise ContradictoryEffectError(
                f"the effect contradicts itself: {_listed(answers)} cannot all be the answer"
            )
        if len(self.field_errors) > 1:
            raise ContradictoryEffectError("errors with a path are more than one: a field has one")
        if answers and (self.fields or self.variants):
            changed = "fields" if self.fields else "variants"
            raise ContradictoryEffectError(
                f"{changed} are changed of the usual answer: {_first(answers)} replaces it"
            )
        self._check_variants()
        if self.status is not None and self.status not in _STATUSES:
            raise ContradictoryEffectError(f"status {self.status} is not one of 200 to 599")
        if self.delay < timedelta():
            raise ContradictoryEffectError("the delay is negative")
        self._check_lag()
        if self.share is not None and not 0 < self.share <= 1:
            raise ContradictoryEffectError(f"share {self.share} is not above 0 and at most 1")
        if self.sequence:
            self._check_sequence()

    def _check_variants(self) -> None:
        change = self.variants
        if change is None:
            return
        is_another = change.price is not None or change.quantity is not None
        if change.deleted is is_another:
            raise ContradictoryEffectError(
                "variants have another price, another quantity or both, or are deleted"
            )

    def _check_lag(self) -> None:
        if not timedelta() <= self.lag <= LONGEST_LAG:
            raise ContradictoryEffectError("the lag is not one of 0 to 1 hour")
        if self.lag and self._answers():
            raise ContradictoryEffectError("a lag does not go with another answer")
        if self.tokenless and (self._answers() or self._changes):
            raise ContradictoryEffectError("tokenless goes with nothing but a share")

    def _check_sequence(self) -> None:
        is_more = self._changes or self.when is When.AFTER
        if self._answers() or is_more or self.tokenless:
            raise ContradictoryEffectError(
                "a sequence goes with nothing but a share: put the rest into its steps"
            )
        if any(step.sequence or step.share is not None for step in self.sequence):
            raise ContradictoryEffectError("a step of a sequence has no sequence or share itself")
        if any(step.tokenless for step in self.sequence):
            raise ContradictoryEffectError("a step of a sequence cannot be tokenless")

    @property
    def is_empty(self) -> bool:
        """Whether it does nothing: the call is answered as usual."""
        return not (self._answers() or self._changes or self.tokenless or self.sequence)

    @property
    def _changes(self) -> bool:
        """Whether it changes how the operation runs, or its usual answer."""
        return bool(self.fields or self.variants or self.delay or self.lag)

    @property
    def lags(self) -> bool:
        """Whether a step of it answers queries with older data."""
        return any(step.lag for step in self.sequence or (self,))

    @property
    def speaks_in_payload(self) -> bool:
        """Whether a step of it answers in the payload of a mutation: queries have none."""
        return any(
            step.customer_user_errors or step.user_errors for step in self.sequence or (self,)
        )

    @property
    def answers_whole_request(self) -> bool:
        return self.drop or self.whole_answer is not None

    @property
    def replaces_answer(self) -> bool:
        """Whether it replaces the answer of the operation."""
        return bool(self._answers())

    @property
    def field_errors(self) -> tuple[ForcedError, ...]:
        """The error that the operation's field raises, which has a path; none or one."""
        return tuple(error for error in self.errors if error.path is not None)

    @property
    def whole_answer(self) -> WholeAnswer | None:
        """The response that replaces that of the whole request, or None to answer in it."""
        status = HTTPStatus.OK if self.status is None else self.status
        whole = [error for error in self.errors if error.path is None]
        if isinstance(self.body, str):
            return WholeAnswer(status, HTML, self.body.encode())
        if self.body is not None:
            return WholeAnswer(status, JSON, msgspec.json.encode(self.body))
        if whole:
            return WholeAnswer(status, JSON, msgspec.json.encode({"errors": whole}))
        if self.status is not None:
            return WholeAnswer(status, JSON, default_body(status))
        return None

    def _answers(self) -> set[str]:
        paths = [error.path for error in self.errors]
        values = (
            self.customer_user_errors,
            self.user_errors,
            any(path is not None for path in paths),
            None in paths,
            self.status is not None,
            self.body is not None,
            self.drop,
        )
        return {name for name, value in zip(_ANSWERS, values, strict=True) if value}


def _first(answers: set[str]) -> str:
    return min(answers, key=_ANSWERS.index)


def _listed(answers: set[str]) -> str:
    first, *rest = sorted(answers, key=_ANSWERS.index)
    return f"{', '.join((first, *rest[:-1]))} and {rest[-1]}"
