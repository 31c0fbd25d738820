"""The carts of a world: a test pays one without a checkout."""

from urllib.parse import quote

from sandbox.client.call import Call, decoded
from sandbox.client.called import Part, Via, called
from sandbox.control_models.orders import Order

_KIND = "gid://shopify/Cart/"


class Carts(Part[Via]):
    """Completes carts. An *id* is that of the Storefront API, or its token alone."""

    @called
    def complete(self, id: str) -> Call[Order]:
        """Pay a cart: it becomes an order, lowers the inventory, and is gone."""
        token = id.removeprefix(_KIND).partition("?")[0]
        path = f"{self._path}/{quote(token, safe='')}/complete"
        return Call(method="POST", path=path, read=decoded(Order))
