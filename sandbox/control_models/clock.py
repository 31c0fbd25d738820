"""The clock of a world."""

from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType

ExpiryKind: TypeAlias = Literal["login", "activation-link", "reset-link", "cart"]


class ClockChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One change of the clock: exactly one key.

    `freeze` is the instant to stop at, true for the present one. `advance` is a duration:
    `PT15M1S`. `set` is the instant to continue from. `run` and `reset` are true: to continue from
    where the clock is, and to run with the machine's clock again.
    """

    freeze: datetime | bool | UnsetType = UNSET
    advance: str | UnsetType = UNSET
    set: datetime | UnsetType = UNSET
    run: bool | UnsetType = UNSET
    reset: bool | UnsetType = UNSET


class ClockState(Struct, frozen=True, kw_only=True):
    """The time in a world, in UTC, to the microsecond, and whether the clock is stopped."""

    now: datetime
    frozen: bool


class Expiry(Struct, frozen=True, kw_only=True):
    """When something expires. `of` is the email or id of the customer, or the token of a cart."""

    kind: ExpiryKind
    of: str
    at: datetime


class ExpiryList(Struct, frozen=True):
    """The next expiries of a world, the soonest first: at most 100."""

    expiries: tuple[Expiry, ...]
