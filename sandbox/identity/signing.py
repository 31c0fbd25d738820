"""Signatures of the tokens of a world. joserfc is imported when the first token is made."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from sandbox.identity.keys import ed25519_key, keys_of, rsa_key
from sandbox.world import World

KEY_ID: Final = "id_0"
_ACCESS_HEADER: Final = b'{"kid":"0","alg":"ED25519"}'
"""Shopify: recorded; the registered name of the algorithm is another."""
_ESCAPED: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>?~\x7f"}


def sign_access_token(world: World, payload: Mapping[str, Any]) -> str:
    """Return *payload* as a JWT whose slashes are escaped, as recorded tokens have them."""
    signed = _part(_ACCESS_HEADER) + b"." + _part(_json(payload).replace("/", "\\/").encode())
    return (signed + b"." + _part(ed25519_key(keys_of(world).ed25519).sign(signed))).decode()


def sign_id_token(world: World, claims: Mapping[str, Any]) -> str:
    """Return *claims* as a JWT, whose payload has neither `-` nor `_` in base64url.

    Hydrogen reads it by `atob`, which knows neither (its source).
    """
    from joserfc import jws

    payload = _json(claims).translate(_ESCAPED)
    header = {"kid": KEY_ID, "alg": "RS256"}
    return jws.serialize_compact(header, payload, rsa_key(keys_of(world).rsa))


def key_set(world: World) -> dict[str, Any]:
    """Return the JWKS: the public key of id tokens. That it is the only one is inferred."""
    public = dict(rsa_key(keys_of(world).rsa).as_dict(private=False))
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
        found = jws.deserialize_compact(id_token, rsa_key(keys_of(world).rsa), ["RS256"])
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
