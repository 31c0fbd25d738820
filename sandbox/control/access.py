"""Access to the control API: from this machine, or with the control token."""

from collections.abc import Mapping, Sequence
from hmac import compare_digest
from typing import Final
from urllib.parse import urlsplit

from aiohttp import hdrs
from multidict import istr

from sandbox.control import session_cookie
from sandbox.control.problems import ProblemError
from sandbox.settings import is_loopback

FETCH_SITE: Final = istr("Sec-Fetch-Site")
_OUR_SITES: Final = frozenset({"same-origin", "none"})
_SCHEME: Final = "bearer"


class Access:
    """Decides who may call a server that listens on *host* and is also known by *names*.

    On loopback all programs of the machine may call, but no web page of another origin: not under
    its own origin (`Origin`, `Sec-Fetch-Site`), nor under a host name that resolves to this machine
    (`Host`, DNS rebinding). On other addresses a request needs *token*; without one there is no
    access.
    """

    def __init__(self, *, host: str, token: str | None, names: Sequence[str] = ()) -> None:
        self._names = frozenset(name.lower() for name in (host, *names))
        self._is_local = is_loopback(host)
        self.token: Final = token or None

    def check(self, headers: Mapping[str, str]) -> None:
        """Raise `ProblemError` if a request with these *headers* may not call."""
        self.check_origin(headers)
        self.check_caller(headers)

    def check_caller(self, headers: Mapping[str, str]) -> None:
        """Raise `ProblemError` unless the request is from this machine, or has the token."""
        host = headers.get(hdrs.HOST, "")
        if self._shows_token(headers):
            return
        if not self._is_local:
            raise _unauthorized()
        if not self._is_ours(host):
            raise ProblemError(
                403,
                "foreign-host",
                f"the request is for the host {host!r}, which is not a name of this machine: use "
                "localhost, or send the control token (--control-token)",
            )

    def check_origin(self, headers: Mapping[str, str]) -> None:
        """Raise `ProblemError` if a web page of another origin sent it."""
        host, origin = headers.get(hdrs.HOST, ""), headers.get(hdrs.ORIGIN)
        site = headers.get(FETCH_SITE, "none").lower()
        own = (f"http://{host}".lower(), f"https://{host}".lower())
        is_ours = origin is None or origin.lower() in own
        if not is_ours or site not in _OUR_SITES:
            asking = f" ({origin})" if origin else ""
            raise ProblemError(
                403,
                "foreign-origin",
                f"a web page of another origin{asking} may not call the control API: "
                "call it from the test, or from a server",
            )

    def is_token(self, shown: str) -> bool:
        """Say whether *shown* is the control token, in constant time."""
        if self.token is None:
            return False
        return compare_digest(shown.strip().encode(errors="surrogateescape"), self.token.encode())

    def _shows_token(self, headers: Mapping[str, str]) -> bool:
        scheme, _, shown = headers.get(hdrs.AUTHORIZATION, "").partition(" ")
        if scheme.lower() == _SCHEME:
            return self.is_token(shown)
        return self.token is not None and session_cookie.shows(self.token, headers)

    def _is_ours(self, host: str) -> bool:
        name = _hostname(host)
        is_named = name in self._names or f"*.{name.partition('.')[2]}" in self._names
        return is_named or name.endswith(".localhost") or is_loopback(name)


def _hostname(host: str) -> str:
    """Return the name in a `Host` header: lower case, without port, brackets and final dot."""
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return ""
    return (name or "").removesuffix(".")


def _unauthorized() -> ProblemError:
    return ProblemError(
        401,
        "token-required",
        "other machines can reach this server: send `Authorization: Bearer TOKEN` with the control "
        "token. It is the one of --control-token, or printed at the start",
        headers={hdrs.WWW_AUTHENTICATE: "Bearer"},
    )
