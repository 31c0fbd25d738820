"""The shop of a world: its name, its markets, and what the merchant has switched on."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sandbox.client.call import Call, decoded, filled
from sandbox.client.called import Part, Via, called
from sandbox.control_models.shop import CustomerAccounts, MultipassClock, ShopChange, ShopState


class ShopFields(TypedDict, total=False):
    """Fields of the shop to set. What is left out stays as it is."""

    name: str
    description: str | None
    markets: Sequence[Mapping[str, Any]]
    customer_accounts: CustomerAccounts
    email_change: bool
    shipping_in_cart_total: bool
    multipass: bool
    multipass_clock: MultipassClock
    return_hosts: Sequence[str]


class Shop(Part[Via]):
    """Shows and changes the shop of a world."""

    @called
    def get(self) -> Call[ShopState]:
        """Return the shop."""
        return Call(method="GET", path=self._path, read=decoded(ShopState))

    @called
    def update(self, **fields: Unpack[ShopFields]) -> Call[ShopState]:
        """Change the shop and return it. `reset` of the world undoes it.

        *markets* replace all markets; they have the keys of the control API. Raises `ControlError`
        with status 422 if a value is invalid.
        """
        return Call(
            method="PATCH",
            path=self._path,
            body=filled(ShopChange, fields),
            read=decoded(ShopState),
        )
