"""What an order adds up to."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sandbox.orders.kinds import DiscountKind, OrderFinancialStatus, OrderFulfillmentStatus
from sandbox.orders.records import Discount, LineItem, Order
from sandbox.orders.totals import totals_of

CODE = DiscountKind.CODE


def order(*lines: LineItem, **fields) -> Order:
    return Order(
        **{
            "id": 1,
            "number": 1001,
            "key": "0" * 32,
            "token": "1" * 32,
            "processed_at": datetime(2024, 1, 1, tzinfo=UTC),
            "financial_status": OrderFinancialStatus.PAID,
            "fulfillment_status": OrderFulfillmentStatus.UNFULFILLED,
            "lines": lines,
            **fields,
        }
    )


def line(price: str, quantity: int = 1, **fields) -> LineItem:
    return LineItem(title="A thing", price=Decimal(price), quantity=quantity, **fields)


def discount(**fields) -> Discount:
    return Discount(**{"kind": CODE, "title": "X", **fields})


def sums(placed: Order) -> dict[str, str]:
    totals = totals_of(placed)
    told = ("subtotal", "tax", "shipping", "total", "original_total", "current_total", "refunded")
    return {name: str(getattr(totals, name)) for name in told}


def test_subtotal_shipping_and_tax_make_the_total():
    placed = order(
        line("19.90", 2), line("10.05"), shipping=Decimal("6.90"), tax_rate=Decimal("0.08")
    )
    assert sums(placed) == {
        "subtotal": "49.85",
        "tax": "3.98",  # 3.184 and 0.804, each rounded
        "shipping": "6.90",
        "total": "60.73",
        "original_total": "60.73",
        "current_total": "60.73",
        "refunded": "0",
    }


def test_what_came_back_is_refunded_with_its_tax():
    placed = order(
        line("10.00", 3, removed=1),
        shipping=Decimal(5),
        tax_rate=Decimal("0.10"),
        financial_status=OrderFinancialStatus.PARTIALLY_REFUNDED,
    )
    assert sums(placed) == {
        "subtotal": "30.00",
        "tax": "3.00",
        "shipping": "5",
        "total": "38.00",
        "original_total": "38.00",
        "current_total": "27.00",
        "refunded": "11.00",
    }


@pytest.mark.parametrize(
    ("prices", "tax", "shares"),
    [
        (["10"] * 3, "1", ["0.33", "0.34", "0.33"]),
        (["0.10"] * 7, "0.03", ["0", "0.01", "0.00", "0.01", "0.00", "0.01", "0.00"]),
        (["1"], "5", ["5.00"]),
        (["0", "0"], "0.50", ["0", "0"]),
        ([], "0.50", []),
    ],
)
def test_a_tax_that_is_an_amount_is_the_tax_of_the_order_to_the_coin(prices, tax, shares):
    totals = totals_of(order(*map(line, prices), tax=Decimal(tax)))
    assert totals.tax == Decimal(tax)
    assert totals.taxes == tuple(map(Decimal, shares))
    assert totals.total == sum(map(Decimal, prices)) + Decimal(tax)


def test_a_tax_that_no_line_has_is_refunded_with_the_shipping():
    placed = order(
        line("0", 2, removed=2),
        shipping=Decimal(4),
        tax=Decimal("0.50"),
        financial_status=OrderFinancialStatus.PARTIALLY_REFUNDED,
    )
    before, after = totals_of(placed), totals_of(replace(placed, shipping_refunded=True))
    assert (before.refunded, before.current_tax) == (0, Decimal("0.50"))
    assert (after.refunded, after.current_tax) == (Decimal("4.50"), 0)


def test_what_was_never_paid_is_not_refunded():
    placed = order(
        line("10.00", removed=1),
        shipping=Decimal(5),
        shipping_refunded=True,
        financial_status=OrderFinancialStatus.VOIDED,
    )
    assert sums(placed) == {
        "subtotal": "10.00",
        "tax": "0.00",
        "shipping": "5",
        "total": "15.00",
        "original_total": "15.00",
        "current_total": "0.00",
        "refunded": "0",
    }


def test_a_line_that_an_edit_added_is_not_in_the_original_total():
    placed = order(line("10.00"), line("2.50", 2, added=True))
    assert sums(placed) == {
        "subtotal": "15.00",
        "tax": "0.00",
        "shipping": "0",
        "total": "15.00",
        "original_total": "10.00",
        "current_total": "15.00",
        "refunded": "0",
    }


@pytest.mark.parametrize(
    ("discounts", "off"),
    [
        pytest.param([discount(percentage=Decimal(10))], ["2.00", "1.00"], id="percentage"),
        pytest.param([discount(percentage=Decimal(200))], ["20.00", "10.00"], id="not-below-0"),
        pytest.param([discount(amount=Decimal(10))], ["6.67", "3.33"], id="amount-spread"),
        pytest.param([discount(amount=Decimal(99))], ["20.00", "10.00"], id="amount-too-high"),
        pytest.param([discount(amount=Decimal(3), each=True)], ["3", "3"], id="amount-off-each"),
        pytest.param([discount(amount=Decimal(3), lines=(1,))], ["0", "3.00"], id="of-one-line"),
        pytest.param(
            [discount(percentage=Decimal(50)), discount(percentage=Decimal(50))],
            ["15.00", "7.50"],
            id="one-after-the-other",
        ),
        pytest.param(
            [discount(percentage=Decimal(100), on_shipping=True)], ["0", "0"], id="on-shipping"
        ),
    ],
)
def test_shares_discounts_out(discounts: list[Discount], off: list[str]):
    placed = order(line("10.00", 2), line("10.00"), discounts=tuple(discounts))
    shares = totals_of(placed).shares.lines
    assert [str(sum(mine.values(), Decimal(0))) for mine in shares] == [
        str(Decimal(0) + Decimal(each)) for each in off
    ]


def test_free_shipping_takes_off_what_shipping_costs():
    placed = order(
        line("10.00"),
        shipping=Decimal("6.90"),
        discounts=(discount(percentage=Decimal(100), on_shipping=True),),
    )
    totals = totals_of(placed)
    assert (totals.shares.shipping, totals.shipping) == ({0: Decimal("6.90")}, Decimal(0))


cents = st.integers(0, 100_000).map(lambda number: Decimal(number) / 100)
some_lines = st.lists(st.tuples(cents, st.integers(1, 9), st.integers(0, 9)), min_size=1)


@given(some_lines, cents)
def test_an_amount_is_spread_to_the_last_cent(prices, amount):
    lines = [line(str(price), quantity) for price, quantity, _ in prices]
    placed = order(*lines, discounts=(discount(amount=amount),))
    whole = sum(each.price * each.quantity for each in lines)
    totals = totals_of(placed)
    given_off = [sum(mine.values()) for mine in totals.shares.lines]
    assert sum(given_off) == min(amount, whole)
    assert min(totals.lines) >= 0


@given(
    some_lines,
    cents,
    st.sampled_from(["0", "0.08", "0.19"]),
    st.none() | cents,
    st.booleans(),
)
def test_current_and_refunded_make_the_total(prices, shipping, rate, tax, shipping_refunded):
    lines = [
        line(str(price), quantity, removed=min(removed, quantity))
        for price, quantity, removed in prices
    ]
    placed = order(
        *lines,
        shipping=shipping,
        shipping_refunded=shipping_refunded,
        tax_rate=Decimal(rate),
        tax=tax,
        discounts=(discount(percentage=Decimal(15)),),
        financial_status=OrderFinancialStatus.PARTIALLY_REFUNDED,
    )
    totals = totals_of(placed)
    assert totals.total == totals.subtotal + totals.shipping + totals.tax == totals.original_total
    assert totals.refunded + totals.current_total == totals.total
    assert totals.current_total == (
        totals.current_subtotal + totals.current_shipping + totals.current_tax
    )
    assert 0 <= totals.refunded <= totals.total
    assert min(totals.taxes) >= 0
    assert tax in (None, totals.tax)
