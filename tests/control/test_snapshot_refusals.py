"""Snapshots that no world can be restored from."""

import pytest

from sandbox.app import record_kinds
from sandbox.customers.records import Customer
from tests.control.snapshots import ADA, CUSTOMER, EMPTY, put

BLUE = "/worlds/blue/snapshot"
KNOWN_OF_A_CUSTOMER = (
    f"is not known here: did you mean email? Known are {', '.join(Customer.__struct_fields__)}"
)
PASSWORD = {"id": 1, "hash": "secret"}


CART = {
    "id": "hWN1",
    "key": "0",
    "created_at": "2026-01-01T00:00:00Z",
    "updated_at": "2026-01-01T00:00:00Z",
    "days": 10,
}
MUG = {"title": "Mug", "price": "1.00"}
NO_LINE = "the order has 1 lines, the first is 0"
ORDER = {
    "id": 1,
    "number": 1,
    "key": "0",
    "token": "0",
    "processed_at": "2026-01-01T00:00:00Z",
    "financial_status": "PAID",
    "fulfillment_status": "FULFILLED",
    "lines": [MUG],
    "discounts": [{"kind": "CODE", "title": "MINE", "lines": [0, 1]}],
    "returns": [
        {
            "id": 1,
            "number": 1,
            "status": "OPEN",
            "created_at": "2026-01-01T00:00:00Z",
            "updated_at": "2026-01-01T00:00:00Z",
            "lines": [{"line": -1, "quantity": 1}],
        }
    ],
    "fulfillments": [{"quantities": [[7, 1]]}],
    "edit_requests": [{"id": 1, "status": "REQUESTED", "quantities": [[2, 1]]}],
}
CONSENTS = "NEVER_SUBSCRIBED, PENDING, REDACTED, SUBSCRIBED, UNSUBSCRIBED"
CUP = {
    "quantity_value": "250",
    "quantity_unit": "ml",
    "reference_value": 1,
    "reference_unit": "L",
}
NONE_OF_IT = {"quantity_value": "0", "quantity_unit": "L"}
BUNDLE = {
    "id": 1,
    "handle": "set",
    "title": "Set",
    "created_at": "2026-01-01T00:00:00Z",
    "updated_at": "2026-01-01T00:00:00Z",
    "published_at": None,
    "vendor": "",
    "options": [],
    "variants": [
        {"id": 2, "price": "1.00", "choices": [], "components": [{"variant_id": 3, "quantity": 0}]}
    ],
}

SIZES = {
    **BUNDLE,
    "options": [
        {"id": 1, "name": "Size", "values": [{"id": 1, "name": "S"}, {"id": 2, "name": "M"}]}
    ],
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param(
            {"version": 3},
            [("#/version", "is 3: this sandbox reads versions 1 to 2; take the snapshot anew")],
            id="version",
        ),
        pytest.param(
            {"extra": 1},
            [
                (
                    "#/extra",
                    "is not known here: Known are version, sandbox, origin, records",
                )
            ],
            id="unknown-key",
        ),
        pytest.param(
            {"origin": {"seed": 1, "customers": 100}},
            [("#/origin/locale", "is missing: write a string")],
            id="missing-key",
        ),
        pytest.param(
            {"origin": {"seed": 1, "customers": -1, "locale": "en_US"}},
            [("#/origin", "is wrong: a seed holds 0 to 5,000,000 generated customers, not -1")],
            id="origin",
        ),
        pytest.param(
            put("ClockSetting", {"stands_at": "2027-03-01T12:00:00"}),
            [
                (
                    "#/records/ClockSetting/put/0/stands_at",
                    "must be a date and time with a time zone such as 2026-11-23T10:00:00Z",
                )
            ],
            id="clock-without-zone",
        ),
        pytest.param(
            put("ClockSetting", {"stands_at": "9500-01-01T00:00:00Z", "ahead": "P9999999D"}),
            [
                (
                    f"#/records/ClockSetting/put/0/{key}",
                    "is out of range: 1970-01-01 to 9000-01-01",
                )
                for key in ("stands_at", "ahead")
            ],
            id="clock-out-of-range",
        ),
        pytest.param(
            put(
                "ScenarioOn",
                {"id": 1, "written": {"name": "a", "effect": {}}},
                {"id": 0, "written": {"name": "b", "effect": {"drop": True}}},
                {"id": 0, "written": {"name": "b", "effect": {"drop": 1}}},
            ),
            [
                (
                    "#/records/ScenarioOn/put/0",
                    "is wrong: scenario a: `effect` is empty: say what the scenario does",
                ),
                (
                    "#/records/ScenarioOn/put/2/written/effect/drop",
                    "must be true or false, not a whole number",
                ),
            ],
            id="scenarios",
        ),
        pytest.param(
            put(
                "ScenarioOn",
                {"id": 0, "written": {"name": "b", "effect": {"drop": True}}},
                {"id": 0, "written": {"name": "b", "effect": {"drop": True}}},
            ),
            [
                ("#/records/ScenarioOn/put/1/id", "is that of another record: 0"),
                ("#/records/ScenarioOn/put/1/name", "is that of another record: b"),
            ],
            id="two-scenarios-of-one-name",
        ),
        pytest.param(
            put(
                "Mail",
                {
                    "to": ADA,
                    "kind": "welcome",
                    "subject": "",
                    "text": "",
                    "createdAt": "2027-03-01T12:00:00Z",
                    "id": 1,
                },
            ),
            [("#/records/Mail/put/0/id", "is 1, although 0 was given last: see Sequence")],
            id="mail",
        ),
        pytest.param(
            put("UsedToken", {"id": "!", "used_at": 1, "lapses_at": 1}),
            [("#/records/UsedToken/put/0/id", "must be base64 text")],
            id="used-token",
        ),
        pytest.param(
            put("Castomer"),
            [
                (
                    "#/records/Castomer",
                    (
                        "is not known here: did you mean Customer? Known are "
                        f"{', '.join(record_kinds())}"
                    ),
                )
            ],
            id="kind",
        ),
        pytest.param(
            {"records": {"Customer": {"put": []}}},
            [("#/records/Customer/hidden", "is missing: write a list such as […]")],
            id="records",
        ),
        pytest.param(
            {**put("Customer", CUSTOMER, {**CUSTOMER, "emial": ADA})},
            [("#/records/Customer/put/1/emial", KNOWN_OF_A_CUSTOMER)],
            id="unknown-key-of-a-record",
        ),
        pytest.param(
            {**put("Customer", {**CUSTOMER, "tags": ["a", 1]})},
            [("#/records/Customer/put/0/tags/1", "must be a string in quotes, not a whole number")],
            id="value-of-a-record",
        ),
        pytest.param(
            {
                **put("Customer", {**CUSTOMER, "created_at": "0001-01-01T00:00:00+14:00"}),
            },
            [
                (
                    "#/records/Customer/put/0/created_at",
                    "is out of range: 1970-01-01 to 9000-01-01",
                )
            ],
            id="instant-of-a-record",
        ),
        pytest.param(
            put(
                "GiftCard",
                *(
                    {"id": f"card{at}", "code": "CARD", "balance": each, "currency_code": "USD"}
                    for at, each in enumerate(["1.50", "-1", "NaN", "1e400"])
                ),
            ),
            [
                (
                    f"#/records/GiftCard/put/{at}/balance",
                    "is not an amount: write 0 or more, and less than 1,000,000,000,000,000,000",
                )
                for at in (1, 2, 3)
            ],
            id="amounts",
        ),
        pytest.param(
            put("Cart", {**CART, "lines": [{"id": "l", "variant_id": 1, "quantity": 10**6}]}),
            [("#/records/Cart/put/0/lines/0/quantity", "must be 999,999 or less")],
            id="pieces-of-a-line",
        ),
        pytest.param(
            put("Cart", {**CART, "buyer": {"country_code": "us"}}),
            [
                (
                    "#/records/Cart/put/0/buyer/country_code",
                    "is 'us', which is not a CountryCode: did you mean US?",
                )
            ],
            id="country-of-a-cart",
        ),
        pytest.param(
            put(
                "GiftCard",
                {"id": "CARD", "code": "CARD", "balance": "1.00", "currency_code": "DOLLAR"},
            ),
            [
                (
                    "#/records/GiftCard/put/0/currency_code",
                    "is 'DOLLAR', which is not a CurrencyCode: write such as USD",
                )
            ],
            id="currency-of-a-gift-card",
        ),
        pytest.param(
            put(
                "OrderHistory",
                {"customer_id": 1, "orders": [{**ORDER, "lines": [{**MUG, "quantity": 2**31}]}]},
            ),
            [
                (
                    "#/records/OrderHistory/put/0/orders/0/lines/0/quantity",
                    "must be 2,147,483,647 or less",
                )
            ],
            id="pieces-of-a-line-of-an-order",
        ),
        pytest.param(
            put("Product", {**SIZES, "variants": [{"id": i + 2, "choices": [i]} for i in (2, -1)]}),
            [
                (
                    f"#/records/Product/put/0/variants/{at}/choices/0",
                    f"is {choice}: the option has 2 values, the first is 0",
                )
                for at, choice in enumerate((2, -1))
            ],
            id="choice-that-is-no-value",
        ),
        pytest.param(
            put(
                "Product",
                {
                    **BUNDLE,
                    "variants": [
                        {"id": 2, "choices": [], "measurement": CUP},
                        {"id": 3, "choices": [], "measurement": {**CUP, **NONE_OF_IT}},
                    ],
                },
            ),
            [
                (
                    "#/records/Product/put/0/variants/0/measurement/quantity_unit",
                    "is 'ml', which is not a unit: did you mean ML?",
                ),
                (
                    "#/records/Product/put/0/variants/1/measurement/quantity_value",
                    "is out of range: 0.000001 to 1,000,000,000",
                ),
            ],
            id="unit-of-a-measurement",
        ),
        pytest.param(
            put("Customer", {**CUSTOMER, "whats_app_marketing": "SUBSCRIBER"}),
            [
                (
                    "#/records/Customer/put/0/whats_app_marketing",
                    f"cannot be 'SUBSCRIBER': did you mean SUBSCRIBED? Write one of {CONSENTS}",
                )
            ],
            id="consent-of-a-customer",
        ),
        pytest.param(
            put("Product", {**SIZES, "variants": [{"id": 2, "choices": []}]}),
            [
                (
                    "#/records/Product/put/0/variants/0/choices",
                    "has 0 values: write one for each of 1 options",
                )
            ],
            id="choices-of-other-options",
        ),
        pytest.param(
            put("OrderHistory", {"customer_id": 1, "orders": [ORDER]}),
            [
                (f"#/records/OrderHistory/put/0/orders/0/{at}", f"is {line}: {NO_LINE}")
                for at, line in (
                    ("discounts/0/lines/1", 1),
                    ("returns/0/lines/0/line", -1),
                    ("fulfillments/0/quantities/0/0", 7),
                    ("edit_requests/0/quantities/0/0", 2),
                )
            ],
            id="lines-that-an-order-has-not",
        ),
        pytest.param(
            put("Product", BUNDLE),
            [
                (
                    "#/records/Product/put/0/variants/0/components/0/quantity",
                    "must be 1 or more",
                )
            ],
            id="components-of-a-bundle",
        ),
        pytest.param(
            {**put("Customer", CUSTOMER, CUSTOMER)},
            [
                ("#/records/Customer/put/1/id", "is that of another record: 9000000032768"),
                ("#/records/Customer/put/1/email", f"is that of another record: {ADA}"),
            ],
            id="two-of-one-id",
        ),
        pytest.param(
            {**put("Customer", {**CUSTOMER, "email": "tagged@sandbox.example"})},
            [
                (
                    "#/records/Customer/put/0/email",
                    "is that of another record: tagged@sandbox.example",
                )
            ],
            id="email-of-the-seed",
        ),
        pytest.param(
            put("Customer", CUSTOMER, last=9_000_000_000_000),
            [
                (
                    "#/records/Customer/put/0/id",
                    "is 9000000032768, although 9000000000000 was given last: see Sequence",
                )
            ],
            id="id-yet-to-come",
        ),
        pytest.param(
            put("Customer", hidden=[12]),
            [("#/records/Customer/hidden/0", "is not the id of a record of the seed")],
            id="hidden",
        ),
        pytest.param(
            put("Password", PASSWORD),
            [("#/records/Password/put/0/hash", "has a wrong form")],
            id="hash",
        ),
        pytest.param(
            put("Session", *[{"id": 1}] * 30),
            [
                (
                    f"#/records/Session/put/{number}/id",
                    "must be a string in quotes, not a whole number",
                )
                for number in range(20)
            ],
            id="no-more-than-twenty",
        ),
    ],
)
async def test_refuses_a_bad_snapshot_and_changes_nothing(faults, call, changed, expected):
    await call("POST", "/worlds/blue/customers", {"email": "bob@example.com"})
    before = await call("GET", BLUE)
    found = await faults("PUT", BLUE, {**EMPTY, **changed})
    shown = [
        (pointer, detail if "…" not in told else told)
        for (pointer, detail), (_, told) in zip(found, expected, strict=True)
    ]
    assert shown == expected
    assert await call("GET", BLUE) == before


async def test_a_bad_snapshot_makes_no_world(faults, call):
    await faults("PUT", BLUE, {**EMPTY, "version": 0})
    assert await call("GET", "/worlds") == (200, {"worlds": []})


@pytest.mark.parametrize("body", [b"", b"{", b'{"version": 1', b"\xff"])
async def test_refuses_what_is_no_json(storefront, body):
    response = await storefront.client.put(
        f"/_sandbox/api{BLUE}", data=body, headers={"Content-Type": "application/json"}
    )
    problem = await response.json()
    assert (response.status, problem["title"]) == (400, "Malformed body")
    assert problem["detail"].startswith("the body is not JSON: ")


async def test_refuses_what_no_world_can_be_called(problem):
    assert (await problem("PUT", "/worlds/Blue/snapshot", EMPTY))[:2] == (400, "invalid-world-name")


async def test_refuses_a_form(storefront):
    response = await storefront.client.put(f"/_sandbox/api{BLUE}", data={"version": "1"})
    assert (response.status, (await response.json())["title"]) == (415, "Unsupported media type")
