"""The limit of validation steps for one document."""

from typing import Final

from sandbox.pause import Pause, go_on

MOST_STEPS: Final = 30_000
"""A step takes some microseconds; documents that people write take a few hundred. graphql-ruby
bounds the same work with a timeout."""


class ValidationTimeoutError(Exception):
    """The document takes more work to validate than any that people write."""


class Work:
    """Counts the steps of what may grow faster than the document does; pauses between them."""

    __slots__ = ("_left", "pause")

    def __init__(self, pause: Pause = go_on) -> None:
        self._left = MOST_STEPS
        self.pause = pause

    def take(self, steps: int) -> None:
        """Count *steps*. Raises `ValidationTimeoutError`."""
        self.pause()
        self._left -= steps
        if self._left < 0:
            raise ValidationTimeoutError
