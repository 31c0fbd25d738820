"""Products and their variants, as a merchant sees and changes them."""

from typing import Final

from sandbox.catalog import records
from sandbox.catalog.in_collection import WithCollections
from sandbox.catalog.merchant.products import (
    create_product,
    delete_product,
    update_product,
    update_variant,
)
from sandbox.catalog.search_fields import PRODUCT_FIELDS
from sandbox.control.product_shown import show_product, show_variant
from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control.things import INVALID, Things, not_found, tried
from sandbox.control_models import products as models
from sandbox.control_models.new_products import NewProduct, ProductChange, VariantChange
from sandbox.control_models.products import ProductPage
from sandbox.gid import number_of

PRODUCTS: Final = Things(
    path="products",
    singular="product",
    name="Product",
    kept=records.Product,
    fields=lambda world: WithCollections(PRODUCT_FIELDS, world),
    new=NewProduct,
    change=ProductChange,
    shown=models.Product,
    page=ProductPage,
    create=create_product,
    update=update_product,
    delete=delete_product,
    show=show_product,
)


def patch_variant(request: ControlRequest[Empty, VariantChange]) -> models.Variant:
    """Change a variant by its id. Raises `ProblemError`."""
    world, text = request.world, request.path["id"]
    number = number_of(text, "ProductVariant")
    product = world.store.find(records.Product, "variant_ids", str(number))
    if number is None or product is None:
        raise not_found(request, "variant", text, listed=PRODUCTS.path)
    product = tried(world, update_variant, product, number, request.body)
    changed = next(each for each in product.variants if each.id == number)
    return show_variant(world, product, changed)


ROUTES: Final = (
    *PRODUCTS.routes(),
    Route(
        method="PATCH",
        path="/worlds/{world}/variants/{id}",
        handle=patch_variant,
        summary="Change a variant: its price, its stock and the like.",
        body=VariantChange,
        answers={200: models.Variant},
        refusals={404: "The world has no such variant.", **INVALID},
    ),
)
