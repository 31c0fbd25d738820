"""What a merchant has set up: the shop's names, its access tokens, its Multipass secret."""

from collections.abc import Mapping

from msgspec import Struct

from sandbox.multipass import Multipass


class StorefrontAccessToken(Struct, frozen=True):
    """What a client shows to be let in, and what it may then do."""

    token: str
    scopes: frozenset[str]
    private: bool = False


class Shop(Struct, frozen=True, kw_only=True):
    """One shop's settings, shared by all worlds that are made alike."""

    name: str
    domain: str
    multipass: Multipass
    access_tokens: Mapping[str, StorefrontAccessToken]
