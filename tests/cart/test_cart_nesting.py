"""Lines inside of lines, and lines whose merchandise is a fixed bundle."""

from decimal import Decimal

import pytest

from sandbox.catalog.records import Component
from tests.cart.conftest import MUG, SCARCE, TENT, counted, gid, product

SET = 120
SHOWS = """id lines(first: 9) { nodes { id quantity merchandise { ... on ProductVariant { id } }
  ... on CartLine { parentRelationship { parent { id merchandise {
    ... on ProductVariant { id } } } } } } }"""
BUNDLE = """lines(first: 9) { nodes { __typename id quantity
  cost { totalAmount { amount } }
  ... on ComponentizableCartLine { lineComponents { quantity
    merchandise { ... on ProductVariant { id } }
    cost { amountPerQuantity { amount } totalAmount { amount } } } } } }"""
NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


def line(variant, parent=None, **more):
    return {"merchandiseId": gid(variant), **({"parent": parent} if parent else {}), **more}


def of(variant):
    return {"merchandiseId": gid(variant)}


def parents(cart):
    """Return the variant of each line with that of its parent."""
    found = []
    for each in cart["lines"]["nodes"]:
        relation = each["parentRelationship"]
        parent = relation and int(relation["parent"]["merchandise"]["id"].rpartition("/")[2])
        found.append((int(each["merchandise"]["id"].rpartition("/")[2]), parent))
    return found


@pytest.fixture
def bundle(world):
    """A set of two mugs and a tent for 210.00."""
    parts = (Component(variant_id=MUG, quantity=2), Component(variant_id=TENT, quantity=1))
    world.store.put(product(SET, "Set", price=Decimal("210.00"), components=parts))


async def test_children_follow_their_parents_of_the_same_call(mutate):
    lines = [line(MUG, of(TENT)), line(TENT), line(SCARCE)]
    made = await mutate("cartCreate", SHOWS, input={"lines": lines})
    assert parents(made["cart"]) == [(SCARCE, None), (TENT, None), (MUG, TENT)]


async def test_a_child_is_added_to_a_line_of_the_cart_and_is_another_than_the_same_alone(mutate):
    cart = (await mutate("cartCreate", SHOWS, input={"lines": [line(TENT), line(MUG)]}))["cart"]
    tent = cart["lines"]["nodes"][1]["id"]
    child = line(MUG, {"lineId": tent})
    await mutate("cartLinesAdd", SHOWS, cartId=cart["id"], lines=[child])
    answer = await mutate("cartLinesAdd", SHOWS, cartId=cart["id"], lines=[child])
    assert parents(answer["cart"]) == [(MUG, None), (TENT, None), (MUG, TENT)]
    assert counted(answer["cart"]) == [(MUG, 1), (TENT, 1), (MUG, 2)]


@pytest.mark.parametrize("name", ["cartLinesRemove", "cartLinesUpdate"])
async def test_children_go_with_their_parent(name, mutate):
    lines = [line(TENT), line(MUG, of(TENT)), line(SCARCE)]
    cart = (await mutate("cartCreate", SHOWS, input={"lines": lines}))["cart"]
    tent = cart["lines"]["nodes"][1]["id"]
    given = {"lineIds": [tent]}
    if name == "cartLinesUpdate":
        given = {"lines": [{"id": tent, "quantity": 0}]}
    answer = await mutate(name, SHOWS, cartId=cart["id"], **given)
    assert parents(answer["cart"]) == [(SCARCE, None)]


@pytest.mark.parametrize(
    ("lines", "at", "code", "message"),
    [
        (
            [line(MUG, {"lineId": "gid://shopify/CartLine/none?cart=none"})],
            0,
            "PARENT_LINE_NOT_FOUND",
            "The parent line does not exist.",
        ),
        (
            [line(MUG, of(TENT))],
            0,
            "PARENT_LINE_INVALID_REFERENCE",
            "The parent line reference is invalid.",
        ),
        (
            [line(TENT), line(MUG, of(TENT)), line(SCARCE, of(MUG))],
            2,
            "PARENT_LINE_NESTING_TOO_DEEP",
            "The parent line is nested too deep.",
        ),
        (
            [line(SET), line(MUG, of(SET))],
            1,
            "BUNDLES_AND_ADDONS_CANNOT_BE_MIXED",
            "Bundles and add-ons cannot be mixed.",
        ),
    ],
)
@pytest.mark.parametrize("is_new", [True, False])
@pytest.mark.usefixtures("bundle")
async def test_a_parent_that_cannot_be_is_refused(lines, at, code, message, is_new, mutate):
    """The codes are documented; the messages are our choice."""
    if is_new:
        answer = await mutate("cartCreate", SHOWS, input={"lines": lines})
    else:
        cart = (await mutate("cartCreate", SHOWS, input={}))["cart"]
        answer = await mutate("cartLinesAdd", SHOWS, cartId=cart["id"], lines=lines)
    field = [*(["input"] if is_new else []), "lines", str(at), "parent"]
    assert (answer["cart"], answer["userErrors"]) == (
        None,
        [{"code": code, "field": field, "message": message}],
    )


@pytest.mark.usefixtures("bundle")
async def test_a_line_of_the_cart_can_be_no_parent_if_it_has_one_or_is_a_bundle(mutate):
    lines = [line(SET), line(TENT), line(MUG, of(TENT))]
    cart = (await mutate("cartCreate", SHOWS, input={"lines": lines}))["cart"]
    _, mug, bundle = (each["id"] for each in cart["lines"]["nodes"])
    codes = []
    for parent in (mug, bundle):
        child = [line(SCARCE, {"lineId": parent})]
        answer = await mutate("cartLinesAdd", SHOWS, cartId=cart["id"], lines=child)
        codes += [each["code"] for each in answer["userErrors"]]
    assert codes == ["PARENT_LINE_NESTING_TOO_DEEP", "BUNDLES_AND_ADDONS_CANNOT_BE_MIXED"]


@pytest.mark.usefixtures("bundle")
async def test_a_bundle_shows_its_components_with_their_parts_of_its_price(mutate):
    """Shopify: the type is documented; how the price is shared out is our choice."""
    made = await mutate("cartCreate", BUNDLE, input={"lines": [line(SET, quantity=3)]})
    (found,) = made["cart"]["lines"]["nodes"]
    del found["id"]
    assert found == {
        "__typename": "ComponentizableCartLine",
        "quantity": 3,
        "cost": {"totalAmount": {"amount": "630.0"}},
        "lineComponents": [
            {
                "quantity": 6,
                "merchandise": {"id": gid(MUG)},
                "cost": {
                    "amountPerQuantity": {"amount": "11.67"},
                    "totalAmount": {"amount": "70.02"},
                },
            },
            {
                "quantity": 3,
                "merchandise": {"id": gid(TENT)},
                "cost": {
                    "amountPerQuantity": {"amount": "186.67"},
                    "totalAmount": {"amount": "560.01"},
                },
            },
        ],
    }


@pytest.mark.usefixtures("bundle")
async def test_node_finds_lines_by_their_ids(mutate, ask):
    made = await mutate("cartCreate", SHOWS, input={"lines": [line(SET), line(MUG)]})
    ids = [each["id"] for each in made["cart"]["lines"]["nodes"]]
    found = [await ask(NODE, id=each) for each in (*ids, "gid://shopify/CartLine/x?cart=y")]
    assert found == [
        {"__typename": "CartLine", "id": ids[0]},
        {"__typename": "ComponentizableCartLine", "id": ids[1]},
        None,
    ]
