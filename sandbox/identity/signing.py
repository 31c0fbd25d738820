"""The keys of a world, and what is signed with them.

joserfc and cryptography's keys are imported when the first token is made. A key pair is drawn
once in a process, since that takes a while, and kept in each world that signs with it: a snapshot
has it, too.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from sandbox.identity.records import SigningKeys
from sandbox.world import World

KEY_ID: Final = "id_0"
_BITS: Final = 2048
_ACCESS_HEADER: Final = b'{"kid":"0","alg":"ED25519"}'
"""Shopify: recorded; the registered name of the algorithm is another."""
_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>?~\x7f"}


def sign_access_token(world: World, payload: Mapping[str, Any]) -> str:
    """Return *payload* as a JWT whose slashes are escaped, as recorded tokens have them."""
    signed = _part(_ACCESS_HEADER) + b"." + _part(_json(payload).replace("/", "\\/").encode())
    return (signed + b"." + _part(_ed25519(_keys(world).ed25519).sign(signed))).decode()


def sign_id_token(world: World, claims: Mapping[str, Any]) -> str:
    """Return *claims* as a JWT, whose payload has neither `-` nor `_` in base64url.

    Hydrogen reads it by `atob`, which knows neither (its source).
    """
    from joserfc import jws

    payload = _json(claims).translate(_ESCAPED)
    header = {"kid": KEY_ID, "alg": "RS256"}
    return jws.serialize_compact(header, payload, _rsa(_keys(world).rsa))


def key_set(world: World) -> dict[str, Any]:
    """Return the JWKS: the public key of id tokens. That it is the only one is inferred."""
    public = dict(_rsa(_keys(world).rsa).as_dict(private=False))
    return {
        "keys": [
            {
                "kty": "RSA",
                "use": "sig",
                "kid": KEY_ID,
                "alg": "RS256",
                "n": public["n"],
                "e": public["e"],
            }
        ]
    }


def claims_in(world: World, id_token: str) -> dict[str, Any] | None:
    """Return what an id token of this world says, be it expired; None for any other text."""
    from joserfc import jws
    from joserfc.errors import JoseError

    try:
        found = jws.deserialize_compact(id_token, _rsa(_keys(world).rsa), ["RS256"])
        return msgspec.json.decode(found.payload, type=dict[str, Any])
    except (JoseError, ValueError):
        return None


def _json(value: Mapping[str, Any]) -> str:
    """Return *value* in ASCII alone; msgspec writes it at a tenth of the cost where it is so."""
    text = msgspec.json.encode(value).decode()
    if text.isascii():
        return text
    import json

    return json.dumps(value, separators=(",", ":"))


def _part(content: bytes) -> bytes:
    return urlsafe_b64encode(content).rstrip(b"=")


def _keys(world: World) -> SigningKeys:
    known = world.store.get(SigningKeys, "keys")
    if known is None:
        known = _drawn()
        world.store.put(known)
    return known


@cache
def _drawn() -> SigningKeys:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key

    return SigningKeys(
        rsa=_pem(generate_private_key(65_537, _BITS)), ed25519=_pem(Ed25519PrivateKey.generate())
    )


def _pem(key: Any) -> str:
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    text: bytes = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return text.decode()


@lru_cache(maxsize=16)
def _rsa(pem: str) -> Any:
    from joserfc.jwk import RSAKey

    return RSAKey.import_key(pem)


@lru_cache(maxsize=16)
def _ed25519(pem: str) -> Any:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return load_pem_private_key(pem.encode(), None)
