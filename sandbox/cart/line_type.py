"""`CartLine`, as the cart's viewer sees it."""

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.costs import CartLineCost
from sandbox.cart.ids import line_gid, view_key
from sandbox.catalog.product_type import ProductVariant
from sandbox.money import Money
from sandbox.orders.records import Attribute


class CartLineInstructions(Struct, frozen=True, gc=False):
    """Shopify: an ordinary line can be removed and changed (inferred)."""

    can_remove: bool = True
    can_update_quantity: bool = True


class CartLine(Struct, frozen=True, gc=False):
    """A line of the cart of that *token*. `unit` is the price of one of its merchandise."""

    of: records.CartLine
    token: str
    merchandise: ProductVariant
    unit: Money
    selling_plan_allocation = None
    parent_relationship = None

    @property
    def id(self) -> str:
        return line_gid(self.of.id, self.token)

    @property
    def view_key(self) -> str:
        return view_key(self.of.id)

    @property
    def subtotal(self) -> Money:
        return Money(self.unit.amount * self.of.quantity, self.unit.currency_code)

    @property
    def total(self) -> Money:
        return self.subtotal

    @property
    def cost(self) -> CartLineCost:
        return CartLineCost(
            amount_per_quantity=self.unit,
            compare_at_amount_per_quantity=self.merchandise.compare_at_price,
            subtotal_amount=self.subtotal,
            total_amount=self.total,
        )

    estimated_cost = cost

    def attribute(self, *, key: str) -> Attribute | None:
        return next((each for each in self.of.attributes if each.key == key), None)

    def discount_allocations(self, *, line_level_only: bool = True) -> list[object]:
        del line_level_only
        return []

    @property
    def instructions(self) -> CartLineInstructions:
        return CartLineInstructions()
