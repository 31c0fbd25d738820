"""The shop's own pages of the API, on one screen."""

from typing import Final

from sandbox.content.localization import Country, Currency, Language, Localization, Market
from sandbox.content.shop_type import (
    Brand,
    BrandColors,
    Domain,
    PaymentSettings,
    Shop,
    ShopPolicy,
)
from sandbox.department import Department
from sandbox.gid import number_in
from sandbox.viewer import Viewer
from sandbox.world import World
from sandbox.world.shop import Colors


def localization(viewer: Viewer) -> Localization:
    return Localization(viewer)


def payment_settings(world: World) -> PaymentSettings:
    return Shop(world.shop).payment_settings


def shop(world: World) -> Shop:
    return Shop(world.shop)


def _market(viewer: Viewer, id: str) -> Market | None:
    number = number_in(id, "Market")
    markets = viewer.world.shop.markets
    return next((Market(market) for market in markets if market.id == number), None)


def _policy(viewer: Viewer, id: str) -> ShopPolicy | None:
    number = number_in(id, "ShopPolicy")
    policies = Shop(viewer.world.shop).policies
    return next((policy for policy in policies if policy.of.id == number), None)


def _shop(viewer: Viewer, id: str) -> Shop | None:
    found = viewer.world.shop
    return Shop(found) if number_in(id, "Shop") == found.id else None


CONTENT: Final = Department(
    queries={
        "localization": localization,
        "paymentSettings": payment_settings,
        "shop": shop,
    },
    nodes={"Market": _market, "Shop": _shop, "ShopPolicy": _policy},
    types={
        "Brand": Brand,
        "BrandColorGroup": Colors,
        "BrandColors": BrandColors,
        "Country": Country,
        "Currency": Currency,
        "Domain": Domain,
        "Language": Language,
        "Localization": Localization,
        "Market": Market,
        "PaymentSettings": PaymentSettings,
        "Shop": Shop,
        "ShopPolicy": ShopPolicy,
        "ShopPolicyWithDefault": ShopPolicy,
    },
)
