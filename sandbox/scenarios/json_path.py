"""JSON paths, as far as they name places: `$.input.addresses[0].city`, `$.lines[*].quantity`.

Of RFC 9535 the child segments: names, indices and the wildcard. Filters, slices and `..` would
be a language of their own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

LONGEST: Final = 1_000
"""Characters of a path: those of scenarios are kept, and followed for each request."""

Path = tuple[str | int | None, ...]
"""The steps from the root: the name of a member, an index, or None for each that there is."""

_STEP: Final = re.compile(
    r"\.(?P<name>[A-Za-z_][A-Za-z0-9_]*)|\.\*|\[(?:(?P<index>-?\d{1,9})|\*|'(?P<quoted>[^']*)')\]",
    re.ASCII,
)


class JsonPathError(ValueError):
    """The text is not a path of the supported form."""


@lru_cache(maxsize=256)
def parse_path(text: str) -> Path:
    """Return the steps of *text*. Raises `JsonPathError`, which lists the supported steps."""
    if len(text) > LONGEST:
        raise JsonPathError(f"a path has at most {LONGEST:,} characters, not {len(text):,}")
    steps: list[str | int | None] = []
    position = 1
    while step := _STEP.match(text, position):
        name, index, quoted = step["name"], step["index"], step["quoted"]
        steps.append((quoted if name is None else name) if index is None else int(index))
        position = step.end()
    if not text.startswith("$") or position < len(text):
        raise JsonPathError(
            f"{text!r} is not a path: after $ write steps: .name, ['name'], [0], .* or [*]"
        )
    return tuple(steps)


def found_at(path: Path, root: Any) -> Iterable[Any]:
    """Return the values of *root* at *path*: none, one, or with a wildcard many."""
    places: Iterable[Any] = (root,)
    for step in path:
        places = [inner for place in places for inner in _inside(place, step)]
    return places


def _inside(place: Any, step: str | int | None) -> Iterator[Any]:
    match place, step:
        case Mapping(), None:
            yield from place.values()
        case Mapping(), str() if step in place:
            yield place[step]
        case ((list() | tuple()), None):
            yield from place
        case ((list() | tuple()), int()) if -len(place) <= step < len(place):
            yield place[step]
