"""Says by its exit status whether the server in this container may be asked.

Run as `python -m sandbox.ready`, by the image's health check. It goes by `http.client`, since
`urllib` would follow the proxy settings of the container.
"""

import os
import ssl
import sys
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Final

from sandbox.settings import PORT

_HOST: Final = "127.0.0.1"
_PATIENCE: Final = 2.0  # seconds


def main() -> int:
    """Return 0 when `/readyz` answers well, by http or, where the server has `--tls`, by https."""
    return 0 if any(map(_is_ready, _connections(_port()))) else 1


def _port() -> int:
    """Kubernetes may set …_PORT to `tcp://…` for a service of this name: no port of ours."""
    port = os.environ.get("STOREFRONT_SANDBOX_PORT", "")
    return int(port) if port.isdigit() else PORT


def _connections(port: int) -> Iterator[HTTPConnection]:
    yield HTTPConnection(_HOST, port, timeout=_PATIENCE)
    unverified = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # it asks for a status, of itself
    unverified.check_hostname, unverified.verify_mode = False, ssl.CERT_NONE
    yield HTTPSConnection(_HOST, port, timeout=_PATIENCE, context=unverified)


def _is_ready(connection: HTTPConnection) -> bool:
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
