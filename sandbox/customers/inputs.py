"""The input objects of customer mutations. A key that was left out is UNSET, null is None."""

from msgspec import UNSET, Struct, UnsetType

Text = str | None | UnsetType
Choice = bool | None | UnsetType


class CustomerCreateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    email: str
    password: str
    first_name: Text = UNSET
    last_name: Text = UNSET
    phone: Text = UNSET
    accepts_marketing: Choice = UNSET


class CustomerUpdateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    email: Text = UNSET
    password: Text = UNSET
    first_name: Text = UNSET
    last_name: Text = UNSET
    phone: Text = UNSET
    accepts_marketing: Choice = UNSET


class CustomerAccessTokenCreateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    email: str
    password: str


class CustomerActivateInput(Struct, frozen=True, kw_only=True, rename="camel"):
    activation_token: str
    password: str


class CustomerResetInput(Struct, frozen=True, kw_only=True, rename="camel"):
    reset_token: str
    password: str
