"""Numbers for things that come without: the same for the same handles, so that a second import
changes nothing."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Final

from sandbox.importing.table import UnreadableError

MOST: Final = 100_000
"""The highest `number` that a fixture may have."""


def numbers_of(handles: Iterable[str]) -> dict[str, int]:
    """Return a number from 1 to `MOST` for each handle, no two alike.

    Raises `UnreadableError` for more handles than there are numbers.
    """
    ordered = sorted(set(handles))
    if len(ordered) > MOST:
        raise UnreadableError(
            f"These are {len(ordered):,} products or collections: at most {MOST:,} can be imported."
        )
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for handle in ordered:
        number = int.from_bytes(blake2b(handle.encode(), digest_size=8).digest()) % MOST + 1
        while number in taken:
            number = number % MOST + 1
        taken.add(number)
        numbers[handle] = number
    return numbers
