"""The options and variants of a product, as a merchant gives them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from itertools import product as combinations
from math import prod
from typing import Any, Final, TypeAlias

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from sandbox.catalog.location_stock import with_more
from sandbox.catalog.merchant.numbers import new_id
from sandbox.catalog.records import (
    DEFAULT_OPTION,
    DEFAULT_VALUE,
    Option,
    OptionValue,
    Product,
    Variant,
    WeightUnit,
)
from sandbox.control_models.new_products import NewOption, NewOptionValue, NewVariant, VariantChange
from sandbox.control_models.orders import Price
from sandbox.faults import FaultError
from sandbox.money import amount_given
from sandbox.world import World

MOST_OPTIONS: Final = 3
MOST_VARIANTS: Final = 2_048
"""Shopify: documented."""

DEFAULT: Final = (NewOption(name=DEFAULT_OPTION, values=(DEFAULT_VALUE,)),)
CONTINUE: Final = "CONTINUE"
Names: TypeAlias = tuple[str, ...]
"""The chosen value of each option, by name."""
Places: TypeAlias = Mapping[str, Mapping[str, int]]
"""Option to its values to their positions."""


# --- options ---


def options_named(
    world: World, options: Sequence[NewOption], known: Sequence[Option]
) -> tuple[Option, ...]:
    """Return the options; one that is *known* by its name keeps its id, and so do its values.

    Raises `FaultError`.
    """
    _check_names([option.name for option in options], "options")
    before = {option.name: option for option in known}
    return tuple(
        _option(world, option, before.get(option.name), at) for at, option in enumerate(options)
    )


def _option(world: World, new: NewOption, known: Option | None, at: int) -> Option:
    given = [NewOptionValue(name=it) if isinstance(it, str) else it for it in new.values]
    _check_names([value.name for value in given], "options", at, "values")
    before = {value.name: value for value in known.values} if known else {}
    return Option(
        id=new_id(world, "ProductOption") if known is None else known.id,
        name=new.name,
        values=tuple(_value(world, value, before.get(value.name)) for value in given),
    )


def _value(world: World, new: NewOptionValue, known: OptionValue | None) -> OptionValue:
    value = known or OptionValue(id=new_id(world, "ProductOptionValue"), name=new.name)
    return value if new.color is UNSET else replace(value, color=new.color)


def _check_names(names: Sequence[str], *at: object) -> None:
    seen: dict[str, int] = {}
    for number, name in enumerate(names):
        other = seen.setdefault(name.casefold(), number)
        if other != number:
            raise FaultError(
                f"is {name!r}, which is that of number {other} too: write each once", *at, number
            )


def has_default_only(product: Product) -> bool:
    """Say whether *product* has no options of its own."""
    return [value.name for option in product.options for value in option.values] == [DEFAULT_VALUE]


def options_in(variants: Sequence[NewVariant]) -> tuple[NewOption, ...]:
    """Return the options that variants alone name, with their values in that order.

    Raises `FaultError`.
    """
    values: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.selected_options.items():
            values.setdefault(name, {})[value] = None
    if len(values) > MOST_OPTIONS:
        raise FaultError(f"have {len(values)} options: the most are {MOST_OPTIONS}", "variants")
    return tuple(NewOption(name=name, values=tuple(known)) for name, known in values.items())


# --- variants ---


def variants_chosen(
    world: World, options: Sequence[Option], new: Sequence[NewVariant], known: Product
) -> tuple[Variant, ...]:
    """Return the *new* variants; one of *known* with the same values is changed.

    Raises `FaultError`.
    """
    places, before = _places(options), _by_names(known)
    positions: dict[Names, int] = {}
    variants: list[Variant] = []
    for at, variant in enumerate(new):
        names = tuple(_chosen(places, variant.selected_options, at))
        other = positions.setdefault(names, at)
        if other != at:
            detail = f"are those of variant {other} too: each variant has its own"
            raise FaultError(detail, "variants", at, "selectedOptions")
        kept = _variant(world, places, names, before)
        variants.append(changed_variant(kept, variant))
    return tuple(variants)


def every_variant(world: World, options: Sequence[Option], known: Product) -> tuple[Variant, ...]:
    """Return a variant of each combination; those of *known* stay. Raises `FaultError`.

    That all of them are made, as on the admin's pages, is our choice.
    """
    places, before = _places(options), _by_names(known)
    if (size := prod(map(len, places.values()))) > MOST_VARIANTS:
        raise FaultError(f"make {size:,} variants: the most are {MOST_VARIANTS:,}", "options")
    every = combinations(*places.values())
    return tuple(_variant(world, places, names, before) for names in every)


def _places(options: Sequence[Option]) -> Places:
    return {
        option.name: {value.name: at for at, value in enumerate(option.values)}
        for option in options
    }


def _by_names(product: Product) -> Mapping[Names, Variant]:
    return {
        tuple(
            option.values[choice].name
            for option, choice in zip(product.options, variant.choices, strict=True)
        ): variant
        for variant in product.variants
    }


def _variant(
    world: World, places: Places, names: Names, before: Mapping[Names, Variant]
) -> Variant:
    choices = tuple(values[name] for values, name in zip(places.values(), names, strict=True))
    known = before.get(names)
    if known is None:
        return Variant(id=new_id(world, "ProductVariant"), choices=choices)
    return replace(known, choices=choices)


def _chosen(places: Places, choices: Mapping[str, str], at: int) -> Iterator[str]:
    """Yield the chosen value of each option. Raises `FaultError`."""
    place = ("variants", at, "selectedOptions")
    for name in choices:
        if name not in places:
            raise FaultError(
                f"is not an option of the product: it has {', '.join(places)}", *place, name
            )
    for option, values in places.items():
        value = choices.get(option, DEFAULT_VALUE if DEFAULT_VALUE in values else None)
        if value is None:
            raise FaultError(
                f"is missing: write one of {', '.join(islice(values, 20))}", *place, option
            )
        if value not in values:
            detail = f"is {value!r}: the option has {', '.join(islice(values, 20))}"
            raise FaultError(detail, *place, option)
        yield value


def changed_variant(variant: Variant, change: VariantChange) -> Variant:
    """Return *variant* with *change*. A price of a market is not changed by another price."""
    price = variant.price if change.price is UNSET else amount_given(change.price)
    fields: dict[str, Any] = {
        "price": price,
        "compare_at_price": _optional(change.compare_at_price),
        "sku": change.sku,
        "barcode": change.barcode,
        "quantity": change.quantity_available,
        "requires_shipping": change.requires_shipping,
        "taxable": change.taxable,
        "weight": change.weight,
    }
    quantity = change.quantity_available
    if isinstance(quantity, int) and variant.stock:
        held = sum(each.quantity for each in variant.stock)
        fields["stock"] = with_more(variant.stock, quantity - held)
    if change.inventory_policy is not UNSET:
        fields["oversell"] = change.inventory_policy == CONTINUE
    if change.weight_unit is not UNSET:
        fields["weight_unit"] = WeightUnit(change.weight_unit)
    return replace(variant, **{key: it for key, it in fields.items() if it is not UNSET})


def _optional(price: Price | UnsetType | None) -> Decimal | UnsetType | None:
    return price if price is None or price is UNSET else amount_given(price)
