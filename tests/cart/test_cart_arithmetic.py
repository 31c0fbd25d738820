"""Random carts against a plain model of the arithmetic, written apart from the code."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from sandbox.app import worlds_of
from sandbox.cart.api import CART
from sandbox.cart.cart_type import Cart
from sandbox.cart.discounts import DiscountCode, GiftCard, Kind
from sandbox.cart.inputs import CartInput, CartLineInput, CartLineUpdateInput
from sandbox.catalog.records import Product
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from tests.cart.conftest import gid, product

PRICES = {1: Decimal("12.50"), 2: Decimal("0.99"), 3: Decimal("200.00"), 4: Decimal("0.00")}
STOCK = {1: None, 2: 7, 3: 3, 4: 0}
CENT = Decimal("0.01")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from([1, 2, 3, 4]), st.integers(0, 9)),
        st.tuples(st.just("set"), st.integers(0, 9), st.integers(0, 9)),
        st.tuples(st.just("remove"), st.integers(0, 9), st.just(0)),
    ),
    max_size=12,
)
OFFERS = st.one_of(
    st.tuples(st.just(Kind.PERCENTAGE), st.integers(0, 100)),
    st.tuples(st.just(Kind.AMOUNT), st.integers(0, 300)),
)


class Model:
    """Lines as a list of [variant, quantity], newest first; one line a variant."""

    def __init__(self):
        self.lines = []

    def add(self, variant, count):
        line = next((line for line in self.lines if line[0] == variant), None)
        if count and line is None:
            self.lines.insert(0, line := [variant, 0])
        if line is not None:
            stock = STOCK[variant]
            line[1] = line[1] + count if stock is None else min(stock, line[1] + count)

    def set(self, at, count):
        line = self.lines[at % len(self.lines)]
        stock = STOCK[line[0]]
        if not count and line[1]:
            self.lines.remove(line)
        else:
            line[1] = count if stock is None else min(stock, count)

    def remove(self, at):
        del self.lines[at % len(self.lines)]

    def sums(self, kind, value, balance):
        whole = [PRICES[variant] * count for variant, count in self.lines]
        subtotal = sum(whole, Decimal(0))
        if kind is Kind.PERCENTAGE:
            off = sum(
                ((each * value / 100).quantize(CENT, ROUND_HALF_UP) for each in whole), Decimal(0)
            )
        else:
            off = min(Decimal(value), subtotal)
        total = subtotal - off
        return subtotal, off, total - min(total, Decimal(balance))


def worlds():
    world = worlds_of(Settings(), ShopData(Settings()), Library()).open("default")
    world.store.remove(*list(world.store.after(Product, 0)))
    world.store.put(*(product(n, f"P{n}", price=PRICES[n], quantity=STOCK[n]) for n in PRICES))
    return world


def perform(name, viewer, **arguments):
    return CART.mutations[name].perform(viewer, **arguments).cart


@given(steps=STEPS, offer=OFFERS, balance=st.integers(0, 500))
def test_sums_are_those_of_the_model_and_no_coin_is_lost(steps, offer, balance):
    world = worlds()
    viewer, model = viewer_of(world), Model()
    kind, value = offer
    world.store.put(
        DiscountCode(id="x", title="X", kind=kind, value=Decimal(value)),
        GiftCard(id="g", code="G", balance=Decimal(balance), currency_code="USD"),
    )
    made = CartInput(discount_codes=["X"], gift_card_codes=["G"])
    cart = perform("cartCreate", viewer, input=made)
    for what, which, count in steps:
        lines = cart.of.lines
        if what == "add":
            line = CartLineInput(merchandise_id=gid(which), quantity=count)
            cart = perform("cartLinesAdd", viewer, cart_id=cart.id, lines=[line])
            model.add(which, count)
        elif not lines:
            continue
        elif what == "set":
            line = CartLineUpdateInput(id=line_id(cart, which), quantity=count)
            cart = perform("cartLinesUpdate", viewer, cart_id=cart.id, lines=[line])
            model.set(which, count)
        else:
            ids = [line_id(cart, which)]
            cart = perform("cartLinesRemove", viewer, cart_id=cart.id, line_ids=ids)
            model.remove(which)
    assert [[line.variant_id, line.quantity] for line in cart.of.lines] == model.lines
    off = [each.discounted_amount.amount for each in cart.discount_allocations]
    cost = cart.cost
    found = (cost.subtotal_amount.amount, sum(off, Decimal(0)), cost.total_amount.amount)
    assert found == model.sums(kind, value, balance)
    assert all(each >= 0 for each in (*off, *found))
    (card,) = cart.applied_gift_cards
    assert card.amount_used.amount + card.balance.amount == balance


def line_id(cart: Cart, at: int) -> str:
    lines = cart.reckoning.lines
    return lines[at % len(lines)].id
