"""One request that came to a world, and its answer."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from sandbox.reason import Reason
from sandbox.world.shop import StorefrontAccessToken


class Outcome(StrEnum):
    """How an exchange ended, seen from the client."""

    __hash__ = str.__hash__  # that of an enum is Python's own, and asked for each request

    OK = "ok"
    USER_ERRORS = "user-errors"
    ERRORS = "errors"
    HTTP_ERROR = "http-error"
    DROPPED = "dropped"


OK: Final = Outcome.OK


class Code(Struct, frozen=True, gc=False):
    """A code that was answered, and by which root field; None where that is not known.

    `code` is None for a user error without one.
    """

    operation: str | None
    code: str | None
    is_user_error: bool = False


class Exchange(Struct, frozen=True, gc=False):
    """A request and its answer with all secrets: code that shows one has to redact it.

    `size` is what it takes, in bytes. `seconds` is what it took to answer, without the `delay`
    of a scenario. `target` is path and query, `operations` are root fields, each once. `status`
    is 0 for an answer that was lost. `body` is as it came, compressed or not; it and `answer`
    are None when they are too large to keep. It is made by place: by name takes longer by far.
    """

    size: int
    moment: datetime
    seconds: float
    request_id: str
    method: str
    target: str
    status: int
    outcome: Outcome
    version: str | None
    token: StorefrontAccessToken | None
    operations: tuple[str, ...]
    codes: tuple[Code, ...]
    reasons: tuple[Reason, ...]
    delay: float
    body: bytes | None
    answer: bytes | None
