"""Units of weight, as files of products have them."""

from collections.abc import Mapping
from typing import Final

from sandbox.catalog.records import WeightUnit

UNITS: Final[Mapping[str, WeightUnit]] = {
    "g": WeightUnit.GRAMS,
    "kg": WeightUnit.KILOGRAMS,
    "oz": WeightUnit.OUNCES,
    "lb": WeightUnit.POUNDS,
    **{unit.lower(): unit for unit in WeightUnit},
}
"""In lower case: those of CSV and of the Admin REST API, then those of GraphQL."""
