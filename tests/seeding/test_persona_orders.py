"""What personas have bought."""

from pathlib import Path

import pytest

from sandbox.orders.kinds import DiscountKind, OrderFinancialStatus
from sandbox.orders.records import OrderHistory
from sandbox.seeding import Seed, load_personas
from sandbox.seeding.persona_orders import WrittenOrder
from sandbox.seeding.shop import load_shop
from sandbox.toml_file import TomlError

PERSONAS = load_personas()
BY_NAME = {persona.name: persona for persona in PERSONAS}
ANN = """
[[personas]]
name = "ann"
purpose = "Is there."
id = 1
state = "ENABLED"
created_at = 2024-01-01T00:00:00Z
updated_at = 2024-12-31T00:00:00Z
"""
ORDER = """
[[personas.orders]]
number = 1001
processed_at = 2024-01-02T00:00:00Z
financial_status = "PAID"
fulfillment_status = "FULFILLED"
lines = [{ title = "Mug", price = "14.00" }]
"""

KEYS_OF_AN_ORDER = WrittenOrder.__struct_fields__


@pytest.fixture
def fixture(tmp_path: Path) -> Path:
    return tmp_path / "personas.toml"


def test_one_has_all_that_can_be_met():
    orders = BY_NAME["with-orders"].orders
    assert [order.name for order in orders] == [f"#{number}" for number in range(1001, 1011)]
    assert {discount.kind for order in orders for discount in order.discounts} == set(DiscountKind)
    assert {order.financial_status for order in orders} == set(OrderFinancialStatus) - {"PENDING"}


def test_one_has_more_than_a_page():
    persona = BY_NAME["many-orders"]
    days = [order.processed_at.date() for order in persona.orders]
    assert (len(set(days)), persona.customer.number_of_orders) == (60, 60)


@pytest.mark.parametrize("persona", PERSONAS, ids=list(BY_NAME))
def test_the_seed_holds_what_a_persona_has_bought(persona):
    assert Seed(customers=0).get(OrderHistory, persona.customer.id) == OrderHistory(
        customer_id=persona.customer.id, orders=persona.orders
    )


def test_is_paid_in_the_currency_of_the_shop():
    currencies = {order.currency_code for persona in PERSONAS for order in persona.orders}
    assert currencies == {load_shop(None).payment_settings.currency_code}


@pytest.mark.parametrize(
    ("order", "line", "message"),
    [
        (ORDER.replace("1001", "1000"), 11, "orders[0].number` is 1000, and not from 1001 to 2000"),
        (ORDER.replace("1001", "2001"), 11, "orders[0].number` is 2001, and not from 1001 to 2000"),
        (
            ORDER.replace("2024-01-02", "2025-01-02"),
            12,
            ("orders[0].processed_at` is not between the persona's `created_at` and `updated_at`"),
        ),
        (
            ORDER.replace("0Z", "0"),
            12,
            "orders[0].processed_at` is not in UTC: let it end in Z",
        ),
        (
            ORDER + "canceled_at = 2024-01-03T00:00:00+01:00",
            16,
            "orders[0].canceled_at` is not in UTC: let it end in Z",
        ),
        (
            ORDER.replace('{ title = "Mug", price = "14.00" }', ""),
            15,
            "orders[0].lines` is empty: an order has one line or more",
        ),
        (
            ORDER.replace(" }]", ", removed = 2 }]"),
            15,
            (
                "orders[0].lines[0]` has a `quantity` that is not above zero, "
                "or `removed` not within it"
            ),
        ),
        (
            ORDER + "fulfillments = [{ quantities = [[1, 1]] }]",
            10,
            "orders[0]` has 1 lines, counted from 0; there is none at 1",
        ),
        (
            ORDER + "discounts = [{ kind = 'CODE', title = 'X', lines = [3] }]",
            10,
            "orders[0]` has 1 lines, counted from 0; there is none at 3",
        ),
        (
            ORDER + "titel = 'x'",
            16,
            f"orders[0].titel` is not known here: Known are {', '.join(KEYS_OF_AN_ORDER)}",
        ),
        (
            ORDER.replace('"14.00"', "'x'"),
            15,
            "orders[0].lines[0].price` is wrong: invalid decimal string",
        ),
        ("orders_count = 2", 9, "orders_count` needs one order"),
        (ORDER + ORDER, 18, "orders[1].number` is that of an order of ann already: 1001"),
    ],
)
def test_says_what_is_wrong_with_an_order(fixture: Path, order: str, line: int, message: str):
    fixture.write_text(ANN + order, "utf-8")
    with pytest.raises(TomlError) as refusal:
        load_personas(fixture)
    assert str(refusal.value) == f"personas.toml:{line}: `personas[0].{message}"


def test_refuses_two_personas_with_one_order(fixture: Path):
    bob = ANN.replace("ann", "bob").replace("id = 1", "id = 2")
    fixture.write_text(ANN + ORDER + bob + ORDER, "utf-8")
    with pytest.raises(TomlError) as refusal:
        load_personas(fixture)
    assert str(refusal.value) == (
        "personas.toml:26: `personas[1].orders[0].number` is that of an order of ann already: 1001"
    )
