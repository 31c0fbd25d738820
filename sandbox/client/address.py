"""The address of a sandbox, and how to connect to it."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sandbox.client.call import Call
from sandbox.settings import LOCAL_URL

_PORTS = {"http": 80, "https": 443}


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
