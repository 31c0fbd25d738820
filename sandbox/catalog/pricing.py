"""Prices as a viewer sees them: in the market's currency, by a fixed price, by its rate, or by the
price list of the company that the viewer buys for."""

from collections.abc import Iterable
from decimal import Decimal

from sandbox.catalog.price_lists import price_list_of, terms_of
from sandbox.catalog.records import FixedPrice, Measurement, Variant
from sandbox.catalog.units import in_reference_units
from sandbox.money import Money, rounded
from sandbox.viewer import Viewer


def price(variant: Variant, viewer: Viewer) -> Money:
    if viewer.buyer is not None and (of_company := _company_price(variant, viewer)) is not None:
        return of_company
    fixed = _fixed(variant, viewer)
    return in_market(variant.price, viewer) if fixed is None else _money(fixed.price, viewer)


def compare_at_price(variant: Variant, viewer: Viewer) -> Money | None:
    """Shopify: it is shown even when it is lower than the price (inferred)."""
    if viewer.buyer is not None:
        of_company = terms_of(variant, viewer).compare_at_price
        if of_company is not None:
            return in_market(of_company, viewer)
    fixed = _fixed(variant, viewer)
    if fixed is not None:
        amount = fixed.compare_at_price
        return None if amount is None else _money(amount, viewer)
    amount = variant.compare_at_price
    return None if amount is None else in_market(amount, viewer)


def unit_price(variant: Variant, measurement: Measurement, viewer: Viewer) -> Money:
    """Return the price of as much as *measurement* refers to. Shopify: documented."""
    return price_of_quantity(price(variant, viewer), measurement)


def price_of_quantity(whole: Money, measurement: Measurement) -> Money:
    """Return what as much as *measurement* refers to costs, where *whole* is for all of it."""
    quantity = in_reference_units(measurement)
    amount = whole.amount * measurement.reference_value / quantity
    return Money(rounded(amount, whole.currency_code), whole.currency_code)


def price_range(prices: Iterable[Money | None], viewer: Viewer) -> tuple[Money, Money]:
    """Return the lowest and the highest of *prices*: 0 where there are none.

    Shopify: reported for `compareAtPriceRange`, which is never null.
    """
    amounts = [each.amount for each in prices if each is not None] or [Decimal(0)]
    return Money(min(amounts), viewer.currency), Money(max(amounts), viewer.currency)


def _company_price(variant: Variant, viewer: Viewer) -> Money | None:
    """Return the price of the viewer's company: its own for *variant*, else less for all."""
    found = price_list_of(viewer)
    if found is None:
        return None
    terms = found.terms.get(variant.id)
    if terms is not None and terms.price is not None:
        return in_market(terms.price, viewer)
    amount = variant.price * (100 - found.percentage) / 100
    return in_market(rounded(amount, viewer.world.shop.payment_settings.currency_code), viewer)


def _fixed(variant: Variant, viewer: Viewer) -> FixedPrice | None:
    if not variant.fixed_prices:
        return None
    handle = viewer.market.handle
    return next((fixed for fixed in variant.fixed_prices if fixed.market == handle), None)


def in_market(amount: Decimal, viewer: Viewer) -> Money:
    """Return *amount*, which is in the shop's currency, in that of the viewer's market."""
    rate = viewer.market.rate
    return _money(amount if rate is None else amount * rate, viewer)


def _money(amount: Decimal, viewer: Viewer) -> Money:
    """Return *amount* in whole coins: a price of 10.005 is none."""
    currency = viewer.market.currency
    return Money(rounded(amount, currency), currency)
