"""What a caller must be allowed before an element answers."""

from msgspec import Struct


class Access(Struct, frozen=True):
    """The access scope a token needs; whether a request without any token is refused.

    *certain* is false where no public source names the scope.
    """

    scope: str | None = None
    token_required: bool = False
    certain: bool = True
