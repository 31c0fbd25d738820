"""`Shop`, its policies, brand and payment settings."""

from collections.abc import Callable

from msgspec import Struct

from sandbox.gid import gid
from sandbox.metafields import HasMetafields
from sandbox.translations import texts_of
from sandbox.viewer import Viewer
from sandbox.world import shop as records


class ShopPolicy(Struct, frozen=True, gc=False):
    of: records.Policy
    shop: records.Shop

    @property
    def id(self) -> str | None:
        return None if self.of.id is None else gid("ShopPolicy", self.of.id)

    def title(self, viewer: Viewer) -> str:
        return self._text("title", self.of.title, viewer)

    def body(self, viewer: Viewer) -> str:
        return self._text("body", self.of.body, viewer)

    def _text(self, key: str, own: str, viewer: Viewer) -> str:
        return own if self.id is None else texts_of(self.id, viewer).get(key, own)

    def url(self, viewer: Viewer) -> str:
        """Return where the page is. Shopify: recorded so, but on a host of its own."""
        folder = f"https://{self.shop.domain}/{self.shop.id}/policies"
        page = self.of.handle if self.of.id is None else self.of.id
        return f"{folder}/{page}.html?locale={viewer.language.lower().replace('_', '-')}"


def _policy(name: str) -> Callable[..., ShopPolicy | None]:
    """Return the field of the policy *name*, an attribute of `Policies`."""

    def policy(shop: "Shop", *, sanitized: bool = False) -> ShopPolicy | None:
        """There is nothing in our texts that *sanitized*, of `unstable`, could take out."""
        del sanitized
        found: records.Policy | None = getattr(shop.of.policies, name)
        return None if found is None else ShopPolicy(found, shop.of)

    return policy


class PaymentSettings(Struct, frozen=True, gc=False):
    of: records.PaymentSettings
    markets: tuple[records.Market, ...]

    @property
    def enabled_presentment_currencies(self) -> list[str]:
        """The codes of the markets' currencies, sorted. Shopify: recorded so."""
        return sorted({market.currency for market in self.markets})


class Domain(Struct, frozen=True, gc=False):
    host: str
    ssl_enabled = True

    @property
    def url(self) -> str:
        return f"https://{self.host}"


class Brand(Struct, frozen=True, gc=False):
    """The look of a shop. There are no pictures."""

    of: records.Brand
    cover_image = None
    logo = None
    square_logo = None

    @property
    def colors(self) -> "BrandColors":
        return BrandColors(self.of.primary, self.of.secondary)


class BrandColors(Struct, frozen=True, gc=False):
    primary: tuple[records.Colors, ...]
    secondary: tuple[records.Colors, ...]


class Shop(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Shop
    customer_account_translations = ()
    marketing_consent_preselected = False
    marketing_consent_signin_enabled = False
    shop_pay_installments_pricing = None
    social_login_providers = ()

    @property
    def id(self) -> str:
        return gid("Shop", self.of.id)

    @property
    def brand(self) -> Brand | None:
        return None if self.of.brand is None else Brand(self.of.brand)

    @property
    def payment_settings(self) -> PaymentSettings:
        return PaymentSettings(self.of.payment_settings, self.of.markets)

    @property
    def primary_domain(self) -> Domain:
        return Domain(self.of.domain)

    @property
    def policies(self) -> list[ShopPolicy]:
        """All policies that the shop has."""
        found = (getattr(self.of.policies, name) for name in self.of.policies.__struct_fields__)
        return [ShopPolicy(policy, self.of) for policy in found if policy is not None]

    @property
    def ships_to_countries(self) -> list[str]:
        """The codes of all countries of the markets, sorted."""
        return sorted(code for market in self.of.markets for code in market.countries)

    contact_information = _policy("contact_information")
    legal_notice = _policy("legal_notice")
    privacy_policy = _policy("privacy_policy")
    refund_policy = _policy("refund_policy")
    shipping_policy = _policy("shipping_policy")
    subscription_policy = _policy("subscription_policy")
    terms_of_sale = _policy("terms_of_sale")
    terms_of_service = _policy("terms_of_service")
