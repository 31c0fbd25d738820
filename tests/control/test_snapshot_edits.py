"""Snapshots that somebody has edited: values of the right type that no world has are refused."""

import json

import pytest

from tests.control.snapshots import EMPTY, MARKET, put

BLUE = "/worlds/blue/snapshot"
AT = "2026-01-01T00:00:00Z"
MADE = {"created_at": AT, "updated_at": AT}
CART = {"id": "hWN1", "key": "0", **MADE}
ATTEMPT = {
    "id": "1",
    "name": "1",
    "cart_id": "hWN1",
    "cart_key": "0",
    "session": "card",
    "submitted_at": AT,
}
MUG = {"title": "Mug", "price": "1.00", "quantity": 3}
ORDER = {
    "id": 1,
    "number": 1,
    "key": "0",
    "token": "0",
    "processed_at": AT,
    "financial_status": "PAID",
    "fulfillment_status": "FULFILLED",
    "lines": [MUG],
}
DRAFT = {
    "id": 1,
    "number": 1,
    "customer_id": 1,
    "status": "OPEN",
    "currency_code": "USD",
    **MADE,
}
PRODUCT = {"id": 1, "handle": "mug", "title": "Mug", **MADE, "options": [], "variants": []}
IMAGE = {"id": 1, "src": "files/mug.png"}
ARTICLE = {
    "id": 1,
    "blog_id": 1,
    "handle": "new",
    "title": "New",
    "author": {"name": "Ada"},
    **MADE,
}
FILE = {"id": 1, "name": "a.pdf", "kind": "GENERIC", "src": "files/a.pdf"}
DEFINITION = {
    "id": 1,
    "owner": "Product",
    "namespace": "custom",
    "key": "x",
    "name": "X",
    "type": "color",
}
TRANSLATIONS = {"id": "gid://shopify/Product/1#DE", "texts": {}}
PLAN = {"id": 1, "name": "Monthly", "delivery": {"interval": "MONTH"}}
GROUP = {"id": 1, "handle": "box", "name": "Box", "plans": [PLAN]}
LIST = {"id": 1, "handle": "friends", "name": "Friends"}
CREDIT = {"id": 1, "customer_id": 1, "currency_code": "USD"}
CONTRACT = {
    "id": 1,
    "customer_id": 1,
    "status": "ACTIVE",
    "interval": "MONTH",
    "currency_code": "USD",
    "lines": [],
    **MADE,
}
MONEY = {"amount": "1.00", "currencyCode": "USD"}
REQUEST = {
    "locale": "en",
    "presentmentCurrency": "USD",
    "subtotal": MONEY,
    "total": MONEY,
    "lineItems": [],
}
SHOP_PAY = {"id": "1", "source_identifier": "1", "created_at": AT, "request": REQUEST}
INT = "must be 2,147,483,647 or less"
NO_AMOUNT = "is not an amount: write 0 or more, and less than 1,000,000,000,000,000,000"


def orders(**changed):
    return {"customer_id": 1, "orders": [{**ORDER, **changed}]}


EDITED = [
    ("Cart", {**CART, "days": 10**12}, "days", "must be 100,000 or less"),
    ("Cart", {**CART, "days": -1}, "days", "must be 0 or more"),
    (
        "Cart",
        {**CART, "lines": [{"id": "l", "variant_id": 10**30, "quantity": 1}]},
        "lines/0/variant_id",
        "must be 1,000,000,000,000,000,000 or less",
    ),
    (
        "Product",
        {**PRODUCT, "media": [{"image": {**IMAGE, "height": 2**62}}]},
        "media/0/image/height",
        INT,
    ),
    (
        "Product",
        {**PRODUCT, "media": [{"image": IMAGE, "sources": [{"filesize": 2**31}]}]},
        "media/0/sources/0/filesize",
        INT,
    ),
    (
        "Product",
        {**PRODUCT, "variants": [{"id": 1, "choices": [], "quantity": -(2**31)}]},
        "variants/0/quantity",
        "must be -2,147,483,647 or more",
    ),
    (
        "OrderHistory",
        orders(fulfillments=[{"quantities": [[0, 2**62]]}]),
        "orders/0/fulfillments/0/quantities/0/1",
        INT,
    ),
    (
        "OrderHistory",
        orders(payment_days=10**9),
        "orders/0/payment_days",
        "must be 365 or less",
    ),
    (
        "OrderHistory",
        orders(tax_rate="1.01"),
        "orders/0/tax_rate",
        "is out of range: 0 to 1",
    ),
    (
        "OrderHistory",
        orders(discounts=[{"kind": "CODE", "title": "MINE", "percentage": "101"}]),
        "orders/0/discounts/0/percentage",
        "is out of range: 0 to 100",
    ),
    (
        "OrderHistory",
        orders(shipping="1E-9999999"),
        "orders/0/shipping",
        "has more than 1,048,576 digits after the point",
    ),
    (
        "SellingPlanGroup",
        {**GROUP, "plans": [{**PLAN, "delivery": {"interval": "MONTH", "count": 2**31}}]},
        "plans/0/delivery/count",
        INT,
    ),
    (
        "SellingPlanGroup",
        {**GROUP, "plans": [{**PLAN, "deposit": 101}]},
        "plans/0/deposit",
        "must be 100 or less",
    ),
    ("PriceList", {**LIST, "percentage": "101"}, "percentage", "is out of range: 0 to 100"),
    ("PriceList", {**LIST, "terms": {"7": {"price": "NaN"}}}, "terms/7/price", NO_AMOUNT),
    (
        "StoreCreditAccount",
        {**CREDIT, "movements": [{"amount": "-1E+18", "created_at": AT}]},
        "movements/0/amount",
        "is out of range: -999,999,999,999,999,999 to 999,999,999,999,999,999",
    ),
    (
        "ShopSetting",
        {"markets": [{**MARKET, "rate": "1E+10"}]},
        "markets/0/rate",
        "is out of range: 0.000001 to 1,000,000",
    ),
    (
        "ShopPaySession",
        {
            **SHOP_PAY,
            "request": {**REQUEST, "discounts": [{"amount": {**MONEY, "amount": "NaN"}}]},
        },
        "request/discounts/0/amount/amount",
        NO_AMOUNT,
    ),
    (
        "OrderHistory",
        orders(lines=[{**MUG, "quantity": 2**30}, {**MUG, "quantity": 2**30}]),
        "orders/0/lines",
        "have more than 2,147,483,647 pieces together",
    ),
    (
        "OrderHistory",
        orders(lines=[{**MUG, "removed": 4}]),
        "orders/0/lines/0/removed",
        "is 4: the line has 3",
    ),
    (
        "DraftOrder",
        {**DRAFT, "lines": [{**MUG, "quantity": 2**30}, {**MUG, "quantity": 2**30}]},
        "lines",
        "have more than 2,147,483,647 pieces together",
    ),
    (
        "AutomaticDiscount",
        {"id": "a", "title": "A", "kind": "percentage", "value": "101"},
        "value",
        "is more than 100 percent",
    ),
    (
        "Sequence",
        {"id": "OrderNumber", "last": 2**31},
        "last",
        "is 2147483648: orders have numbers up to 2,000,000,000",
    ),
    (
        "Sequence",
        {"id": "Order", "last": 10**18},
        "last",
        "must be 100,000,000,000,000,000 or less",
    ),
    (
        "Cart",
        {**CART, "key": "k" * 101},
        "key",
        "must be written like hWN8GHEjwj7UZxNLL7fwuKWx",
    ),
    (
        "Cart",
        {**CART, "buyer": {"preferences": {"delivery": {"delivery_method": ["PICKUP"]}}}},
        "buyer/preferences/delivery/delivery_method/0",
        "is 'PICKUP', which is not a method of delivery: did you mean PICK_UP?",
    ),
    (
        "CompletionAttempt",
        {**ATTEMPT, "error": "DECLINED"},
        "error",
        "is 'DECLINED', which is not a CompletionErrorCode: write one such as ERROR",
    ),
    (
        "CompletionAttempt",
        {**ATTEMPT, "order_id": 1},
        "completed_at",
        "is missing: the attempt has an order",
    ),
    ("Article", ARTICLE, "blog_id", "is 1: there is no such Blog"),
    (
        "ShopFile",
        {**FILE, "kind": "PDF"},
        "kind",
        "cannot be 'PDF': write one of GENERIC, IMAGE, MODEL_3D, VIDEO",
    ),
    (
        "MetafieldDefinition",
        {**DEFINITION, "owner": "Products"},
        "owner",
        (
            "cannot be 'Products': did you mean Product? Write one of Article, Blog, Collection, "
            "Location, Page, Product, ProductVariant, Shop"
        ),
    ),
    (
        "Translations",
        {**TRANSLATIONS, "texts": {"body": "x" * 500_001}},
        "texts",
        "must have 500,000 characters or fewer",
    ),
    (
        "ShopSetting",
        {"markets": [{**MARKET, "currency": "DOLLAR"}]},
        "markets/0/currency",
        "is 'DOLLAR', which is not a CurrencyCode: write such as USD",
    ),
    (
        "ShopSetting",
        {"markets": [{**MARKET, "languages": ["1"]}]},
        "markets/0/languages/0",
        "is '1', which is not a LanguageCode: write such as EN",
    ),
    (
        "SubscriptionContract",
        {**CONTRACT, "revision": 10**18},
        "revision",
        "must be 100,000,000,000,000,000 or less",
    ),
    (
        "DeliveryZone",
        {"id": "Home", "countries": ["USA"], "rates": []},
        "countries/0",
        "is 'USA', which is not a CountryCode: did you mean US?",
    ),
]


VERSION = {"id": 1, "at": AT, "kind": "Product", "of": 1, "text": json.dumps(PRODUCT)}
REMEDY = "take the snapshot anew, or remove this version"
VERSIONS = [
    ({"text": "no"}, "text", f"is no Product: it is not JSON; {REMEDY}"),
    (
        {"text": '{"id": 1}'},
        "text",
        f"is no Product: #/handle is missing: write a string; {REMEDY}",
    ),
    (
        {"text": json.dumps({**PRODUCT, "variants": [{"id": 1, "choices": [], "price": "NaN"}]})},
        "text",
        f"is no Product: #/variants/0/price {NO_AMOUNT}; {REMEDY}",
    ),
    (
        {"text": json.dumps({**PRODUCT, "id": -1})},
        "text",
        f"is no Product: #/id must be 0 or more; {REMEDY}",
    ),
    ({"of": 2}, "text", f"is no Product: its id is 1, and `of` is 2; {REMEDY}"),
    ({"of": "mug", "text": None}, "of", "must be a whole number such as 12, not a string"),
]


@pytest.mark.parametrize(("edit", "place", "detail"), VERSIONS)
async def test_a_former_version_that_is_no_record_is_refused(faults, call, edit, place, detail):
    found = await faults("PUT", BLUE, {**EMPTY, **put("FormerVersion", {**VERSION, **edit})})
    assert found == [(f"#/records/FormerVersion/put/0/{place}", detail)]
    assert await call("GET", "/worlds") == (200, {"worlds": []})


async def test_a_former_version_of_an_unknown_kind_is_refused(faults):
    version = {**VERSION, "kind": "Produkt"}
    ((place, detail),) = await faults("PUT", BLUE, {**EMPTY, **put("FormerVersion", version)})
    assert place == "#/records/FormerVersion/put/0/kind"
    assert detail.startswith("is not known here: did you mean Product? Known are ")


ARTICLES = '{ articles(first: 9, query: "title:New") { nodes { title blog { title } } } }'
FORMER = {"Article": {**ARTICLE, "published_at": AT}, "Blog": None}


@pytest.mark.parametrize("kind", FORMER)
async def test_a_former_list_has_no_article_without_its_blog(call, storefront, kind):
    text = json.dumps(FORMER[kind]) if FORMER[kind] else None
    version = {**VERSION, "at": "2026-01-01T00:00:05Z", "kind": kind, "text": text}
    records = put("FormerVersion", version)["records"]
    records |= put("ClockSetting", {"stands_at": AT})["records"]
    if kind == "Blog":
        blog = {"id": 1, "handle": "own", "title": "Own", **MADE}
        records |= put("Blog", blog)["records"] | put("Article", FORMER["Article"])["records"]
    assert (await call("PUT", BLUE, {**EMPTY, "records": records}))[0] == 201
    headers = {"X-Sandbox-World": "blue", "X-Sandbox-Scenario": "index-lag"}
    answer = await storefront.ask(ARTICLES, headers=headers)
    assert answer["data"] == {"articles": {"nodes": []}}


@pytest.mark.parametrize(
    ("kind", "record", "place", "detail"),
    EDITED,
    ids=[f"{kind}-{place}-{number}" for number, (kind, _, place, _) in enumerate(EDITED)],
)
async def test_a_value_that_no_world_has_is_refused_with_its_place(
    faults, call, kind, record, place, detail
):
    found = await faults("PUT", BLUE, {**EMPTY, **put(kind, record)})
    assert found == [(f"#/records/{kind}/put/0/{place}", detail)]
    assert await call("GET", "/worlds") == (200, {"worlds": []})


async def test_store_credit_that_was_spent_comes_back(call):
    movements = [{"amount": amount, "created_at": AT, "expires_at": None} for amount in ("5", "-3")]
    snapshot = {**EMPTY, **put("StoreCreditAccount", {**CREDIT, "movements": movements})}
    assert (await call("PUT", BLUE, snapshot))[0] == 201
    _, taken = await call("GET", BLUE)
    assert taken["records"]["StoreCreditAccount"]["put"][0]["movements"] == movements


async def test_a_blog_cannot_be_hidden_without_its_articles(faults, call):
    blog, *_ = (await call("GET", "/worlds/blue/blogs"))[1]["blogs"]
    number = int(blog["id"].rpartition("/")[2])
    _, articles = await call("GET", "/worlds/blue/articles", query=f"blog_title:{blog['title']}")
    _, kept = await call("GET", BLUE)
    hidden = {"records": {"Blog": {"hidden": [number], "put": []}}}
    found = await faults("PUT", BLUE, {**kept, **hidden})
    assert [pointer for pointer, _ in found] == ["#/records/Blog/hidden"] * len(found)
    first = min(int(each["id"].rpartition("/")[2]) for each in articles["articles"])
    assert found[0][1] == f"leaves the Article {first} without its Blog {number}: hide it, too"


async def test_a_cart_whose_checkout_has_an_order_is_not_completed(faults, call):
    checkout = {"id": CART["id"], "key": CART["key"], "changed_at": AT, "order_id": 1}
    kept = put("Checkout", checkout)["records"] | put("Cart", CART)["records"]
    clock = put("ClockSetting", {"stands_at": AT})["records"]
    assert (await call("PUT", BLUE, {**EMPTY, "records": {**kept, **clock}}))[0] == 201
    found = await faults("POST", f"/worlds/blue/carts/{CART['id']}/complete", {"outcome": "paid"})
    assert found == [("#", "its checkout has ended already")]


async def test_what_was_paid_for_the_largest_order_comes_back(call):
    largest = {**MUG, "price": "999999999999999999", "quantity": 10**6}
    sections = put("OrderHistory", orders(lines=[largest]))["records"]
    await call("PUT", BLUE, {**EMPTY, "records": sections})
    assert (await call("POST", "/worlds/blue/orders/1/cancel", {}))[0] == 200
    _, taken = await call("GET", BLUE)
    assert (await call("PUT", BLUE, taken))[0] == 200


async def test_the_page_of_an_order_shows_the_largest_sums(call, storefront):
    largest = {**MUG, "price": "999999999999999999", "quantity": 2**31 - 1}
    sections = put("OrderHistory", orders(lines=[largest]))["records"]
    assert (await call("PUT", BLUE, {**EMPTY, "records": sections}))[0] == 201
    page = await storefront.client.get("/w/blue/61000000001/orders/0?key=0")
    assert page.status == 200
    assert "$2,147,483,646,999,999,997,852,516,353.00" in await page.text()


async def test_the_largest_tax_of_an_order_comes_back(call):
    sections = put("OrderHistory", orders(tax="1E+40"))["records"]
    assert (await call("PUT", BLUE, {**EMPTY, "records": sections}))[0] == 201
    assert (await call("GET", "/worlds/blue/orders"))[0] == 200
