"""A shop as it shows itself to one who reads a certain language."""

from msgspec import Struct

from sandbox.world.shop import PaymentSettings, Policy, Shop


class SeenPolicy(Struct, frozen=True, gc=False):
    """A policy of *shop*, for one who reads *language*."""

    policy: Policy
    shop: Shop
    language: str

    @property
    def url(self) -> str:
        """Return where the page is. Shopify: recorded so, but on a host of its own."""
        where = f"https://{self.shop.domain}/{self.shop.id}/policies"
        page = self.policy.handle if self.policy.id is None else self.policy.id
        return f"{where}/{page}.html?locale={self.language.lower().replace('_', '-')}"


class SeenShop(Struct, frozen=True, gc=False):
    """*shop*, for one who reads *language*."""

    shop: Shop
    language: str

    def policy(self, name: str) -> SeenPolicy | None:
        """Return the policy *name*, an attribute of `Policies`; None when there is none."""
        policy: Policy | None = getattr(self.shop.policies, name)
        return None if policy is None else SeenPolicy(policy, self.shop, self.language)

    @property
    def ships_to_countries(self) -> list[str]:
        """Return the codes of all countries that are sold to, sorted."""
        return sorted(code for market in self.shop.markets for code in market.countries)


class SeenPaymentSettings(Struct, frozen=True, gc=False):
    """How *shop* is paid, and in which currencies."""

    shop: Shop

    @property
    def settings(self) -> PaymentSettings:
        return self.shop.payment_settings

    @property
    def enabled_presentment_currencies(self) -> list[str]:
        """Return the codes of the markets' currencies, sorted: so they are recorded."""
        return sorted({market.currency for market in self.shop.markets})
