"""Pauses of long work: who does it calls one between two steps, often."""

from collections.abc import Callable
from typing import TypeAlias

Pause: TypeAlias = Callable[[], None]
"""Lets others go first from time to time."""


def go_on() -> None:
    """Do not pause."""
