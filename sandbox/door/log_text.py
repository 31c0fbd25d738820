"""Text of a request as a log or a header may show it: one line, without secrets."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

LONGEST_PATH: Final = 200  # characters
LONGEST_LINE: Final = 2_000
_AUTHORITY: Final = r"(?i)[a-z][a-z0-9+.-]*://[^/]*"
_REDACTED_AFTER: Final = (
    r"(?i)account/+(?:login(?:/+multi-?pass)?|multi-?pass|activate|reset|recover|invitation)/+"
)
TOKEN_LIKE: Final = (
    r"\b(?:shcat|shcrt|shcac|atkn)_[\w.-]+"  # noqa: S105 - a pattern
    r"|\beyJ[\w-]+\.[\w-]+\.[\w-]+|[\w=-]{100,}"
)
"""What a token looks like, wherever it is: one of an account, a signed one, a sealed one."""

_MOST_ENCODINGS: Final = 3


@lru_cache(maxsize=256)
def shown_path(target: str) -> str:
    """Return the path of a request's *target* as it was sent, without query and live tokens."""
    path = re.sub(_AUTHORITY, "", target.partition("?")[0], count=1)
    read = path
    for _ in range(_MOST_ENCODINGS):
        read = unquote(read)
    if secret := re.search(_REDACTED_AFTER, read):
        path = f"{read[: secret.end()]}[redacted]"
    shown = re.sub(TOKEN_LIKE, "[redacted]", one_line(path), flags=re.ASCII)
    return shown if len(shown) <= LONGEST_PATH else f"{shown[: LONGEST_PATH - 3]}..."


def one_line(text: str) -> str:
    """Return the beginning of *text* in printable ASCII, which can forge no line of a log."""
    text = text[:LONGEST_LINE]
    if text.isascii() and text.isprintable():
        return text
    return "".join([c if c.isascii() and c.isprintable() else "?" for c in text])
