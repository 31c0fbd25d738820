"""A field that fails as a whole."""

from collections.abc import Mapping
from typing import Any

from sandbox.reason import Reason


class FieldError(Exception):
    """The field is null, and the answer has a top-level error of *message* and *extensions*.

    *reason* is for developers and stays out of the answer.
    """

    def __init__(
        self, message: str, *, extensions: Mapping[str, Any] | None, reason: Reason | None = None
    ) -> None:
        super().__init__(message)
        self.extensions = extensions
        self.reason = reason
