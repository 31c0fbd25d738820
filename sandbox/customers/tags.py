"""Tags, as a merchant types them: `VIP, wholesale`."""

from typing import Final

MOST: Final = 250  # Shopify: "Tags cannot be more than 250" (recorded)
LONGEST: Final = 255  # Shopify: "Tags is too long (maximum is 255 characters)" (recorded)

_LOOKED_AT: Final = 2 * MOST * LONGEST  # characters


def parse_tags(text: str) -> tuple[str, ...]:
    """Return the tags in *text*: trimmed, sorted, each once.

    Shopify: two tags that differ in case alone are one, in the first spelling (recorded for
    the Admin API). What is past the limits is left out: a login does not fail for its tags.
    """
    first: dict[str, str] = {}
    for tag in (part.strip() for part in text[:_LOOKED_AT].split(",")):
        if tag and len(tag) <= LONGEST:
            first.setdefault(tag.casefold(), tag)
    return tuple(sorted(list(first.values())[:MOST]))
