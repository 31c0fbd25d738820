"""The keys of a scenario as it is written, in TOML and in JSON."""

from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.scenarios.effect import ForcedError, PlainUserError, When
from sandbox.user_errors import CustomerErrorCode

ANY: Final = "*"


class WrittenUserError(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    message: str
    code: CustomerErrorCode
    field: tuple[str, ...] | None = None


class WrittenMatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    operation: str | tuple[str, ...] = ANY
    variables: dict[str, Any] = {}
    times: int | None = None


class WrittenStep(
    Struct, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    """An effect without `sequence` and `share`: of one call."""

    customer_user_errors: tuple[WrittenUserError, ...] = ()
    user_errors: tuple[PlainUserError, ...] = ()
    errors: tuple[ForcedError, ...] = ()
    status: int | None = None
    body: str | Mapping[str, Any] | None = None
    delay: str | None = None
    drop: bool = False
    when: When = When.BEFORE


class WrittenEffect(
    WrittenStep, frozen=True, rename="camel", forbid_unknown_fields=True, omit_defaults=True
):
    sequence: tuple[WrittenStep, ...] | None = None
    share: float | None = None


class WrittenScenario(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    name: str
    description: str = ""
    times: int | None = None
    match: WrittenMatch = WrittenMatch()
    effect: WrittenEffect
