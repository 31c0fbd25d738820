"""Random tokens and passwords: values of a shop that cannot be guessed."""

import os
import string
from base64 import urlsafe_b64encode
from typing import Final

LENGTH: Final = 32  # Shopify: customer access tokens are 32 lower-case hex digits (recorded)
_POOL: Final = 256 * LENGTH
_SIGNS: Final = string.digits + string.ascii_letters
_SIGN_OF: Final = bytes(ord(_SIGNS[byte % len(_SIGNS)]) for byte in range(256))


class Secrets:
    """Draws access tokens from the system's random source, a few hundred at a time.

    One read of the system's source costs as much as eight tokens drawn from a pool.
    """

    __slots__ = ("_at", "_letters", "_pool", "_position")

    def __init__(self) -> None:
        self._pool = ""
        self._position = 0
        self._letters = ""
        self._at = 0

    def token(self) -> str:
        start = self._position
        if start >= len(self._pool):
            self._pool = os.urandom(_POOL // 2).hex()
            start = 0
        self._position = start + LENGTH
        return self._pool[start : self._position]

    def letters(self, length: int) -> str:
        """Return *length* random letters and digits."""
        start, end = self._at, self._at + length
        if end > len(self._letters):
            self._letters = os.urandom(_POOL).translate(_SIGN_OF).decode()
            start, end = 0, length
        self._at = end
        return self._letters[start:end]

    @staticmethod
    def url_safe(length: int) -> str:
        """Return *length* random bytes, a multiple of 3, in base64url: it needs no padding."""
        return urlsafe_b64encode(os.urandom(length)).decode()
