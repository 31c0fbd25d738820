"""Names of items: product and variant in one, such as `Mug - Red`."""

from sandbox.catalog.records import DEFAULT_VALUE, Product, Variant


def title_of(product: Product, variant: Variant) -> str:
    """Return the title of a variant: the values of its options, such as `Moss / S`."""
    chosen = zip(product.options, variant.choices, strict=True)
    return " / ".join([option.values[choice].name for option, choice in chosen])


def item_name(product: str, variant: str) -> str:
    """Return the name of an item, of the titles of its *product* and its *variant*."""
    return product if variant == DEFAULT_VALUE else f"{product} - {variant}"


def variant_title(variant: str) -> str | None:
    """Return the title of a variant. Shopify: null for a product without options (documented)."""
    return None if variant == DEFAULT_VALUE else variant


def product_title(name: str, variant: str | None) -> str:
    """Return the *name* of an item without the title of its *variant*."""
    return name if variant is None else name.removesuffix(f" - {variant}")
