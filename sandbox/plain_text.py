"""The plain text of HTML, as descriptions, excerpts and summaries have it."""

import re
from html import unescape
from typing import Final

_TAG: Final = re.compile(r"<!--.*?-->|<[a-zA-Z/!][^>]*>", re.DOTALL)
_DOTS: Final = "..."


def plain_text(html: str) -> str:
    """Return *html* without its tags, on one line. Shopify: recorded."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def truncated(text: str, length: int | None) -> str:
    """Return *text*, cut to *length* characters with the three dots that end it then.

    Shopify: recorded; it cuts inside words. Below three characters only dots are left: our choice.
    """
    if length is None or len(text) <= length:
        return text
    return (text[: max(length - len(_DOTS), 0)] + _DOTS)[: max(length, 0)]
