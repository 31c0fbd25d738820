"""Price lists of companies, as a merchant makes, changes and deletes them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.catalog.price_lists import PriceBreak, PriceList, Terms
from sandbox.catalog.records import Product
from sandbox.control_models.companies import NewListPrice, NewPriceList, PriceListChange
from sandbox.control_models.orders import Price
from sandbox.faults import FaultError, no_such
from sandbox.gid import number_of
from sandbox.merchant import given, handle_for
from sandbox.money import amount_given
from sandbox.world import World


def create_price_list(world: World, new: NewPriceList) -> PriceList:
    """Make a price list. Raises `FaultError`."""
    number = world.gids.next("PriceList")
    return update_price_list(world, PriceList(id=number, handle="", name=new.name), new)


def update_price_list(world: World, known: PriceList, change: PriceListChange) -> PriceList:
    """Apply *change* to a price list. Raises `FaultError`."""
    percentage, terms = known.percentage, known.terms
    if change.percentage is not UNSET:
        percentage = Decimal(str(change.percentage))
    if change.prices is not UNSET:
        terms = dict(_terms(world, change.prices))
    changed = replace(
        known,
        **given(name=change.name),
        handle=handle_for(world, known, change.handle, name=change.name or known.name),
        percentage=percentage,
        terms=terms,
    )
    world.put_listed(changed)
    return changed


def delete_price_list(world: World, price_list: PriceList) -> None:
    """Delete *price_list*: locations that name it have everybody's prices."""
    world.remove_listed(price_list)


def _terms(world: World, prices: Sequence[NewListPrice]) -> Iterator[tuple[int, Terms]]:
    for at, new in enumerate(prices):
        number = number_of(new.variant_id, "ProductVariant")
        if number is None or world.store.find(Product, "variant_ids", str(number)) is None:
            detail = no_such(new.variant_id, "variant", by="the id")
            raise FaultError(detail, "prices", at, "variantId")
        rule = new.quantity_rule
        for key, quantity in (("minimum", rule.minimum), ("maximum", rule.maximum)):
            if quantity is not None and quantity % rule.increment:
                detail = f"is not a multiple of the increment: write one of {rule.increment}"
                raise FaultError(detail, "prices", at, "quantityRule", key)
        breaks = sorted(new.quantity_price_breaks, key=lambda each: each.minimum_quantity)
        yield (
            number,
            Terms(
                price=_optional(new.price),
                compare_at_price=_optional(new.compare_at_price),
                minimum=rule.minimum,
                maximum=rule.maximum,
                increment=rule.increment,
                breaks=tuple(
                    PriceBreak(minimum=each.minimum_quantity, price=amount_given(each.price))
                    for each in breaks
                ),
            ),
        )


def _optional(price: Price | None) -> Decimal | None:
    return None if price is None else amount_given(price)
