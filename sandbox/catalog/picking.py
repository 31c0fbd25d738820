"""Picking a variant by the options that a buyer has selected."""

from collections.abc import Sequence

from msgspec import Struct

from sandbox.catalog.availability import is_available
from sandbox.catalog.records import Product, Variant


class SelectedOptionInput(Struct, frozen=True, kw_only=True, rename="camel"):
    name: str
    value: str


class Selection(Struct, frozen=True, kw_only=True, gc=False):
    """What is selected, and how it is compared: `ignore_unknown` drops options that the product
    does not have, `ignore_case` compares names and values in any case."""

    options: Sequence[SelectedOptionInput]
    ignore_unknown: bool
    ignore_case: bool

    def choices(self, product: Product) -> dict[int, int] | None:
        """Return the position of the value selected for each position of an option.

        None where something is selected that the product does not have.
        """
        found: dict[int, int] = {}
        for selected in self.options:
            at = self._position([option.name for option in product.options], selected.name)
            if at is None:
                if self.ignore_unknown:
                    continue
                return None
            names = [value.name for value in product.options[at].values]
            value = self._position(names, selected.value)
            if value is None:
                return None
            found[at] = value
        return found

    def _position(self, names: Sequence[str], wanted: str) -> int | None:
        if self.ignore_case:
            names, wanted = [name.casefold() for name in names], wanted.casefold()
        return names.index(wanted) if wanted in names else None


def selected_variant(product: Product, selection: Selection) -> Variant | None:
    """Return the variant that all options are selected of; None for a part of them (inferred)."""
    choices = selection.choices(product)
    if choices is None or len(choices) < len(product.options):
        return None
    wanted = tuple(choices[at] for at in range(len(product.options)))
    return next((variant for variant in product.variants if variant.choices == wanted), None)


def first_available_variant(product: Product) -> Variant | None:
    """Return the first variant that can be bought, else the first (documented)."""
    available = (variant for variant in product.variants if is_available(variant))
    return next(available, product.variants[0] if product.variants else None)


def selected_or_first_available(product: Product, selection: Selection | None) -> Variant | None:
    """Return the selected variant, available or not; without a match as without a selection."""
    chosen = None if selection is None else selected_variant(product, selection)
    return chosen or first_available_variant(product)


def adjacent_variants(product: Product, selection: Selection | None) -> list[Variant]:
    """Return the variants that differ from the selected one in just one option, by id."""
    return adjacent(product, selected_or_first_available(product, selection))


def adjacent(product: Product, chosen: Variant | None) -> list[Variant]:
    """Return the variants that differ from the *chosen* one in just one option, by id."""
    if chosen is None:
        return []
    near = [v for v in product.variants if _differences(v.choices, chosen.choices) == 1]
    return sorted(near, key=lambda variant: variant.id)


def first_selectable_variant(product: Product, option: int, value: int) -> Variant | None:
    """Return the variant of that *value* with the lowest values of the other options."""
    having = [variant for variant in product.variants if variant.choices[option] == value]
    return min(having, key=lambda variant: variant.choices, default=None)


def _differences(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
