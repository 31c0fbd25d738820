"""Metafields of a shop: the API returns only those whose namespace and key a document has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Literal

from msgspec import Struct

from sandbox.catalog.filter_settings import FilterSource
from sandbox.catalog.seed.filters import WrittenFilters
from sandbox.faults import FaultError
from sandbox.importing.shop.connection import ShopError
from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.session import converted
from sandbox.importing.shop.shop_files import ShopFiles
from sandbox.metafields import WrittenMetafield
from sandbox.metafields.value_texts import check_value
from sandbox.metafields.written import WrittenDefinition, split_key
from sandbox.world.clock import Moment

_NAME: Final = re.compile(r"(\w+)\.([\w-]+(?:\.[\w-]+)*)\.([\w-]+)")
OWNERS: Final[Mapping[str, str]] = {
    name.lower(): name
    for name in ("Article", "Blog", "Collection", "Location", "Page", "Product", "Shop")
} | {"variant": "ProductVariant"}


FILTERED: Final[Mapping[FilterSource, Literal["Product", "ProductVariant"]]] = {
    FilterSource.PRODUCT_METAFIELD: "Product",
    FilterSource.VARIANT_METAFIELD: "ProductVariant",
}
"""Whose metafields products are filtered by."""


class MetafieldIdentifiers(Struct, frozen=True):
    """Namespaces and keys of the metafields to copy, by the type of their owner."""

    by_owner: Mapping[str, tuple[tuple[str, str], ...]]

    @classmethod
    def read(cls, names: Sequence[str]) -> "MetafieldIdentifiers":
        """Read names such as `product.custom.material`. Raises `ShopError`."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for name in names:
            match = _NAME.fullmatch(name)
            if match is None or match[1].lower() not in OWNERS:
                raise ShopError(
                    f"{name!r} is not a metafield: write OWNER.NAMESPACE.KEY, such as"
                    f" product.custom.material. Owners are {', '.join(sorted(OWNERS))}."
                )
            owner = OWNERS[match[1].lower()]
            found[owner] = (*found.get(owner, ()), (match[2], match[3]))
        return cls(found)

    def with_filters(self, filters: WrittenFilters) -> "MetafieldIdentifiers":
        """Return these and the metafields that products are filtered by."""
        found = dict(self.by_owner)
        for each in filters.filters:
            owner = FILTERED.get(each.source)
            if owner is not None:
                place = split_key(each.name)
                found[owner] = tuple(dict.fromkeys((*found.get(owner, ()), place)))
        return MetafieldIdentifiers(found)

    def selection(self, owner: str) -> str:
        """Return the line that selects them, `__typename` if there are none."""
        fields = "id createdAt updatedAt namespace key type value reference { ...File }"
        return self._selection(owner, f"{fields} references(first: 50) {{ nodes {{ ...File }} }}")

    def values(self, owner: str) -> str:
        """Return the line that selects their values alone, `__typename` if there are none."""
        return self._selection(owner, "namespace key value")

    def _selection(self, owner: str, fields: str) -> str:
        found = self.by_owner.get(owner)
        if not found:
            return "__typename"
        identifiers = ", ".join(f'{{namespace: "{n}", key: "{k}"}}' for n, k in found)
        return f"metafields(identifiers: [{identifiers}]) {{ {fields} }} # optional"


class _Metafield(Struct, frozen=True, rename="camel"):
    id: str
    created_at: Moment
    updated_at: Moment
    namespace: str
    key: str
    type: str
    value: str
    reference: dict[str, Any] | None = None
    references: dict[str, Any] | None = None


class Metafields:
    """Metafields as fixtures; the files that they refer to go to *files*.

    `unknown` are the types of those that the sandbox does not know: they are left out.
    """

    def __init__(self, files: ShopFiles) -> None:
        self._files: Final = files
        self.unknown: Final[set[str]] = set()
        self._types: Final[dict[tuple[str, str], str]] = {}

    def written(
        self, owner: str, answered: Sequence[dict[str, Any] | None]
    ) -> tuple[WrittenMetafield, ...]:
        """Return the metafields of an *owner*, which is a type of the schema."""
        found = tuple(self._written(each) for each in self._known(answered))
        self._types.update({(owner, each.key): each.type or "" for each in found})
        return found

    def definitions(self, filters: WrittenFilters) -> tuple[WrittenDefinition, ...]:
        """Return definitions of the metafields that products are filtered by."""
        return tuple(
            WrittenDefinition(owner=owner, key=each.name, name=each.label or each.name, type=kind)
            for each in filters.filters
            if (owner := FILTERED.get(each.source)) is not None
            if (kind := self._types.get((owner, each.name))) is not None
        )

    def _known(self, answered: Sequence[dict[str, Any] | None]) -> Iterator[_Metafield]:
        for each in answered:
            if each is None:
                continue
            metafield = converted(each, _Metafield)
            if self.is_known(metafield.type, metafield.value):
                yield metafield

    def is_known(self, type: str, value: str) -> bool:
        """Say whether *value* is one of a *type* that there is; note the type if it is not."""
        try:
            check_value(type, value)
        except FaultError:
            self.unknown.add(type)
            return False
        return True

    def _written(self, metafield: _Metafield) -> WrittenMetafield:
        self._files.note(metafield.reference, metafield.references)
        return WrittenMetafield(
            key=f"{metafield.namespace}.{metafield.key}",
            text=metafield.value,
            type=metafield.type,
            id=number_in(metafield.id),
            created_at=metafield.created_at,
            updated_at=metafield.updated_at,
        )
