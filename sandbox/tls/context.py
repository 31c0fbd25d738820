"""The certificate that the server presents in each TLS handshake."""

import os
import re
import ssl
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final, NoReturn

from cryptography.hazmat.primitives.serialization import Encoding

from sandbox.tls.authority import LEAF_LIFE, Authority, new_key, pem_of_key
from sandbox.tls.names import USUAL, hosts_among

_MOST: Final = 200
"""Worlds whose certificates are kept in memory, about 30 KiB each."""

_WORLD: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.localhost", re.IGNORECASE)


class CertificateFileError(ValueError):
    """A certificate or key file cannot be used. The message has its name and the cause."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def context_signed_by(
    authority: Authority, names: Sequence[str], *, now: Callable[[], datetime] = _utc_now
) -> ssl.SSLContext:
    """Return what a server of the usual names and *names* needs to show them.

    A world's own host, `blue.localhost`, gets a certificate when it is first asked for: OpenSSL,
    curl, Node.js and browsers take `*.localhost` for too wide, as they would `*.com`.

    A client that asks for a host gets a certificate without addresses. BoringSSL, and so workerd of
    2025, refuses one with addresses if its authority has constraints on addresses.
    """
    key, names = new_key(), tuple(dict.fromkeys((*USUAL, *names)))
    key_pem = pem_of_key(key)
    hosts, begin = hosts_among(names), now()

    @lru_cache(maxsize=_MOST)
    def context(names: tuple[str, ...], _term: int) -> ssl.SSLContext:
        leaf = authority.vouch(names, key.public_key(), now=now())
        return _context(leaf.public_bytes(Encoding.PEM) + key_pem)

    def choose(connection: ssl.SSLObject, asked: str | None, _: ssl.SSLContext) -> None:
        term = 2 * (now() - begin) // LEAF_LIFE  # none is shown in the second half of its life
        if asked and _WORLD.fullmatch(asked):
            connection.context = context((asked.lower(),), term)
        elif asked and hosts_among([asked]):
            connection.context = context(hosts, term)
        elif term:
            connection.context = context(names, term)

    first = context(names, 0)
    first.sni_callback = choose
    return first


def context_of_files(certificate: Path, key: Path) -> ssl.SSLContext:
    """Return what a server needs to show *certificate*, a chain in PEM, with its unlocked *key*.

    Raises `CertificateFileError`.
    """
    for path in (certificate, key):
        try:
            path.read_bytes()
        except OSError as error:
            raise CertificateFileError(f"{path} cannot be read: {error.strerror}.") from error
    context = _bare_context()
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
    except _LockedError:
        raise CertificateFileError(
            f"{key} is locked with a password: `openssl pkey -in {key} -out unlocked.pem` "
            "makes a copy without."
        ) from None
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            message = f"{key} is not the key of {certificate}: name the two that belong together."
            raise CertificateFileError(message) from error
        raise CertificateFileError(
            f"{certificate} and {key} are no certificate and key in PEM, which begin with "
            "-----BEGIN CERTIFICATE----- and -----BEGIN PRIVATE KEY-----."
        ) from error
    return context


class _LockedError(Exception):
    pass


def _no_password() -> NoReturn:
    """Refuse to ask for a password in the terminal: a server would wait for ever."""
    raise _LockedError


def _context(pem: bytes) -> ssl.SSLContext:
    context = _bare_context()
    with _as_file(pem) as path:
        context.load_cert_chain(path)
    return context


@contextmanager
def _as_file(content: bytes) -> Iterator[str]:
    """Yield the path of a file with *content*, for its owner alone: ssl reads from files only.

    Where the system has files that are on no disk, a container's may be read-only.
    """
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("server.pem"), "wb") as file:
            file.write(content)
            file.flush()
            yield f"/proc/self/fd/{file.fileno()}"
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "server.pem")
        path.write_bytes(content)
        yield str(path)


def _bare_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["http/1.1"])
    return context
