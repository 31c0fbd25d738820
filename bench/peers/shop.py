"""What a login takes, without any framework: the work that all Python peers do.

Opened plainly, as one would write it from Shopify's documentation, or with the sandbox's own
primitives: its shared cipher and MAC, and its pool of random tokens.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from msgspec.json import decode

SECRET: Final = "sandbox-multipass-secret"  # noqa: S105 - public by design
WINDOW: Final = timedelta(minutes=15)
LIFETIME: Final = timedelta(days=42)
REFUSED: Final = {
    "customerAccessToken": None,
    "customerUserErrors": [
        {
            "code": "INVALID_MULTIPASS_REQUEST",
            "field": ["multipassToken"],
            "message": "Invalid Multipass request",
        }
    ],
}


class Shop:
    """Customers by email, access tokens, and the Multipass tokens that were used."""

    def __init__(self, unseal: Callable[[str], bytes], new_token: Callable[[], str]) -> None:
        self._unseal = unseal
        self._new_token = new_token
        self._customers: dict[str, dict[str, Any]] = {}
        self._customer_of: dict[str, dict[str, Any]] = {}
        self._used: set[str] = set()

    def login(self, token: str) -> dict[str, Any]:
        """Return the mutation's payload, with an access token or with a user error."""
        now = datetime.now(UTC)
        try:
            payload = decode(self._unseal(token))
            email, created_at = (
                payload["email"].lower(),
                datetime.fromisoformat(payload["created_at"]),
            )
        except (ValueError, LookupError, AttributeError):
            return REFUSED
        signature = token[-43:]
        if abs(now - created_at) > WINDOW or signature in self._used:
            return REFUSED
        self._used.add(signature)
        customer = self._customers.get(email) or self._created(email, payload)
        access_token = self._new_token()
        self._customer_of[access_token] = customer
        expires_at = (now + LIFETIME).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        return {
            "customerAccessToken": {"accessToken": access_token, "expiresAt": expires_at},
            "customerUserErrors": [],
        }

    def customer(self, access_token: str) -> dict[str, Any] | None:
        return self._customer_of.get(access_token)

    def _created(self, email: str, payload: dict[str, Any]) -> dict[str, Any]:
        number = len(self._customers) + 1
        addresses = [
            _address(f"{number}{position}", given)
            for position, given in enumerate(payload.get("addresses", ()))
        ]
        customer = self._customers[email] = {
            "id": f"gid://shopify/Customer/{number}",
            "email": email,
            "firstName": payload.get("first_name"),
            "lastName": payload.get("last_name"),
            "displayName": f"{payload.get('first_name')} {payload.get('last_name')}",
            "defaultAddress": {"id": addresses[0]["id"]} if addresses else None,
            "addresses": {"nodes": addresses},
        }
        return customer


def _address(number: str, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/MailingAddress/{number}?model_name=CustomerAddress",
        "firstName": given["first_name"],
        "lastName": given["last_name"],
        "address1": given["address1"],
        "city": given["city"],
        "zip": given["zip"],
        "country": given["country"],
        "countryCodeV2": given["country_code"],
    }


def plain_shop() -> Shop:
    digest = sha256(SECRET.encode()).digest()
    encryption_key, signing_key = digest[:16], digest[16:]

    def unseal(token: str) -> bytes:
        raw = urlsafe_b64decode(token)
        iv, sealed, signature = raw[:16], raw[16:-32], raw[-32:]
        if not hmac.compare_digest(hmac.digest(signing_key, iv + sealed, "sha256"), signature):
            raise ValueError("signature")
        decryptor = Cipher(AES(encryption_key), CBC(iv)).decryptor()
        padded = decryptor.update(sealed) + decryptor.finalize()
        unpadder = PKCS7(128).unpadder()
        return unpadder.update(padded) + unpadder.finalize()

    return Shop(unseal, lambda: secrets.token_hex(16))


def quick_shop() -> Shop:
    from sandbox.multipass.base64_text import decode as decode_base64
    from sandbox.multipass.token import Multipass
    from sandbox.world.secrets import Secrets

    multipass = Multipass(SECRET)
    return Shop(lambda token: multipass.unseal(decode_base64(token)), Secrets().token)
