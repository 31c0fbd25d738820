"""The products of a shop as files, a page of them at a time."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from sandbox.catalog.seed.filters import WrittenCategories
from sandbox.importing.folder import written_toml
from sandbox.importing.handles import kept_handle
from sandbox.importing.shop import catalog_answers as answers
from sandbox.importing.shop import product_documents
from sandbox.importing.shop.copying import Copying, File
from sandbox.importing.shop.documents import completed
from sandbox.importing.shop.market_prices import MarketPrices
from sandbox.importing.shop.product import (
    Around,
    Market,
    Recommended,
    Whole,
    category_id,
    written_product,
)
from sandbox.importing.shop.selling_plans import SellingPlans
from sandbox.importing.shop.session import converted
from sandbox.world import shop

_BATCH: Final = 20
_APART: Final = 1_000
"""How far apart products of the shop's own market are by sales."""


class Products:
    """*locations* are their handles by ids, by the time that `files` is called.

    `prices` are complete after `files`, `pickup_times` after `find`.
    """

    def __init__(self, copying: Copying, locations: Mapping[str, str]) -> None:
        self._copying: Final = copying
        self._session: Final = copying.session
        self._locations: Final = locations
        self.prices: Final = MarketPrices(copying.session, copying.profile)
        self._plans: Final = SellingPlans()
        self._categories: Final[dict[str, str]] = {}
        self._components: Final[set[str]] = set()
        self._home: Final = copying.profile.home.handle
        self.elsewhere: Final[dict[str, shop.Market]] = {}
        """Markets of products that are not sold at home, by their ids."""
        self.pickup_times: Final[dict[str, str]] = {}
        """When things are ready, by the ids of locations."""

    def files(self) -> Iterator[File]:
        """Yield the products."""
        around = Around(
            self._locations, self._places(), self._copying.file_of, self._copying.metafields
        )
        ranks = self._ranks()
        number = 0
        batch: list[answers.Product] = []
        for product in self._all():
            batch.append(product)
            if len(batch) == _BATCH:
                yield from self._batch(batch, number, ranks, around)
                number, batch = number + len(batch), []
        yield from self._batch(batch, number, ranks, around)

    def shared_files(self) -> Iterator[File]:
        """Yield what products refer to."""
        for handle, group in self._plans.groups.items():
            yield f"catalog/selling_plans/{handle}.toml", written_toml(group)
        categories = WrittenCategories(categories=self._categories)
        yield "catalog/categories.toml", written_toml(categories)

    def _all(self) -> Iterator[answers.Product]:
        yield from self._everywhere()
        document = self._text(product_documents.PRODUCTS_IN)
        for product_id, market in self.elsewhere.items():
            country = market.countries[0]
            [node] = self._session.ask(document, ids=[product_id], country=country)["nodes"]
            if node is not None:
                yield converted(node, answers.Product)

    def _everywhere(self) -> Iterator[answers.Product]:
        """Yield the products that are sold in the shop's own market."""
        document = self._text(product_documents.PRODUCTS)
        return self._session.pages(document, "products", answers.Product)

    def _country(self, product: answers.Product) -> str:
        market = self.elsewhere.get(product.id)
        return self._copying.profile.country if market is None else market.countries[0]

    def _text(self, document: str) -> str:
        identifiers = self._copying.identifiers
        return completed(
            document,
            metafields=identifiers.selection("Product"),
            of_variants=identifiers.selection("ProductVariant"),
        )

    def _ranks(self) -> dict[str, int]:
        """Return a number for each product that is higher for those that sell more: the API does
        not say how many it sold. Those that are not sold at home stand where they do elsewhere."""
        ranks: dict[str, int] = {}
        markets = (self._copying.profile.home, *self.elsewhere.values())
        step = _APART
        for country in dict.fromkeys(market.countries[0] for market in markets):
            rank = 0
            for product_id in reversed(self._best_selling(country)):
                rank = ranks.setdefault(product_id, rank + step)
            step = 1
        return ranks

    def _best_selling(self, country: str) -> list[str]:
        document = completed(product_documents.BEST_SELLING)
        found = self._session.pages(document, "products", answers.Id, country=country)
        return [each.id for each in found]

    def find(self) -> None:
        """Read all products once: only then it is known what some refer to."""
        ids = {product.id for product in self._everywhere()}
        for market in self.prices.others:
            document, country = completed(product_documents.IDS_IN), market.countries[0]
            found = self._session.pages(document, "products", answers.Id, country=country)
            for each in found:
                if each.id not in ids:
                    self.elsewhere.setdefault(each.id, market)
        for count, product in enumerate(self._all(), 1):
            self._session.progress("products found", count)
            for variant in self._variants(product):
                parts = variant.components.nodes
                self._components.update(each.product_variant.id for each in parts)
                for at in variant.store_availability.nodes:
                    self.pickup_times.setdefault(at.location.id, at.pick_up_time)

    def _places(self) -> dict[str, tuple[str, int]]:
        """Return the products and positions of variants that are parts of bundles."""
        if not self._components:
            return {}
        return {
            variant.id: (kept_handle(product.handle), position)
            for product in self._all()
            for position, variant in enumerate(self._variants(product), 1)
            if variant.id in self._components
        }

    def _variants(self, product: answers.Product) -> list[answers.Variant]:
        found = [converted(node, answers.Variant) for node in product.variants.nodes if node]
        market = self.elsewhere.get(product.id)
        if product.variants.page_info.has_next_page:
            found += self._session.pages(
                self._text(product_documents.MORE_VARIANTS),
                "variants",
                answers.Variant,
                after=product.variants.page_info.end_cursor,
                country=self._country(product),
                id=product.id,
            )
        return found if market is None else self.prices.in_own_currency(found, market)

    def _media(self, product: answers.Product) -> list[answers.Medium]:
        found = [converted(node, answers.Medium) for node in product.media.nodes if node]
        if product.media.page_info.has_next_page:
            found += self._session.pages(
                completed(product_documents.MORE_MEDIA),
                "media",
                answers.Medium,
                after=product.media.page_info.end_cursor,
                country=self._country(product),
                id=product.id,
            )
        return found

    def _batch(
        self,
        products: list[answers.Product],
        before: int,
        ranks: Mapping[str, int],
        around: Around,
    ) -> Iterator[File]:
        ids = [product.id for product in products]
        variants = {product.id: self._variants(product) for product in products}
        prices = self.prices.fixed([each for some in variants.values() for each in some])
        hidden = self.prices.hidden(ids)
        texts = self._copying.languages.texts(ids)
        recommended = self._recommended(products)
        for number, (product, translations) in enumerate(
            zip(products, texts, strict=True), before + 1
        ):
            self._note_category(product.category)
            whole = Whole(
                of=product,
                variants=variants[product.id],
                media=self._media(product),
                sold=ranks.get(product.id, 0),
                selling_plans=tuple(self._selling_plans(product)),
                recommended=recommended[product.id],
            )
            self._copying.translated.extend(
                each.id for each in whole.variants if any(each.metafields)
            )
            not_at_home = (self._home,) if product.id in self.elsewhere else ()
            market = Market(prices, (*not_at_home, *hidden[product.id]), translations)
            written = written_product(whole, number, market, around)
            yield f"catalog/products/{kept_handle(product.handle)}.toml", written_toml(written)

    def _selling_plans(self, product: answers.Product) -> Iterator[str]:
        handles = map(self._plans.handle_for, product.selling_plan_groups.nodes)
        return (handle for handle in handles if handle is not None)

    def _recommended(self, products: list[answers.Product]) -> dict[str, Recommended]:
        """Return what the shop recommends with each of *products*, by their ids."""
        found: dict[str, Recommended] = {}
        by_country = groupby(products, self._country)
        for country, some in by_country:
            ids = [product.id for product in some]
            data = self._session.ask(product_documents.recommendations(ids), country=country)
            for at, product_id in enumerate(ids):
                related, complementary = (
                    tuple(kept_handle(each["handle"]) for each in data[f"{name}{at}"] or ())
                    for name in ("related", "complementary")
                )
                found[product_id] = Recommended(related, complementary)
        return found

    def _note_category(self, category: answers.Category | None) -> None:
        if category is not None:
            for each in (category, *category.ancestors):
                self._categories[category_id(each)] = each.name
