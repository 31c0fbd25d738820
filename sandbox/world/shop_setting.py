"""Changed settings of the shop of one world: its name, its markets, its switches."""

from typing import ClassVar, Literal

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict, replace

from sandbox.control_models.shop import CustomerAccounts, MultipassClock
from sandbox.faults import FaultError
from sandbox.return_hosts import InvalidReturnHostError, return_host
from sandbox.world.shop import Market, Shop
from sandbox.world.shop_file import check_markets, has_country


class ShopSetting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of `Shop` that the world has otherwise than the server was started with.

    A world has one at the most.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1

    name: str | UnsetType = UNSET
    description: str | UnsetType | None = UNSET
    markets: tuple[Market, ...] | UnsetType = UNSET
    customer_accounts: CustomerAccounts | UnsetType = UNSET
    email_change: bool | UnsetType = UNSET
    shipping_in_cart_total: bool | UnsetType = UNSET
    takes_multipass: bool | UnsetType = UNSET
    multipass_clock: MultipassClock | UnsetType = UNSET
    return_hosts: tuple[str, ...] | UnsetType = UNSET
    id: Literal["shop"] = "shop"

    def over(self, shop: Shop) -> Shop:
        """Return *shop* with what is set here.

        Raises `FaultError` for markets or hosts that no shop can have.
        """
        given = asdict(self)
        del given["id"]
        if self.markets is not UNSET:
            check_markets(self.markets)
            home = shop.payment_settings.country_code
            if not has_country(self.markets, home):
                raise FaultError(
                    f"none has {home}, the country of the shop: add it to one", "markets"
                )
        if self.return_hosts is not UNSET:
            _check_hosts(self.return_hosts)
        return replace(shop, **{key: value for key, value in given.items() if value is not UNSET})


def _check_hosts(hosts: tuple[str, ...]) -> None:
    for number, text in enumerate(hosts):
        try:
            return_host(text)
        except InvalidReturnHostError as error:
            raise FaultError(str(error), "return_hosts", number) from None
