"""What personas have bought."""

from pathlib import Path

import pytest

from sandbox.customers.seed.personas import read_personas
from sandbox.fixture_files import BUILT_IN, Fixtures
from sandbox.orders.kinds import DiscountKind, OrderFinancialStatus
from sandbox.orders.records import Order, OrderHistory
from sandbox.orders.seed.persona_orders import WrittenOrder
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
from sandbox.settings import Settings
from sandbox.toml_file import TomlError
from sandbox.world.shop_file import load_shop

NOBODY_MADE_UP = Origin.of(Settings(customers=0))
PERSONAS = read_personas(BUILT_IN)
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


def read(fixture: Path) -> OrderHistory | None:
    return seeds_of(NOBODY_MADE_UP, Fixtures(fixture.parent)).get(OrderHistory, 1)


def bought_by(name: str) -> tuple[Order, ...]:
    number = next(persona.id for persona in PERSONAS if persona.name == name)
    history = seeds_of(NOBODY_MADE_UP).get(OrderHistory, number)
    assert history is not None
    return history.orders


@pytest.fixture
def fixture(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder / "personas.toml"


def test_one_has_all_that_can_be_met():
    orders = bought_by("with-orders")
    assert [order.name for order in orders] == [f"#{number}" for number in range(1001, 1011)]
    assert {discount.kind for order in orders for discount in order.discounts} == set(DiscountKind)
    assert {order.financial_status for order in orders} == set(OrderFinancialStatus) - {"PENDING"}


def test_one_has_more_than_a_page():
    days = [order.processed_at.date() for order in bought_by("many-orders")]
    assert len(set(days)) == 60


@pytest.mark.parametrize("persona", PERSONAS, ids=[persona.name for persona in PERSONAS])
def test_a_persona_has_as_many_as_the_customer_says(persona):
    assert len(bought_by(persona.name)) == persona.customer.number_of_orders


def test_is_paid_in_the_currency_of_the_shop():
    currencies = {order.currency_code for persona in PERSONAS for order in bought_by(persona.name)}
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
            "orders[0].lines[0].price` must be an amount such as 12.50",
        ),
        ("orders_count = 2", 9, "orders_count` needs one order"),
        (ORDER + ORDER, 18, "orders[1].number` is that of an order of ann already: 1001"),
    ],
)
def test_says_what_is_wrong_with_an_order(fixture: Path, order: str, line: int, message: str):
    fixture.write_text(ANN + order, "utf-8")
    with pytest.raises(TomlError) as refusal:
        read(fixture)
    assert str(refusal.value) == f"mine/personas.toml:{line}: `personas[0].{message}"


def test_refuses_two_personas_with_one_order(fixture: Path):
    bob = ANN.replace("ann", "bob").replace("id = 1", "id = 2")
    fixture.write_text(ANN + ORDER + bob + ORDER, "utf-8")
    with pytest.raises(TomlError) as refusal:
        read(fixture)
    assert str(refusal.value) == (
        "mine/personas.toml:26: "
        "`personas[1].orders[0].number` is that of an order of ann already: 1001"
    )
