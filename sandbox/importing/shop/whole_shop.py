"""All parts of a shop, one after the other, as files of fixtures."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct, structs

from sandbox.importing.folder import written_toml
from sandbox.importing.shop import catalog_answers, content_parts, shop_documents
from sandbox.importing.shop.copying import Copying, File
from sandbox.importing.shop.filters import written_filters
from sandbox.importing.shop.languages import Languages
from sandbox.importing.shop.metafields import MetafieldIdentifiers, Metafields
from sandbox.importing.shop.products import Products
from sandbox.importing.shop.profile import profile_of
from sandbox.importing.shop.session import Session, converted
from sandbox.importing.shop.shop_files import ShopFiles
from sandbox.metafields.written import WrittenMetafields
from sandbox.translations.written import WrittenTranslations


class Asked(Struct, frozen=True):
    """What is asked for by name, beside all that the API lists."""

    menus: tuple[str, ...] = ()
    metaobjects: tuple[str, ...] = ()
    metafields: MetafieldIdentifiers = MetafieldIdentifiers({})


class WholeShop:
    """A shop that is read by *session*; `copying` and `missing_menus` say what was found.

    Raises `ShopError` if it cannot be read at all.
    """

    def __init__(self, session: Session, asked: Asked, file_of: Callable[[str], str]) -> None:
        files = ShopFiles(file_of)
        profile = profile_of(session.ask(shop_documents.SHOP))
        found = session.ask(shop_documents.FILTERS)["search"]["productFilters"]
        self._filters: Final = written_filters(
            converted(each, catalog_answers.Filter) for each in found
        )
        self._asked: Final = asked
        identifiers = asked.metafields.with_filters(self._filters)
        self.copying: Final = Copying(
            session=session,
            profile=profile,
            languages=Languages(session, profile, identifiers),
            identifiers=identifiers,
            file_of=file_of,
            files=files,
            metafields=Metafields(files),
            counts={},
            left_out={},
            translated=[],
        )
        self.missing_menus: Final[list[str]] = []

    def files(self) -> Iterator[File]:
        """Yield all files. Raises `ShopError`."""
        copying, part = self.copying, self.copying.part
        handles: dict[str, str] = {}
        products = Products(copying, handles)
        products.find()
        locations = content_parts.locations(copying, handles, products.pickup_times)
        yield from part("locations", locations)
        yield from part("products", products.files())
        yield from products.shared_files()
        shop = structs.replace(copying.profile.shop, markets=products.prices.markets)
        yield "shop.toml", written_toml(shop)
        yield "catalog/filters.toml", written_toml(self._filters)
        elsewhere = products.elsewhere.values()
        yield from part("collections", content_parts.collections(copying, elsewhere))
        yield from part("pages", content_parts.pages(copying))
        yield from part("blogs", content_parts.blogs(copying))
        yield from part("articles", content_parts.articles(copying))
        menus = content_parts.menus(copying, self._asked.menus, self.missing_menus)
        yield from part("menus", menus)
        yield from content_parts.redirects(copying)
        metaobjects = content_parts.metaobjects(copying, self._asked.metaobjects)
        yield from part("types of metaobjects", metaobjects)
        yield "metafields.toml", written_toml(self._metafields())
        yield "files.toml", written_toml(copying.files.written())
        yield "translations.toml", written_toml(self._translations())

    def _translations(self) -> WrittenTranslations:
        languages = self.copying.languages
        found = languages.of_policies()
        for language, things in languages.by_language(self.copying.translated).items():
            found.setdefault(language, {}).update(things)
        return WrittenTranslations(translations=found)

    def _metafields(self) -> WrittenMetafields:
        """Return the shop's own metafields, and definitions of those that are filters."""
        copying = self.copying
        answered: list[dict[str, Any] | None] = []
        if copying.identifiers.by_owner.get("Shop"):
            data = copying.session.ask(copying.text(shop_documents.SHOP_METAFIELDS, "Shop"))
            answered = data["shop"].get("metafields") or []
            copying.translated.append(data["shop"]["id"])
        definitions = copying.metafields.definitions(self._filters)
        return WrittenMetafields(
            definitions=definitions, shop=copying.metafields.written("Shop", answered)
        )
