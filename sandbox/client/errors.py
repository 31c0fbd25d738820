"""What goes wrong when a sandbox is called: it refuses, or it is not there."""

from typing import Final

import msgspec

from sandbox.control_models.problems import NAMESPACE, Problem
from sandbox.faults import Fault

_SHOWN: Final = 200  # bytes of an answer that nobody expected


class ControlError(Exception):
    """The sandbox refused a call of the control API.

    `status` is that of HTTP. `problem` names what is the matter and stays the same
    (`world-exists`), `title` says it in words, `detail` says what is wrong this time and what
    to do; `errors` has each fault of the body that was sent.
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
        """Return the error that a refusal's *body* tells of."""
        try:
            told = msgspec.json.decode(body, type=Problem)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return unexpected(status, body, why="it is no problem+json")
        slug = told.type.removeprefix(NAMESPACE)
        return cls(status, slug, title=told.title, detail=told.detail, errors=told.errors)


class UnreachableError(ConnectionError):
    """No sandbox answers there. The message says how to start one."""

    def __init__(self, url: str, why: object) -> None:
        super().__init__(
            f"no sandbox answers at {url} ({why}). Start one by `storefront-sandbox serve`, or "
            "in this process by `with sandbox.in_process.Sandbox() as running:`"
        )


def unexpected(status: int, body: bytes, *, why: str) -> ControlError:
    """Return the error for an answer that no sandbox of this version gives."""
    shown = body[:_SHOWN].decode(errors="replace")
    return ControlError(
        status,
        "unexpected-answer",
        title="Unexpected answer",
        detail=f"{why}. Does a Storefront Sandbox of this version listen there? It says {shown!r}",
    )
