"""The numbers of ids of what files describe: each file has a `number`, which its ids follow."""

from collections.abc import Mapping
from typing import Final

from sandbox.gid import STEP

PARTS: Final = 2_048
"""Shopify: the most variants of a product. So many ids are kept for the parts of each."""

FIRST_VARIANT: Final = 51_000_000_000_000

FIRST: Final[Mapping[str, int]] = {
    "Article": 685_000_000_000,
    "Blog": 121_000_000_000,
    "Collection": 514_000_000_000,
    "Company": 5_300_000_000,
    "Location": 113_000_000_000,
    "Menu": 291_000_000_000,
    "Metaobject": 209_000_000_000,
    "Page": 161_000_000_000,
    "PriceList": 26_000_000_000,
    "Product": 10_200_000_000_000,
    "SellingPlanGroup": 1_100_000_000,
}
"""By the type of the schema: below the first id of the kind."""


def id_of(kind: str, number: int) -> int:
    """Return the id of what the file of that *number* describes."""
    return FIRST[kind] + number * STEP


def variant_id(number: int, position: int) -> int:
    """Return the id of the variant at a *position*, from 0, of the product of that *number*."""
    return FIRST_VARIANT + (number * PARTS + position) * STEP
