"""Discount codes, automatic discounts and gift cards: the worked examples that are known."""

from datetime import timedelta
from decimal import Decimal

import pytest

from sandbox.cart.discounts import (
    AutomaticDiscount,
    DiscountClass,
    DiscountCode,
    GiftCard,
    Kind,
    comparable,
)
from sandbox.catalog.records import Collection
from tests.cart.conftest import MUG, NOW, SCARCE, TENT, gid, masked, product
from tests.cart.test_cart_lines import PLANS
from tests.storefront.conftest import LOG_IN, PASSWORD

SEVENTY = 110
ALL = (DiscountClass.ORDER, DiscountClass.PRODUCT, DiscountClass.SHIPPING)
SHOWS = """
  discountCodes { code applicable }
  discountAllocations { __typename discountedAmount { amount } targetType
    ... on CartCodeDiscountAllocation { code } ... on CartAutomaticDiscountAllocation { title } }
  appliedGiftCards { lastCharacters amountUsed { amount } presentmentAmountUsed { amount }
                     balance { amount } }
  lines(first: 10) { nodes { quantity discountAllocations { discountedAmount { amount } }
    cost { subtotalAmount { amount } totalAmount { amount } } } }
  cost { checkoutChargeAmount { amount } subtotalAmount { amount } totalAmount { amount } }
"""


@pytest.fixture
def keep(world):
    """Make discounts and gift cards of a world; codes are as they are written."""

    def keep(*kept):
        world.store.put(*kept)

    world.store.put(product(SEVENTY, "Stove", price=Decimal("70.00")))
    return keep


def code(title, kind=Kind.PERCENTAGE, value="20", **more):
    return DiscountCode(id=comparable(title), title=title, kind=kind, value=Decimal(value), **more)


def automatic(title, value="10", **more):
    return AutomaticDiscount(
        id=title, title=title, kind=Kind.PERCENTAGE, value=Decimal(value), **more
    )


def card(code, balance, **more):
    return GiftCard(
        id=comparable(code), code=code, balance=Decimal(balance), currency_code="USD", **more
    )


def sums(cart):
    """Return charge, subtotal and total; and of lines, the total of each."""
    cost = cart["cost"]
    names = ("checkoutChargeAmount", "subtotalAmount", "totalAmount")
    lines = [line["cost"]["totalAmount"]["amount"] for line in cart["lines"]["nodes"]]
    return [cost[name]["amount"] for name in names], lines


def shares(cart):
    return [each["discountedAmount"]["amount"] for each in cart["discountAllocations"]]


def of_lines(cart):
    return [
        [each["discountedAmount"]["amount"] for each in line["discountAllocations"]]
        for line in cart["lines"]["nodes"]
    ]


def told(answer):
    return [(warning["code"], warning["message"]) for warning in answer["warnings"]]


async def test_an_order_code_lowers_the_total_alone(create, keep, mutate):
    """Shopify: recorded."""
    keep(code("SAVE20", minimum_subtotal=Decimal(1)))
    cart = await create((MUG, 2))
    answer = await mutate(
        "cartDiscountCodesUpdate", SHOWS, cartId=cart["id"], discountCodes=["SAVE20"]
    )
    assert answer["cart"]["discountCodes"] == [{"code": "SAVE20", "applicable": True}]
    assert answer["cart"]["discountAllocations"] == [
        {
            "__typename": "CartCodeDiscountAllocation",
            "discountedAmount": {"amount": "5.0"},
            "targetType": "LINE_ITEM",
            "code": "SAVE20",
        }
    ]
    assert sums(answer["cart"]) == (["25.0", "25.0", "20.0"], ["25.0"])
    assert answer["warnings"] == []


async def test_codes_that_do_not_apply_are_no_errors_and_say_why(create, keep, mutate):
    """Shopify: recorded, with the order of the warnings."""
    keep(
        code("SAVE20"),
        code("OLD", ends_at=NOW - timedelta(days=1)),
        code("RICH", minimum_subtotal=Decimal(1_000)),
    )
    cart = await create((MUG, 2))
    typed = ["Save20", "SAVE20", "OLD", "RICH", " NOT-A-REAL-CODE "]
    answer = await mutate("cartDiscountCodesUpdate", SHOWS, cartId=cart["id"], discountCodes=typed)
    (line,) = (await mutate("cartNoteUpdate", cartId=cart["id"], note=""))["cart"]["lines"]["nodes"]
    emptied = await mutate("cartLinesRemove", SHOWS, cartId=cart["id"], lineIds=[line["id"]])
    assert answer["cart"]["discountCodes"] == [
        {"code": "Save20", "applicable": True},
        {"code": "OLD", "applicable": False},
        {"code": "RICH", "applicable": False},
        {"code": " NOT-A-REAL-CODE ", "applicable": False},
    ]
    assert [each["code"] for each in answer["cart"]["discountAllocations"]] == ["SAVE20"]
    assert told(answer) == [
        ("DISCOUNT_CURRENTLY_INACTIVE", "This discount is not valid anymore"),
        (
            "DISCOUNT_PURCHASE_NOT_IN_RANGE",
            "The RICH discount code is not valid for the items in your cart",
        ),
        ("DISCOUNT_NOT_FOUND", "Enter a valid discount code"),
    ]
    assert {masked(warning["target"]) for warning in answer["warnings"]} == {
        "gid://shopify/Cart/TOKEN"
    }
    assert told(emptied) == [
        ("DISCOUNT_CURRENTLY_INACTIVE", "This discount is not valid anymore"),
        ("DISCOUNT_NOT_FOUND", "Enter a valid discount code"),
        ("DISCOUNT_CODE_NOT_HONOURED", "The Save20 discount code is not honoured"),
        ("DISCOUNT_CODE_NOT_HONOURED", "The RICH discount code is not honoured"),
    ]
    assert shares(emptied["cart"]) == []
    assert [each["applicable"] for each in emptied["cart"]["discountCodes"]] == [False] * 4


async def test_shares_go_by_lines_in_their_order_without_those_of_zero(create, keep, mutate):
    """Shopify: recorded."""
    keep(code("SAVE20"))
    given = [
        {"merchandiseId": gid(SCARCE), "quantity": count, "attributes": [{"key": "n", "value": n}]}
        for n, count in (("a", 4), ("b", 1), ("c", 1))
    ]
    cart = await create(lines=given, discountCodes=["SAVE20"])
    answer = await mutate("cartNoteUpdate", SHOWS, cartId=cart["id"], note="")
    assert shares(answer["cart"]) == ["2.5", "10.0"]
    assert sums(answer["cart"]) == (["62.5", "62.5", "50.0"], ["0.0", "12.5", "50.0"])


@pytest.mark.parametrize(
    ("discount", "expected"),
    [
        (code("X", Kind.AMOUNT, "50"), (["12.96", "37.04"], [[], []], ["270.0", "220.0"])),
        (code("X", value="50"), (["35.0", "100.0"], [[], []], ["270.0", "135.0"])),
        (
            code("X", Kind.AMOUNT, "10", each=True, products=(TENT, SEVENTY)),
            ([], [["10.0"], ["10.0"]], ["250.0", "250.0"]),
        ),
        (
            code("X", value="10", products=(TENT, SEVENTY)),
            ([], [["7.0"], ["20.0"]], ["243.0", "243.0"]),
        ),
        (
            code("X", Kind.AMOUNT, "50", products=(TENT, SEVENTY)),
            ([], [["12.96"], ["37.04"]], ["220.0", "220.0"]),
        ),
        (code("X", value="10", collections=(7,)), ([], [[], ["20.0"]], ["250.0", "250.0"])),
    ],
    ids=["amount", "percentage", "on each", "percentage on products", "once", "collection"],
)
async def test_a_discount_is_shared_out_to_the_coin(discount, expected, keep, mutate):
    """Shopify: reported by tests of its own client; the last two follow from them."""
    keep(discount, Collection(id=7, handle="c", title="C", updated_at=NOW, products=(TENT,)))
    given = [{"merchandiseId": gid(TENT)}, {"merchandiseId": gid(SEVENTY)}]
    answer = await mutate("cartCreate", SHOWS, input={"lines": given, "discountCodes": ["x"]})
    cart = answer["cart"]
    assert (shares(cart), of_lines(cart), sums(cart)[0][1:]) == expected
    assert answer["warnings"] == []


APPLICATIONS = """
  a: lines(first: 1) { nodes { discountAllocations { targetType discountApplication { ...A } } } }
  discountAllocations { discountApplication { ...A } }
  discountApplications { __typename allocationMethod targetSelection targetType
    totalAllocatedAmount { amount } ... on CartCodeDiscountApplication { code } }
"""
APPLICATION = """fragment A on CartDiscountApplication { allocationMethod targetSelection value {
  ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } }"""


@pytest.mark.parametrize(
    ("discount", "application"),
    [
        (
            code("X", Kind.AMOUNT, "10", each=True, products=(TENT,)),
            ("EACH", "ENTITLED", {"amount": "10.0"}),
        ),
        (code("X", value="10", products=(TENT,)), ("EACH", "ENTITLED", {"percentage": 10.0})),
        (
            code("X", Kind.AMOUNT, "10", products=(TENT,)),
            ("ACROSS", "ENTITLED", {"amount": "10.0"}),
        ),
        (code("X", Kind.AMOUNT, "10"), ("ACROSS", "ALL", {"amount": "10.0"})),
        (code("X", value="10"), ("ACROSS", "ALL", {"percentage": 10.0})),
    ],
)
async def test_an_application_tells_how_the_discount_is_meant(discount, application, keep, mutate):
    """Shopify: reported by tests of its own client; the last list is documented since 2026-07."""
    keep(discount)
    given = {"lines": [{"merchandiseId": gid(TENT)}], "discountCodes": ["X"]}
    cart = (await mutate("cartCreate", APPLICATIONS, APPLICATION, input=given))["cart"]
    found = [*cart["a"]["nodes"][0]["discountAllocations"], *cart["discountAllocations"]]
    method, selection, value = application
    assert [each["discountApplication"] for each in found] == [
        {"allocationMethod": method, "targetSelection": selection, "value": value}
    ]
    total = "20.0" if "percentage" in value else "10.0"
    assert cart["discountApplications"] == [
        {
            "__typename": "CartCodeDiscountApplication",
            "allocationMethod": method,
            "targetSelection": selection,
            "targetType": "LINE_ITEM",
            "totalAllocatedAmount": {"amount": total},
            "code": "X",
        }
    ]


async def test_an_automatic_discount_needs_no_code_and_has_a_title(keep, mutate):
    keep(automatic("Spring sale"))
    answer = await mutate("cartCreate", SHOWS, input={"lines": [{"merchandiseId": gid(TENT)}]})
    assert answer["cart"]["discountAllocations"] == [
        {
            "__typename": "CartAutomaticDiscountAllocation",
            "discountedAmount": {"amount": "20.0"},
            "targetType": "LINE_ITEM",
            "title": "Spring sale",
        }
    ]


@pytest.mark.parametrize(
    ("combines", "applicable", "total"),
    [((), [False, True], "180.0"), (ALL, [True, True], "171.0")],
)
async def test_the_better_discount_wins_unless_both_combine(
    combines, applicable, total, keep, mutate
):
    """Shopify: documented; that the loser is not honoured is reported."""
    keep(
        code("FIVE", value="5", combines_with=combines),
        code("TENT10", value="10", products=(TENT,), combines_with=combines),
    )
    given = {"lines": [{"merchandiseId": gid(TENT)}], "discountCodes": ["FIVE", "TENT10"]}
    answer = await mutate("cartCreate", SHOWS, input=given)
    assert [each["applicable"] for each in answer["cart"]["discountCodes"]] == applicable
    assert sums(answer["cart"])[0][2] == total
    lost = [("DISCOUNT_CODE_NOT_HONOURED", "The FIVE discount code is not honoured")]
    assert told(answer) == ([] if all(applicable) else lost)


@pytest.mark.parametrize(
    ("combines", "applicable", "total"),
    [((), [False, True], "256.0"), (("product",), [True, True], "243.0")],
)
async def test_product_discounts_of_other_lines_are_combined_if_both_may_be(
    combines, applicable, total, keep, mutate
):
    """Shopify: documented."""
    keep(
        code("OFF-14", value="20", products=(SEVENTY,), combines_with=ALL),
        code("OFF-13", value="6.5", products=(TENT,), combines_with=combines),
    )
    given = {
        "lines": [{"merchandiseId": gid(TENT)}, {"merchandiseId": gid(SEVENTY)}],
        "discountCodes": ["OFF-13", "OFF-14"],
    }
    answer = await mutate("cartCreate", SHOWS, input=given)
    assert [each["applicable"] for each in answer["cart"]["discountCodes"]] == applicable
    assert sums(answer["cart"])[0] == [total] * 3
    lost = [("DISCOUNT_CODE_NOT_HONOURED", "The OFF-13 discount code is not honoured")]
    assert told(answer) == ([] if all(applicable) else lost)


async def test_who_buys_two_gets_the_third_for_half(keep, mutate):
    keep(code("BXGY", Kind.BUY_X_GET_Y, "50", buys=2, gets=1, products=(TENT, SEVENTY)))
    given = {
        "lines": [{"merchandiseId": gid(TENT), "quantity": 2}, {"merchandiseId": gid(SEVENTY)}],
        "discountCodes": ["BXGY"],
    }
    cart = (await mutate("cartCreate", SHOWS, input=given))["cart"]
    assert of_lines(cart) == [["35.0"], []]
    assert sums(cart)[0] == ["435.0", "435.0", "435.0"]


@pytest.mark.parametrize(
    ("tents", "mugs", "off", "total"),
    [
        (2, 3, [["0.0", "12.5"], []], "425.0"),  # the pieces without anything off come first
        (4, 3, [["0.0", "25.0"], []], "812.5"),
        (6, 2, [["25.0"], []], "1200.0"),
    ],
)
async def test_who_buys_two_tents_gets_a_mug(tents, mugs, off, total, keep, mutate):
    keep(
        code("MUG", Kind.BUY_X_GET_Y, "100", buys=2, gets=1, products=(TENT,), gets_products=(MUG,))
    )
    lines = [
        {"merchandiseId": gid(TENT), "quantity": tents},
        {"merchandiseId": gid(MUG), "quantity": mugs},
    ]
    given = {"lines": lines, "discountCodes": ["MUG"]}
    cart = (await mutate("cartCreate", SHOWS, input=given))["cart"]
    flat = [amount for line in of_lines(cart) for amount in line]
    assert flat == [amount for line in off for amount in line]
    assert sums(cart)[0] == [total] * 3


async def test_what_gets_cheaper_can_be_bought_too_but_not_both_at_once(keep, mutate):
    """Our choice: of three mugs two are bought; of a tent and a mug only the tent is."""
    both = {"products": (TENT, MUG), "gets_products": (MUG,)}
    keep(code("X", Kind.BUY_X_GET_Y, "5", each=True, buys=2, gets=1, **both))
    three = [{"merchandiseId": gid(MUG), "quantity": 3}]
    two = [{"merchandiseId": gid(MUG)}, {"merchandiseId": gid(TENT)}]
    first, second = [
        await mutate("cartCreate", SHOWS, input={"lines": lines, "discountCodes": ["X"]})
        for lines in (three, two)
    ]
    assert (sums(first["cart"])[0], told(first)) == (["32.5"] * 3, [])
    not_honoured = ("DISCOUNT_CODE_NOT_HONOURED", "The X discount code is not honoured")
    assert (sums(second["cart"])[0], told(second)) == (["212.5"] * 3, [not_honoured])


async def test_as_many_codes_as_there_can_be_apply_to_as_many_lines_as_there_can_be(keep, mutate):
    """Who buys two gets a third for half: of 500 mugs for 12.50, that is 166 at 6.25 off."""
    codes = [f"THIRD-{number}" for number in range(250)]
    keep(*(code(each, Kind.BUY_X_GET_Y, "50", buys=2, gets=1) for each in codes))
    lines = [
        {"merchandiseId": gid(MUG), "attributes": [{"key": "number", "value": str(number)}]}
        for number in range(500)
    ]
    cart = (await mutate("cartCreate", "id", input={"lines": lines[:250]}))["cart"]
    await mutate("cartLinesAdd", "id", cartId=cart["id"], lines=lines[250:])
    answer = await mutate("cartDiscountCodesUpdate", SHOWS, cartId=cart["id"], discountCodes=codes)
    not_honoured = [
        ("DISCOUNT_CODE_NOT_HONOURED", f"The {each} discount code is not honoured")
        for each in codes[1:]
    ]
    assert (sums(answer["cart"])[0], told(answer)) == (["5212.5"] * 3, not_honoured)


async def test_a_discount_of_an_edited_snapshot_that_makes_nothing_cheaper(keep, mutate):
    keep(code("X", Kind.BUY_X_GET_Y, buys=1, gets=0))
    lines = [{"merchandiseId": gid(MUG), "quantity": 3}]
    answer = await mutate("cartCreate", SHOWS, input={"lines": lines, "discountCodes": ["X"]})
    not_honoured = ("DISCOUNT_CODE_NOT_HONOURED", "The X discount code is not honoured")
    assert (sums(answer["cart"])[0], told(answer)) == (["37.5"] * 3, [not_honoured])


IN_YOUR_CART = "The X discount code is not valid for the items in your cart"


@pytest.fixture
async def shopper(ask, mutate):
    """Return the input of a cart of a customer who is logged in, their number, and `mutate`."""
    login = {"email": "enabled@sandbox.example", "password": PASSWORD}
    token = (await ask(LOG_IN, input=login))["customerAccessToken"]["accessToken"]
    shows = "buyerIdentity { customer { id } }"
    given = {"buyerIdentity": {"customerAccessToken": token}}
    customer = (await mutate("cartCreate", shows, input=given))["cart"]["buyerIdentity"]["customer"]
    return given, int(customer["id"].rpartition("/")[2]), mutate


typing = pytest.mark.parametrize("name", ["cartCreate", "cartDiscountCodesUpdate"])


async def typed(name, mutate, given):
    """Have the code X in a cart of what is *given*, from the beginning or later."""
    if name == "cartCreate":
        return await mutate(name, SHOWS, input={**given, "discountCodes": ["X"]})
    cart = (await mutate("cartCreate", input=given))["cart"]
    return await mutate(name, SHOWS, cartId=cart["id"], discountCodes=["X"])


@pytest.mark.parametrize(
    ("discount", "warning"),
    [
        (
            code("X", starts_at=NOW + timedelta(days=1)),
            ("CURRENTLY_INACTIVE", "This discount is not valid anymore"),
        ),
        (code("X", usage_limit=3, used=3), ("USAGE_LIMIT_REACHED", IN_YOUR_CART)),
        (code("X", minimum_quantity=2), ("QUANTITY_NOT_IN_RANGE", IN_YOUR_CART)),
        (
            code("X", Kind.BUY_X_GET_Y, buys=1, gets=1, products=(TENT,)),
            ("QUANTITY_NOT_IN_RANGE", IN_YOUR_CART),
        ),
        (code("X", products=(MUG,)), ("NO_ENTITLED_LINE_ITEMS", IN_YOUR_CART)),
        (
            code("X", Kind.BUY_X_GET_Y, buys=1, gets=1, products=(TENT,), gets_products=(MUG,)),
            ("NO_ENTITLED_LINE_ITEMS", IN_YOUR_CART),
        ),
        (
            code("X", one_time=False, subscription=True),
            ("INCOMPATIBLE_PURCHASE_TYPE", IN_YOUR_CART),
        ),
        (code("X", customers=(1,)), ("ELIGIBLE_CUSTOMER_MISSING", IN_YOUR_CART)),
        (code("X", Kind.FREE_SHIPPING), ("NO_ENTITLED_SHIPPING_LINES", IN_YOUR_CART)),
    ],
)
@typing
async def test_each_condition_that_is_not_met_has_its_warning(
    discount, warning, name, keep, mutate
):
    """Shopify: the codes are documented; the message is inferred."""
    keep(discount)
    given = {"lines": [{"merchandiseId": gid(TENT)}]}
    answer = await typed(name, mutate, given)
    assert told(answer) == [(f"DISCOUNT_{warning[0]}", warning[1])]
    assert sums(answer["cart"])[0][2] == "200.0"


@pytest.mark.parametrize(
    ("limits", "warning"),
    [
        ({"once_per_customer": True, "used_by": "theirs"}, "CUSTOMER_USAGE_LIMIT_REACHED"),
        ({"customers": (1,)}, "CUSTOMER_NOT_ELIGIBLE"),
        ({"customers": "theirs"}, None),
    ],
)
@typing
async def test_a_code_can_be_for_certain_customers_and_once(limits, warning, name, keep, shopper):
    given, number, mutate = shopper
    limits = {key: (number,) if value == "theirs" else value for key, value in limits.items()}
    keep(code("X", **limits))
    answer = await typed(name, mutate, {**given, "lines": [{"merchandiseId": gid(TENT)}]})
    wanted = [] if warning is None else [(f"DISCOUNT_{warning}", IN_YOUR_CART)]
    assert told(answer) == wanted


async def test_an_order_discount_leaves_out_lines_with_a_selling_plan(storefront):
    """Shopify: a new discount is for one-time purchases (documented)."""
    shop = await storefront.ask(PLANS, handle="campfire-coffee")
    (variant,) = shop["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    by_plan = {"merchandiseId": variant["id"], "sellingPlanId": plan["sellingPlan"]["id"]}
    document = f"""mutation ($input: CartInput!) {{ cartCreate(input: $input) {{
      cart {{ {SHOWS} }} warnings {{ code message }} }} }}"""
    given = {"lines": [{"merchandiseId": variant["id"]}, by_plan], "discountCodes": ["SANDBOX10"]}
    answer = (await storefront.ask(document, input=given))["data"]["cartCreate"]
    price = Decimal(variant["price"]["amount"])
    assert (shares(answer["cart"]), told(answer)) == ([f"{price / 10:f}".rstrip("0")], [])


# --- gift cards ---


async def test_gift_cards_pay_in_their_order_and_unknown_codes_are_passed_over(
    create, keep, mutate
):
    """Shopify: recorded for one; reported by tests of its own client for two."""
    keep(card("100OffGiftCard", 100), card("FIFTY-OFF", 50))
    cart = await create((TENT, 1), (SEVENTY, 1))
    codes = ["100offgiftcard", "NOT-A-REAL-GIFT-CARD", "100OFFGIFTCARD", "fifty-off"]
    answer = await mutate("cartGiftCardCodesAdd", SHOWS, cartId=cart["id"], giftCardCodes=codes)
    assert answer["cart"]["appliedGiftCards"] == [
        {
            "lastCharacters": end,
            "amountUsed": {"amount": used},
            "presentmentAmountUsed": {"amount": used},
            "balance": {"amount": "0.0"},
        }
        for end, used in (("card", "100.0"), ("-off", "50.0"))
    ]
    assert sums(answer["cart"])[0] == ["270.0", "270.0", "120.0"]
    assert (answer["userErrors"], answer["warnings"]) == ([], [])


async def test_a_card_pays_what_a_code_leaves_and_nothing_of_an_empty_cart(create, keep, mutate):
    """Shopify: recorded."""
    keep(code("SAVE20"), card("FORTY", 40))
    cart = await create((MUG, 2), discountCodes=["SAVE20"], giftCardCodes=["FORTY"])
    lines = [line["id"] for line in cart["lines"]["nodes"]]
    full = await mutate("cartNoteUpdate", SHOWS, cartId=cart["id"], note="")
    empty = await mutate("cartLinesRemove", SHOWS, cartId=cart["id"], lineIds=lines)
    (of_full,), (of_empty,) = full["cart"]["appliedGiftCards"], empty["cart"]["appliedGiftCards"]
    assert (of_full["amountUsed"], of_full["balance"]) == ({"amount": "20.0"}, {"amount": "20.0"})
    assert sums(full["cart"])[0] == ["25.0", "25.0", "0.0"]
    assert (of_empty["amountUsed"], of_empty["balance"]) == ({"amount": "0.0"}, {"amount": "40.0"})


async def test_cards_have_new_ids_each_time_and_are_removed_by_the_newest(create, keep, mutate):
    """Shopify: recorded."""
    keep(card("FORTY", 40), card("TEN", 10), card("OFF", 10, enabled=False))
    keep(card("LATE", 10, expires_at=NOW))
    cart = await create((MUG, 2))
    ids = "appliedGiftCards { id lastCharacters }"
    codes = ["FORTY", "TEN", "OFF", "LATE"]
    first = await mutate("cartGiftCardCodesUpdate", ids, cartId=cart["id"], giftCardCodes=codes)
    second = await mutate("cartNoteUpdate", ids, cartId=cart["id"], note="")
    old = [each["id"] for each in first["cart"]["appliedGiftCards"]]
    new = [each["id"] for each in second["cart"]["appliedGiftCards"]]
    removed = await mutate(
        "cartGiftCardCodesRemove", ids, cartId=cart["id"], appliedGiftCardIds=[*old, new[0]]
    )
    assert masked([*old, *new]) == ["gid://shopify/AppliedGiftCard/UUID"] * 4
    assert set(old).isdisjoint(new)
    left = [each["lastCharacters"] for each in removed["cart"]["appliedGiftCards"]]
    assert (left, removed["userErrors"]) == (["ten"], [])


async def test_a_card_pays_in_the_currency_of_the_cart(create, keep, mutate):
    keep(card("TEN", 10))
    cart = await create((TENT, 1), buyerIdentity={"countryCode": "GB"})
    answer = await mutate(
        "cartGiftCardCodesUpdate", SHOWS, cartId=cart["id"], giftCardCodes=["TEN"]
    )
    (used,) = answer["cart"]["appliedGiftCards"]
    assert (used["amountUsed"], used["presentmentAmountUsed"]) == (
        {"amount": "10.0"},
        {"amount": "7.9"},
    )
    assert sums(answer["cart"])[0] == ["158.0", "158.0", "150.1"]


CALLS = [
    ("cartDiscountCodesUpdate", {"discountCodes": ["X"]}, ["X"]),
    ("cartGiftCardCodesAdd", {"giftCardCodes": ["X"]}, []),
    ("cartGiftCardCodesUpdate", {"giftCardCodes": ["X"]}, []),
    ("cartGiftCardCodesRemove", {"appliedGiftCardIds": ["gid://shopify/AppliedGiftCard/1"]}, []),
]


@pytest.mark.parametrize(("name", "arguments", "codes"), CALLS, ids=[name for name, *_ in CALLS])
async def test_an_unknown_cart_is_a_new_one_with_the_codes_of_the_call(
    name, arguments, codes, mutate
):
    answer = await mutate(
        name, "discountCodes { code }", cartId="gid://shopify/Cart/missing", **arguments
    )
    assert answer == {
        "cart": {"discountCodes": [{"code": each} for each in codes]},
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["cartId"],
                "message": "The specified cart does not exist.",
            }
        ],
        "warnings": [],
    }
