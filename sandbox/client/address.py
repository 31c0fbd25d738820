"""Where a sandbox is, and how it is to be called there."""

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

    `token` is shown to a control API that asks for one; `tls` says whom to trust, None those
    whom Python trusts. Raises `ValueError` for what is no URL.
    """

    url: str
    token: str | None = None
    tls: ssl.SSLContext | None = None
    timeout: float = 10.0

    def __post_init__(self) -> None:
        split = urlsplit(self.url)
        if split.scheme not in _PORTS or not split.hostname:
            words = f"{self.url!r} is no address of a sandbox: write it as {LOCAL_URL}"
            raise ValueError(words)

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
        """The path that all paths of the server come after; mostly none."""
        return urlsplit(self.url).path

    @property
    def headers(self) -> Mapping[str, str]:
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}

    def late(self, call: Call[Any]) -> TimeoutError:
        seconds = self.timeout + call.waits
        words = f"{self.url} has not answered {call.method} {call.path} in {seconds:g} seconds"
        return TimeoutError(words)
