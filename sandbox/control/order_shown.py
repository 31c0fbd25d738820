"""An order as the control API shows one: the schema's fields, with amounts as text."""

from msgspec import convert

from sandbox.control.parts_shown import show_amount
from sandbox.control_models import orders as models
from sandbox.gid import gid
from sandbox.orders.records import Fulfillment, LineItem, Order, Return
from sandbox.orders.totals import totals_of


def show_order(order: Order, *, customer_id: int) -> models.Order:
    totals, bought, currency = totals_of(order), order.purchase, order.currency_code
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
        currency_code=currency,
        lines=tuple(_line(each, currency) for each in order.lines),
        fulfillments=tuple(map(_fulfillment, order.fulfillments)),
        returns=tuple(_return(order, each) for each in order.returns),
        deliveries=tuple(
            models.Delivery(title=each.title, method=each.method.value) for each in order.deliveries
        ),
        subtotal_price=show_amount(totals.subtotal, currency),
        total_shipping_price=show_amount(totals.shipping, currency),
        total_tax=show_amount(totals.tax, currency),
        total_price=show_amount(totals.total, currency),
        total_refunded=show_amount(totals.refunded, currency),
        company_location=gid("CompanyLocation", bought.location_id) if bought else None,
        po_number=order.po_number,
        payment_days=order.payment_days,
    )


def _line(line: LineItem, currency: str) -> models.OrderLine:
    variant = line.variant_id
    return models.OrderLine(
        title=line.title,
        variant=None if variant is None else gid("ProductVariant", variant),
        quantity=line.quantity,
        current_quantity=line.quantity - line.removed,
        price=show_amount(line.price, currency),
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
