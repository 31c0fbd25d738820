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
from sandbox.viewer import Viewer
from sandbox.world import World
from sandbox.world.shop import Colors


def localization(viewer: Viewer) -> Localization:
    return Localization(viewer)


def payment_settings(world: World) -> PaymentSettings:
    return Shop(world.shop).payment_settings


def shop(world: World) -> Shop:
    return Shop(world.shop)


CONTENT: Final = Department(
    queries={
        "localization": localization,
        "paymentSettings": payment_settings,
        "shop": shop,
    },
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
