"""Handles, as Shopify makes them of a title."""

import re
from typing import Final

_OTHER: Final = re.compile(r"[^\w]+")
_LONGEST: Final = 200


def handle_of(title: str) -> str:
    """Return a handle for *title*: `Blue Hat 2` is `blue-hat-2`."""
    return _OTHER.sub("-", title.lower().replace("_", "-").replace("'", "")).strip("-")[:_LONGEST]


def kept_handle(text: str) -> str:
    """Return a handle that came with the data: in lower case, fit to be the name of a file."""
    return (
        text.lower().replace("/", "-").replace("\\", "-").replace("\0", "").lstrip(".")[:_LONGEST]
    )
