"""Lines that are discounted for some pieces only are shown as two, and both can be changed."""

from decimal import Decimal

import pytest

from sandbox.cart.completing import complete
from sandbox.cart.discounts import DiscountClass, DiscountCode, Kind
from sandbox.cart.ids import token_and_key
from sandbox.cart.records import Cart
from sandbox.orders.totals import totals_of
from tests.cart.conftest import MUG, TENT, gid, product

SEVENTY = 110
ALL = (DiscountClass.ORDER, DiscountClass.PRODUCT)
SHOWS = """
  id totalQuantity
  discountAllocations { discountedAmount { amount } }
  lines(first: 9) { nodes {
    id viewKey quantity attributes { value } cost { totalAmount { amount } }
    discountAllocations { discountedAmount { amount } }
    ... on CartLine { merchandise { ... on ProductVariant { title } } }
  } }
  cost { subtotalAmount { amount } totalAmount { amount } }"""
ENGRAVED = [{"key": "engraving", "value": "A"}]


def code(title, kind, value, **more):
    return DiscountCode(id=title.lower(), title=title, kind=kind, value=Decimal(value), **more)


@pytest.fixture
def keep(world):
    world.store.put(product(SEVENTY, "Stove", price=Decimal("70.00")))
    world.store.put(code("3-FOR-2", Kind.BUY_X_GET_Y, "100", buys=2, gets=1, products=(MUG,)))
    return world.store.put


@pytest.fixture
def begin(keep, mutate):  # noqa: ARG001 - it makes the code
    """Make a cart of *quantity* mugs, of which each third is free, and return its lines."""

    async def begin(quantity):
        given = {
            "lines": [{"merchandiseId": gid(MUG), "quantity": quantity}],
            "discountCodes": ["3-FOR-2"],
        }
        cart = (await mutate("cartCreate", SHOWS, input=given))["cart"]
        return cart["id"], lines(cart)

    return begin


def lines(cart):
    return cart["lines"]["nodes"]


def shown(cart):
    """Return of each line its quantity, its total, and its discounts."""
    return [
        (
            line["quantity"],
            line["cost"]["totalAmount"]["amount"],
            [each["discountedAmount"]["amount"] for each in line["discountAllocations"]],
        )
        for line in lines(cart)
    ]


async def test_four_lines_come_of_two_and_order_discounts_go_by_what_is_left(keep, mutate):
    """Shopify: recorded by tests of its own client, each share within 0.01."""
    bought = {"buys": 3, "gets": 7, "products": (SEVENTY,)}
    keep(
        code("GET-7", Kind.BUY_X_GET_Y, "50", each=True, **bought, combines_with=ALL),
        code("ONCE", Kind.AMOUNT, "5", products=(TENT,), combines_with=ALL),
        code("ORDER", Kind.AMOUNT, "50", combines_with=ALL),
    )
    given = {
        "lines": [
            {"merchandiseId": gid(SEVENTY), "quantity": 10},
            {"merchandiseId": gid(TENT), "quantity": 5},
        ],
        "discountCodes": ["GET-7", "ONCE", "ORDER"],
    }
    cart = (await mutate("cartCreate", SHOWS, input=given))["cart"]
    assert shown(cart) == [
        (1, "195.0", ["5.0"]),
        (4, "800.0", []),
        (3, "210.0", ["0.0"]),
        (7, "140.0", ["350.0"]),
    ]
    shares = [each["discountedAmount"]["amount"] for each in cart["discountAllocations"]]
    assert shares == ["7.25", "29.74", "7.81", "5.2"]
    assert (cart["totalQuantity"], cart["cost"]) == (
        15,
        {"subtotalAmount": {"amount": "1345.0"}, "totalAmount": {"amount": "1295.0"}},
    )


async def test_the_discounted_part_keeps_the_id_and_both_ids_stay(begin, mutate):
    cart_id, before = await begin(2)
    (line,) = before
    more = [{"merchandiseId": gid(MUG), "quantity": 2}]
    answer = await mutate("cartLinesAdd", SHOWS, cartId=cart_id, lines=more)
    again = await mutate("cartNoteUpdate", SHOWS, cartId=cart_id, note="")
    rest, part = lines(answer["cart"])
    assert shown(answer["cart"]) == [(3, "37.5", ["0.0"]), (1, "0.0", ["12.5"])]
    assert part["id"] == line["id"]
    assert lines(again["cart"]) == [rest, part]
    assert rest["id"] != part["id"]


@pytest.mark.parametrize("key", ["id", "viewKey"])
@pytest.mark.parametrize(
    ("at", "change"),
    [(0, (5, [4, 2])), (1, (3, [4, 2])), (1, (1, [3, 1])), (0, (0, [1])), (1, (0, [2, 1]))],
)
async def test_either_part_can_be_given_another_quantity(begin, mutate, key, at, change):
    quantity, expected = change
    cart_id, parts = await begin(4)
    given = {key: parts[at][key], "quantity": quantity}
    answer = await mutate("cartLinesUpdate", SHOWS, cartId=cart_id, lines=[given])
    assert [each[0] for each in shown(answer["cart"])] == expected
    assert answer["userErrors"] == []


async def test_both_parts_are_changed_in_one_call(begin, mutate):
    cart_id, (rest, part) = await begin(4)
    given = [{"id": part["id"], "quantity": 2}, {"id": rest["id"], "quantity": 4}]
    answer = await mutate("cartLinesUpdate", SHOWS, cartId=cart_id, lines=given)
    assert shown(answer["cart"]) == [(4, "50.0", ["0.0"]), (2, "0.0", ["25.0"])]
    assert [line["id"] for line in lines(answer["cart"])] == [rest["id"], part["id"]]


async def test_a_part_with_other_attributes_is_a_line_of_its_own(begin, mutate):
    cart_id, (rest, part) = await begin(4)
    given = [{"id": rest["id"], "attributes": ENGRAVED}]
    answer = await mutate("cartLinesUpdate", SHOWS, cartId=cart_id, lines=given)
    engraved, plain = (
        [line for line in lines(answer["cart"]) if bool(line["attributes"]) is wanted]
        for wanted in (True, False)
    )
    assert sum(line["quantity"] for line in engraved) == 3
    assert rest["id"] in {line["id"] for line in engraved}
    assert [line["id"] for line in plain] == [part["id"]]
    ids = [line["id"] for line in lines(answer["cart"])]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(("gone", "left"), [([0], [1]), ([1], [2, 1]), ([0, 1], [])])
async def test_either_part_can_be_removed(begin, mutate, gone, left):
    cart_id, parts = await begin(4)
    ids = [parts[at]["id"] for at in gone]
    answer = await mutate("cartLinesRemove", SHOWS, cartId=cart_id, lineIds=ids)
    after = {line["id"] for line in lines(answer["cart"])}
    assert [each[0] for each in shown(answer["cart"])] == left
    assert [part["id"] in after for part in parts] == [at not in gone for at in (0, 1)]


PARENTS = """id lines(first: 9) { nodes {
  quantity ... on CartLine { parentRelationship { parent { id } } } } }"""


@pytest.mark.parametrize("at", [0, 1])
async def test_either_part_can_be_the_parent_of_a_new_line(begin, mutate, at):
    cart_id, parts = await begin(4)
    child = {"merchandiseId": gid(TENT), "parent": {"lineId": parts[at]["id"]}}
    answer = await mutate("cartLinesAdd", PARENTS, cartId=cart_id, lines=[child])
    assert answer["userErrors"] == []
    of_part = {"parent": {"id": parts[1]["id"]}}
    assert lines(answer["cart"]) == [
        {"quantity": 3, "parentRelationship": None},
        {"quantity": 1, "parentRelationship": None},
        {"quantity": 1, "parentRelationship": of_part},
    ]


async def test_the_same_child_of_both_parts_is_one_line(begin, mutate):
    cart_id, parts = await begin(4)
    given = [{"merchandiseId": gid(TENT), "parent": {"lineId": each["id"]}} for each in parts]
    answer = await mutate("cartLinesAdd", SHOWS, cartId=cart_id, lines=given)
    assert [each[0] for each in shown(answer["cart"])] == [3, 1, 2]


async def test_a_part_is_found_by_its_id(ask, begin):
    _, parts = await begin(3)
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on CartLine { id quantity } } }"
    found = await ask(query, ids=[part["id"] for part in parts])
    assert found == [{"id": part["id"], "quantity": part["quantity"]} for part in parts]


async def test_the_order_has_both_parts_and_costs_what_the_cart_did(begin, mutate, world):
    cart_id, _ = await begin(3)
    given = {"email": "ada@lovelace.example"}
    await mutate("cartBuyerIdentityUpdate", "id", cartId=cart_id, buyerIdentity=given)
    _, order = complete(world, world.store.get(Cart, token_and_key(cart_id)[0]))
    totals = totals_of(order)
    assert [(line.quantity, line.price) for line in order.lines] == [
        (2, Decimal("12.50")),
        (1, Decimal("12.50")),
    ]
    assert (totals.lines, totals.total) == ((Decimal("25.00"), Decimal("0.00")), Decimal("25.00"))
