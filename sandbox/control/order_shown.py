"""An order as the control API shows one: the schema's fields, with amounts as text."""

from decimal import Decimal

from msgspec import convert

from sandbox.control_models import orders as models
from sandbox.gid import gid
from sandbox.money import rounded
from sandbox.orders.records import Fulfillment, LineItem, Order, Return
from sandbox.orders.totals import totals_of


def show_order(order: Order, *, customer_id: int) -> models.Order:
    totals, bought = totals_of(order), order.purchase

    def amount(price: Decimal) -> str:
        return str(rounded(price, order.currency_code))

    def line(item: LineItem) -> models.OrderLine:
        variant = item.variant_id
        return models.OrderLine(
            title=item.title,
            variant=None if variant is None else gid("ProductVariant", variant),
            quantity=item.quantity,
            current_quantity=item.quantity - item.removed,
            price=amount(item.price),
        )

    return models.Order(
        id=gid("Order", order.id),
        name=order.name,
        order_number=order.number,
        customer=gid("Customer", customer_id),
        email=order.email,
        phone=order.phone,
        processed_at=order.processed_at.replace(microsecond=0),
        financial_status=convert(order.financial_status, models.FinancialStatus),
        fulfillment_status=convert(order.fulfillment_status, models.FulfillmentStatus),
        canceled_at=order.canceled_at and order.canceled_at.replace(microsecond=0),
        cancel_reason=convert(order.cancel_reason, models.CancelReason | None),
        currency_code=order.currency_code,
        lines=tuple(map(line, order.lines)),
        fulfillments=tuple(map(_fulfillment, order.fulfillments)),
        returns=tuple(_return(order, each) for each in order.returns),
        deliveries=tuple(
            models.Delivery(title=each.title, method=each.method.value) for each in order.deliveries
        ),
        subtotal_price=amount(totals.subtotal),
        total_shipping_price=amount(totals.shipping),
        total_tax=amount(totals.tax),
        total_price=amount(totals.total),
        total_refunded=amount(totals.refunded),
        company_location=gid("CompanyLocation", bought.location_id) if bought else None,
    )


def _fulfillment(parcel: Fulfillment) -> models.Fulfillment:
    return models.Fulfillment(
        lines=tuple(
            models.QuantityOfLine(line=at, quantity=quantity) for at, quantity in parcel.quantities
        ),
        tracking_company=parcel.tracking_company,
        tracking_numbers=parcel.tracking_numbers,
        shipment_status=parcel.events[-1].status.value if parcel.events else None,
    )


def _return(order: Order, back: Return) -> models.Return:
    return models.Return(
        id=gid("Return", back.id),
        name=order.return_name(back.number),
        status=convert(back.status, models.ReturnStatus),
        lines=tuple(
            models.QuantityOfLine(line=each.line, quantity=each.quantity) for each in back.lines
        ),
    )
