"""A bundle and its components share their stock: no order takes more than there is."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples

from sandbox.app import worlds_of
from sandbox.cart.records import CartLine
from sandbox.cart.stock import measured
from sandbox.catalog.records import Component
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from tests.budget import budget
from tests.cart.conftest import SCARCE, TENT, gid, product

SET, PAIR = 201, 202
PARTS = {
    SCARCE: {SCARCE: 1},
    TENT: {TENT: 1},
    SET: {SCARCE: 2, TENT: 1},
    PAIR: {SCARCE: 2},
}
"""What is in one piece of each variant. Of a pair the same component is named twice."""


def bundles():
    lamp, tent = Component(variant_id=SCARCE), Component(variant_id=TENT)
    two = Component(variant_id=SCARCE, quantity=2)
    return (
        product(SET, "Set", components=(two, tent)),
        product(PAIR, "Pair", components=(lamp,) * 2),
    )


def lamps(count):
    return product(SCARCE, "Lamp", "Blue", quantity=count)


@pytest.fixture
def shop(world):
    world.store.put(lamps(3), *bundles())


@pytest.mark.usefixtures("shop")
async def test_what_a_component_takes_is_not_there_for_its_bundle(create, mutate):
    cart = await create((SCARCE, 2))
    (lamp,) = cart["lines"]["nodes"]
    lines = [{"merchandiseId": gid(PAIR), "quantity": 1}]
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=lines)
    pair = answer["cart"]["lines"]["nodes"][0]
    assert answer == {
        "cart": {
            "id": cart["id"],
            "totalQuantity": 2,
            "lines": {
                "nodes": [
                    {
                        "id": pair["id"],
                        "quantity": 0,
                        "attributes": [],
                        "merchandise": {"id": gid(PAIR)},
                    },
                    lamp,
                ]
            },
        },
        "userErrors": [],
        "warnings": [
            {
                "code": "MERCHANDISE_OUT_OF_STOCK",
                "message": "The product 'Pair' is already sold out.",
                "target": pair["id"],
            }
        ],
    }


WORLD = worlds_of(SETTINGS := Settings(), ShopData(SETTINGS), Library()).open("bundles")


@given(
    lists(tuples(sampled_from(sorted(PARTS)), integers(1, 6)), max_size=6),
    integers(0, 8),
    integers(0, 4),
)
@settings(max_examples=budget(100, nightly=1_000))
def test_all_lines_together_take_what_there_is_and_no_more(wanted, lamp_count, tent_count):
    WORLD.store.put(lamps(lamp_count), product(TENT, "Tent", quantity=tent_count), *bundles())
    lines = [
        CartLine(id=str(at), variant_id=variant, quantity=count)
        for at, (variant, count) in enumerate(wanted)
    ]
    left = Counter({SCARCE: lamp_count, TENT: tent_count})
    given = measured(lines, viewer_of(WORLD)).lines
    for line in given:
        for part, each in PARTS[line.variant_id].items():
            left[part] -= each * line.quantity
    could_have_more = [
        line.id
        for line, (variant, count) in zip(given, wanted, strict=True)
        if line.quantity < count and all(left[part] >= n for part, n in PARTS[variant].items())
    ]
    assert (min(left.values()) >= 0, could_have_more) == (True, [])
