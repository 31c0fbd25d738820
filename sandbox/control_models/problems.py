"""Refusals: problem details (RFC 9457)."""

from typing import Final

from msgspec import Struct

from sandbox.faults import Fault

NAMESPACE: Final = "urn:storefront-sandbox:problem:"
"""What every `Problem.type` begins with. The rest is its slug: `world-not-found`."""


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The body of every refusal.

    `type` names the kind of problem and never changes; `title` is its name as text. `detail` says
    what is wrong and what to do. `errors` lists everything that is wrong in a body.
    """

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Fault, ...] = ()
