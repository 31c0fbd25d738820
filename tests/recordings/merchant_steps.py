"""What recordings did through the real service's Admin API, done through the control API."""

from collections.abc import Callable
from typing import Any

from sandbox.client import World
from tests.recordings.comparing import Comparison

CONTACT = "gid://shopify/Page/148098187570"
MENU = "gid://shopify/Menu/291567599922"

Step = Callable[[World, Comparison, dict[str, Any], Any], None]
"""Takes a world, the comparison, the variables of the step and the recorded data."""


def make_product(world: World, comparison: Comparison, given: Any, recorded: Any) -> None:
    options = given.get("productOptions")
    fields = {} if options is None else {"options": [_option(option) for option in options]}
    made = world.products.create(
        title=given["title"],
        handle=given["handle"],
        vendor=given["vendor"],
        product_type=given["productType"],
        tags=given["tags"],
        description_html=given.get("descriptionHtml", ""),
        seo=given.get("seo", {}),
        published=given["status"] == "ACTIVE",
        **fields,
    )
    comparison.learn(recorded["product"]["id"], made.id)
    variants = recorded["product"].get("variants", {"nodes": []})["nodes"]
    for known, variant in zip(variants, made.variants, strict=False):
        comparison.learn(known["id"], variant.id)
        if "inventoryItem" in known:
            comparison.learn(known["inventoryItem"]["id"], variant.id)


def _option(option: Any) -> Any:
    return {"name": option["name"], "values": [value["name"] for value in option["values"]]}


def make_content(world: World, comparison: Comparison, given: Any, recorded: Any) -> None:
    """Make each thing that the variables of the step have."""
    named = {
        key.removeprefix("setup").removesuffix("Create").lower(): recorded[key] for key in recorded
    }
    if "product" in given:
        make_product(world, comparison, given["product"], named["product"])
    if "collection" in given:
        made: Any = world.collections.create(**given["collection"])
        comparison.learn(named["collection"]["collection"]["id"], made.id)
    if "blog" in given:
        made = world.blogs.create(**given["blog"])
        comparison.learn(named["blog"]["blog"]["id"], made.id)
    if "page" in given:
        page = given["page"]
        made = world.pages.create(title=page["title"], handle=page["handle"], body=page["body"])
        comparison.learn(named["page"]["page"]["id"], made.id)
    if "article" in given:
        article = given["article"]
        made = world.articles.create(
            blog=article["blogId"],
            title=article["title"],
            handle=article["handle"],
            content_html=article["body"],
            excerpt_html=article["summary"],
            tags=article["tags"],
            author=article["author"],
        )
        comparison.learn(named["article"]["article"]["id"], made.id)


def make_menu(world: World, comparison: Comparison) -> None:
    """Make what every new shop has: two pages and the menu `main-menu`."""
    page = world.pages.create(title="Contact")
    world.pages.create(title="Your Privacy Choices", handle="data-sharing-opt-out")
    comparison.learn(CONTACT, page.id)
    items = [
        {"title": "Home", "type": "FRONTPAGE"},
        {"title": "Catalog", "type": "CATALOG"},
        {"title": "Contact", "type": "PAGE", "handle": "contact"},
    ]
    comparison.learn(MENU, world.menus.create(title="Main menu", items=items).id)


def change_variant(world: World, _: Comparison, given: Any, __: Any) -> None:
    (variant,) = given["variants"]
    item = variant["inventoryItem"]
    world.products.update_variant(
        variant["id"],
        barcode=variant.get("barcode"),
        price=variant["price"],
        compare_at_price=variant["compareAtPrice"],
        sku=item["sku"],
        requires_shipping=item["requiresShipping"],
        quantity_available=0,
    )


def set_inventory(world: World, _: Comparison, given: Any, __: Any) -> None:
    (quantity,) = given["input"]["quantities"]
    world.products.update_variant(
        quantity["inventoryItemId"], quantity_available=quantity["quantity"]
    )


def update_product(world: World, _: Comparison, given: Any, __: Any) -> None:
    product = given["product"]
    world.products.update(product["id"], title=product["title"], handle=product["handle"])


def unpublish(world: World, _: Comparison, given: Any, __: Any) -> None:
    world.products.update(given["id"], published=False)


def delete_product(world: World, _: Comparison, given: Any, __: Any) -> None:
    world.products.delete(given["input"]["id"])


STEPS: dict[str, Step] = {
    "adminArticleSetup": make_content,
    "adminInventorySet": set_inventory,
    "adminPageTwoSetup": make_content,
    "adminProductCreate": lambda world, comparison, given, recorded: make_product(
        world, comparison, given["product"], recorded["productCreate"]
    ),
    "adminProductDelete": delete_product,
    "adminProductUpdate": update_product,
    "adminSetup": make_content,
    "adminUnpublishStorefront": unpublish,
    "adminUnrelatedNodeSetup": make_content,
    "adminVariantUpdate": change_variant,
}
NOTHING_TO_DO = {
    "adminLocationAdd": "no answer shows a location",
    "adminPublicationHydrate": "a read",
    "adminPublish": "what is made is published",
    "adminPublishStorefront": "what is made is published",
    "adminStockLocationHydrate": "a read",
    "adminUnrelatedNodePublish": "what is made is published",
}
