"""A good token about to be made: what the defects spoil."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.json import encode as encode_json

from sandbox.multipass.base64_text import decode
from sandbox.multipass.errors import MultipassError
from sandbox.multipass.token import WINDOW, Multipass, dated, derive_keys

_TRIES: Final = 1_000


class Draft(Struct, frozen=True, kw_only=True):
    """The customer that a token is for, and what it is made with."""

    customer: Mapping[str, object]
    secret: str
    now: datetime
    window: timedelta = WINDOW

    def seal(self, **changed: object) -> str:
        """Return the good token, but for the *changed* keys of its payload."""
        return Multipass(self.secret).seal({**self.customer, **changed}, now=self.now)

    def seal_bytes(self, plaintext: bytes) -> str:
        return Multipass(self.secret).seal_bytes(plaintext)

    def raw(self) -> bytes:
        return decode(self.seal())

    def payload(self) -> dict[str, object]:
        return dated(self.customer, now=self.now)

    def json(self) -> bytes:
        return encode_json(self.payload())

    @property
    def keys(self) -> tuple[bytes, bytes]:
        """The keys that encrypt and sign."""
        return derive_keys(self.secret)

    def refused(self, error: type[MultipassError], make: Callable[[bytes], str]) -> str:
        """Return what *make* makes of the JSON, with blanks after it until *error* refuses it.

        What a mistake comes to depends on lengths and on chance; a test wants one reason.
        """
        for blanks in range(_TRIES):
            token = make(self.json() + b" " * blanks)
            try:
                Multipass(self.secret).read(token)
            except MultipassError as raised:
                if type(raised) is error:
                    return token
        raise AssertionError(error)


Defect: TypeAlias = Callable[[Draft], str]
