"""Sources of the values of filters: types, vendors, tags, options, metafields, categories.

Shopify: ids, labels and inputs are reported from a shop in public.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias

from sandbox.catalog.filter_labels import label
from sandbox.catalog.filter_settings import Category, FilterSetting, FilterSource
from sandbox.catalog.metafield_reader import MetafieldReader
from sandbox.catalog.records import OptionValue, Product, Variant
from sandbox.metafields.records import MetafieldDefinition, definition_path
from sandbox.viewer import Viewer

_SEPARATORS: Final = re.compile(r"[^\w]+")
_YES_AND_NO: Final = {"true": ("1", "Yes"), "false": ("0", "No")}


class SourceOf:
    """What a list of products can be filtered by, for one setting.

    `kind` is that of conditions that ask for it.
    """

    is_boolean = False
    is_of_variants = False
    """Whether variants of a product may differ in their values."""
    is_ordered = False
    """Whether values stand in the order in which they are found."""
    swatches: Mapping[str, OptionValue] = {}

    def __init__(self, setting: FilterSetting, *, kind: str, id: str, label: str) -> None:
        self.kind = kind
        self.id = id
        self.label = setting.label or label

    def values(self, product: Product, variant: Variant) -> Iterable[str]:
        """Return the values that a variant of *product* has. A source without its own raises."""
        raise NotImplementedError

    def input_of(self, value: str) -> Any:
        """Return the `ProductFilter` that asks for *value*. A source without its own raises."""
        raise NotImplementedError

    def totals(self, counts: Counter[str]) -> Counter[str]:
        """Return how many products each value finds, of how many have it."""
        return counts

    def label_of(self, value: str) -> str:
        return value

    def name_in_id(self, value: str) -> str:
        """Return *value* as ids have it: `Sea Green / Desert` is `sea-green-desert`."""
        return _SEPARATORS.sub("-", value.lower()).strip("-")


class _OfProduct(SourceOf):
    """A plain attribute of products."""

    def __init__(
        self,
        setting: FilterSetting,
        *,
        kind: str,
        id: str,
        label: str,
        key: str,
        get: Callable[[Product], Iterable[str]],
    ) -> None:
        super().__init__(setting, kind=kind, id=id, label=label)
        self._key, self._get = key, get

    def values(self, product: Product, _variant: Variant) -> Iterable[str]:
        return filter(None, self._get(product))

    def input_of(self, value: str) -> Any:
        return {self._key: value}


class _OfOption(SourceOf):
    is_of_variants = True
    is_ordered = True

    def __init__(self, setting: FilterSetting) -> None:
        name = setting.name.lower()
        super().__init__(
            setting, kind=f"option {name}", id=f"filter.v.option.{name}", label=setting.name
        )
        self._name, self._has_label = name, setting.label is not None
        self.swatches: dict[str, OptionValue] = {}

    def values(self, product: Product, variant: Variant) -> Iterable[str]:
        for option, choice in zip(product.options, variant.choices, strict=True):
            if (option.own_name or option.name).lower() == self._name:
                self._show(option.name)
                value = option.values[choice]
                if value.color is not None or value.image is not None:
                    self.swatches.setdefault(value.name, value)
                yield value.name

    def _show(self, name: str) -> None:
        """Let the label be *name*, as products have it in the viewer's language."""
        if not self._has_label:
            self.label = name

    def input_of(self, value: str) -> Any:
        return {"variantOption": {"name": self._name, "value": value}}


class _OfMetafield(SourceOf):
    def __init__(self, setting: FilterSetting, viewer: Viewer) -> None:
        namespace, _, key = setting.name.rpartition(".")
        self._is_variant = setting.source is FilterSource.VARIANT_METAFIELD
        self.is_of_variants = self._is_variant
        self._place, self._reader = (namespace, key), MetafieldReader(viewer)
        self._language = viewer.language
        owner = "ProductVariant" if self._is_variant else "Product"
        path = definition_path(owner, namespace, key)
        definition = viewer.world.store.find(MetafieldDefinition, "path", path)
        self.is_boolean = definition is not None and definition.type == "boolean"
        super().__init__(
            setting,
            kind=f"{owner} metafield {setting.name}",
            id=f"filter.{'v' if self._is_variant else 'p'}.m.{setting.name}",
            label=key if definition is None else definition.name,
        )

    def values(self, product: Product, variant: Variant) -> Iterable[str]:
        owner = variant if self._is_variant else product
        return self._reader.values(owner, *self._place)

    def input_of(self, value: str) -> Any:
        namespace, key = self._place
        field = "variantMetafield" if self._is_variant else "productMetafield"
        return {field: {"namespace": namespace, "key": key, "value": value}}

    def label_of(self, value: str) -> str:
        if not self.is_boolean:
            return value
        return label(_YES_AND_NO[value][1], self._language)

    def name_in_id(self, value: str) -> str:
        return _YES_AND_NO[value][0] if self.is_boolean else super().name_in_id(value)


class _OfCategory(SourceOf):
    def __init__(self, setting: FilterSetting, viewer: Viewer) -> None:
        name = label("Category", viewer.language)
        super().__init__(setting, kind="category", id="filter.p.t.category", label=name)
        self._viewer = viewer

    def values(self, product: Product, _variant: Variant) -> Iterable[str]:
        return () if product.category is None else (product.category,)

    def totals(self, counts: Counter[str]) -> Counter[str]:
        """Return the counts with the categories below each, which are found by it, too."""
        totals = Counter[str]()
        for category in counts:
            below = (each for each in counts if f"{each}-".startswith(f"{category}-"))
            totals[category] = sum(counts[each] for each in below)
        return totals

    def input_of(self, value: str) -> Any:
        return {"category": {"id": f"gid://shopify/TaxonomyCategory/{value}"}}

    def label_of(self, value: str) -> str:
        return category_name(value, self._viewer)


def category_name(category: str, viewer: Viewer) -> str:
    """Return the name of a category of the taxonomy; its id where nothing names it."""
    found = viewer.world.store.get(Category, category)
    return category if found is None else found.name


_Make: TypeAlias = Callable[[FilterSetting, Viewer], SourceOf]


def _types(setting: FilterSetting, viewer: Viewer) -> SourceOf:
    return _OfProduct(
        setting,
        kind="product_type",
        id="filter.p.product_type",
        label=label("Product type", viewer.language),
        key="productType",
        get=lambda product: (product.product_type,),
    )


def _vendors(setting: FilterSetting, viewer: Viewer) -> SourceOf:
    return _OfProduct(
        setting,
        kind="product_vendor",
        id="filter.p.vendor",
        label=label("Brand", viewer.language),
        key="productVendor",
        get=lambda product: (product.vendor,),
    )


def _tags(setting: FilterSetting, _viewer: Viewer) -> SourceOf:
    return _OfProduct(
        setting,
        kind="tag",
        id="filter.p.tag",
        label="Tag",
        key="tag",
        get=lambda product: product.tags,
    )


_SOURCES: Final[Mapping[FilterSource, _Make]] = {
    FilterSource.CATEGORY: _OfCategory,
    FilterSource.OPTION: lambda setting, _viewer: _OfOption(setting),
    FilterSource.PRODUCT_METAFIELD: _OfMetafield,
    FilterSource.PRODUCT_TYPE: _types,
    FilterSource.TAG: _tags,
    FilterSource.VARIANT_METAFIELD: _OfMetafield,
    FilterSource.VENDOR: _vendors,
}


def source_of(setting: FilterSetting, viewer: Viewer) -> SourceOf:
    return _SOURCES[setting.source](setting, viewer)
