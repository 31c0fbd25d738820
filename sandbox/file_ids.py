"""The numbers of ids of what files describe: each file has a `number`, which its ids follow."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, TypeAlias

from msgspec import Meta

from sandbox.gid import STEP

OwnId: TypeAlias = Annotated[int, Meta(ge=1, le=10**18)] | None
"""The number in the id that a thing has in the shop it was copied from."""

PARTS: Final = 2_048
"""Shopify: the most variants of a product (reported). Each has so many ids for its parts."""

FIRST_VARIANT: Final = 51_000_000_000_000
FIRST_MADE_UP: Final = 100_001
"""Above the number of any product of the fixtures: that of the first made-up one."""

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


def id_of(kind: str, number: int, own: OwnId = None) -> int:
    """Return the id of what the file of that *number* describes; its *own* id is kept."""
    return own or FIRST[kind] + number * STEP


_FIRST_MADE_UP_ID: Final = id_of("Product", FIRST_MADE_UP)


def made_up_id(index: int) -> int:
    """Return the id of the made-up product of that *index*, from 0."""
    return _FIRST_MADE_UP_ID + index * STEP


def made_up_index(number: int) -> int | None:
    """Return the index of the made-up product with the id *number*; None for another id."""
    index, rest = divmod(number - _FIRST_MADE_UP_ID, STEP)
    return index if rest == 0 and index >= 0 else None


def id_in(kind: str, document: Mapping[str, Any]) -> int:
    """Return the id of what a file with the keys of *document* describes.

    What is wrong in the file is refused where its kind is read.
    """
    return id_of(kind, number_of_file(document), own_id_in(document))


def number_of_file(document: Mapping[str, Any]) -> int:
    """Return the `number` of *document*; 0 for what is not one."""
    number = document.get("number")
    return number if isinstance(number, int) else 0


def own_id_in(document: Mapping[str, Any]) -> OwnId:
    """Return the `id` of *document*; None for what is not one."""
    own = document.get("id")
    return own if isinstance(own, int) else None


def tables_in(document: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    """Return the tables of the list of that *key*; an empty one for what is not a table."""
    listed = document.get(key)
    if not isinstance(listed, list):
        return ()
    return [each if isinstance(each, dict) else {} for each in listed]


def variant_id(number: int, position: int, own: OwnId = None) -> int:
    """Return the id of the variant at a *position*, from 0, of the product of that *number*; its
    *own* id is kept."""
    return own or FIRST_VARIANT + (number * PARTS + position) * STEP


def variant_id_in(document: Mapping[str, Any], position: int) -> int:
    """Return the id of the variant at a *position*, from 0, of a product with those keys."""
    variants = tables_in(document, "variants")
    own = own_id_in(variants[position]) if position < len(variants) else None
    return variant_id(number_of_file(document), position, own)
