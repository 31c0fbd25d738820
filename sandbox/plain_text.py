"""The plain text of HTML, as descriptions, excerpts and summaries have it."""

import re
from html import unescape
from typing import Final

_COMMENT_OR_TAG: Final = re.compile(r"<!--.*?-->|<[a-zA-Z/!][^>]*>", re.DOTALL)
_TAG: Final = re.compile(r"<[a-zA-Z/!][^>]*>")
_DOTS: Final = "..."


def plain_text(html: str) -> str:
    """Return *html* without its tags, on one line. Shopify: recorded."""
    return " ".join(unescape(_without_tags(html)).split())


def _without_tags(html: str) -> str:
    """Look for the ends first: what has none would be looked for at each beginning."""
    commented, comment, rest = html.rpartition("-->")
    tagged, tag, text = rest.rpartition(">")
    return _COMMENT_OR_TAG.sub(" ", commented + comment) + _TAG.sub(" ", tagged + tag) + text


def truncated(text: str, length: int | None) -> str:
    """Return *text*, cut to *length* characters with the three dots that end it then.

    Shopify: recorded; it cuts inside words. Below three characters only dots are left: our choice.
    """
    if length is None or len(text) <= length:
        return text
    return (text[: max(length - len(_DOTS), 0)] + _DOTS)[: max(length, 0)]
