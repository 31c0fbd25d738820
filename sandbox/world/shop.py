"""The shop: its profile, access tokens, Multipass secret, and settings of the merchant."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from sandbox.bounds import ExchangeRate, Number
from sandbox.control_models.shop import CustomerAccounts, MultipassClock
from sandbox.multipass import Multipass

UnknownBuyers: TypeAlias = Literal["REFUSED", "IGNORED"]


class StorefrontAccessToken(Struct, frozen=True):
    """A Storefront access token, and the scopes that it has.

    `hexadecimal` is another text of the same token, which clients may send.
    """

    token: str
    scopes: frozenset[str]
    private: bool = False
    hexadecimal: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.token,) if self.hexadecimal is None else (self.token, self.hexadecimal)


class Market(Struct, frozen=True, forbid_unknown_fields=True):
    """Countries that are sold to alike, in one currency. The first language is the default.

    Countries, currencies and languages are codes of the schema's enums of those names.
    """

    id: Number
    handle: str
    currency: str
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    rate: ExchangeRate | None = None
    """What one unit of the shop's currency is worth in the market's; None where they are one."""


class Policy(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of rules. `body` is HTML. Without an id it is the one Shopify gives every shop."""

    title: str
    handle: str
    body: str
    id: Number | None = None


class Policies(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules that a shop has written down; a shop need have none."""

    contact_information: Policy | None = None
    legal_notice: Policy | None = None
    privacy_policy: Policy | None = None
    refund_policy: Policy | None = None
    shipping_policy: Policy | None = None
    subscription_policy: Policy | None = None
    terms_of_sale: Policy | None = None
    terms_of_service: Policy | None = None


class Colors(Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of colours of a brand, such as `#1A1A2E`."""

    background: str | None = None
    foreground: str | None = None


class Brand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a shop wants to look. The sandbox has no pictures of one."""

    slogan: str | None = None
    short_description: str | None = None
    primary: tuple[Colors, ...] = ()
    secondary: tuple[Colors, ...] = ()


class PaymentSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a shop is paid. Its country is at home in one of the markets."""

    country_code: str
    currency_code: str
    card_vault_url: str = "https://vault.sandbox.example/sessions"
    accepted_card_brands: tuple[str, ...] = ()
    supported_digital_wallets: tuple[str, ...] = ()
    shopify_payments_account_id: str | None = None


class Profile(Struct, frozen=True, kw_only=True):
    """What a shop shows of itself. `money_format` has Liquid's `{{amount}}` in it."""

    id: int
    name: str
    domain: str
    description: str | None = None
    money_format: str
    customer_account_url: str | None = None
    unknown_buyers: UnknownBuyers = "REFUSED"
    """What `@inContext(buyer:)` does with a customer access token that the shop does not know."""
    payment_settings: PaymentSettings
    brand: Brand | None = None
    policies: Policies = Policies()
    markets: tuple[Market, ...]

    def market_of(self, country: str) -> Market | None:
        for market in self.markets:
            if country in market.countries:
                return market
        return None


class Shop(Profile, frozen=True, kw_only=True):
    """One shop's settings, shared by all worlds that are made alike."""

    multipass: Multipass
    access_tokens: Mapping[str, StorefrontAccessToken]
    password_cost: int = 0
    """What it takes to check a password: each step doubles time and memory, from some 30 µs."""
    customer_accounts: CustomerAccounts = "BOTH"
    email_change: bool = False
    """Whether `customerUpdate` changes the email."""
    shipping_in_cart_total: bool = False
    """Whether `cost.totalAmount` of a cart has the cost of its delivery."""
    takes_multipass: bool = True
    multipass_clock: MultipassClock = "WORLD"
    cart_days: int = 10
    """How many days a cart lives after its last change."""
    cdn_url: str | None = None
    """Where URLs of its files begin; None is the address that the client asked."""
    return_hosts: tuple[str, ...] = ()
    """Hosts besides the shop that logins and logouts may send browsers to: `localhost:*`."""
