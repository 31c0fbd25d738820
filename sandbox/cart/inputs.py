"""Inputs of cart mutations. A key that was left out is `UNSET`."""

from collections.abc import Sequence

from msgspec import UNSET, Struct, UnsetType

from sandbox.cart.records import Coordinates
from sandbox.customers.typed_addresses import MailingAddressInput


class AttributeInput(Struct, frozen=True, kw_only=True):
    key: str
    value: str


class CartLineParentInput(Struct, frozen=True, kw_only=True, rename="camel"):
    line_id: str | None = None
    merchandise_id: str | None = None


class CartLineInput(Struct, frozen=True, kw_only=True, rename="camel"):
    merchandise_id: str
    quantity: int | None = 1
    attributes: Sequence[AttributeInput] | None = None
    selling_plan_id: str | None = None
    parent: CartLineParentInput | None = None


class CartLineUpdateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    id: str | None = None
    view_key: str | None = None
    quantity: int | None = None
    merchandise_id: str | None = None
    attributes: Sequence[AttributeInput] | None = None
    selling_plan_id: str | None = None


class CartDeliveryPreferenceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    delivery_method: Sequence[str] | None = None
    pickup_handle: Sequence[str] | None = None
    coordinates: Coordinates | None = None


class CartPreferencesInput(Struct, frozen=True, kw_only=True, rename="camel"):
    delivery: CartDeliveryPreferenceInput | None = None
    wallet: Sequence[str] | None = None


class DeliveryAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """An address that a buyer prefers.

    Shopify: deprecated by the schema; its client still sends it (its source).
    """

    delivery_address: MailingAddressInput | None = None
    customer_address_id: str | None = None


class CartBuyerIdentityInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """What is left out stays as it is; null clears it."""

    email: str | UnsetType | None = UNSET
    phone: str | UnsetType | None = UNSET
    country_code: str | UnsetType | None = UNSET
    customer_access_token: str | UnsetType | None = UNSET
    company_location_id: str | UnsetType | None = UNSET
    delivery_address_preferences: Sequence[DeliveryAddressInput] | UnsetType | None = UNSET
    preferences: CartPreferencesInput | UnsetType | None = UNSET


class CartDeliveryAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    province_code: str | None = None
    country_code: str | None = None
    zip: str | None = None
    phone: str | None = None


class CartAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    delivery_address: CartDeliveryAddressInput | None = None
    copy_from_customer_address_id: str | None = None


class CartSelectableAddressInput(Struct, frozen=True, kw_only=True, rename="camel"):
    address: CartAddressInput
    selected: bool | None = None
    one_time_use: bool | None = None
    validation_strategy: str | None = "COUNTRY_CODE_ONLY"


class CartSelectableAddressUpdateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    id: str
    address: CartAddressInput | None = None
    selected: bool | None = None
    one_time_use: bool | None = None
    validation_strategy: str | None = "COUNTRY_CODE_ONLY"


class CartDeliveryInput(Struct, frozen=True, kw_only=True, rename="camel"):
    addresses: Sequence[CartSelectableAddressInput] | None = None


class CartSelectedDeliveryOptionInput(Struct, frozen=True, kw_only=True, rename="camel"):
    delivery_group_id: str
    delivery_option_handle: str


class CartInputMetafieldInput(Struct, frozen=True, kw_only=True):
    """The `key` has its namespace, as `custom.note`."""

    key: str
    type: str
    value: str


class CartInput(Struct, frozen=True, kw_only=True, rename="camel"):
    attributes: Sequence[AttributeInput] | None = None
    buyer_identity: CartBuyerIdentityInput | None = None
    delivery: CartDeliveryInput | None = None
    discount_codes: Sequence[str] | None = None
    gift_card_codes: Sequence[str] | None = None
    lines: Sequence[CartLineInput] | None = None
    metafields: Sequence[CartInputMetafieldInput] | None = None
    note: str | None = None
