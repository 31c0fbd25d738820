"""Errors of a call: the sandbox refuses it, or cannot be reached."""

from typing import Final

import msgspec

from sandbox.control_models.problems import NAMESPACE, Problem
from sandbox.faults import Fault

_SHOWN: Final = 200  # bytes of an unexpected answer
_SPEAKS_HTTP: Final = "The server there speaks http: write http:// in the URL."
# OpenSSL: what it calls an answer in plain text differs between its versions.
_TLS_REMEDIES: Final = {
    "WRONG_VERSION_NUMBER": _SPEAKS_HTTP,
    "RECORD_LAYER_FAILURE": _SPEAKS_HTTP,
    "CERTIFICATE_VERIFY_FAILED": "Its certificate is not trusted: set SSL_CERT_FILE to the file "
    "that `storefront-sandbox tls path` prints.",
}


class ControlError(Exception):
    """The sandbox refused a call of the control API.

    `status` is the HTTP status. `problem` names the error and stays the same (`world-exists`),
    `title` is the same in words. `detail` says what is wrong this time and what to do. `errors`
    has each fault of the body.
    """

    def __init__(
        self, status: int, problem: str, *, title: str, detail: str, errors: tuple[Fault, ...] = ()
    ) -> None:
        super().__init__(f"{title} ({status}): {detail}")
        self.status: Final = status
        self.problem: Final = problem
        self.title: Final = title
        self.detail: Final = detail
        self.errors: Final = errors

    @classmethod
    def of(cls, status: int, body: bytes) -> "ControlError":
        """Return the error that a problem's *body* describes."""
        try:
            problem = msgspec.json.decode(body, type=Problem)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return unexpected(status, body, why="The answer is not problem+json")
        slug = problem.type.removeprefix(NAMESPACE)
        return cls(status, slug, title=problem.title, detail=problem.detail, errors=problem.errors)


class UnreachableError(ConnectionError):
    """No sandbox can be reached there. The message says what to do.

    `why` is the error of the connection, `remedy` what to do if TLS failed, else None.
    """

    def __init__(self, url: str, why: Exception) -> None:
        self.why: Final = why
        self.remedy: Final = _tls_remedy(why)
        start = (
            "Start one by `storefront-sandbox serve`, or "
            "in this process by `with sandbox.in_process.Sandbox() as running:`"
        )
        super().__init__(f"no sandbox answers at {url} ({why}). {self.remedy or start}")


def _tls_remedy(why: Exception) -> str | None:
    text = str(why)
    return next((remedy for name, remedy in _TLS_REMEDIES.items() if name in text), None)


def closed(url: str, why: Exception) -> ConnectionResetError:
    """Return the error for a connection that ended without an answer."""
    secure = "" if url.startswith("https:") else ", or the server speaks https"
    return ConnectionResetError(
        f"{url} closed the connection without an answer ({why}): a scenario drops it{secure}"
    )


def unexpected(status: int, body: bytes, *, why: str) -> ControlError:
    """Return the error for an answer that a sandbox of this version does not give."""
    shown = body[:_SHOWN].decode(errors="replace")
    return ControlError(
        status,
        "unexpected-answer",
        title="Unexpected answer",
        detail=f"{why}. Is it a Storefront Sandbox of this version? It says {shown!r}",
    )
