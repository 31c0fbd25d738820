"""What an amount of money shows."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Final

from sandbox.storefront.fields.connection import Fields

MONEY_V2: Final[Fields] = {
    "amount": attrgetter("amount"),
    "currencyCode": attrgetter("currency_code"),
}

TABLES: Final[Mapping[str, Fields]] = {"MoneyV2": MONEY_V2}
