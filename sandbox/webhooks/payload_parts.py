"""Parts of payloads of several topics: money, times, addresses, variants.

Shopify: keys in snake case, money as text, weights in grams (documented).
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from sandbox.catalog.former import former_variant_of
from sandbox.catalog.item_names import variant_title
from sandbox.catalog.product_type import any_variant_of
from sandbox.catalog.units import GRAMS
from sandbox.catalog.variant_type import ProductVariant
from sandbox.customers.records import MailingAddress
from sandbox.orders.records import Attribute
from sandbox.viewer import Viewer

Payload: TypeAlias = dict[str, Any]

_CENT: Final = Decimal("0.01")
_NOT_SHOWN: Final = frozenset({"id", "latitude", "longitude"})


def goods(variant_id: int | None, viewer: Viewer) -> ProductVariant | None:
    """Return the variant of a line, also one that was deleted since."""
    if variant_id is None:
        return None
    return any_variant_of(variant_id, viewer) or former_variant_of(variant_id, viewer)


def of_variant(variant: ProductVariant | None) -> Payload:
    """Return the keys of a line for its *variant*; nulls if it is not in the catalog."""
    if variant is None:
        names = ("product_id", "sku", "vendor", "variant_title")
        return {"product_exists": False, **dict.fromkeys(names), "gift_card": False, "grams": 0}
    product, of = variant.product.of, variant.of
    return {
        "product_exists": True,
        "product_id": product.id,
        "sku": of.sku,
        "vendor": product.vendor,
        "variant_title": variant_title(variant.title),
        "gift_card": product.is_gift_card,
        "grams": grams_of(variant),
        "requires_shipping": of.requires_shipping,
        "taxable": of.taxable,
    }


def grams_of(variant: ProductVariant) -> int:
    return round(variant.of.weight * float(GRAMS[variant.of.weight_unit]))


def address_of(address: MailingAddress | None, **more: Any) -> Payload | None:
    if address is None:
        return None
    names = (address.first_name, address.last_name)
    shown = {
        name: getattr(address, name) for name in address.__struct_fields__ if name not in _NOT_SHOWN
    }
    return {**shown, "name": " ".join(filter(None, names)), **more}


def pairs(attributes: Sequence[Attribute]) -> list[Payload]:
    return [{"name": each.key, "value": each.value} for each in attributes]


def money(amount: Decimal) -> str:
    """Return *amount* with two decimals, or three if its currency needs them."""
    return f"{amount:.3f}" if amount % _CENT else f"{amount:.2f}"


def money_set(amount: Decimal, currency: str) -> Payload:
    """Return an amount as `…_set` keys have it: both in the currency of the buyer (our choice)."""
    same = {"amount": money(amount), "currency_code": currency}
    return {"shop_money": same, "presentment_money": same}


def time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.replace(microsecond=0).isoformat()
