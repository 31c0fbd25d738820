"""What each field of each type answers: one table a type, one module a subject.

A field of the schema that stands in no table answers SANDBOX_NOT_IMPLEMENTED.
"""

from collections.abc import Mapping
from typing import Final

from sandbox.storefront.fields import (
    address,
    connection,
    customer,
    discount,
    localization,
    money,
    order,
    payload,
    shop,
)
from sandbox.storefront.fields.connection import Fields

FIELDS: Final[Mapping[str, Fields]] = {
    **address.TABLES,
    **connection.TABLES,
    **customer.TABLES,
    **discount.TABLES,
    **localization.TABLES,
    **money.TABLES,
    **order.TABLES,
    **payload.TABLES,
    **shop.TABLES,
}

__all__ = ["FIELDS"]
