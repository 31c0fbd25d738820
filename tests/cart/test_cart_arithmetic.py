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
    st.tuples(st.just("percentage"), st.integers(0, 100)),
    st.tuples(st.just("amount"), st.integers(0, 300)),
    st.tuples(st.just("third piece"), st.integers(1, 100)),
    st.tuples(st.just("amount once"), st.integers(1, 300)),
)
DISCOUNTS = {
    "percentage": {"kind": Kind.PERCENTAGE},
    "amount": {"kind": Kind.AMOUNT},
    "third piece": {"kind": Kind.BUY_X_GET_Y, "buys": 2, "gets": 1},
    "amount once": {"kind": Kind.AMOUNT, "products": tuple(PRICES)},
}


def coins(amount):
    return amount.quantize(CENT, ROUND_HALF_UP)


class Model:
    """Lines as a list of [variant, quantity], newest first; one line a variant."""

    def __init__(self, offer, value):
        self.lines = []
        self.offer, self.value = offer, Decimal(value)

    def add(self, variant, count):
        line = next((line for line in self.lines if line[0] == variant), None)
        if count and line is None:
            self.lines.insert(0, line := [variant, 0])
        if line is not None:
            self.fill(line, line[1] + count)

    def set(self, at, count):
        line, part = self.seen(at)
        if not count and part:
            self.remove(at)
        else:
            self.fill(line, line[1] - part + count)

    def remove(self, at):
        line, part = self.seen(at)
        if part == line[1]:
            self.lines.remove(line)
        else:
            line[1] -= part

    def fill(self, line, count):
        stock = STOCK[line[0]]
        line[1] = count if stock is None else min(stock, count)

    def seen(self, at):
        """Return the line, and the quantity, that a client sees at a place."""
        parts = [(line, part) for line in self.lines for part in self.parts(line)]
        return parts[at % len(parts)]

    def parts(self, line):
        """Return the quantities that a line is shown as: what is bought before what is free, and
        the pieces that an amount is taken off before the others."""
        pieces = self.offs()[line[0]][1]
        if not 0 < pieces < line[1]:
            return [line[1]]
        other = line[1] - pieces
        return [other, pieces] if self.offer == "third piece" else [pieces, other]

    def offs(self):
        """Return by variant what its line has off, and for how many pieces."""
        offs = {variant: (Decimal(0), 0) for variant, _ in self.lines}
        if self.offer == "third piece":
            pieces = sorted(
                (PRICES[which], which) for which, count in self.lines for _ in range(count)
            )
            for price, which in pieces[: sum(at % 3 == 2 for at in range(len(pieces)))]:
                off, count = offs[which]
                offs[which] = (off + coins(price * self.value / 100), count + 1)
        if self.offer == "amount once" and (whole := self.whole()):
            passed = given = Decimal(0)
            for variant, count in self.lines:
                price = PRICES[variant]
                passed += price * count
                due = coins(min(self.value, whole) * passed / whole)
                pieces = next(n for n in range(count + 1) if n * price >= due - given)
                offs[variant] = (due - given, pieces)
                given = due
        return offs

    def whole(self):
        return sum((PRICES[variant] * count for variant, count in self.lines), Decimal(0))

    def sums(self, balance):
        subtotal = self.whole() - sum((off for off, _ in self.offs().values()), Decimal(0))
        off = Decimal(0)
        if self.offer == "percentage":
            prices = (PRICES[variant] * count for variant, count in self.lines)
            off = sum((coins(price * self.value / 100) for price in prices), off)
        if self.offer == "amount":
            off = min(self.value, subtotal)
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
    viewer, model = viewer_of(world), Model(*offer)
    world.store.put(
        DiscountCode(id="x", title="X", value=model.value, **DISCOUNTS[model.offer]),
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
    shown = [[line.of.variant_id, line.of.quantity] for line in cart.reckoning.lines]
    assert shown == [[line[0], part] for line in model.lines for part in model.parts(line)]
    off = [each.discounted_amount.amount for each in cart.discount_allocations]
    cost = cart.cost
    found = (cost.subtotal_amount.amount, sum(off, Decimal(0)), cost.total_amount.amount)
    assert found == model.sums(balance)
    assert all(each >= 0 for each in (*off, *found))
    (card,) = cart.applied_gift_cards
    assert card.amount_used.amount + card.balance.amount == balance


def line_id(cart: Cart, at: int) -> str:
    lines = cart.reckoning.lines
    return lines[at % len(lines)].id
