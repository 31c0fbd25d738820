"""Random tokens and passwords: values of a shop that cannot be guessed."""

import os
from base64 import urlsafe_b64encode
from typing import Final

LENGTH: Final = 32  # Shopify: customer access tokens are 32 lower-case hex digits
_POOL: Final = 256 * LENGTH


class Secrets:
    """Draws access tokens from the system's random source, a few hundred at a time.

    One read of the system's source costs as much as eight tokens drawn from a pool.
    """

    __slots__ = ("_pool", "_position")

    def __init__(self) -> None:
        self._pool = ""
        self._position = 0

    def token(self) -> str:
        start = self._position
        if start >= len(self._pool):
            self._pool = os.urandom(_POOL // 2).hex()
            start = 0
        self._position = start + LENGTH
        return self._pool[start : self._position]

    @staticmethod
    def url_safe(length: int) -> str:
        """Return *length* random bytes, a multiple of 3, in base64url: it needs no padding."""
        return urlsafe_b64encode(os.urandom(length)).decode()
