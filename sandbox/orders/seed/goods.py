"""Goods of made-up orders: their titles, with the price of one."""

from decimal import Decimal
from typing import Final

from msgspec import Struct

from sandbox.file_ids import variant_id


class Good(Struct, frozen=True):
    """A product and the names of variants. An order keeps product and variant in one title.

    `number` is that of the product's file in the built-in catalog, `first` the position of the
    first variant there. One without a number is no longer sold.
    """

    product: str
    price: Decimal
    variants: tuple[str, ...]
    number: int | None = None
    first: int = 0

    def title(self, position: int) -> str:
        return f"{self.product} - {self.variants[position]}"

    def variant_id(self, position: int) -> int | None:
        return None if self.number is None else variant_id(self.number, self.first + position)


_JACKETS: Final = ("Moss / S / Regular", "Moss / M / Regular", "Moss / M / Long")
_SIZES: Final = tuple(f"{size}\N{EN DASH}{size + 2}" for size in (36, 39, 42))
SHIPPED: Final = (
    Good("Camp Shirt", Decimal("72.00"), ("Sand / S", "Sand / M", "Sand / L", "Sage / S"), 41),
    Good("Merino Sweater", Decimal("89.00"), ("Moss / S", "Moss / M", "Charcoal / L")),
    Good("Canvas Tote", Decimal("24.50"), ("Natural", "Black")),
    Good("Wool Socks", Decimal("19.00"), _SIZES, 36),
    Good("Rain Jacket", Decimal("189.00"), _JACKETS, 35),
    Good("Storm Lantern", Decimal("45.00"), ("Red", "Black"), 48),
    Good("Field Notebook", Decimal("9.75"), ("Dotted", "Ruled", "Plain")),
    Good("Neck Gaiter", Decimal("26.00"), ("Berry", "Pine", "Ochre"), 40),
    Good("Whistling Kettle", Decimal("36.00"), ("White", "Navy"), 17),
    Good("Boiled Wool Mittens", Decimal("39.00"), ("S", "M", "L"), 38),
)

BY_EMAIL: Final = (
    Good("Gift Card", Decimal("25.00"), ("$25",), 63),
    Good("Gift Card", Decimal("50.00"), ("$50",), 63, first=1),
    Good("Sewing Pattern", Decimal("8.00"), ("PDF",)),
)
"""What needs no parcel: for customers without an address."""
