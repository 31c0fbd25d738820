"""The trace of a request: reasons and codes for the journal, the log and the metrics."""

from collections.abc import Iterable
from typing import Final

from sandbox.reason import Reason
from sandbox.scenarios import Effect, PlainUserError
from sandbox.user_errors import UserError
from sandbox.world import StorefrontAccessToken, World
from sandbox.world.exchange import Code

MOST_REASONS: Final = 100
LONGEST_REASON: Final = 1_000  # characters
MOST_CODES: Final = 100


class Trace:
    """One request to a world."""

    __slots__ = ("codes", "effects", "operations", "reasons", "token", "world")

    world: World
    """The world that the request names."""
    token: StorefrontAccessToken | None
    """None for a *tokenless* request."""
    operations: tuple[str, ...]
    """The root fields asked for, each once."""
    codes: tuple[Code, ...]
    """The error codes that were answered."""
    reasons: list[Reason]
    """Why the answer is a refusal."""
    effects: list[Effect]
    """What scenarios do to the answer as a whole."""

    def __init__(self, world: World, token: StorefrontAccessToken | None) -> None:
        self.world = world
        self.token = token
        self.operations = ()
        self.codes = ()
        self.reasons = []
        self.effects = []

    def explain(self, reason: Reason | None) -> None:
        """Add the *reason* of a refusal, if it has one, and there are not too many."""
        if reason is None or len(self.reasons) >= MOST_REASONS:
            return
        if len(reason.message) > LONGEST_REASON:
            reason = Reason(reason.slug, f"{reason.message[:LONGEST_REASON]}...")
        self.reasons.append(reason)

    def add_user_errors(self, operation: str, errors: Iterable[UserError | PlainUserError]) -> None:
        """Add the codes of the user errors that *operation* answers, if there are not too many."""
        if len(self.codes) >= MOST_CODES:
            return
        self.codes += tuple(Code(operation, error.code, is_user_error=True) for error in errors)
