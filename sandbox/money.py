"""An amount of money in a currency, exact to its smallest coin."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from msgspec import Struct

# ISO 4217: currencies whose smallest coin is not a hundredth.
_WHOLE: Final = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THOUSANDTHS: Final = "BHD IQD JOD KWD LYD OMR TND"
_COINS: Final = {
    **dict.fromkeys(_WHOLE.split(), Decimal(1)),
    **dict.fromkeys(_THOUSANDTHS.split(), Decimal("0.001")),
}
_CENT: Final = Decimal("0.01")
ROOMY: Final = Context(prec=100)
"""Has room for every sum: with 28 digits, those of Python, the largest are no number."""


class Money(Struct, frozen=True, gc=False):
    """An amount in the currency of an ISO 4217 code. Shopify: the schema's `MoneyV2`."""

    amount: Decimal
    currency_code: str


def amount_given(price: str | float) -> Decimal:
    """Return a price as it was given, in thousandths at most: 0.1 + 0.2 is no more than 0.3."""
    return Decimal(price) if isinstance(price, str) else Decimal(str(round(price, 3)))


def rounded(amount: Decimal, currency_code: str) -> Decimal:
    """Round to the smallest coin of the currency, half of one up."""
    return amount.quantize(coin_of(currency_code), ROUND_HALF_UP, ROOMY)


def coin_of(currency_code: str) -> Decimal:
    """Return the smallest coin of the currency."""
    return _COINS.get(currency_code, _CENT)
