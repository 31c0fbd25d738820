"""`cartLinesAdd`, `cartLinesUpdate`, `cartLinesRemove`: merging, order, stock, refusals."""

import pytest

from tests.cart.conftest import (
    HIDDEN,
    MUG,
    PLAN_ONLY,
    SCARCE,
    SOLD_OUT,
    TENT,
    counted,
    gid,
    masked,
)

A = [{"key": "engraving", "value": "A"}]
B = [{"key": "engraving", "value": "B"}]
BAD_QUANTITY = (
    f"The quantity for merchandise with id {gid(MUG)} must be greater than zero but less than "
    "1000000."
)
OF_A_PARENT = 51001811939328  # of Trail Bottle, which stands for one of Trail Bottle Steel
UNKNOWN_LINE = "gid://shopify/CartLine/b2ff061a-eba8-42dd-8013-261d84e6915f?cart=hWN"


def line(variant, quantity=1, **more):
    return {"merchandiseId": gid(variant), "quantity": quantity, **more}


def ids(cart):
    return [line["id"] for line in cart["lines"]["nodes"]]


# --- add ---


async def test_a_new_line_stands_before_the_others(create, mutate):
    """Shopify: recorded."""
    cart = await create((MUG, 1))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(TENT), line(SCARCE)])
    assert counted(answer["cart"]) == [(SCARCE, 1), (TENT, 1), (MUG, 1)]
    assert (answer["userErrors"], answer["warnings"]) == ([], [])


async def test_what_is_like_a_line_goes_into_it_and_other_attributes_make_another(create, mutate):
    """Shopify: recorded."""
    cart = await create((MUG, 2), (MUG, 3))
    (first,) = ids(cart)
    answer = await mutate(
        "cartLinesAdd",
        cartId=cart["id"],
        lines=[
            line(MUG),
            line(MUG, attributes=A),
            line(MUG, attributes=A),
            line(MUG, 4, attributes=B),
        ],
    )
    assert counted(answer["cart"]) == [(MUG, 4), (MUG, 2), (MUG, 6)]
    assert ids(answer["cart"])[2] == first


async def test_the_order_of_attributes_makes_no_other_line_and_the_last_of_a_key_counts(
    create, mutate
):
    """Shopify: of a repeated key the first place and the last value stay: recorded for a cart."""
    two = [{"key": "a", "value": "1"}, {"key": "b", "value": "2"}]
    cart = await create()
    answer = await mutate(
        "cartLinesAdd",
        cartId=cart["id"],
        lines=[
            line(MUG, attributes=[{"key": "a", "value": "0"}, *two[1:], *two[:1]]),
            line(MUG, attributes=two[::-1]),
        ],
    )
    (only,) = answer["cart"]["lines"]["nodes"]
    assert (only["quantity"], only["attributes"]) == (2, two)


async def test_a_quantity_of_zero_adds_nothing_and_is_no_error(create, mutate):
    """Shopify: recorded."""
    cart = await create((MUG, 1))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(TENT, 0), line(MUG, 0)])
    assert (counted(answer["cart"]), answer["userErrors"]) == ([(MUG, 1)], [])


async def test_a_line_gets_what_the_other_lines_leave_of_the_stock(create, mutate):
    """Shopify: recorded."""
    cart = await create((SCARCE, 4))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(SCARCE, 10, attributes=A)])
    assert counted(answer["cart"]) == [(SCARCE, 1), (SCARCE, 4)]
    assert answer["warnings"] == [
        {
            "code": "MERCHANDISE_NOT_ENOUGH_STOCK",
            "message": "Only 1 item was added to your cart due to availability.",
            "target": ids(answer["cart"])[0],
        }
    ]


async def test_lines_of_a_new_cart_share_the_stock(mutate):
    """What was recorded for cartLinesAdd."""
    lines = [line(SCARCE, 4), line(SCARCE, 10, attributes=A)]
    answer = await mutate("cartCreate", input={"lines": lines})
    assert counted(answer["cart"]) == [(SCARCE, 1), (SCARCE, 4)]
    assert answer["warnings"] == [
        {
            "code": "MERCHANDISE_NOT_ENOUGH_STOCK",
            "message": "Only 1 item was added to your cart due to availability.",
            "target": ids(answer["cart"])[0],
        }
    ]


@pytest.mark.parametrize("is_new", [True, False])
async def test_a_line_does_not_grow_to_a_million(is_new, create, mutate):
    """That the limit is of the whole line is our choice."""
    cart = await create((MUG, 1))
    wanted = [line(MUG, 999_999)] * (2 if is_new else 1)
    refused = (
        await mutate("cartCreate", "id", input={"lines": wanted})
        if is_new
        else await mutate("cartLinesAdd", "id", cartId=cart["id"], lines=wanted)
    )
    path = ["input", "lines", "1"] if is_new else ["lines", "0"]
    assert refused == {
        "cart": None,
        "userErrors": [{"code": "INVALID", "field": [*path, "quantity"], "message": BAD_QUANTITY}],
        "warnings": [],
    }


async def test_two_lines_do_not_become_one_of_a_million(create, mutate):
    cart = await create((MUG, 1))
    lines = [line(MUG, 999_999, attributes=A)]
    both = (await mutate("cartLinesAdd", cartId=cart["id"], lines=lines))["cart"]
    change = {"id": ids(both)[0], "attributes": []}
    refused = await mutate("cartLinesUpdate", "id", cartId=cart["id"], lines=[change])
    assert (refused["cart"], refused["userErrors"][0]["message"]) == (None, BAD_QUANTITY)


async def test_the_warning_tells_the_quantity_of_the_line_not_what_was_added(create, mutate):
    """Shopify: reported."""
    cart = await create((SCARCE, 5))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(SCARCE)])
    assert counted(answer["cart"]) == [(SCARCE, 5)]
    assert masked(answer["warnings"]) == [
        {
            "code": "MERCHANDISE_NOT_ENOUGH_STOCK",
            "message": "Only 5 items were added to your cart due to availability.",
            "target": "gid://shopify/CartLine/UUID?cart=TOKEN",
        }
    ]


async def test_what_is_sold_out_stays_as_a_line_of_zero_and_warns_each_time(create, mutate):
    """Shopify: recorded."""
    cart = await create((SCARCE, 5))
    warning = {
        "code": "MERCHANDISE_OUT_OF_STOCK",
        "message": "The product 'Lamp - Blue' is already sold out.",
        "target": "gid://shopify/CartLine/UUID?cart=TOKEN",
    }
    first = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(SCARCE, attributes=A)])
    again = await mutate("cartNoteUpdate", cartId=cart["id"], note="")
    assert counted(first["cart"]) == counted(again["cart"]) == [(SCARCE, 0), (SCARCE, 5)]
    assert first["cart"]["totalQuantity"] == 5
    assert masked(first["warnings"]) == masked(again["warnings"]) == [warning]


async def test_a_variant_without_options_is_told_by_its_product_alone(mutate):
    answer = await mutate("cartCreate", input={"lines": [line(SOLD_OUT)]})
    assert [warning["message"] for warning in answer["warnings"]] == [
        "The product 'Kettle' is already sold out."
    ]


@pytest.mark.parametrize(
    ("given", "field", "error"),
    [
        (
            {"merchandiseId": "gid://shopify/ProductVariant/0"},
            "merchandiseId",
            ("INVALID", f"The merchandise with id {gid(0)} does not exist."),
        ),
        (
            line(MUG, sellingPlanId="gid://shopify/SellingPlan/0"),
            "sellingPlanId",
            ("SELLING_PLAN_NOT_APPLICABLE", "Cannot apply selling plan to variant"),
        ),
        (
            line(PLAN_ONLY),
            "sellingPlanId",
            (
                "VARIANT_REQUIRES_SELLING_PLAN",
                "Variant can only be purchased with a selling plan.",
            ),
        ),
        (
            line(MUG, 1_000_000),
            "quantity",
            ("INVALID", BAD_QUANTITY),
        ),
        (
            line(MUG, -1),
            "quantity",
            ("INVALID", BAD_QUANTITY),
        ),
    ],
)
async def test_a_bad_line_refuses_all_and_leaves_the_cart_null(given, field, error, create, mutate):
    """Shopify: the first two are recorded, the fourth is reported."""
    cart = await create((MUG, 1))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(TENT), given])
    created = await mutate("cartCreate", input={"lines": [given]})
    error = dict(zip(("code", "message"), error, strict=True))
    assert answer == {
        "cart": None,
        "userErrors": [{**error, "field": ["lines", "1", field]}],
        "warnings": [],
    }
    assert created == {
        "cart": None,
        "userErrors": [{**error, "field": ["input", "lines", "0", field]}],
        "warnings": [],
    }
    after = await mutate("cartNoteUpdate", cartId=cart["id"], note="")
    assert after["cart"] == cart


async def test_all_bad_lines_are_told_in_the_order_of_the_call(create, mutate):
    cart = await create()
    answer = await mutate(
        "cartLinesAdd", cartId=cart["id"], lines=[line(1), line(MUG), line(PLAN_ONLY)]
    )
    assert [error["field"] for error in answer["userErrors"]] == [
        ["lines", "0", "merchandiseId"],
        ["lines", "2", "sellingPlanId"],
    ]


async def test_a_variant_of_the_parent_of_a_combined_listing_is_none_of_its_own(create, mutate):
    """That it cannot be added is our choice: what is shown has the ids of the children."""
    cart = await create((MUG, 1))
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(OF_A_PARENT)])
    assert [error["message"] for error in answer["userErrors"]] == [
        f"The merchandise with id {gid(OF_A_PARENT)} does not exist."
    ]


async def test_what_is_not_sold_in_the_buyers_country_does_not_exist(create, mutate):
    cart = await create(buyerIdentity={"countryCode": "DE"})
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(HIDDEN)])
    assert [error["message"] for error in answer["userErrors"]] == [
        f"The merchandise with id {gid(HIDDEN)} does not exist."
    ]


async def test_more_than_500_lines_are_too_large(create, mutate):
    cart = await create()
    for start in (0, 250):
        many = [line(MUG, attributes=[{"key": "n", "value": str(start + n)}]) for n in range(250)]
        answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=many)
        assert answer["userErrors"] == []
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(MUG)])
    assert answer == {
        "cart": None,
        "userErrors": [
            {"code": "CART_TOO_LARGE", "field": None, "message": "The cart is too large to save."}
        ],
        "warnings": [],
    }


async def test_more_than_1_mib_is_too_large(create, mutate):
    cart = await create()
    long = {"key": "n", "value": "x" * 600_000}
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(MUG, attributes=[long])])
    assert answer["userErrors"] == []
    other = {**long, "key": "m"}
    answer = await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(MUG, attributes=[other])])
    assert answer == {
        "cart": None,
        "userErrors": [
            {"code": "CART_TOO_LARGE", "field": None, "message": "The cart is too large to save."}
        ],
        "warnings": [],
    }


async def test_preferences_can_make_a_cart_too_large(create, mutate):
    cart = await create()
    long = {"key": "n", "value": "x" * 600_000}
    await mutate("cartLinesAdd", cartId=cart["id"], lines=[line(MUG, attributes=[long])])
    preferences = {"delivery": {"deliveryMethod": ["PICK_UP"], "pickupHandle": ["x" * 600_000]}}
    answer = await mutate(
        "cartBuyerIdentityUpdate", cartId=cart["id"], buyerIdentity={"preferences": preferences}
    )
    assert answer == {
        "cart": None,
        "userErrors": [
            {"code": "CART_TOO_LARGE", "field": None, "message": "The cart is too large to save."}
        ],
        "warnings": [],
    }


# --- update ---


async def test_an_updated_line_keeps_its_id_and_its_place(create, mutate):
    """Shopify: recorded."""
    cart = await create((MUG, 1), (TENT, 1), (SCARCE, 1))
    changes = [
        {"id": ids(cart)[1], "quantity": 4, "attributes": A},
        {"id": ids(cart)[2], "merchandiseId": gid(TENT)},
    ]
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=changes)
    assert counted(answer["cart"]) == [(SCARCE, 1), (TENT, 4), (TENT, 1)]
    assert ids(answer["cart"]) == ids(cart)
    assert answer["cart"]["lines"]["nodes"][1]["attributes"] == A


@pytest.mark.parametrize(
    ("attributes", "kept"), [({}, A), ({"attributes": None}, A), ({"attributes": []}, [])]
)
async def test_attributes_that_are_left_out_stay_and_an_empty_list_clears_them(
    attributes, kept, create, mutate
):
    """Shopify: documented."""
    cart = await create(lines=[line(MUG, attributes=A)])
    change = {"id": ids(cart)[0], "quantity": 2, **attributes}
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[change])
    (only,) = answer["cart"]["lines"]["nodes"]
    assert (only["quantity"], only["attributes"]) == (2, kept)


async def test_an_updated_line_gets_its_stock_before_the_others(create, mutate):
    """Shopify: recorded."""
    cart = await create(lines=[line(SCARCE, 3), line(SCARCE, 1, attributes=A)])
    newer, older = ids(cart)
    change = {"id": newer, "quantity": 4}
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[change])
    assert counted(answer["cart"]) == [(SCARCE, 4), (SCARCE, 1)]
    assert answer["warnings"] == [
        {
            "code": "MERCHANDISE_NOT_ENOUGH_STOCK",
            "message": "Only 1 item was added to your cart due to availability.",
            "target": older,
        }
    ]


async def test_a_quantity_of_zero_removes_the_line(create, mutate):
    """Shopify: reported."""
    cart = await create((MUG, 1), (TENT, 1))
    change = {"id": ids(cart)[0], "quantity": 0}
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[change, change])
    assert counted(answer["cart"]) == [(MUG, 1)]


async def test_two_lines_that_become_alike_are_the_upper_one(create, mutate):
    cart = await create(lines=[line(MUG, 1), line(TENT, 1), line(MUG, 2, attributes=A)])
    change = {"id": ids(cart)[2], "quantity": 4, "attributes": A}
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[change])
    assert counted(answer["cart"]) == [(MUG, 6), (TENT, 1)]
    assert ids(answer["cart"]) == ids(cart)[:2]


async def test_a_view_key_names_a_line_too(ask, create, mutate):
    """Shopify: documented since 2026-07; its form is our choice."""
    cart = await create((MUG, 1), (TENT, 1))
    document = "query ($id: ID!) { cart(id: $id) { lines(first: 2) { nodes { viewKey } } } }"
    tent, mug = [node["viewKey"] for node in (await ask(document, id=cart["id"]))["lines"]["nodes"]]
    change = {"viewKey": tent, "quantity": 3}
    updated = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[change])
    removed = await mutate("cartLinesRemove", cartId=cart["id"], viewKeys=[mug])
    assert counted(updated["cart"]) == [(TENT, 3), (MUG, 1)]
    assert counted(removed["cart"]) == [(TENT, 3)]


@pytest.mark.parametrize("change", [{}, {"id": UNKNOWN_LINE, "viewKey": "x"}])
async def test_a_line_is_named_by_one_of_its_keys(change, create, mutate):
    """That both are refused, and how, is our choice."""
    cart = await create((MUG, 1))
    given = [{**change, "quantity": 2}]
    assert await mutate("cartLinesUpdate", cartId=cart["id"], lines=given) == {
        "cart": cart,
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["lines", "0", "id"],
                "message": "Exactly one of id and viewKey is required.",
            }
        ],
        "warnings": [],
    }


async def test_an_unknown_line_leaves_the_cart_as_it_was(create, mutate):
    """Shopify: recorded, with the bare UUID in the message."""
    cart = await create((MUG, 1))
    mine = {"id": ids(cart)[0], "quantity": 7}
    unknown = {"id": UNKNOWN_LINE, "quantity": 2}
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=[mine, unknown])
    assert answer == {
        "cart": cart,
        "userErrors": [
            {
                "code": "INVALID_MERCHANDISE_LINE",
                "field": ["lines", "1", "id"],
                "message": "The merchandise line with id b2ff061a-eba8-42dd-8013-261d84e6915f does "
                "not exist.",
            }
        ],
        "warnings": [],
    }


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"merchandiseId": gid(0)}, "merchandiseId", "INVALID"),
        (
            {"sellingPlanId": "gid://shopify/SellingPlan/0"},
            "sellingPlanId",
            "SELLING_PLAN_NOT_APPLICABLE",
        ),
        ({"merchandiseId": gid(PLAN_ONLY)}, "sellingPlanId", "VARIANT_REQUIRES_SELLING_PLAN"),
        ({"quantity": 1_000_000}, "quantity", "INVALID"),
    ],
)
async def test_an_update_is_refused_as_an_addition_is(change, field, code, create, mutate):
    cart = await create((MUG, 1))
    lines = [{"id": ids(cart)[0], **change}]
    answer = await mutate("cartLinesUpdate", cartId=cart["id"], lines=lines)
    (error,) = answer["userErrors"]
    assert (answer["cart"], error["code"], error["field"]) == (None, code, ["lines", "0", field])


# --- remove ---


async def test_lines_are_removed_and_an_empty_cart_stays(create, mutate):
    """Shopify: recorded."""
    cart = await create((MUG, 1), (TENT, 1), note="Ring twice")
    first = await mutate("cartLinesRemove", cartId=cart["id"], lineIds=ids(cart)[:1])
    second = await mutate(
        "cartLinesRemove", "note totalQuantity", cartId=cart["id"], lineIds=ids(cart)[1:]
    )
    assert counted(first["cart"]) == [(MUG, 1)]
    assert second["cart"] == {"note": "Ring twice", "totalQuantity": 0}


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"lineIds": [UNKNOWN_LINE]}, "lineIds"),
        ({"viewKeys": ["b2ff061a-eba8-42dd-8013-261d84e6915f:x"]}, "viewKeys"),
    ],
)
async def test_removing_an_unknown_line_leaves_the_cart_as_it_was(given, path, create, mutate):
    """Shopify: reported; what `cart` is beside the error is our choice."""
    cart = await create((MUG, 1))
    answer = await mutate("cartLinesRemove", cartId=cart["id"], **given)
    assert answer == {
        "cart": cart,
        "userErrors": [
            {
                "code": "INVALID_MERCHANDISE_LINE",
                "field": [path, "0"],
                "message": "The merchandise line with id b2ff061a-eba8-42dd-8013-261d84e6915f does "
                "not exist.",
            }
        ],
        "warnings": [],
    }


# --- selling plans ---

PLANS = """query ($handle: String!) {
  product(handle: $handle) {
    variants(first: 1) { nodes { id price { amount }
      sellingPlanAllocations(first: 1) { nodes {
        sellingPlan { id } priceAdjustments { price { amount } }
        checkoutChargeAmount { amount } remainingBalanceChargeAmount { amount }
      } }
    } }
  }
}"""
OF_PLAN = """
  lines(first: 5) { nodes { quantity cost { amountPerQuantity { amount } }
    sellingPlanAllocation { sellingPlan { id } } } }
  cost { checkoutChargeAmount { amount } subtotalAmount { amount } totalAmount { amount } }
"""


@pytest.mark.parametrize("handle", ["campfire-coffee", "trail-mix", "canvas-bell-tent"])
async def test_a_line_costs_what_its_selling_plan_says(handle, storefront):
    """Shopify: recorded for the plan's own prices; that the line has them is inferred."""
    answer = await storefront.ask(PLANS, handle=handle)
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    document = f"""mutation ($input: CartInput!) {{
      cartCreate(input: $input) {{ cart {{ {OF_PLAN} }} userErrors {{ code field message }} }}
    }}"""
    given = {
        "merchandiseId": variant["id"],
        "quantity": 2,
        "sellingPlanId": plan["sellingPlan"]["id"],
    }
    answer = await storefront.ask(document, input={"lines": [given]})
    payload = answer["data"]["cartCreate"]
    price = plan["priceAdjustments"][0]["price"]
    whole, later = (
        2 * float(amount["amount"]) for amount in (price, plan["remainingBalanceChargeAmount"])
    )
    assert payload["userErrors"] == []
    assert payload["cart"]["lines"]["nodes"] == [
        {
            "quantity": 2,
            "cost": {"amountPerQuantity": price},
            "sellingPlanAllocation": {"sellingPlan": plan["sellingPlan"]},
        }
    ]
    cost = {name: float(amount["amount"]) for name, amount in payload["cart"]["cost"].items()}
    assert cost == {
        "checkoutChargeAmount": pytest.approx(whole - later),
        "subtotalAmount": pytest.approx(whole),
        "totalAmount": pytest.approx(whole),
    }


async def test_with_and_without_a_plan_are_two_lines_and_an_update_keeps_the_plan(storefront):
    answer = await storefront.ask(PLANS, handle="campfire-coffee")
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    once = {"merchandiseId": variant["id"]}
    by_plan = {**once, "sellingPlanId": plan["sellingPlan"]["id"]}
    shows = """cart { id lines(first: 5) { nodes {
      id quantity sellingPlanAllocation { sellingPlan { id } }
    } } }"""
    create = f"mutation ($input: CartInput!) {{ cartCreate(input: $input) {{ {shows} }} }}"
    update = f"""mutation ($id: ID!, $lines: [CartLineUpdateInput!]!) {{
      cartLinesUpdate(cartId: $id, lines: $lines) {{ {shows} }}
    }}"""
    made = await storefront.ask(create, input={"lines": [once, by_plan, by_plan]})
    cart = made["data"]["cartCreate"]["cart"]
    change = {"id": cart["lines"]["nodes"][0]["id"], "quantity": 5}
    answer = await storefront.ask(update, id=cart["id"], lines=[change])
    lines = answer["data"]["cartLinesUpdate"]["cart"]["lines"]["nodes"]
    plans = [line["sellingPlanAllocation"] for line in lines]
    assert [line["quantity"] for line in lines] == [5, 1]
    assert plans == [{"sellingPlan": plan["sellingPlan"]}, None]
