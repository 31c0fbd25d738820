"""Numbers of bodies that no answer could show are refused with their place."""

import pytest

from tests.control.snapshots import MARKET

SHIRT = {"title": "Shirt", "media": [], "variants": [{}]}
VIDEO = {
    "url": "https://shop.example/a.png",
    "mediaContentType": "VIDEO",
    "sources": [{"url": "https://shop.example/a.mp4", "mimeType": "video/mp4", "format": "mp4"}],
}
BOTTLE = {"quantityValue": 750, "quantityUnit": "ML"}


def large(source):
    return {**SHIRT, "media": [{**VIDEO, "sources": [{**VIDEO["sources"][0], **source}]}]}


@pytest.mark.parametrize(
    ("method", "path", "body", "fault"),
    [
        (
            "POST",
            "/products",
            large({"filesize": 2**31}),
            ("#/media/0/sources/0/filesize", "must be 2,147,483,647 or less"),
        ),
        (
            "POST",
            "/products",
            {**SHIRT, "variants": [{"unitPriceMeasurement": {**BOTTLE, "quantityValue": 1e-300}}]},
            (
                "#/variants/0/unitPriceMeasurement/quantityValue",
                "must be 0.000001 or more",
            ),
        ),
        (
            "PATCH",
            "/shop",
            {"markets": [{**MARKET, "id": 10**30}]},
            ("#/markets/0/id", "must be 1,000,000,000,000,000,000 or less"),
        ),
    ],
)
async def test_a_number_that_no_answer_could_show(faults, method, path, body, fault):
    assert await faults(method, f"/worlds/blue{path}", body) == [fault]


async def test_more_pieces_than_an_int_can_say_are_as_many_as_it_can(call, storefront):
    sizes = [{"selectedOptions": {"Size": size}, "quantityAvailable": 10**9} for size in "SML"]
    body = {
        "title": "Shirt",
        "options": [{"name": "Size", "values": ["S", "M", "L"]}],
        "variants": sizes,
    }
    assert (await call("POST", "/worlds/default/products", body))[0] == 201
    answer = await storefront.ask('{ product(handle: "shirt") { totalInventory } }')
    assert answer["data"] == {"product": {"totalInventory": 2**31 - 1}}
