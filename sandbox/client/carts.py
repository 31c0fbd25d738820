"""The carts of a world: a test looks into them, and pays one without a checkout."""

from urllib.parse import quote

from sandbox.client.call import Call, decoded, given, nothing
from sandbox.client.called import Part, Via, called
from sandbox.control_models.carts import (
    Cart,
    CartCompletion,
    CartFilter,
    CartPage,
    CompletedCart,
    Finish,
)

_KIND = "gid://shopify/Cart/"


class Carts(Part[Via]):
    """Finds, completes and deletes carts.

    An *id* is that of the Storefront API, or its token alone.
    """

    @called
    def list(
        self, *, email: str | None = None, first: int | None = None, after: str | None = None
    ) -> Call[CartPage]:
        """List carts, *first* of them (50, at most 250), or those of the buyer with an *email*.

        A page may have few or none although more follow: go on with *after*, the `end_cursor` of
        its `page_info`.
        """
        filters = given(CartFilter, email=email, first=first, after=after)
        return Call(method="GET", path=self._path, query=filters, read=decoded(CartPage))

    @called
    def get(self, id: str) -> Call[Cart]:
        """Return a cart, priced. Raises `ControlError` with status 404 if there is none."""
        return Call(method="GET", path=self._one(id), read=decoded(Cart))

    @called
    def delete(self, id: str) -> Call[None]:
        """Delete a cart, as if it had expired."""
        return Call(method="DELETE", path=self._one(id), read=nothing)

    @called
    def complete(self, id: str, *, outcome: Finish = "paid") -> Call[CompletedCart]:
        """End the checkout of a cart: one that is paid becomes an order, and is gone.

        *outcome* is `paid`, `declined` or `abandoned`.
        """
        return Call(
            method="POST",
            path=f"{self._one(id)}/complete",
            body=CartCompletion(outcome=outcome),
            read=decoded(CompletedCart),
        )

    def _one(self, id: str) -> str:
        token = id.removeprefix(_KIND).partition("?")[0]
        return f"{self._path}/{quote(token, safe='')}"
