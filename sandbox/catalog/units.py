"""Units of measure of the schema, by what they measure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, cast, get_args

from sandbox.catalog.records import Measurement, WeightUnit
from sandbox.control_models.new_products import MeasuredUnit

_UNITS: Final[Mapping[str, Mapping[str, str]]] = {
    "AREA": {"M2": "1", "FT2": "0.09290304"},
    "COUNT": {"ITEM": "1"},
    "LENGTH": {
        "MM": "0.001",
        "CM": "0.01",
        "M": "1",
        "IN": "0.0254",
        "FT": "0.3048",
        "YD": "0.9144",
    },
    "VOLUME": {
        "ML": "0.001",
        "CL": "0.01",
        "L": "1",
        "M3": "1000",
        "FLOZ": "0.0295735295625",
        "PT": "0.473176473",
        "QT": "0.946352946",
        "GAL": "3.785411784",
    },
    "WEIGHT": {"MG": "0.001", "G": "1", "KG": "1000", "OZ": "28.349523125", "LB": "453.59237"},
}
_SIZES: Final = {unit: Decimal(size) for sizes in _UNITS.values() for unit, size in sizes.items()}
GRAMS: Final[Mapping[WeightUnit, Decimal]] = {
    WeightUnit.GRAMS: _SIZES["G"],
    WeightUnit.KILOGRAMS: _SIZES["KG"],
    WeightUnit.OUNCES: _SIZES["OZ"],
    WeightUnit.POUNDS: _SIZES["LB"],
}
"""Grams in one of each unit of weight."""
_MEASURES: Final = {unit: measured for measured, sizes in _UNITS.items() for unit in sizes}


def measured_unit(text: str) -> MeasuredUnit | None:
    """Return *text* if it is a unit of the schema."""
    return cast("MeasuredUnit", text) if text in get_args(MeasuredUnit) else None


def measured_type(unit: str) -> str:
    """Return what *unit* measures, a `UnitPriceMeasurementMeasuredType`."""
    return _MEASURES.get(unit, "UNKNOWN")


def in_reference_units(measurement: Measurement) -> Decimal:
    """Return the quantity in units of the reference; as it stands where they do not compare."""
    quantity, reference = measurement.quantity_unit, measurement.reference_unit
    if measured_type(quantity) != measured_type(reference):
        return measurement.quantity_value
    sizes = _SIZES
    return (
        measurement.quantity_value
        * sizes.get(quantity, Decimal(1))
        / sizes.get(reference, Decimal(1))
    )
