"""Changes of a world and requests of its journal, as the bytes that the shared store keeps."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sandbox.store import Change, Changes, Record
from sandbox.world.exchange import Exchange
from sandbox.world.worlds import Kinds

FORMAT: Final = 2
"""Counts up with each change that an older or a newer sandbox would read wrongly."""


class UnreadableError(ValueError):
    """The store has bytes that this version of the sandbox did not write."""


class Encoding:
    """Writes and reads records of *kinds*, each by the name that it has in a snapshot."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._known: Mapping[str, type[Record]] | None = None
        self._encode = msgspec.msgpack.Encoder().encode
        self._parts = msgspec.msgpack.Decoder(dict[str, tuple[msgspec.Raw, tuple[Any, ...]]])
        self._records: dict[str, msgspec.msgpack.Decoder[Any]] = {}
        self._exchange = msgspec.msgpack.Decoder(Exchange)

    def encode(self, changes: Changes) -> bytes:
        return self._encode(
            {kind.__name__: (change.put, change.removed) for kind, change in changes.items()}
        )

    def decode(self, entry: bytes) -> Changes:
        """Return the changes that `encode` wrote. Raises `UnreadableError`."""
        try:
            return {
                self._kind(name): Change(self._decoder(name).decode(put), removed)
                for name, (put, removed) in self._parts.decode(entry).items()
            }
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
            raise UnreadableError(f"an entry of the log is not readable: {error}") from None

    def encode_exchange(self, exchange: Exchange) -> bytes:
        return self._encode(exchange)

    def decode_exchange(self, entry: bytes) -> Exchange:
        """Return the request that `encode_exchange` wrote. Raises `UnreadableError`."""
        try:
            return self._exchange.decode(entry)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UnreadableError(f"a request of the journal is not readable: {error}") from None

    def _kind(self, name: str) -> type[Record]:
        if self._known is None:
            self._known = self._kinds()
        return self._known[name]

    def _decoder(self, name: str) -> "msgspec.msgpack.Decoder[Any]":
        decoder = self._records.get(name)
        if decoder is None:
            kind: Any = self._kind(name)
            decoder = self._records[name] = msgspec.msgpack.Decoder(tuple[kind, ...])
        return decoder
