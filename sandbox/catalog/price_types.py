"""Prices of a variant by quantity, and in units of measure."""

from msgspec import Struct

from sandbox.catalog import records
from sandbox.catalog.units import measured_type
from sandbox.money import Money


class ProductPriceRange(Struct, frozen=True, gc=False):
    min_variant_price: Money
    max_variant_price: Money


class QuantityRule(Struct, frozen=True, gc=False):
    minimum: int = 1
    maximum: int | None = None
    increment: int = 1


class QuantityPriceBreak(Struct, frozen=True, gc=False):
    minimum_quantity: int
    price: Money


class UnitPriceMeasurement(Struct, frozen=True, gc=False):
    of: records.Measurement

    @property
    def quantity_value(self) -> float:
        return float(self.of.quantity_value)

    @property
    def measured_type(self) -> str:
        return measured_type(self.of.quantity_unit)
