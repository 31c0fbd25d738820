"""Collections and content of a shop as files."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sandbox.content.seed.pages import WrittenRedirect, WrittenRedirects
from sandbox.importing.folder import written_toml
from sandbox.importing.handles import handle_of, kept_handle
from sandbox.importing.product_parts import MADE_AT
from sandbox.importing.shop import content, content_documents, shop_documents
from sandbox.importing.shop import content_answers as answers
from sandbox.importing.shop.catalog_answers import Collection, Handle
from sandbox.importing.shop.copying import Copying, File, unused
from sandbox.importing.shop.documents import completed
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.metaobjects import written_type
from sandbox.importing.shop.session import DeniedError, Session, converted
from sandbox.importing.shop.site_map import types_in_sitemap, updates_in_sitemap
from sandbox.world.shop import Market

MENUS: Final = ("main-menu", "footer", "customer-account-main-menu")
"""Handles that shops have from the start: the API does not list menus."""

_PICKUP: Final = "Usually ready in 24 hours"


def locations(
    copying: Copying, handles: dict[str, str], pickup_times: Mapping[str, str]
) -> Iterator[File]:
    """Yield the locations, and put their handles into *handles* by their ids."""
    document = copying.text(shop_documents.LOCATIONS, "Location")
    for location in copying.session.pages(document, "locations", answers.Location):
        handle = unused(handle_of(location.name), handles.values(), location.id)
        handles[location.id] = handle
        if any(location.metafields):
            copying.translated.append(location.id)
        written = content.written_location(
            location,
            len(handles),
            pickup_times.get(location.id, _PICKUP),
            copying.metafields,
        )
        yield f"catalog/locations/{handle}.toml", written_toml(written)


def collections(copying: Copying, elsewhere: Iterable[Market]) -> Iterator[File]:
    """Yield the collections, with products that are sold only *elsewhere*."""
    session = copying.session
    document = copying.text(content_documents.COLLECTIONS, "Collection")
    found = session.pages(document, "collections", Collection)
    countries = dict.fromkeys(market.countries[0] for market in elsewhere)
    for number, (each, texts) in enumerate(copying.languages.with_texts(found), 1):
        members: list[str] = []
        for country in (copying.profile.country, *countries):
            _insert(members, _members(session, each.id, country))
        written = content.written_collection(
            each,
            number,
            texts,
            metafields=copying.metafields,
            products=members,
            file_of=copying.file_of,
        )
        yield f"catalog/collections/{kept_handle(each.handle)}.toml", written_toml(written)


def _members(session: Session, collection: str, country: str) -> list[str]:
    found = session.pages(
        completed(content_documents.MEMBERS), "products", Handle, id=collection, country=country
    )
    return [kept_handle(each.handle) for each in found]


def _insert(members: list[str], others: list[str]) -> None:
    """Insert what *members* lacks of *others* behind what it follows there."""
    known, place = set(members), 0
    for handle in others:
        if handle in known:
            place = members.index(handle) + 1
        else:
            members.insert(place, handle)
            place += 1


def pages(copying: Copying) -> Iterator[File]:
    document = copying.text(content_documents.PAGES, "Page")
    found = copying.session.pages(document, "pages", answers.ContentPage)
    for number, (each, texts) in enumerate(copying.languages.with_texts(found), 1):
        written = content.written_page(each, number, texts, copying.metafields)
        yield f"content/pages/{kept_handle(each.handle)}.toml", written_toml(written)


def blogs(copying: Copying) -> Iterator[File]:
    document = copying.text(content_documents.BLOGS, "Blog")
    updates = updates_in_sitemap(copying.session, "BLOG")
    found = copying.session.pages(document, "blogs", answers.Blog)
    for number, (each, texts) in enumerate(copying.languages.with_texts(found), 1):
        written = content.written_blog(
            each, number, texts, copying.metafields, updated_at=updates.get(each.handle)
        )
        yield f"content/blogs/{kept_handle(each.handle)}.toml", written_toml(written)


def articles(copying: Copying) -> Iterator[File]:
    """Yield the articles. Two blogs may have articles of one handle: the second file is called
    otherwise."""
    document = copying.text(content_documents.ARTICLES, "Article")
    updates = updates_in_sitemap(copying.session, "ARTICLE")
    found = copying.session.pages(document, "articles", answers.Article)
    names: set[str] = set()
    for number, (each, texts) in enumerate(copying.languages.with_texts(found), 1):
        name = unused(kept_handle(each.handle), names, each.id)
        names.add(name)
        own_handle = None if name == each.handle else each.handle
        written = content.written_article(
            each,
            number,
            texts,
            own_handle=own_handle,
            updated_at=updates.get(each.handle),
            metafields=copying.metafields,
            file_of=copying.file_of,
        )
        yield f"content/articles/{name}.toml", written_toml(written)


def menus(copying: Copying, handles: tuple[str, ...], missing: list[str]) -> Iterator[File]:
    """Yield the menus of those *handles*; those that there are not go to *missing*."""
    for number, handle in enumerate(dict.fromkeys((*MENUS, *handles)), 1):
        data = copying.session.ask(completed(content_documents.MENU), handle=handle)
        if data["menu"] is None:
            missing += [handle] if handle in handles else []
            continue
        menu = converted(data["menu"], answers.Menu)
        texts = copying.languages.of_menu(handle, menu)
        yield (
            f"content/menus/{kept_handle(handle)}.toml",
            written_toml(content.written_menu(menu, number, texts)),
        )


def redirects(copying: Copying) -> Iterator[File]:
    """Yield one file with all redirects."""
    found: list[WrittenRedirect] = []
    try:
        document = completed(content_documents.REDIRECTS)
        for each in copying.session.pages(document, "urlRedirects", answers.Redirect):
            number = number_in(each.id)
            found.append(WrittenRedirect(path=each.path, target=each.target, id=number))
            copying.session.progress("redirects", len(found))
    except DeniedError as error:
        copying.left_out["redirects"] = str(error)
    copying.counts["redirects"] = len(found)
    written = WrittenRedirects(created_at=MADE_AT, redirects=tuple(found))
    yield "content/redirects.toml", written_toml(written)


def metaobjects(copying: Copying, types: tuple[str, ...]) -> Iterator[File]:
    """Yield the metaobjects of *types*, and of those that the sitemap names."""
    document = completed(content_documents.METAOBJECTS)
    known = dict.fromkeys((*types, *types_in_sitemap(copying.session)))
    for number, kind in enumerate(known, 1):
        entries = [*copying.session.pages(document, "metaobjects", answers.Metaobject, type=kind)]
        if entries:
            copying.translated.extend(each.id for each in entries)
            written = written_type(kind, number, entries, copying.metafields, copying.files)
            yield f"content/metaobjects/{kept_handle(kind)}.toml", written_toml(written)
