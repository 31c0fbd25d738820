"""Metafields of what has none: a shop and its markets."""

from collections.abc import Sequence
from typing import Any, Final

from sandbox.storefront.fields.connection import Fields


def _no_metafield(_owner: object, **_named: Any) -> None:
    return None


def _no_metafields(_owner: object, *, identifiers: Sequence[object]) -> list[None]:
    """Shopify: a metafield that there is not is null, in the place where it was asked for."""
    return [None] * len(identifiers)


WITHOUT_METAFIELDS: Final[Fields] = {
    "metafield": _no_metafield,
    "metafields": _no_metafields,
}
