"""Discounts and gift cards, as a merchant makes, replaces and deletes them."""

from decimal import Decimal

import pytest

from tests.control.conftest import absent

BLUE = "/worlds/blue"
NEW = {
    "code": "Save20",
    "kind": "percentage",
    "value": "20",
    "each": False,
    "automatic": False,
    "title": "Save20",
    "appliesTo": {"products": [], "collections": []},
    "appliesOnOneTimePurchase": True,
    "appliesOnSubscription": False,
    "minimum": {"subtotal": None, "quantity": None},
    "buys": 0,
    "gets": 0,
    "getsFrom": {"products": [], "collections": []},
    "customers": [],
    "combinesWith": [],
    "startsAt": None,
    "endsAt": None,
    "usageLimit": None,
    "oncePerCustomer": False,
    "used": 0,
}
EVERYTHING = {
    "kind": "amount",
    "value": 5,
    "each": True,
    "automatic": True,
    "title": "Spring",
    "appliesTo": {"products": ["enamel-mug"], "collections": ["shelter"]},
    "appliesOnSubscription": True,
    "minimum": {"subtotal": 9.5, "quantity": 2},
    "combinesWith": ["order", "shipping"],
    "startsAt": "2026-01-01T00:00:00Z",
    "endsAt": "2027-01-01T01:00:00+01:00",
    "usageLimit": 3,
    "oncePerCustomer": True,
}
CART = """mutation ($input: CartInput!) { cartCreate(input: $input) {
  cart { discountCodes { code applicable } cost { totalAmount { amount } }
         appliedGiftCards { amountUsed { amount } } }
  warnings { code } } }"""


@pytest.fixture
def cart(storefront):
    """Make a cart of one enamel mug, 12.50, with what is given."""

    async def cart(**given):
        lines = [{"merchandiseId": "gid://shopify/ProductVariant/51000134217728"}]
        header = {"X-Sandbox-World": "blue"}
        answer = await storefront.ask(CART, headers=header, input={"lines": lines, **given})
        return answer["data"]["cartCreate"]

    return cart


async def test_a_discount_is_made_shown_and_applied(call, cart):
    made = await call("PUT", f"{BLUE}/discounts/Save20", {"kind": "percentage", "value": "20"})
    assert made == (201, NEW)
    assert await call("GET", f"{BLUE}/discounts/SAVE20") == (200, NEW)
    answer = await cart(discountCodes=["save20"])
    assert answer["cart"]["discountCodes"] == [{"code": "save20", "applicable": True}]
    assert answer["cart"]["cost"]["totalAmount"]["amount"] == "10.0"


async def test_a_discount_is_replaced_whole_also_by_an_automatic_one(call, cart):
    await call("PUT", f"{BLUE}/discounts/spring", {"kind": "freeShipping"})
    status, shown = await call("PUT", f"{BLUE}/discounts/SPRING", EVERYTHING)
    assert (status, shown) == (
        200,
        {
            **NEW,
            **EVERYTHING,
            "code": "spring",
            "value": "5.00",
            "minimum": {"subtotal": "9.50", "quantity": 2},
            "endsAt": "2027-01-01T00:00:00Z",
        },
    )
    assert (await cart(discountCodes=["SPRING"]))["warnings"] == [{"code": "DISCOUNT_NOT_FOUND"}]


async def test_who_buys_a_mug_gets_three_off_a_tarp(call, storefront):
    gift = {
        "kind": "buyXGetY",
        "value": "3",
        "each": True,
        "buys": 1,
        "gets": 1,
        "appliesTo": {"products": ["enamel-mug"], "collections": []},
        "getsFrom": {"products": ["day-tarp"], "collections": []},
    }
    made = await call("PUT", f"{BLUE}/discounts/GIFT", gift)
    assert made == (201, {**NEW, **gift, "code": "GIFT", "title": "GIFT", "value": "3.00"})
    ask = '{ product(handle: "day-tarp") { variants(first: 1) { nodes { id price { amount } } } } }'
    header = {"X-Sandbox-World": "blue"}
    product = (await storefront.ask(ask, headers=header))["data"]["product"]
    (tarp,) = product["variants"]["nodes"]
    mug = "gid://shopify/ProductVariant/51000134217728"
    given = {
        "lines": [{"merchandiseId": mug}, {"merchandiseId": tarp["id"]}],
        "discountCodes": ["gift"],
    }
    answer = await storefront.ask(CART, headers=header, input=given)
    found = answer["data"]["cartCreate"]
    total = Decimal(found["cart"]["cost"]["totalAmount"]["amount"])
    assert total == Decimal(tarp["price"]["amount"]) + Decimal("9.50")
    assert found["warnings"] == []


async def test_discounts_are_listed_in_pages_and_deleted(call, problem):
    first = (await call("GET", f"{BLUE}/discounts", first=2))[1]
    after = first["pageInfo"]["endCursor"]
    rest = (await call("GET", f"{BLUE}/discounts", after=after))[1]
    listed = [each["code"] for each in (*first["discounts"], *rest["discounts"])]
    assert listed == sorted(listed) == [*dict.fromkeys(listed)]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    assert await call("DELETE", f"{BLUE}/discounts/expired") == (204, None)
    assert await problem("GET", f"{BLUE}/discounts/EXPIRED") == (
        404,
        "discount-not-found",
        absent("discount EXPIRED", "discounts"),
    )


@pytest.mark.parametrize(
    ("body", "place", "detail"),
    [
        ({}, "#/kind", "is missing: write one of percentage, amount, freeShipping, buyXGetY"),
        ({"kind": "amount"}, "#/value", "is missing: write what the discount takes off"),
        (
            {"kind": "percentage", "value": 101},
            "#/value",
            "is more than 100 percent: write 100 or less",
        ),
        (
            {"kind": "buyXGetY", "each": True},
            "#/value",
            "is missing: write what the discount takes off",
        ),
        (
            {"kind": "percentage", "value": 5, "getsFrom": {"products": ["enamel-mug"]}},
            "#/getsFrom",
            "is for buyXGetY only: leave it out",
        ),
        (
            {"kind": "buyXGetY", "buys": 1},
            "#/gets",
            "is not 1 or more: write how many buyXGetY takes",
        ),
        (
            {"kind": "freeShipping", "title": "Free"},
            "#/title",
            "is for an automatic discount: leave it out, customers see the code",
        ),
        (
            {"kind": "freeShipping", "appliesOnOneTimePurchase": False},
            "#/appliesOnSubscription",
            "and appliesOnOneTimePurchase are false: make one of them true",
        ),
        (
            {"kind": "freeShipping", "appliesTo": {"products": ["enamel-mug", "no"]}},
            "#/appliesTo/products/1",
            "is 'no': the world has no such product: write the handle or the id of one",
        ),
        (
            {"kind": "freeShipping", "customers": ["nobody@sandbox.example"]},
            "#/customers/0",
            (
                "is 'nobody@sandbox.example': the world has no such customer: write the id or "
                "the email of one"
            ),
        ),
        (
            {"kind": "freeShipping", "endsAt": "2027-01-01T00:00:00"},
            "#/endsAt",
            "is out of range: 1970-01-01 to 9000-01-01, with a time zone",
        ),
    ],
)
async def test_a_discount_that_could_take_nothing_off_is_refused(faults, body, place, detail):
    assert await faults("PUT", f"{BLUE}/discounts/WRONG", body) == [(place, detail)]


async def test_a_world_has_25_automatic_discounts_at_the_most(call, faults):
    """Shopify: documented."""
    body = {"kind": "percentage", "value": 1, "automatic": True}
    for number in range(25):
        assert (await call("PUT", f"{BLUE}/discounts/auto-{number}", body))[0] == 201
    assert await faults("PUT", f"{BLUE}/discounts/one-more", body) == [
        ("#/world", "has 25 of them, which is the most: delete some first")
    ]
    assert (await call("PUT", f"{BLUE}/discounts/auto-3", body))[0] == 200


async def test_a_gift_card_is_made_pays_and_shows_its_balance(call, cart):
    card = {"code": "Birthday", "balance": "40.00", "currencyCode": "USD"}
    card |= {"expiresOn": "2030-12-31", "enabled": True}
    body = {"balance": 40, "expiresOn": "2030-12-31"}
    assert await call("PUT", f"{BLUE}/gift-cards/Birthday", body) == (201, card)
    answer = await cart(giftCardCodes=["BIRTHDAY"])
    assert answer["cart"]["appliedGiftCards"] == [{"amountUsed": {"amount": "12.5"}}]
    listed = (await call("GET", f"{BLUE}/gift-cards"))[1]["giftCards"]
    assert card in listed
    assert await call("PUT", f"{BLUE}/gift-cards/Birthday", {"balance": "1", "enabled": False}) == (
        200,
        {**card, "balance": "1.00", "expiresOn": None, "enabled": False},
    )
    assert (await cart(giftCardCodes=["BIRTHDAY"]))["cart"]["appliedGiftCards"] == []


async def test_a_gift_card_pays_on_its_last_day(call, cart):
    await call("PUT", f"{BLUE}/gift-cards/LAST", {"balance": 5, "expiresOn": "2030-12-31"})
    used = []
    for at in ("2030-12-31T23:59:59Z", "2031-01-01T00:00:00Z"):
        await call("PUT", f"{BLUE}/clock", {"freeze": at})
        used.append(len((await cart(giftCardCodes=["LAST"]))["cart"]["appliedGiftCards"]))
    assert used == [1, 0]


async def test_a_gift_card_is_deleted(call, problem, faults):
    assert await call("DELETE", f"{BLUE}/gift-cards/gift-card-10") == (204, None)
    assert await problem("DELETE", f"{BLUE}/gift-cards/gift-card-10") == (
        404,
        "gift-card-not-found",
        absent("gift card gift-card-10", "gift-cards"),
    )
    body = {"balance": 1, "currencyCode": "ABC"}
    ((place, _),) = await faults("PUT", f"{BLUE}/gift-cards/gift-card-10", body)
    assert place == "#/currencyCode"
