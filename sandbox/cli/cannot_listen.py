"""Why a server cannot listen on its host and port, and what to do."""

import errno
from socket import gaierror

from sandbox.cli.port_taken import port_taken


def cannot_listen(host: str, port: int, error: OSError) -> str | None:
    """Return the message for the *error* of listening; None if it is another kind of error."""
    if isinstance(error, gaierror) or error.errno in {errno.EADDRNOTAVAIL, errno.EINVAL}:
        return (
            f"{host} is not an address of this machine. Choose another --host: 127.0.0.1 for this "
            "machine only, 0.0.0.0 for other machines, too."
        )
    match error.errno:
        case errno.EADDRINUSE:
            return port_taken(port)
        case errno.EACCES if error.filename is None:
            return f"Port {port} needs privileges. Choose a --port of 1024 or above."
        case _:
            return None
