"""The shop itself as a fixture: its face, policies and markets."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct, structs

from sandbox.importing.shop.ids import number_in
from sandbox.importing.shop.session import converted
from sandbox.world.shop import Brand, Colors, Market, PaymentSettings, Policies, Policy
from sandbox.world.shop_file import WrittenShop


class _Code(Struct, frozen=True, rename="camel"):
    iso_code: str


class _MarketId(Struct, frozen=True):
    id: str
    handle: str


class _Country(Struct, frozen=True, rename="camel"):
    iso_code: str
    currency: _Code
    default_language: _Code
    available_languages: list[_Code]
    market: _MarketId | None = None


class _Localization(Struct, frozen=True, rename="camel"):
    country: _Code
    language: _Code
    available_countries: list[_Country]


class _Palette(Struct, frozen=True):
    primary: list[Colors] = []
    secondary: list[Colors] = []


class _Brand(Struct, frozen=True, rename="camel"):
    colors: _Palette = _Palette()
    slogan: str | None = None
    short_description: str | None = None


class _Payment(Struct, frozen=True, rename="camel"):
    country_code: str
    currency_code: str
    card_vault_url: str
    accepted_card_brands: list[str]
    supported_digital_wallets: list[str]
    shopify_payments_account_id: str | None = None


class _Host(Struct, frozen=True):
    host: str


class _Shop(Struct, frozen=True, rename="camel"):
    id: str
    name: str
    money_format: str
    primary_domain: _Host
    payment_settings: _Payment
    description: str | None = None
    customer_account_url: str | None = None
    brand: _Brand | None = None


class _Policy(Struct, frozen=True):
    title: str
    handle: str
    body: str
    id: str | None = None


class _Policies(Struct, frozen=True, rename="camel"):
    contact_information: _Policy | None = None
    legal_notice: _Policy | None = None
    privacy_policy: _Policy | None = None
    refund_policy: _Policy | None = None
    shipping_policy: _Policy | None = None
    subscription_policy: _Policy | None = None
    terms_of_sale: _Policy | None = None
    terms_of_service: _Policy | None = None


class Profile(Struct, frozen=True):
    """A shop; the country and the language that hold where a document names none."""

    shop: WrittenShop
    country: str
    language: str

    @property
    def home(self) -> Market:
        return next(each for each in self.shop.markets if self.country in each.countries)


def profile_of(answer: dict[str, Any]) -> Profile:
    """Return the shop, with rates of 1: the API does not give them."""
    shop = converted(answer["shop"], _Shop)
    localization = converted(answer["localization"], _Localization)
    payment, country = shop.payment_settings, localization.country.iso_code
    markets = tuple(_markets(localization, payment.currency_code))
    sold_to = {code for market in markets for code in market.countries}
    written = WrittenShop(
        id=number_in(shop.id),
        name=shop.name,
        domain=shop.primary_domain.host,
        description=shop.description,
        money_format=shop.money_format,
        customer_account_url=shop.customer_account_url,
        payment_settings=PaymentSettings(
            country_code=payment.country_code if payment.country_code in sold_to else country,
            currency_code=payment.currency_code,
            card_vault_url=payment.card_vault_url,
            accepted_card_brands=tuple(payment.accepted_card_brands),
            supported_digital_wallets=tuple(payment.supported_digital_wallets),
            shopify_payments_account_id=payment.shopify_payments_account_id,
        ),
        brand=_brand(shop.brand),
        policies=Policies(**policies_of(answer["shop"])),
        markets=markets,
    )
    return Profile(written, country, localization.language.iso_code)


def policies_of(shop: dict[str, Any]) -> dict[str, Policy]:
    """Return the policies that the answer *shop* has."""
    found = structs.asdict(converted(shop, _Policies))
    return {name: _policy(policy) for name, policy in found.items() if policy is not None}


def _policy(policy: _Policy) -> Policy:
    number = None if policy.id is None else number_in(policy.id)
    return Policy(policy.title, policy.handle, policy.body, number)


def _brand(brand: _Brand | None) -> Brand | None:
    if brand is None:
        return None
    return Brand(
        slogan=brand.slogan,
        short_description=brand.short_description,
        primary=tuple(brand.colors.primary),
        secondary=tuple(brand.colors.secondary),
    )


def _markets(localization: _Localization, own_currency: str) -> Iterator[Market]:
    """Yield the markets. Where the API no longer names them, countries with one currency and the
    same languages are one."""
    groups: dict[tuple[str, ...], list[_Country]] = {}
    for country in localization.available_countries:
        languages = (each.iso_code for each in country.available_languages)
        key: tuple[str, ...] = (country.currency.iso_code, *languages)
        groups.setdefault(key if country.market is None else (country.market.id,), []).append(
            country
        )
    for number, countries in enumerate(groups.values(), 1):
        first = countries[0]
        currency, default = first.currency.iso_code, first.default_language.iso_code
        languages_of = dict.fromkeys((default, *(e.iso_code for e in first.available_languages)))
        yield Market(
            id=number if first.market is None else number_in(first.market.id),
            handle=f"{currency.lower()}-{number}" if first.market is None else first.market.handle,
            currency=currency,
            countries=tuple(each.iso_code for each in countries),
            languages=tuple(languages_of),
            rate=None if currency == own_currency else Decimal(1),
        )
