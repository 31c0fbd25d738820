"""Which Multipass tokens have logged somebody in already.

Shopify: a token works once. It also works for 15 minutes only, so what has lapsed need not be
remembered: the register is bounded by the window, whatever the number of logins. Only a world's
clock may be put back, and what had lapsed works again; so as long as there are few of them,
those that have lapsed are kept, too.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from sandbox.world.clock import Moment

MOST: Final = 1_000_000  # past this the tokens that lapse first are forgotten: some 150 MB
FEW: Final = 10_000  # some 1.5 MB
_MINUTE: Final = 60


class UsedToken(Struct, frozen=True, gc=False, forbid_unknown_fields=True, rename="camel"):
    """A token that has logged somebody in. `lapses_at` is known to the minute."""

    fingerprint: bytes
    used_at: Moment
    lapses_at: Moment


class UsedTokens:
    """Fingerprints of used tokens, in one bucket for each minute in which they lapse.

    The minute follows from the token itself, so a look-up needs one bucket only, and
    forgetting is dropping whole buckets.
    """

    __slots__ = ("_buckets", "_size")

    def __init__(self) -> None:
        self._buckets: dict[int, dict[bytes, datetime]] = {}
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[UsedToken]:
        """Return all of them as they are now, in the order in which `keep` takes them up."""
        return _each([(minute, bucket.copy()) for minute, bucket in self._buckets.items()])

    def used_at(self, fingerprint: bytes, *, lapses_at: datetime) -> datetime | None:
        bucket = self._buckets.get(int(lapses_at.timestamp()) // _MINUTE)
        return None if bucket is None else bucket.get(fingerprint)

    def add(self, fingerprint: bytes, *, lapses_at: datetime, now: datetime) -> None:
        minute = int(lapses_at.timestamp()) // _MINUTE
        bucket = self._buckets.get(minute)
        if bucket is None:
            if self._size >= FEW:
                self._forget(before=int(now.timestamp()) // _MINUTE)
            bucket = self._buckets[minute] = {}
        elif self._size >= MOST:
            self._drop(min(self._buckets))
            bucket = self._buckets.setdefault(minute, {})
        bucket[fingerprint] = now
        self._size += 1

    def keep(self, token: UsedToken) -> None:
        """Take *token* up again, as when a world is restored: it makes none be forgotten."""
        minute = int(token.lapses_at.timestamp()) // _MINUTE
        bucket = self._buckets.setdefault(minute, {})
        self._size += token.fingerprint not in bucket
        bucket[token.fingerprint] = token.used_at

    def _forget(self, *, before: int) -> None:
        for minute in [minute for minute in self._buckets if minute < before]:
            self._drop(minute)

    def _drop(self, minute: int) -> None:
        self._size -= len(self._buckets.pop(minute))


def _each(buckets: list[tuple[int, dict[bytes, datetime]]]) -> Iterator[UsedToken]:
    for minute, bucket in buckets:
        lapses_at = datetime.fromtimestamp(minute * _MINUTE, UTC)
        for fingerprint, used_at in bucket.items():
            yield UsedToken(fingerprint, used_at, lapses_at)
