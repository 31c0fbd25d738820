"""How the workers of pytest-xdist come to one server: whoever rings first has it started.

The process that controls them has nothing but a socket open until then, so that a run whose
tests ask for no sandbox pays for none.
"""

import json
import socket
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sandbox.in_process import Sandbox, SandboxSettings

_LOOPBACK: Final = "127.0.0.1"
_START: Final = 60.0  # seconds that a start may take, on a busy machine
_LINE: Final = 5.0  # seconds that a caller has to say what it wants


class DoorbellError(Exception):
    """There is no server for this worker. The message says why."""


class Doorbell:
    """Waits for workers to ring, and tells each the URL of the one server."""

    def __init__(self) -> None:
        self._socket = socket.create_server((_LOOPBACK, 0))
        self.address: Final = "{}:{}".format(*self._socket.getsockname())
        self._sandbox: Sandbox | None = None
        self._settings: SandboxSettings = {}
        self._url = ""
        self._is_closed = False
        self._thread = Thread(target=self._answer, name="storefront-sandbox-doorbell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Answer no more, and stop the server if there is one."""
        self._is_closed = True
        with self._socket:
            socket.create_connection(self._socket.getsockname()).close()  # it waits for a caller
            self._thread.join()
        if self._sandbox is not None:
            self._sandbox.stop()

    def _answer(self) -> None:
        while True:
            caller, _ = self._socket.accept()
            if self._is_closed:
                caller.close()
                return
            caller.settimeout(_LINE)
            with caller, caller.makefile("rw", encoding="utf-8") as line:
                try:
                    json.dump(self._environment(json.loads(line.readline())), line)
                except (OSError, ValueError):
                    continue  # it was no worker of ours, or is gone

    def _environment(self, settings: "SandboxSettings") -> dict[str, str]:
        if self._sandbox is None:
            return self._started(settings)
        if settings != self._settings:
            words = f"runs with {self._settings}, another worker wants {settings}"
            return {"error": f"{words}: one run has one sandbox"}
        return {"url": self._url}

    def _started(self, settings: "SandboxSettings") -> dict[str, str]:
        from sandbox.in_process import Sandbox

        try:
            sandbox = Sandbox(**settings)
            self._url = sandbox.start()
        except Exception as error:  # noqa: BLE001 - the worker shows it as its own
            return {"error": f"did not start: {error}"}
        self._sandbox, self._settings = sandbox, settings
        return {"url": self._url}


def ring(address: str, settings: "SandboxSettings") -> str:
    """Return the URL of the run's server, started with *settings* if it was not. Raises
    `DoorbellError`.
    """
    host, _, port = address.rpartition(":")
    try:
        with (
            socket.create_connection((host, int(port)), timeout=_START) as door,
            door.makefile("rw", encoding="utf-8") as line,
        ):
            line.write(json.dumps(settings, default=str) + "\n")  # a path becomes its text
            line.flush()
            answer: dict[str, Any] = json.loads(line.read())
    except (OSError, ValueError) as error:
        words = f"is not reached from this worker ({error}): give --storefront-sandbox-url"
        raise DoorbellError(f"the run's Storefront Sandbox {words}") from None
    if "error" in answer:
        raise DoorbellError(f"the run's Storefront Sandbox {answer['error']}")
    return str(answer["url"])
