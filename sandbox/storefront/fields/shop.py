"""What a shop shows of itself."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final

from sandbox.content.shop import SeenPaymentSettings, SeenPolicy, SeenShop
from sandbox.gid import gid
from sandbox.storefront.fields.connection import Fields, Getter
from sandbox.storefront.fields.metafields import WITHOUT_METAFIELDS
from sandbox.world.shop import Brand


def _of_shop(attribute: str) -> Getter:
    return attrgetter(f"shop.{attribute}")


def _policy(name: str) -> Getter:
    """`sanitized` changes nothing: there is nothing in our texts to be taken out."""

    def get(seen: SeenShop, *, sanitized: bool = False) -> SeenPolicy | None:  # noqa: ARG001 - the schema has it
        return seen.policy(name)

    return get


def _nothing(_source: object) -> None:
    return None


def _no(_source: object) -> bool:
    return False


def _none(_source: object) -> list[Any]:
    return []


def _policy_gid(seen: SeenPolicy) -> str | None:
    return None if seen.policy.id is None else gid("ShopPolicy", seen.policy.id)


SHOP: Final[Fields] = {
    "brand": _of_shop("brand"),
    "contactInformation": _policy("contact_information"),
    "customerAccountTranslations": _none,
    "customerAccountUrl": _of_shop("customer_account_url"),
    "description": _of_shop("description"),
    "id": lambda seen: gid("Shop", seen.shop.id),
    "legalNotice": _policy("legal_notice"),
    "marketingConsentPreselected": _no,
    "marketingConsentSigninEnabled": _no,
    "moneyFormat": _of_shop("money_format"),
    "name": _of_shop("name"),
    "paymentSettings": lambda seen: SeenPaymentSettings(seen.shop),
    "primaryDomain": _of_shop("domain"),
    "privacyPolicy": _policy("privacy_policy"),
    "refundPolicy": _policy("refund_policy"),
    "shippingPolicy": _policy("shipping_policy"),
    "shipsToCountries": attrgetter("ships_to_countries"),
    "shopPayInstallmentsPricing": _nothing,
    "socialLoginProviders": _none,
    "subscriptionPolicy": _policy("subscription_policy"),
    "termsOfSale": _policy("terms_of_sale"),
    "termsOfService": _policy("terms_of_service"),
    **WITHOUT_METAFIELDS,
}

SHOP_POLICY: Final[Fields] = {
    "body": attrgetter("policy.body"),
    "handle": attrgetter("policy.handle"),
    "id": _policy_gid,
    "title": attrgetter("policy.title"),
    "url": attrgetter("url"),
}

PAYMENT_SETTINGS: Final[Fields] = {
    "acceptedCardBrands": attrgetter("settings.accepted_card_brands"),
    "cardVaultUrl": attrgetter("settings.card_vault_url"),
    "countryCode": attrgetter("settings.country_code"),
    "currencyCode": attrgetter("settings.currency_code"),
    "enabledPresentmentCurrencies": attrgetter("enabled_presentment_currencies"),
    "shopifyPaymentsAccountId": attrgetter("settings.shopify_payments_account_id"),
    "supportedDigitalWallets": attrgetter("settings.supported_digital_wallets"),
}


def _colors(brand: Brand) -> Brand:
    return brand


TABLES: Final[Mapping[str, Fields]] = {
    "ApiVersion": {
        "displayName": attrgetter("display_name"),
        "handle": attrgetter("handle"),
        "supported": attrgetter("supported"),
    },
    "Brand": {
        "colors": _colors,
        "coverImage": _nothing,
        "logo": _nothing,
        "shortDescription": attrgetter("short_description"),
        "slogan": attrgetter("slogan"),
        "squareLogo": _nothing,
    },
    "BrandColorGroup": {
        "background": attrgetter("background"),
        "foreground": attrgetter("foreground"),
    },
    "BrandColors": {"primary": attrgetter("primary"), "secondary": attrgetter("secondary")},
    "Domain": {
        "host": str,
        "sslEnabled": lambda _host: True,
        "url": lambda host: f"https://{host}",
    },
    "PaymentSettings": PAYMENT_SETTINGS,
    "Shop": SHOP,
    "ShopPolicy": SHOP_POLICY,
    "ShopPolicyWithDefault": SHOP_POLICY,
}
