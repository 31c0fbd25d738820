"""Prices of a shop in its other markets, and what is not sold there."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Any, Final

from msgspec import Struct, structs

from sandbox.importing.shop import product_documents
from sandbox.importing.shop.catalog_answers import Amount, Variant
from sandbox.importing.shop.product import MarketPrice
from sandbox.importing.shop.profile import Profile
from sandbox.importing.shop.session import Session, converted
from sandbox.money import rounded
from sandbox.world.shop import Market

_MOST_IDS: Final = 250
"""Shopify: of `nodes` (documented)."""

_PLACES: Final = [Decimal(1).scaleb(-places) for places in range(1, 7)]
"""How exact a rate may be."""

_NEAR: Final = Decimal("0.01")


class _Prices(Struct, frozen=True, rename="camel"):
    price: Amount
    compare_at_price: Amount | None = None


class MarketPrices:
    """The API gives prices, not rates: a market's rate is what most of the first prices follow.
    What does not follow it is a fixed price."""

    def __init__(self, session: Session, profile: Profile) -> None:
        self._session: Final = session
        self._own: Final = profile.shop.payment_settings.currency_code
        self._markets: Final = {each.handle: each for each in profile.shop.markets}
        self.others: Final = [each for each in profile.shop.markets if each != profile.home]
        self._known: Final = {each.handle for each in profile.shop.markets if each.rate is None}

    @property
    def markets(self) -> tuple[Market, ...]:
        """All markets, with the rates that are known by now."""
        return tuple(self._markets.values())

    def fixed(self, variants: Sequence[Variant]) -> dict[str, list[MarketPrice]]:
        """Return the fixed prices of *variants* by their ids."""
        found: dict[str, list[MarketPrice]] = {}
        for market in self.others:
            asked = self._asked(product_documents.PRICES_IN, market, [each.id for each in variants])
            prices = [None if each is None else converted(each, _Prices) for each in asked]
            for variant_id, price in self._fixed(market.handle, variants, prices):
                found.setdefault(variant_id, []).append(price)
        return found

    def in_own_currency(self, variants: Sequence[Variant], market: Market) -> list[Variant]:
        """Return *variants*, whose prices are those of *market*, with prices in the shop's."""
        rate = self._markets[market.handle].rate or Decimal(1)

        def own(amount: Amount) -> Amount:
            return Amount(rounded(amount.amount / rate, self._own))

        return [
            structs.replace(
                each,
                price=own(each.price),
                compare_at_price=each.compare_at_price and own(each.compare_at_price),
            )
            for each in variants
        ]

    def hidden(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the handles of the markets in which the products of *ids* are not sold."""
        found: dict[str, tuple[str, ...]] = dict.fromkeys(ids, ())
        for market in self.others:
            nodes = self._asked(product_documents.VISIBLE_IN, market, ids)
            for product_id, node in zip(ids, nodes, strict=True):
                if node is None:
                    found[product_id] = (*found[product_id], market.handle)
        return found

    def _asked(self, document: str, market: Market, ids: Sequence[str]) -> list[Any]:
        country = market.countries[0]
        nodes: list[Any] = []
        for start in range(0, len(ids), _MOST_IDS):
            part = list(ids[start : start + _MOST_IDS])
            nodes += self._session.ask(document, country=country, ids=part)["nodes"]
        return nodes

    def _fixed(
        self, handle: str, variants: Sequence[Variant], prices: Sequence[_Prices | None]
    ) -> Iterator[tuple[str, MarketPrice]]:
        pairs = [(own, price) for own, price in zip(variants, prices, strict=True) if price]
        if handle not in self._known:
            self._set_rate(handle, [(o.price.amount, p.price.amount) for o, p in pairs])
        market = self._markets[handle]
        for own, price in pairs:
            there = MarketPrice(handle, price.price.amount, _amount(price.compare_at_price))
            followed = MarketPrice(
                handle,
                _by_rate(own.price.amount, market),
                None
                if own.compare_at_price is None
                else _by_rate(own.compare_at_price.amount, market),
            )
            if there != followed:
                yield own.id, there

    def _set_rate(self, handle: str, pairs: Sequence[tuple[Decimal, Decimal]]) -> None:
        """Take the rate of the dearest that is near the middle: there rounding counts least.

        Of its roundings, the first that all prices follow.
        """
        rates = [(there / own, own) for own, there in pairs if own > 0 and there > 0]
        if not rates:
            return
        middle = median(rate for rate, _ in rates)
        near = [(own, rate) for rate, own in rates if abs(rate - middle) <= middle * _NEAR]
        market, exact = self._markets[handle], max(near)[1]
        for places in _PLACES:
            market = structs.replace(market, rate=exact.quantize(places).normalize())
            if all(_by_rate(own, market) == there for own, there in pairs):
                break
        self._markets[handle] = market
        self._known.add(handle)


def _amount(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.amount


def _by_rate(amount: Decimal, market: Market) -> Decimal:
    if market.rate is None:
        return amount
    return rounded(amount * market.rate, market.currency)
