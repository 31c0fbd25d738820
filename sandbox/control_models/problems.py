"""Refusals: problem details (RFC 9457)."""

from typing import Final

from msgspec import Struct

from sandbox.faults import Fault

NAMESPACE: Final = "urn:storefront-sandbox:problem:"
"""What every `Problem.type` begins with. The rest is its slug: `world-not-found`."""


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of every refusal.

    `type` names the problem and stays the same, `title` is the same in words. `detail` says what
    is wrong this time and what to do. `errors` lists everything that is wrong in a body.
    """

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()
