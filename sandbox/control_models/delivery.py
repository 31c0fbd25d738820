"""Delivery zones, as a merchant sees and changes them. Prices are in the shop's currency."""

from typing import Annotated

from msgspec import Meta, Struct

from sandbox.control_models.merchant_texts import ShortText, Title
from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo


class NewDeliveryRate(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """A shipping rate: its name and price."""

    name: Title
    price: Price
    description: ShortText | None = None


class NewDeliveryZone(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Countries with the same rates; a zone of that name is replaced. Without rates the shop does
    not ship there. A country is in one zone at most."""

    countries: Annotated[
        tuple[Annotated[str, Meta(pattern=r"^[A-Z]{2}$", examples=["NO"])], ...],
        Meta(min_length=1, max_length=300),
    ]
    rates: Annotated[tuple[NewDeliveryRate, ...], Meta(max_length=50)] = ()


class DeliveryRate(Struct, frozen=True, kw_only=True, rename="camel"):
    """A shipping rate: its name and price."""

    name: str
    price: str
    description: str | None


class DeliveryZone(Struct, frozen=True, kw_only=True, rename="camel"):
    """Countries with the same rates."""

    name: str
    countries: tuple[str, ...]
    rates: tuple[DeliveryRate, ...]


class DeliveryZonePage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Delivery zones, by name."""

    delivery_zones: tuple[DeliveryZone, ...]
    page_info: PageInfo
