"""Pages, blogs, articles, menus and locations of a shop as fixtures."""

from collections.abc import Callable, Sequence
from datetime import datetime
from urllib.parse import unquote, urlsplit

from sandbox.catalog.seed.written import WrittenCollection
from sandbox.content.records import MenuItemType
from sandbox.content.seed.articles import (
    WrittenArticle,
    WrittenAuthor,
    WrittenBlog,
    WrittenComment,
)
from sandbox.content.seed.menus import WrittenItem, WrittenMenu
from sandbox.content.seed.pages import WrittenPage
from sandbox.images import WrittenImage
from sandbox.importing.product_parts import MADE_AT
from sandbox.importing.shop import catalog_answers
from sandbox.importing.shop import content_answers as answers
from sandbox.importing.shop.catalog_answers import SeoTexts
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.metafields import Metafields
from sandbox.locations.seed.locations import WrittenLocation
from sandbox.translations import WrittenTranslation

FileOf = Callable[[str], str]
Texts = dict[str, WrittenTranslation]

_LEADS_TO_A_THING = frozenset(
    {
        MenuItemType.ARTICLE,
        MenuItemType.BLOG,
        MenuItemType.COLLECTION,
        MenuItemType.METAOBJECT,
        MenuItemType.PAGE,
        MenuItemType.PRODUCT,
        MenuItemType.SHOP_POLICY,
    }
)


def written_page(
    page: answers.ContentPage, number: int, texts: Texts, metafields: Metafields
) -> WrittenPage:
    seo = page.seo or SeoTexts()
    return WrittenPage(
        number=number,
        id=number_in(page.id),
        title=page.title,
        body=page.body,
        created_at=page.created_at,
        updated_at=page.updated_at,
        metafields=metafields.written("Page", page.metafields),
        translations=texts,
        seo_title=seo.title,
        seo_description=seo.description,
    )


def written_blog(
    blog: answers.Blog,
    number: int,
    texts: Texts,
    metafields: Metafields,
    *,
    updated_at: datetime | None,
) -> WrittenBlog:
    seo = blog.seo or SeoTexts()
    return WrittenBlog(
        number=number,
        id=number_in(blog.id),
        title=blog.title,
        created_at=MADE_AT,
        updated_at=updated_at,
        metafields=metafields.written("Blog", blog.metafields),
        translations=texts,
        seo_title=seo.title,
        seo_description=seo.description,
    )


def written_article(
    article: answers.Article,
    number: int,
    texts: Texts,
    *,
    own_handle: str | None,
    updated_at: datetime | None,
    metafields: Metafields,
    file_of: FileOf,
) -> WrittenArticle:
    seo = article.seo or SeoTexts()
    author = article.author_v2 or answers.Author(name="")
    return WrittenArticle(
        number=number,
        id=number_in(article.id),
        handle=own_handle,
        blog=article.blog.handle,
        title=article.title,
        content=article.content_html,
        excerpt=article.excerpt_html,
        author=WrittenAuthor(name=author.name, email=author.email, bio=author.bio),
        tags=tuple(article.tags),
        image=_image(article.image, file_of),
        created_at=article.published_at,
        updated_at=updated_at,
        comments=tuple(map(_comment, article.comments.nodes)),
        metafields=metafields.written("Article", article.metafields),
        translations=texts,
        seo_title=seo.title,
        seo_description=seo.description,
    )


def _image(picture: catalog_answers.Picture | None, file_of: FileOf) -> WrittenImage | None:
    if picture is None:
        return None
    return WrittenImage(
        file=file_of(picture.url),
        id=None if picture.id is None else number_in(picture.id),
        alt=picture.alt_text,
        width=picture.width,
        height=picture.height,
    )


def _comment(comment: answers.Comment) -> WrittenComment:
    return WrittenComment(
        id=number_in(comment.id),
        author=comment.author.name,
        email=comment.author.email,
        content=comment.content_html,
    )


def written_collection(
    collection: catalog_answers.Collection,
    number: int,
    texts: Texts,
    *,
    metafields: Metafields,
    products: Sequence[str],
    file_of: FileOf,
) -> WrittenCollection:
    """Return the collection with *products* by hand: the API does not give the rules."""
    return WrittenCollection(
        number=number,
        id=number_in(collection.id),
        title=collection.title,
        description=collection.description_html,
        updated_at=collection.updated_at,
        products=tuple(products),
        image=_image(collection.image, file_of),
        metafields=metafields.written("Collection", collection.metafields),
        translations=texts,
        seo_title=collection.seo.title,
        seo_description=collection.seo.description,
    )


def written_menu(menu: answers.Menu, number: int, texts: Texts) -> WrittenMenu:
    return WrittenMenu(
        number=number,
        id=number_in(menu.id),
        title=menu.title,
        items=tuple(map(_item, menu.items)),
        translations=texts,
    )


def _item(item: answers.MenuItem) -> WrittenItem:
    return WrittenItem(
        title=item.title,
        type=item.type,
        id=number_in(item.id),
        handle=_handle(item) if item.type in _LEADS_TO_A_THING else None,
        url=item.url if item.type is MenuItemType.HTTP else None,
        tags=tuple(item.tags),
        items=tuple(map(_item, item.items)),
    )


def _handle(item: answers.MenuItem) -> str:
    """Return the handle of what *item* leads to; if the shop hides that, the one in the URL."""
    resource = item.resource
    if resource is None:
        parts = unquote(urlsplit(item.url or "").path).strip("/").split("/")
        is_in_a_folder = item.type in {MenuItemType.ARTICLE, MenuItemType.METAOBJECT}
        return "/".join(parts[-2:] if is_in_a_folder else parts[1:2])
    if resource.blog is not None:
        return f"{resource.blog.handle}/{resource.handle}"
    return resource.handle if resource.type is None else f"{resource.type}/{resource.handle}"


def written_location(
    location: answers.Location, number: int, pickup_time: str, metafields: Metafields
) -> WrittenLocation:
    """Return the location. Buyers can pick up there: the API shows no other ones."""
    address = location.address
    return WrittenLocation(
        number=number,
        id=number_in(location.id),
        name=location.name,
        address1=address.address1 or "",
        address2=address.address2,
        city=address.city or "",
        province=address.province,
        province_code=address.province_code,
        country_code=address.country_code or "US",
        zip=address.zip,
        phone=address.phone,
        latitude=address.latitude,
        longitude=address.longitude,
        pickup_time=pickup_time,
        metafields=metafields.written("Location", location.metafields),
    )
