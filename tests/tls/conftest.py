"""A server by https, and handshakes in memory, with a client as strict as OpenSSL can be."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from sandbox.app import create_app
from sandbox.server import listening
from sandbox.settings import Settings
from sandbox.tls import Authority, Kept, context_signed_by

PATIENCE = 20  # seconds: more than any start or end takes


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def authority(now: datetime) -> Authority:
    return Authority.make([], now=now)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "tls")


def client_context(authority: Authority) -> ssl.SSLContext:
    context = ssl.create_default_context(cadata=authority.certificate_pem().decode())
    context.verify_flags |= ssl.VERIFY_X509_STRICT  # Python 3.13: the default
    return context


@pytest.fixture
def trusting() -> Callable[[Authority], ssl.SSLContext]:
    return client_context


@pytest.fixture
def shake_hands() -> Callable[..., dict[str, Any]]:
    """Connect to *server* as to *host*, trusting *authority*; returns the certificate shown."""

    def shake_hands(server: ssl.SSLContext, authority: Authority, host: str) -> dict[str, Any]:
        there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
        client = client_context(authority).wrap_bio(back, there, server_hostname=host)
        served = server.wrap_bio(there, back, server_side=True)
        for end in (client, served, client, served):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
        return client.getpeercert() or {}

    return shake_hands


async def serve(authority: Authority, started: "Future[str]", stop: Event) -> None:
    """Serve until *stop* is set; *started* gets the URL."""
    server = context_signed_by(authority, [])
    async with listening(create_app(Settings()), host="127.0.0.1", port=0, tls=server) as url:
        started.set_result(url)
        await asyncio.to_thread(stop.wait)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Authority, int]]:
    """The authority and the port of a server, in a loop of its own."""
    authority, stop = Authority.make([], now=datetime.now(UTC)), Event()
    started: Future[str] = Future()
    with ThreadPoolExecutor(1) as executor, asyncio.Runner() as runner:
        ended = executor.submit(runner.run, serve(authority, started, stop))
        scheme, _, port = started.result(PATIENCE).split(":")
        assert scheme == "https"
        yield authority, int(port)
        stop.set()
        ended.result(PATIENCE)
