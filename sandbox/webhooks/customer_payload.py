"""`customers/…`. Shopify: documented."""

from sandbox.customers.records import Customer
from sandbox.gid import gid
from sandbox.orders.records import NOTHING, OrderHistory
from sandbox.orders.totals import totals_of
from sandbox.webhooks.payload_parts import Payload, address_of, money, time
from sandbox.world import World


def customer_payload(world: World, customer: Customer) -> Payload:
    history = world.store.get(OrderHistory, customer.id)
    orders = () if history is None else history.orders
    last = orders[-1] if orders else None
    spent = (totals_of(each).current_total for each in orders)
    addresses = [
        address_of(
            each,
            id=each.id,
            customer_id=customer.id,
            country_name=each.country,
            default=each.id == customer.default_address_id,
        )
        for each in customer.addresses
    ]
    return {
        "id": customer.id,
        "admin_graphql_api_id": gid("Customer", customer.id),
        "email": customer.email,
        "phone": customer.phone,
        "first_name": customer.first_name,
        "last_name": customer.last_name,
        "state": customer.state.value.lower(),
        "orders_count": customer.number_of_orders,
        "total_spent": money(sum(spent, start=NOTHING)),
        "last_order_id": None if last is None else last.id,
        "last_order_name": None if last is None else last.name,
        "currency": world.shop.payment_settings.currency_code,
        "tags": ", ".join(customer.tags),
        "multipass_identifier": customer.multipass_identifier,
        "tax_exempt": False,
        "tax_exemptions": [],
        "email_marketing_consent": _consent(customer.email, is_given=customer.accepts_marketing),
        "sms_marketing_consent": _consent(customer.phone, is_given=customer.accepts_sms_marketing),
        "addresses": addresses,
        "default_address": next((each for each in addresses if each and each["default"]), None),
        "created_at": time(customer.created_at),
        "updated_at": time(customer.updated_at),
    }


def _consent(reached_at: str | None, *, is_given: bool) -> Payload | None:
    """Shopify: null for who cannot be reached so (documented)."""
    if reached_at is None:
        return None
    return {"state": "subscribed" if is_given else "not_subscribed"}
