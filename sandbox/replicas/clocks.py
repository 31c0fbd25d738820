"""This machine's clock beside that of the store: a world has the time of whoever answers."""

import logging
from typing import Final

FAR: Final = 2.0
"""Seconds that clocks may differ by, without a warning."""
_log: Final = logging.getLogger("sandbox")


class Clocks:
    """What was seen last. Times are seconds since 1970, durations are seconds."""

    def __init__(self, address: str) -> None:
        """*address* is that of the store, for the log."""
        self._address = address
        self.ahead: float | None = None
        """By how much this machine's clock is ahead, negative if it is behind; None before the
        store has answered."""

    def compare(self, ours: float, theirs: float, took: float) -> None:
        """Note that the store answered with the time *theirs* a question that was asked at *ours*.

        When in the *took* seconds until its answer the store looked at its clock is not known. What
        that may explain is no difference.
        """
        was_far, ahead = self.warning, ours - theirs
        self.ahead = max(ahead, 0.0) + min(ahead + took, 0.0)
        if self.warning and not was_far:
            _log.warning("store %s: %s", self._address, self.warning)
        elif was_far and not self.warning:
            _log.info("store %s: the clock agrees with that of this machine again", self._address)

    @property
    def warning(self) -> str:
        """What is wrong, and what to do; empty if nothing is."""
        if self.ahead is None or abs(self.ahead) <= FAR:
            return ""
        where = "ahead of" if self.ahead > 0 else "behind"
        return (
            f"the clock of this machine is {abs(self.ahead):.1f} s {where} the clock of the store: "
            "set both by NTP, or sandboxes will disagree on what has expired"
        )
