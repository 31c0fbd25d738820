"""Discounts, gift cards and delivery zones of a world, as a merchant sees and changes them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypedDict, TypeVar, Unpack
from urllib.parse import quote

from msgspec import Struct

from sandbox.client.call import Call, decoded, filled, given, nothing
from sandbox.client.called import Part, Via, called
from sandbox.control_models.delivery import DeliveryZone, DeliveryZonePage, NewDeliveryZone
from sandbox.control_models.discounts import (
    CombinesWith,
    Discount,
    DiscountKind,
    DiscountPage,
    GiftCard,
    GiftCardPage,
    NewDiscount,
    NewGiftCard,
)
from sandbox.control_models.pages import PageFilter

One = TypeVar("One", bound=Struct)
Page = TypeVar("Page", bound=Struct)


class DiscountFields(TypedDict, total=False):
    """Fields of a discount. `applies_to`, `gets_from` and `minimum` have the keys of the control
    API."""

    kind: DiscountKind
    value: str | float | Decimal
    each: bool
    automatic: bool
    title: str
    applies_to: Mapping[str, Any]
    applies_on_one_time_purchase: bool
    applies_on_subscription: bool
    minimum: Mapping[str, Any]
    buys: int
    gets: int
    gets_from: Mapping[str, Any]
    customers: Sequence[str]
    combines_with: Sequence[CombinesWith]
    starts_at: datetime | str | None
    ends_at: datetime | str | None
    usage_limit: int | None
    once_per_customer: bool


class GiftCardFields(TypedDict, total=False):
    """Fields of a gift card."""

    balance: str | float | Decimal
    currency_code: str
    expires_on: date | str | None
    enabled: bool


class DeliveryZoneFields(TypedDict, total=False):
    """Fields of a delivery zone. Rates have the keys of the control API."""

    countries: Sequence[str]
    rates: Sequence[Mapping[str, Any]]


class Coded(Part[Via], Generic[Via, One, Page]):
    """What has a code; `one` and `page` are its models."""

    one: Any
    page: Any

    @called
    def list(self, *, first: int | None = None, after: str | None = None) -> Call[Page]:
        """List them by code, *first* of them (50, at most 250), those after the cursor *after*."""
        filters = given(PageFilter, first=first, after=after)
        return Call(method="GET", path=self._path, query=filters, read=decoded(self.page))

    @called
    def get(self, code: str) -> Call[One]:
        """Return the one of a *code*. Raises `ControlError` with status 404 if there is none."""
        return Call(method="GET", path=self._one(code), read=decoded(self.one))

    @called
    def delete(self, code: str) -> Call[None]:
        """Delete the one of a *code*."""
        return Call(method="DELETE", path=self._one(code), read=nothing)

    def _put(self, code: str, body: Struct) -> Call[One]:
        return Call(method="PUT", path=self._one(code), body=body, read=decoded(self.one))

    def _one(self, code: str) -> str:
        return f"{self._path}/{quote(code, safe='')}"


class Discounts(Coded[Via, Discount, DiscountPage]):
    """Makes, finds and deletes discounts. Of an automatic one the *code* is its name."""

    one = Discount
    page = DiscountPage

    @called
    def put(self, code: str, **fields: Unpack[DiscountFields]) -> Call[Discount]:
        """Make the discount *code*, or replace it."""
        return self._put(code, filled(NewDiscount, fields))


class GiftCards(Coded[Via, GiftCard, GiftCardPage]):
    """Makes, finds and deletes gift cards."""

    one = GiftCard
    page = GiftCardPage

    @called
    def put(self, code: str, **fields: Unpack[GiftCardFields]) -> Call[GiftCard]:
        """Make the gift card *code*, or replace it."""
        return self._put(code, filled(NewGiftCard, fields))


class DeliveryZones(Coded[Via, DeliveryZone, DeliveryZonePage]):
    """Makes, finds and deletes delivery zones. The *code* of one is its name."""

    one = DeliveryZone
    page = DeliveryZonePage

    @called
    def put(self, code: str, **fields: Unpack[DeliveryZoneFields]) -> Call[DeliveryZone]:
        """Make the zone of that name, or replace it."""
        return self._put(code, filled(NewDeliveryZone, fields))
