"""Times at which made-up customers and products were created and changed."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sandbox.made_up.draws import Draws

_FIRST: Final = datetime(2019, 1, 1, tzinfo=UTC)
_SECONDS: Final = int((datetime(2026, 1, 1, tzinfo=UTC) - _FIRST).total_seconds())


def created_at(draws: Draws, index: int) -> datetime:
    """Return a time from 2019 to 2025."""
    return _FIRST + timedelta(seconds=_created(draws, index))


def updated_at(draws: Draws, index: int) -> datetime:
    """Return a time from `created_at` to the end of 2025."""
    created = _created(draws, index)
    later = draws.below(_SECONDS - created, index, "updated_at")
    return _FIRST + timedelta(seconds=created + later)


def _created(draws: Draws, index: int) -> int:
    return draws.below(_SECONDS, index, "created_at")
