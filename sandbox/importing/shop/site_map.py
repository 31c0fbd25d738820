"""The sitemap of a shop, for what no list has: types of metaobjects, dates of blogs."""

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from msgspec import Struct

from sandbox.importing.shop import content_documents, shop_documents
from sandbox.importing.shop.session import DeniedError, Session, converted
from sandbox.world.clock import Moment

T = TypeVar("T", bound=Struct)

_MOST_PAGES: Final = 1_000


class _Entry(Struct, frozen=True):
    type: str | None = None


class _Thing(Struct, frozen=True, rename="camel"):
    handle: str
    updated_at: Moment


def types_in_sitemap(session: Session) -> list[str]:
    """Return the types of which an entry is in the sitemap: those whose entries have pages."""
    found = _items(session, content_documents.METAOBJECT_TYPES, _Entry)
    return list(dict.fromkeys(each.type for each in found if each.type))


def updates_in_sitemap(session: Session, type: str) -> dict[str, Moment]:
    """Return when things of a *type* of the sitemap were changed, by their handles.

    A handle that several have is left out.
    """
    found: dict[str, Moment] = {}
    twice: set[str] = set()
    for each in _items(session, shop_documents.UPDATES, _Thing, type=type):
        twice |= {each.handle} & found.keys()
        found[each.handle] = each.updated_at
    return {handle: at for handle, at in found.items() if handle not in twice}


def _items(session: Session, document: str, kind: type[T], **variables: Any) -> Iterator[T]:
    for page in range(1, _MOST_PAGES):
        try:
            asked = session.ask(document, page=page, **variables)
        except DeniedError:
            return
        resources = asked["sitemap"]["resources"] or {}
        yield from (converted(each, kind) for each in resources.get("items") or ())
        if not resources.get("hasNextPage"):
            return
