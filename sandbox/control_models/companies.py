"""Companies and their price lists, as a merchant sees and changes them. Names are the schema's."""

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, Struct, UnsetType

from sandbox.control_models.merchant_texts import ShortText, Title
from sandbox.control_models.orders import Price
from sandbox.control_models.pages import PageInfo

Quantity: TypeAlias = Annotated[int, Meta(ge=1, le=1_000_000)]
Percent: TypeAlias = Annotated[float, Meta(ge=0, le=100)]
RoleName: TypeAlias = Literal["Location admin", "Ordering only"]


class NewCompanyRole(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role at a location of the company, by the location's name."""

    location: Title
    role: RoleName


class NewCompanyContact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A customer who buys for the company, by email.

    Without `roles` the contact is "Location admin" of all locations; with `[]` the contact buys
    for none.
    """

    email: ShortText
    title: ShortText | None = None
    locale: ShortText | None = None
    roles: Annotated[tuple[NewCompanyRole, ...], Meta(max_length=100)] | None = None


class NewCompanyLocation(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """A location of the company. `priceList` is the handle of its price list."""

    name: Title
    external_id: ShortText | None = None
    locale: ShortText | None = None
    price_list: ShortText | None = None
    tax_identifier: ShortText | None = None


class CompanyChange(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Fields of a company to set. What is left out stays as it is.

    `contacts` and `locations` are all of them: one of the same email or name keeps its id.
    """

    name: Title | UnsetType = UNSET
    external_id: ShortText | UnsetType | None = UNSET
    contacts: Annotated[tuple[NewCompanyContact, ...], Meta(max_length=100)] | UnsetType = UNSET
    locations: Annotated[tuple[NewCompanyLocation, ...], Meta(max_length=100)] | UnsetType = UNSET


class NewCompany(CompanyChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new company."""

    name: Title


class CompanyRole(Struct, frozen=True, kw_only=True):
    """A role at a location of the company: the id of its assignment, and the location's name."""

    id: str
    location: str
    role: RoleName


class CompanyContact(Struct, frozen=True, kw_only=True):
    """A customer who buys for the company."""

    id: str
    email: str
    title: str | None
    locale: str | None
    roles: tuple[CompanyRole, ...]


class CompanyLocation(Struct, frozen=True, kw_only=True, rename="camel"):
    """A place of the company. Its id is the `companyLocationId` of a buyer."""

    id: str
    name: str
    external_id: str | None
    locale: str | None
    price_list: str | None
    tax_identifier: str | None


class Company(Struct, frozen=True, kw_only=True, rename="camel"):
    """A company."""

    id: str
    name: str
    external_id: str | None
    contacts: tuple[CompanyContact, ...]
    locations: tuple[CompanyLocation, ...]
    created_at: datetime
    updated_at: datetime


class CompanyPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Companies, by id. A page may have few companies or none although more follow."""

    companies: tuple[Company, ...]
    page_info: PageInfo


class QuantityRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The quantities that can be bought: minimum and maximum are multiples of the increment."""

    minimum: Quantity = 1
    maximum: Quantity | None = None
    increment: Quantity = 1


class NewQuantityPriceBreak(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """The price of one item, from that quantity on."""

    minimum_quantity: Quantity
    price: Price


class NewListPrice(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """The price of a variant, and its quantities. Without a `price`, that of the percentage."""

    variant_id: ShortText
    price: Price | None = None
    compare_at_price: Price | None = None
    quantity_rule: QuantityRule = QuantityRule()
    quantity_price_breaks: Annotated[tuple[NewQuantityPriceBreak, ...], Meta(max_length=10)] = ()


class PriceListChange(
    Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True
):
    """Fields of a price list to set. What is left out stays as it is.

    Prices are `percentage` lower than in the shop; `prices` are all other prices of variants.
    """

    name: Title | UnsetType = UNSET
    handle: Title | UnsetType = UNSET
    percentage: Percent | UnsetType = UNSET
    prices: Annotated[tuple[NewListPrice, ...], Meta(max_length=10_000)] | UnsetType = UNSET


class NewPriceList(PriceListChange, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of a new price list. Locations of companies name it by its handle."""

    name: Title


class QuantityPriceBreak(Struct, frozen=True, kw_only=True, rename="camel"):
    """The price of one item, from that quantity on, as text."""

    minimum_quantity: int
    price: str


class ListPrice(Struct, frozen=True, kw_only=True, rename="camel"):
    """The price of a variant, and its quantities. Amounts are text, in the shop's currency."""

    variant_id: str
    price: str | None
    compare_at_price: str | None
    quantity_rule: QuantityRule
    quantity_price_breaks: tuple[QuantityPriceBreak, ...]


class PriceList(Struct, frozen=True, kw_only=True):
    """A price list of companies."""

    id: str
    handle: str
    name: str
    percentage: float
    prices: tuple[ListPrice, ...]


class PriceListPage(Struct, frozen=True, kw_only=True, rename="camel"):
    """Price lists, by id. A page may have few price lists or none although more follow."""

    price_lists: tuple[PriceList, ...]
    page_info: PageInfo
