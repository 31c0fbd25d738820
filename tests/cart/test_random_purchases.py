"""Random purchases, refunds and changes of stock: what was sold, paid and used adds up."""

from contextlib import suppress
from decimal import Decimal
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.app import worlds_of
from sandbox.cart.api import CART
from sandbox.cart.completing import complete
from sandbox.cart.discounts import DiscountCode, GiftCard, Kind
from sandbox.cart.giving_back import cancel, refund
from sandbox.cart.ids import cart_gid
from sandbox.cart.inputs import CartBuyerIdentityInput, CartInput, CartLineInput
from sandbox.cart.payments import MoneyInput
from sandbox.cart.records import Cart
from sandbox.cart.shop_pay_inputs import LineItemInput, ShopPayPaymentRequestInput
from sandbox.catalog.records import Product
from sandbox.control_models.orders import Cancellation, QuantityOfLine, Refund
from sandbox.faults import FaultError
from sandbox.orders.changes import find_order
from sandbox.orders.records import OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from sandbox.world.inbox import MailKind
from tests.cart.conftest import gid, product

START = {1: 6, 2: 3, 3: 40}
PRICES = {1: Decimal("9.99"), 2: Decimal("0.05"), 3: Decimal("33.33")}
BALANCE, LIMIT = Decimal(50), 3
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("cart"), st.sampled_from([1, 2, 3]), st.integers(1, 5)),
        st.tuples(st.just("add"), st.sampled_from([1, 2, 3]), st.integers(1, 5)),
        st.tuples(st.just("pay"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("shop pay"), st.sampled_from([1, 2, 3]), st.integers(1, 3)),
        st.tuples(st.just("refund"), st.integers(0, 9), st.integers(1, 3)),
        st.tuples(st.just("restock"), st.integers(0, 9), st.integers(1, 3)),
        st.tuples(st.just("cancel"), st.integers(0, 9), st.booleans()),
    ),
    max_size=30,
)


class Shop:
    """A shop with three products, a gift card and a code that can be used three times."""

    def __init__(self) -> None:
        self.world = worlds_of(Settings(), ShopData(Settings()), Library()).open("default")
        store = self.world.store
        store.remove(*list(store.after(Product, 0)))
        store.put(
            *(product(n, f"P{n}", price=PRICES[n], quantity=START[n], sku=f"S{n}") for n in PRICES),
            GiftCard(id="g", code="G", balance=BALANCE, currency_code="USD"),
            DiscountCode(
                id="x", title="X", kind=Kind.PERCENTAGE, value=Decimal(33), usage_limit=LIMIT
            ),
        )
        self.seeded = {each.id for each in store.after(OrderHistory, 0)}
        self.carts: list[str] = []
        self.keys = count()

    def perform(self, name, **arguments):
        return CART.mutations[name].perform(viewer_of(self.world), **arguments)

    @property
    def orders(self):
        histories = self.world.store.after(OrderHistory, 0)
        made = [each for each in histories if each.id not in self.seeded]
        return [order for history in made for order in history.orders]

    def do(self, what, which, quantity):
        getattr(self, what.replace(" ", "_"))(which, quantity)

    def cart(self, which, quantity):
        made = CartInput(
            lines=[CartLineInput(merchandise_id=gid(which), quantity=quantity)],
            buyer_identity=CartBuyerIdentityInput(email="ada@lovelace.example"),
            discount_codes=["X"],
            gift_card_codes=["G"],
        )
        self.carts.append(self.perform("cartCreate", input=made).cart.of.id)

    def add(self, which, quantity):
        for cart in self._carts()[-1:]:
            line = CartLineInput(merchandise_id=gid(which), quantity=quantity)
            self.perform("cartLinesAdd", cart_id=cart_gid(cart.id, cart.key), lines=[line])

    def pay(self, which, _):
        if carts := self._carts():
            _try(complete, self.world, carts[which % len(carts)])

    def shop_pay(self, which, quantity):
        money = MoneyInput(amount=PRICES[which], currency_code="USD")
        line = LineItemInput(label="P", sku=f"S{which}", quantity=quantity, final_item_price=money)
        request = ShopPayPaymentRequestInput(
            locale="en", presentment_currency="USD", subtotal=money, total=money, line_items=[line]
        )
        begun = self.perform("shopPayPaymentRequestSessionCreate", source_identifier="a")
        self.perform(
            "shopPayPaymentRequestSessionSubmit",
            token=begun.shop_pay_payment_request_session.token,
            payment_request=request,
            idempotency_key=str(next(self.keys)),
        )

    def refund(self, which, quantity):
        back = Refund(lines=(QuantityOfLine(line=0, quantity=quantity),))
        self._change(which, refund, back)

    def restock(self, which, quantity):
        back = Refund(lines=(QuantityOfLine(line=0, quantity=quantity),), restock=True)
        self._change(which, refund, back)

    def cancel(self, which, restock):
        self._change(which, cancel, Cancellation(restock=restock))

    def _change(self, which, operate, body):
        if orders := self.orders:
            found = find_order(self.world, orders[which % len(orders)].id)
            _try(operate, self.world, *found, body)

    def _carts(self):
        found = (self.world.store.get(Cart, each) for each in self.carts)
        return [each for each in found if each is not None]


def _try(operate, *arguments):
    """Do what may be refused: then nothing has changed, which the sums show."""
    with suppress(FaultError):
        operate(*arguments)


@settings(deadline=None)
@given(steps=STEPS)
def test_stock_money_codes_and_mails_add_up(steps):
    shop = Shop()
    for step in steps:
        shop.do(*step)
    store, orders = shop.world.store, shop.orders
    left = {each.id: each.variants[0].quantity for each in store.after(Product, 0)}
    sold = dict.fromkeys(START, 0)
    for line in (line for order in orders for line in order.lines):
        sold[line.variant_id] += line.quantity - line.restocked
    assert {each: left[each] + sold[each] for each in START} == START
    paid = sum(card.amount - card.returned for order in orders for card in order.gift_cards)
    assert store.get(GiftCard, "g").balance + paid == BALANCE
    assert (
        store.get(DiscountCode, "x").used == sum(bool(each.discounts) for each in orders) <= LIMIT
    )
    mails = [each for each in shop.world.inbox.mails() if each.kind == MailKind.ORDER_CONFIRMATION]
    assert len(mails) == len({each.number for each in orders}) == len(orders)
    for totals in map(totals_of, orders):
        assert totals.total == totals.subtotal + totals.shipping + totals.tax
        assert 0 <= totals.refunded <= totals.total
