"""Multipass tokens that were used.

Shopify: a token works once, and for 15 minutes only (documented). So what has lapsed need not be
remembered: the register is bounded by the window, whatever the number of logins. Only a world's
clock may be put back, and what had lapsed works again; so as long as there are few of them,
those that have lapsed are kept, too.
"""

from typing import ClassVar

from msgspec import Struct

from sandbox.world.clock import Moment


class UsedToken(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A token that has logged somebody in. `id` is its fingerprint.

    Past `LIMIT` the ones used longest ago are forgotten: some 300 MB; `FEW` take 3 MB.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000_000
    FEW: ClassVar[int] = 10_000

    id: bytes
    used_at: Moment
    lapses_at: Moment

    def has_lapsed(self, newest: "UsedToken") -> bool:
        return self.lapses_at < newest.used_at
