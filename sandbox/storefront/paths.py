"""Paths of the Storefront API, as clients write them: of a world, of a version, or of neither."""

import re
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import unquote

from sandbox.door.odd_slashes import without_odd_slashes

_PATH: Final = re.compile(
    r"(?:/w/(?P<world>[^/]*))?/api(?:(?:/(?P<version>[^/%]+))?/graphql(?:\.json)?)?"
)
"""`/api` alone is the form of mock.shop's URL."""


class Place(NamedTuple):
    """What a path names; None is what it leaves out."""

    world: str | None
    version: str | None


@lru_cache(maxsize=1024)
def place_of(path: str) -> Place | None:
    match = _PATH.fullmatch(path) or _PATH.fullmatch(_normal(path))
    return None if match is None else Place(match["world"], match["version"])


def _normal(path: str) -> str:
    """Return *path* without doubled slashes, a slash at its end and escapes.

    Shopify: its framework does so for every path (inferred).
    """
    plain = unquote(path.replace("%2F", "%252F").replace("%2f", "%252F"))
    return without_odd_slashes(plain)
