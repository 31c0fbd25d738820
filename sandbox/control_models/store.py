"""The store of the worlds: memory, or a Valkey or Redis server."""

from typing import Final, Literal

from msgspec import Struct


class StoreCallCount(Struct, frozen=True, kw_only=True, rename="camel"):
    """Calls of one kind since the start. `meanMs` is how long one took, in milliseconds."""

    kind: str
    done: int
    failed: int
    mean_ms: float


class StoreState(Struct, frozen=True, kw_only=True, rename="camel"):
    """The store of the worlds, and its state now.

    For `memory` it is available, and the other keys are empty. `address` has no password.
    `roundTripMs` is how long the store took to answer just now, null if it did not: then `detail`
    says why. `lastFailure` is the newest reason why a call failed, `conflicts` how often another
    process was faster. `clockAheadMs` is by how much the clock of the sandbox's machine is ahead of
    the store's, negative if it is behind; `warning` says what to do if that is too much, else it is
    empty.
    """

    kept_in: Literal["memory", "store"]
    is_available: bool
    address: str
    detail: str
    round_trip_ms: float | None
    calls: tuple[StoreCallCount, ...]
    conflicts: int
    last_failure: str
    clock_ahead_ms: float | None
    warning: str


IN_MEMORY: Final = StoreState(
    kept_in="memory",
    is_available=True,
    address="",
    detail="",
    round_trip_ms=None,
    calls=(),
    conflicts=0,
    last_failure="",
    clock_ahead_ms=None,
    warning="",
)
