"""What made-up customers have bought: titles as orders keep them, with the price of one."""

from decimal import Decimal
from typing import Final

from msgspec import Struct


class Good(Struct, frozen=True):
    """A product and its variants. An order keeps product and variant in one title."""

    product: str
    price: Decimal
    variants: tuple[str, ...]

    def title(self, variant: str) -> str:
        return f"{self.product} - {variant}"


SHIPPED: Final = (
    Good("Linen Shirt", Decimal("59.90"), ("White / S", "White / M", "Navy / M", "Navy / L")),
    Good("Merino Sweater", Decimal("89.00"), ("Moss / S", "Moss / M", "Charcoal / L")),
    Good("Canvas Tote", Decimal("24.50"), ("Natural", "Black")),
    Good("Wool Socks", Decimal("12.95"), ("36-38", "39-41", "42-44")),
    Good("Rain Jacket", Decimal("149.00"), ("Yellow / M", "Yellow / L", "Petrol / M")),
    Good("Enamel Mug", Decimal("14.00"), ("Cream", "Forest")),
    Good("Field Notebook", Decimal("9.75"), ("Dotted", "Ruled", "Plain")),
    Good("Leather Belt", Decimal("45.00"), ("Brown / 90", "Brown / 100", "Black / 95")),
    Good("Walnut Tray", Decimal("38.20"), ("Small", "Large")),
    Good("Soy Candle", Decimal("21.30"), ("Cedar", "Fig", "Sea Salt")),
)

BY_EMAIL: Final = (
    Good("Gift Card", Decimal("25.00"), ("$25",)),
    Good("Gift Card", Decimal("50.00"), ("$50",)),
    Good("Sewing Pattern", Decimal("8.00"), ("PDF",)),
)
"""What needs no parcel: for customers without an address."""
