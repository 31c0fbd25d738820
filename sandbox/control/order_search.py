"""What a merchant finds orders by."""

from operator import attrgetter
from typing import Final

from sandbox.search_syntax import SearchFields, moment, number, whole

ORDER_FIELDS: Final = SearchFields(
    lambda order: (order.name, order.email, *(line.title for line in order.lines)),
    {
        "created_at": moment(attrgetter("processed_at")),
        "email": whole(lambda order: (order.email,)),
        "financial_status": whole(lambda order: (order.financial_status,)),
        "fulfillment_status": whole(lambda order: (order.fulfillment_status,)),
        "id": number(lambda order: (order.id,)),
        "name": whole(lambda order: (order.name, str(order.number))),
        "processed_at": moment(attrgetter("processed_at")),
        "status": whole(lambda order: ("open" if order.canceled_at is None else "cancelled",)),
    },
)
"""Shopify: the names are those of the Admin API, documented; that the statuses are the codes of
the schema, and in which texts words are found, is our choice."""
