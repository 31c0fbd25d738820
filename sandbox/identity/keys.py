"""The private keys of a world: drawn at its first login, and kept with its records.

An RSA pair takes about 40 ms of processor time to draw, and up to 200. So a world that is reset or
restored keeps its keys, and those of a deleted world are left to the next one.
"""

from functools import lru_cache
from typing import Any, Final

from sandbox.identity.records import RSA_BITS, SigningKeys, read_key
from sandbox.world import World

_MOST_LEFT: Final = 100
_left: Final[list[SigningKeys]] = []
"""Of worlds of this process that were deleted, and those that were drawn for the next one."""


def lacks_keys(world: World) -> bool:
    """Return whether keys have yet to be drawn for *world*."""
    return not _left and world.store.get(SigningKeys, "keys") is None


def draw_keys() -> None:
    """Draw keys for the next world without any, in whatever thread."""
    _left.append(_drawn())


def keys_of(world: World) -> SigningKeys:
    """Return the keys of *world*, which has some from now on."""
    known = world.store.get(SigningKeys, "keys")
    if known is None:
        known = _left.pop() if _left else _drawn()
        world.store.put(known)
    return known


def pass_on(gone: World, heir: World | None) -> None:
    """Give the keys of a world that is *gone* to its *heir*, unless that has keys of its own.

    Clients keep public keys by their id, which is the same in all worlds: after a reset they go
    on. Without an heir another world may take them.
    """
    keys = gone.store.get(SigningKeys, "keys")
    if keys is None:
        return
    if heir is not None:
        if heir.store.get(SigningKeys, "keys") is None:
            heir.store.put(keys)
    elif len(_left) < _MOST_LEFT and keys not in _left:
        _left.append(keys)


def _drawn() -> SigningKeys:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return SigningKeys(
        rsa=_pem(generate_private_key(65_537, RSA_BITS)), ed25519=_pem(Ed25519PrivateKey.generate())
    )


def _pem(key: Any) -> str:
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    text: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return text.decode()


@lru_cache(maxsize=500)
def rsa_key(pem: str) -> Any:
    """Return the key as joserfc has it; some 11 KiB each."""
    from joserfc.jwk import RSAKey

    return RSAKey.import_key(read_key(pem))


@lru_cache(maxsize=500)
def ed25519_key(pem: str) -> Any:
    return read_key(pem)
