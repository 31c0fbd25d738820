"""The address of a sandbox, and how to connect to it."""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from sandbox.client.call import Call
from sandbox.settings import LOCAL_URL

_PORTS = {"http": 80, "https": 443}
# What a server has below its URL: a world, an API, the dashboard. A proxy's prefix is before it.
_BELOW: Final = re.compile(
    r"(?:/w/(?P<world>[^/?#]+))?(?:/(?:api/(?:[^/?#]+/)?graphql(?:\.json)?|_sandbox(?:/.*)?|graphiql))?"
    r"/*(?:[?#].*)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The server at *url*, without a slash at its end. `timeout` is in seconds.

    `token` is the control token, None without one. `tls` has the trusted certificates, None for
    those that Python trusts. Raises `ValueError` for an invalid URL.
    """

    url: str
    token: str | None = None
    tls: ssl.SSLContext | None = None
    timeout: float = 10.0

    def __post_init__(self) -> None:
        split = urlsplit(self.url)
        if split.scheme not in _PORTS or not split.hostname:
            message = f"{self.url!r} is not the URL of a sandbox: write it as {LOCAL_URL}"
            raise ValueError(message)
        if message := _is_below(self.url):
            raise ValueError(message)

    @property
    def is_secure(self) -> bool:
        return urlsplit(self.url).scheme == "https"

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def port(self) -> int:
        split = urlsplit(self.url)
        return split.port or _PORTS[split.scheme]

    @property
    def prefix(self) -> str:
        """The path before all paths of the server; usually empty."""
        return urlsplit(self.url).path

    @property
    def headers(self) -> Mapping[str, str]:
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}

    def late(self, call: Call[Any]) -> TimeoutError:
        """Return the error for *call* that was not answered in time."""
        seconds = self.timeout + call.waits
        return TimeoutError(
            f"{self.url} did not answer {call.method} {call.path} within {seconds:g} seconds"
        )


def _is_below(url: str) -> str:
    """Return what is wrong with the *url* of something that a server has, else nothing."""
    found = _BELOW.search(url)
    server = url[: found.start()] if found else url
    if found is None or not found[0].strip("/"):
        return ""
    world = f", and name the world {found['world']} apart from it" if found["world"] else ""
    return f"{url!r} is not the URL of the server itself: write {server}{world}"
