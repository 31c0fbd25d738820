"""The data that fresh worlds begin with: the shop, and the records of it."""

import logging
from pathlib import Path
from typing import Final

from msgspec import convert

from sandbox.fixture_files import Fixtures
from sandbox.multipass import Multipass
from sandbox.origin import Origin
from sandbox.seeding.seeds import seeds_of
from sandbox.settings import LOCAL_HOSTS, Settings, is_loopback
from sandbox.store import Seeds
from sandbox.world import Shop
from sandbox.world.shop_file import load_shop
from sandbox.world.shop_setting import ShopSetting

_log: Final = logging.getLogger("sandbox")


def fixtures_of(settings: Settings) -> Fixtures:
    """Return the folder of *settings*, where it may also be text: workers of pytest send that."""
    return Fixtures(None if settings.fixtures is None else Path(settings.fixtures))


def switches_of(settings: Settings) -> ShopSetting:
    """Return what *settings* switch in the shop.

    Raises `ValidationError` or `InvalidReturnHostError` for what is no value.
    """
    return convert(
        {
            "customer_accounts": settings.customer_accounts,
            "email_change": settings.email_change,
            "shipping_in_cart_total": settings.shipping_in_cart_total,
            "takes_multipass": settings.multipass,
            "multipass_clock": settings.multipass_clock,
            "return_hosts": _return_hosts(settings),
        },
        ShopSetting,
    )


def _return_hosts(settings: Settings) -> tuple[str, ...]:
    if settings.return_hosts is None:
        return LOCAL_HOSTS if is_loopback(settings.host) else ()
    if settings.return_hosts:
        from sandbox.return_hosts import return_host

        for text in settings.return_hosts:
            return_host(text)
    return settings.return_hosts


class ShopData:
    """What a process reads of its fixtures, and reads again when a file of them has changed.

    Files of the user are read whole, so that a mistake in one is reported before a world is made
    of it. Raises `TomlError`, and what the making of a seed raises.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._fixtures = fixtures_of(settings)
        self.shop: Shop = self._read(self._fixtures.latest(), Origin.of(settings))

    def seeds(self, origin: Origin) -> Seeds:
        """Return what a world of *origin* begins with, and see to it that `shop` is as new."""
        latest = self._fixtures.latest()
        if latest != self._fixtures:
            self.shop = self._read(latest, origin)
        return seeds_of(origin, self._fixtures, self._settings.carts)

    def _read(self, fixtures: Fixtures, origin: Origin) -> Shop:
        """Read *fixtures*, which are those to use from now on unless something is wrong."""
        shop = load_shop(
            Multipass(self._settings.multipass_secret),
            password_cost=self._settings.password_cost,
            cdn_url=self._settings.cdn_url,
            cart_days=self._settings.cart_days,
            fixtures=fixtures,
        )
        shop = switches_of(self._settings).over(shop)
        seeds = seeds_of(origin, fixtures, self._settings.carts)
        if fixtures.folder is not None:
            _warn_of_unread_files(fixtures.folder)
            seeds.read()
            if (fixtures.folder / "catalog").is_dir():
                _warn_of_unknown_markets(seeds, shop)
            if (fixtures.folder / "content").is_dir():
                _warn_of_dead_menu_items(seeds)
        self._fixtures = fixtures
        return shop


def _warn_of_unknown_markets(seeds: Seeds, shop: Shop) -> None:
    from sandbox.seeding.unknown_markets import unknown_markets

    for warning in unknown_markets(seeds, [market.handle for market in shop.markets]):
        _log.warning(warning)


def _warn_of_dead_menu_items(seeds: Seeds) -> None:
    from sandbox.seeding.dead_menu_items import dead_menu_items

    for warning in dead_menu_items(seeds):
        _log.warning(warning)


def _warn_of_unread_files(folder: Path) -> None:
    from sandbox.seeding.unread_files import unread_files

    for warning in unread_files(folder):
        _log.warning(warning)
