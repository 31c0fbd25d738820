"""The access scope that an element of the schema needs."""

from msgspec import Struct


class Access(Struct, frozen=True):
    """The access scope that a token needs, and whether a request without a token is refused.

    *certain* is false where no public source names the scope.
    """

    scope: str | None = None
    token_required: bool = False
    certain: bool = True
