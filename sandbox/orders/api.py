"""Orders in the API, on one screen."""

from typing import Final

from sandbox.department import Department
from sandbox.money import Money
from sandbox.orders.discount_types import (
    AutomaticDiscountApplication,
    DiscountAllocation,
    DiscountCodeApplication,
    ManualDiscountApplication,
    PricingPercentageValue,
    ScriptDiscountApplication,
)
from sandbox.orders.drafts import DraftOrder
from sandbox.orders.order_type import (
    Fulfillment,
    FulfillmentLineItem,
    FulfillmentTrackingInfo,
    Order,
    OrderLineItem,
    customer_orders,
    order_node,
)
from sandbox.orders.records import Attribute, OrderHistory
from sandbox.orders.seed import SEEDS
from sandbox.orders.seed.drafts import FILE, DraftOrdersFile
from sandbox.orders.seed.persona_orders import PersonasFile

ORDERS: Final = Department(
    types={
        "Attribute": Attribute,
        "AutomaticDiscountApplication": AutomaticDiscountApplication,
        "DiscountAllocation": DiscountAllocation,
        "DiscountCodeApplication": DiscountCodeApplication,
        "Fulfillment": Fulfillment,
        "FulfillmentLineItem": FulfillmentLineItem,
        "FulfillmentTrackingInfo": FulfillmentTrackingInfo,
        "ManualDiscountApplication": ManualDiscountApplication,
        "MoneyV2": Money,
        "Order": Order,
        "OrderLineItem": OrderLineItem,
        "PricingPercentageValue": PricingPercentageValue,
        "ScriptDiscountApplication": ScriptDiscountApplication,
    },
    fields={"Customer.orders": customer_orders},
    nodes={"Order": order_node},
    records=(OrderHistory, DraftOrder),
    seeds=SEEDS,
    files={"personas.toml": PersonasFile, FILE: DraftOrdersFile},
)
