"""The language of `query` arguments, by way of orders."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.field_error import FieldError
from sandbox.orders.kinds import OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.listing import SEARCH_FIELDS
from sandbox.orders.records import LineItem, Order
from sandbox.search_syntax import matching

NOW = datetime(2025, 6, 15, 12, 0, 0, 500, tzinfo=UTC)


def order(number: int, title: str, *moment: int) -> Order:
    return Order(
        id=number,
        number=number,
        key="",
        token="",
        processed_at=datetime(*moment, tzinfo=UTC),
        financial_status=OrderFinancialStatus.PAID,
        fulfillment_status=OrderFulfillmentStatus.FULFILLED,
        lines=(LineItem(title=title, price=Decimal(1)),),
    )


ORDERS = [
    order(1, "Linen Shirt - White", 2023, 12, 31, 23, 59, 59),
    order(2, "Enamel Mug", 2024, 3, 1, 10, 30, 0),
    order(3, "Canvas Tote", 2024, 3, 2),
    order(4, "Linen Shirt - Navy", 2025, 6, 15, 12),
]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        # Comparators. Shopify: documented; that a day or a year is a period is our reading.
        ("processed_at:>2024-03-01", [3, 4]),
        ("processed_at:>=2024-03-01", [2, 3, 4]),
        ("processed_at:<2024-03-01", [1]),
        ("processed_at:<=2024-03-01", [1, 2]),
        ("processed_at:2024-03-01", [2]),
        ("processed_at:2024", [2, 3]),
        ("processed_at:2023-12", [1]),
        ("processed_at:<='2023'", [1]),
        ("processed_at:>'2024-03-01T10:30:00Z'", [3, 4]),
        ('processed_at:>="2024-03-01T10:30:00Z"', [2, 3, 4]),
        ("processed_at:2024-03-01T11:30:00+01:00", [2]),
        ("processed_at:2024-03-01T10:30:00", [2]),
        ("processed_at:<now", [1, 2, 3]),
        ("processed_at:<=now", [1, 2, 3, 4]),
        ("processed_at:*", [1, 2, 3, 4]),
        # Connectives and modifiers.
        ("processed_at:>=2024-03-01 processed_at:<2024-03-02", [2]),
        ("processed_at:>=2024-03-01 AND processed_at:<2024-03-02", [2]),
        ("processed_at:2023 OR processed_at:2025", [1, 4]),
        ("NOT processed_at:2024", [1, 4]),
        ("-processed_at:2024", [1, 4]),
        ("NOT NOT processed_at:2024", [2, 3]),
        ("processed_at:2023 OR processed_at:2024 AND processed_at:>2024-03-01", [1, 3]),
        ("(processed_at:2023 OR processed_at:2024) AND processed_at:>2024-03-01", [3]),
        ("NOT (processed_at:2023 OR processed_at:2025)", [2, 3]),
        # Words without a field: our choice.
        ("linen", [1, 4]),
        ("linen navy", [4]),
        ("'shirt - white'", [1]),
        ("#3", [3]),
        ("linen OR mug -navy", [1, 2, 4]),
        # What says nothing is left out.
        ("", [1, 2, 3, 4]),
        ("  ", [1, 2, 3, 4]),
        ("financial_status:paid", [1, 2, 3, 4]),
        ("NOT financial_status:paid", [1, 2, 3, 4]),
        ("financial_status:paid processed_at:2023", [1]),
        ("financial_status:paid OR processed_at:2023", [1]),
        ("processed_at:soon", [1, 2, 3, 4]),
        ("processed_at:>2024-13-01", [1, 2, 3, 4]),
        ("processed_at:9999", [1, 2, 3, 4]),  # its end is no moment any more
        # What joins nothing, too.
        ("AND", [1, 2, 3, 4]),
        ("OR processed_at:2023 AND", [1]),
        ("processed_at:2023 OR OR processed_at:2025", [1, 4]),
        (")processed_at:2023(", [1]),
        ("()", [1, 2, 3, 4]),
        ("((processed_at:2023", [1]),
        ("NOT", [1, 2, 3, 4]),
        ("- linen", [1, 4]),
        ("linen'", [1, 4]),
    ],
)
def test_finds_what_the_query_describes(query: str, numbers: list[int]):
    assert [found.number for found in matching(ORDERS, query, SEARCH_FIELDS, now=NOW)] == numbers


WORDS = ["AND", "OR", "NOT", "-", "(", ")", " ", "'", '"', ":", "<", "linen", "processed_at:2024"]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_any_text_is_a_query(query: str):
    found = matching(ORDERS, query, SEARCH_FIELDS, now=NOW)
    assert [each for each in ORDERS if each in found] == found


def test_brackets_may_lie_as_deep_as_they_like():
    query = "(" * 20_000 + "mug" + ")" * 20_000
    assert [found.number for found in matching(ORDERS, query, SEARCH_FIELDS, now=NOW)] == [2]


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        pytest.param(" OR ".join(f"a{number}" for number in range(251)), "250 terms", id="terms"),
        pytest.param("(" * 50_001, "50,000 characters", id="characters"),
    ],
)
def test_refuses_a_query_that_is_too_long(query, limit):
    with pytest.raises(FieldError, match=f"more than {limit}") as refused:
        matching(ORDERS, query, SEARCH_FIELDS, now=NOW)
    assert refused.value.extensions == {"code": "SANDBOX_LIMIT_EXCEEDED"}


def test_takes_as_many_terms_as_a_page_has_items():
    query = " OR ".join(["mug", *(f"a{number}" for number in range(249))])
    assert [order.number for order in matching(ORDERS, query, SEARCH_FIELDS, now=NOW)] == [2]
