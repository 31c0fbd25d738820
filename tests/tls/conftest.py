"""Handshakes in memory, between a server and a client that is as strict as OpenSSL can be."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sandbox.tls import Authority, Kept


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
