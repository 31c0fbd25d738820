"""Inputs of a merchant for things of all kinds: handle, tags, title for search engines, image."""

import re
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any, Final

from msgspec import UNSET, UnsetType

from sandbox.control_models.collections import NewImage
from sandbox.control_models.merchant_texts import SeoChange
from sandbox.faults import FaultError
from sandbox.images import Image
from sandbox.seo import Seo
from sandbox.world import World
from sandbox.world.clock import EARLIEST, LATEST, Moment

LONGEST: Final = 255
"""Characters of a handle. Shopify: documented."""

_ROOM: Final = 8
"""Characters of a handle that are kept free for a number."""
_OTHERS: Final = re.compile(r"\W+")


def handle_of(text: str) -> str:
    """Return *text* as a handle; it is empty where no letter or digit is in it.

    Shopify: lower case, letters of any script stay, all others become a dash (recorded).
    """
    return _OTHERS.sub("-", text.lower()).strip("-")[:LONGEST].rstrip("-")


def handle_for(
    world: World,
    thing: Any,
    given: str | UnsetType,
    *,
    name: str | None = None,
    key: str = "handle",
    prefix: str = "",
) -> str:
    """Return the handle of *thing*, a record: that which is *given*, its own, or a new one.

    A new one is made of the *name*, by default the title. Shopify: one that is taken gets a number,
    as `tent-1` (recorded). *prefix* precedes the handle in the values of *key*, by which things
    are found. Raises `FaultError` if another thing has the handle that is given.
    """
    kind = type(thing)

    def is_taken(handle: str) -> bool:
        other = world.store.find(kind, key, prefix + handle)
        return other is not None and other.id != thing.id

    if given is UNSET:
        title = thing.title if name is None else name
        return thing.handle or free_handle(handle_of(title) or kind.__name__.lower(), is_taken)
    return _checked_handle(given, is_taken)


def _checked_handle(given: str, is_taken: Callable[[str], bool]) -> str:
    handle = handle_of(given)
    if not handle:
        raise FaultError(f"is {given!r}: a handle has a letter or a digit", "handle")
    if is_taken(handle):
        raise FaultError(f"is {handle!r}, which another has: write another handle", "handle")
    return handle


def free_handle(handle: str, is_taken: Callable[[str], bool]) -> str:
    """Return *handle*, with a number where it is taken."""
    if not is_taken(handle):
        return handle
    numbered = (f"{handle[: LONGEST - _ROOM]}-{number}" for number in count(1))
    return next(each for each in numbered if not is_taken(each))


def sorted_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags in the order of the API. Shopify: in any case, each once; one with commas in
    it is several (recorded)."""
    parts = (part.strip() for tag in tags for part in tag.split(","))
    known: dict[str, str] = {}
    for part in parts:
        known.setdefault(part.casefold(), part)
    return tuple(known[key] for key in sorted(known) if key)


def changed_seo(change: SeoChange | UnsetType, seo: Seo) -> Seo:
    """Return *seo* with *change*. An empty text is none."""
    if change is UNSET:
        return seo
    return Seo(
        seo.title if change.title is UNSET else change.title or None,
        seo.description if change.description is UNSET else change.description or None,
    )


def new_image(new: NewImage | UnsetType | None, number: int) -> Image | UnsetType | None:
    """Return the image of a thing, which has the *number* of the thing (Shopify: reported)."""
    if new is None or new is UNSET:
        return new
    return Image(id=number, src=new.url, alt=new.alt or None, width=new.width, height=new.height)


def publication(world: World, known: Moment | None, change: Any) -> Moment | None:
    """Return when a thing is published, None where it is hidden; *known* is when it was.

    Shopify: a thing that is published again has the time of that (recorded). Raises `FaultError`.
    """
    at = getattr(change, "published_at", UNSET)
    if at is not UNSET:
        if at is not None and (at.tzinfo is None or not EARLIEST <= at <= LATEST):
            detail = f"is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}, with a time zone"
            raise FaultError(detail, "publishedAt")
        known = at
    if change.published is UNSET:
        return known
    return (known or world.clock.now()) if change.published else None


def given(**fields: Any) -> dict[str, Any]:
    """Return those of *fields* that are not left out."""
    return {key: value for key, value in fields.items() if value is not UNSET}
