"""What each field of each type answers: one table a type, one module a subject.

A field of the schema that stands in no table answers SANDBOX_NOT_IMPLEMENTED.
"""

from collections.abc import Mapping
from typing import Final

from sandbox.storefront.fields import address, connection, customer, payload
from sandbox.storefront.fields.connection import Fields

FIELDS: Final[Mapping[str, Fields]] = {
    **address.TABLES,
    **connection.TABLES,
    **customer.TABLES,
    **payload.TABLES,
}

__all__ = ["FIELDS"]
