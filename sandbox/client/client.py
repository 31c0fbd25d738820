"""The client of a sandbox."""

import ssl
from typing import Final

from sandbox.client.address import Address
from sandbox.client.awaiting import AwaitingTransport
from sandbox.client.blocking import BlockingTransport
from sandbox.client.call import API, Call, given, part
from sandbox.client.called import Awaiting, Blocking, Part, Via, called
from sandbox.client.world import AsyncWorld, World
from sandbox.control_models.worlds import WorldFilter, WorldList, WorldSummary
from sandbox.settings import LOCAL_URL


class _Client(Part[Via]):
    """What both kinds of client have."""

    def __init__(
        self,
        url: str = LOCAL_URL,
        *,
        token: str | None = None,
        tls: ssl.SSLContext | None = None,
        timeout: float = 10.0,
    ) -> None:
        self.url: Final = url.rstrip("/")
        address = Address(url=self.url, token=token, tls=tls, timeout=timeout)
        super().__init__(self._to(address), API)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.url}>"

    @called
    def worlds(
        self, *, query: str | None = None, first: int | None = None, after: str | None = None
    ) -> Call[tuple[WorldSummary, ...]]:
        """List all worlds, by name; with *query*, those that have it in their names.

        With *first*, at most 250, list that number of those that come *after* a name.
        """
        filters = given(WorldFilter, query=query, first=first, after=after)
        return Call(method="GET", path=f"{self._path}/worlds", query=filters, read=_worlds)

    @staticmethod
    def _to(address: Address) -> Via:
        raise NotImplementedError


_worlds: Final = part(WorldList, lambda listed: listed.worlds)


class SandboxClient(_Client[Blocking]):
    """The sandbox at *url*, with blocking calls. Threads can share it; it needs no closing.

    *token* is the control token of a server that other machines can reach; *tls* has the trusted
    certificates for an https *url*; *timeout*, in seconds, is for one call. Raises `ValueError`
    for an invalid URL.
    """

    def world(self, name: str) -> World:
        """Return the world of that name. It is made by its first call."""
        return World(self._via, url=self.url, name=name)

    @staticmethod
    def _to(address: Address) -> Blocking:
        return BlockingTransport(address)


class AsyncSandboxClient(_Client[Awaiting]):
    """The sandbox at *url*, with calls that are awaited; otherwise as `SandboxClient`."""

    def world(self, name: str) -> AsyncWorld:
        """Return the world of that name. It is made by its first call."""
        return AsyncWorld(self._via, url=self.url, name=name)

    @staticmethod
    def _to(address: Address) -> Awaiting:
        return AwaitingTransport(address)
