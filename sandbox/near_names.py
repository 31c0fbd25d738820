"""The known names that a misspelt name resembles."""

from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 200
"""Characters of a name that is compared with others: the work grows with their product."""


def near_names(name: str, known: Iterable[str], *, most: int = 1) -> list[str]:
    """Return up to *most* of the *known* names that resemble *name*, the nearest first.

    Capital letters make no difference.
    """
    if len(name) > _LONGEST:
        return []
    from difflib import get_close_matches

    spelt: dict[str, list[str]] = {}
    for one in known:
        spelt.setdefault(one.casefold(), []).append(one)
    near = get_close_matches(name.casefold(), spelt, n=most)
    return [one for key in near for one in spelt[key]][:most]


def did_you_mean(name: str, known: Iterable[str], *, most: int = 1) -> str:
    """Return a question such as `did you mean email?`, or nothing if no name is near."""
    near = near_names(name, known, most=most)
    return f"did you mean {' or '.join(near)}?" if near else ""
