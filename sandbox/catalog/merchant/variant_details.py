"""Details of a variant beside its own fields: measurement, image, prices of markets."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from sandbox.catalog.records import FixedPrice, Measurement, Media, Variant
from sandbox.control_models.new_products import NewMeasurement, VariantChange
from sandbox.faults import FaultError
from sandbox.money import amount_given
from sandbox.near_names import did_you_mean
from sandbox.world import World


def with_details(
    world: World, variant: Variant, change: VariantChange, media: Sequence[Media], *at: object
) -> Variant:
    """Return *variant* with those of *change*; what is wrong with them is *at* that path.

    Raises `FaultError`.
    """
    fields: dict[str, Any] = {}
    if change.unit_price_measurement is not UNSET:
        fields["measurement"] = _measurement(change.unit_price_measurement)
    if change.image is not UNSET:
        fields["image_id"] = _image_id(change.image, media, *at, "image")
    if change.market_prices is not UNSET:
        fields["fixed_prices"] = _fixed_prices(world, variant, change, *at, "marketPrices")
    return replace(variant, **fields)


def _measurement(new: NewMeasurement | None) -> Measurement | None:
    if new is None:
        return None
    return Measurement(
        quantity_value=Decimal(str(new.quantity_value)),
        quantity_unit=new.quantity_unit,
        reference_value=new.reference_value,
        reference_unit=new.reference_unit or new.quantity_unit,
    )


def _image_id(url: str | None, media: Sequence[Media], *at: object) -> int | None:
    if url is None:
        return None
    found = next((each.image.id for each in media if each.image.src == url), None)
    if found is None:
        raise FaultError(
            f"is {url!r}, which is the url of none of the product's media: write one of them", *at
        )
    return found


def _fixed_prices(
    world: World, variant: Variant, change: VariantChange, *at: object
) -> tuple[FixedPrice, ...]:
    """Return the prices that *variant* has and those of *change*, by the order of markets."""
    assert change.market_prices is not UNSET
    known = [market.handle for market in world.shop.markets]
    prices = {fixed.market: fixed for fixed in variant.fixed_prices}
    for handle, new in change.market_prices.items():
        if handle not in known:
            meant = did_you_mean(handle, known, most=2) or f"markets are {', '.join(known)}"
            raise FaultError(f"is not a market: {meant}", *at, handle)
        prices.pop(handle, None)
        if new is not None:
            compare_at = new.compare_at_price
            prices[handle] = FixedPrice(
                market=handle,
                price=amount_given(new.price),
                compare_at_price=None if compare_at is None else amount_given(compare_at),
            )
    return tuple(prices.values())
