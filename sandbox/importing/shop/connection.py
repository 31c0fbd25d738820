"""Asks the Storefront API of a shop, again if it is busy."""

import json
import ssl
import time
from collections.abc import Callable
from email.message import Message
from http.client import HTTPException
from socket import gaierror
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from sandbox import __version__

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
LARGEST: Final = 64 * 1024 * 1024
"""Bytes of an answer or an image."""

_TIMEOUT: Final = 60.0
_TRIES: Final = 6
_FIRST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 60.0
_BUSY: Final = frozenset({429, 430, 500, 502, 503, 504})
_BUSY_CODES: Final = frozenset({"THROTTLED", "INTERNAL_SERVER_ERROR", "TIMEOUT"})
_NOBODY_THERE: Final = (ConnectionRefusedError, gaierror)
_MEANINGS: Final = {
    401: "the token is not one of this shop",
    402: "the shop is frozen",
    403: "the shop refuses the token",
    404: "there is no Storefront API at this address, or it does not have this --version",
    423: "the shop is locked",
}


class ShopError(Exception):
    """The shop cannot be copied. The message says why, and never holds the token."""


class _NoRedirects(HTTPRedirectHandler):
    """A token must not follow a redirect to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Connection:
    """The Storefront API at *domain*, such as `shop.myshopify.com`; `http://` only on loopback.

    Raises `ShopError` for an address or a token that cannot be one.
    """

    def __init__(
        self,
        domain: str,
        token: str,
        version: str,
        *,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.base: Final = base_url(domain)
        if not token.isascii() or not token.isprintable() or not token.strip():
            raise ShopError(
                "The token is empty, or has a character that no token has: check --token."
            )
        is_private = token.startswith("shpat_")
        name = "Shopify-Storefront-Private-Token" if is_private else _PUBLIC
        self._url: Final = f"{self.base}/api/{version}/graphql.json"
        self._headers: Final = {
            name: token,
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"storefront-sandbox/{__version__}",
        }
        self._pause: Final = pause
        self._opener: Final = build_opener(_NoRedirects())
        self._has_answered = False

    def post(self, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        """Return the answer, with `data`, `errors` or both. Raises `ShopError`."""
        body = json.dumps({"query": document, "variables": variables}).encode()
        wait = _FIRST_WAIT
        for attempt in range(1, _TRIES + 1):
            answer, problem, after = self._tried(body)
            if answer is not None:
                return answer
            if attempt < _TRIES:
                self._pause(min(max(wait, after), _LONGEST_WAIT))
                wait *= 2
        message = f"{problem}, {_TRIES} times. Run the same command again later."
        raise ShopError(f"{self.base}: {message}")

    def _tried(self, body: bytes) -> tuple[dict[str, Any] | None, str, float]:
        """Return the answer; if the shop is busy None, why, and the seconds that it asks for."""
        request = Request(self._url, data=body, headers=self._headers)  # noqa: S310 - `base_url` checks the scheme
        try:
            with self._opener.open(request, timeout=_TIMEOUT) as reply:
                text = reply.read(LARGEST + 1)
        except HTTPError as error:
            with error:
                if error.code not in _BUSY:
                    raise self._refused(error) from None
                return None, f"answers {error.code}", _seconds(error.headers)
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, ssl.SSLError):
                raise ShopError(
                    f"{self.base}: no https connection ({reason}).{self._plain()}"
                ) from None
            if isinstance(reason, _NOBODY_THERE) and not self._has_answered:
                raise ShopError(
                    f"{self.base} cannot be reached ({reason}). Check --domain and the network."
                ) from None
            return None, f"cannot be reached ({reason})", 0
        self._has_answered = True
        answer = self._decoded(text)
        if busy := {_code(error) for error in answer.get("errors") or ()} & _BUSY_CODES:
            return None, f"answers {', '.join(sorted(busy))}", 0
        return answer, "", 0

    def _decoded(self, text: bytes) -> dict[str, Any]:
        if len(text) > LARGEST:
            raise ShopError(f"{self.base}: the answer has more than {LARGEST:,} bytes.")
        try:
            answer = json.loads(text)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not ({"data", "errors"} & answer.keys()):
            raise ShopError(f"{self.base}: the answer is not GraphQL: is a password page there?")
        return answer

    def _plain(self) -> str:
        """Return the advice for a sandbox of this machine, which is served without https."""
        parts = urlsplit(self.base)
        known = parts.hostname in LOOPBACK
        return f" Without https it is --domain http://{parts.netloc}." if known else ""

    def _refused(self, error: HTTPError) -> ShopError:
        if to := error.headers.get("Location"):
            host = urlsplit(to).hostname
            return ShopError(f"{self.base} leads to another address: give --domain {host}.")
        meaning = _MEANINGS.get(error.code, "the request is refused")
        return ShopError(f"{self.base}: {meaning} (status {error.code}).")


_PUBLIC: Final = "X-Shopify-Storefront-Access-Token"


def base_url(domain: str) -> str:
    """Return the URL of a shop without a slash at its end. Raises `ShopError`."""
    parts = urlsplit(domain if "://" in domain else f"https://{domain}")
    plain = parts.scheme == "http" and parts.hostname in LOOPBACK
    if not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment:
        shown = parts.hostname or domain
        raise ShopError(f"{shown!r} is not a domain: write it as shop.myshopify.com.")
    if parts.scheme != "https" and not plain:
        raise ShopError("A token is sent by https only: give the domain without http://.")
    return f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")


def _code(error: Any) -> str:
    return str((error.get("extensions") or {}).get("code")) if isinstance(error, dict) else ""


def _seconds(headers: Message) -> float:
    text = headers.get("Retry-After") or ""
    return float(text) if text.isdecimal() else 0.0
