"""`MailingAddress`, of a customer or of an order."""

from msgspec import Struct

from sandbox.customers import records
from sandbox.customers.address_format import formatted, formatted_area
from sandbox.gid import gid
from sandbox.viewer import Viewer


def customer_address_id(address_id: int, viewer: Viewer) -> str:
    """Return the id of a customer's address: its end is new for each request.

    Shopify: reported; apps that keep or compare whole ids break on it.
    """
    plain = gid("MailingAddress", address_id)
    return f"{plain}?model_name=CustomerAddress&customer_access_token={viewer.address_key}"


class PostalAddress(Struct, frozen=True, gc=False):
    """What the types of addresses of all APIs have."""

    of: records.MailingAddress

    def formatted(
        self, *, with_name: bool | None = False, with_company: bool | None = True
    ) -> list[str]:
        return formatted(self.of, with_name=with_name, with_company=with_company)

    @property
    def formatted_area(self) -> str | None:
        return formatted_area(self.of)

    @property
    def name(self) -> str | None:
        return " ".join(name for name in (self.of.first_name, self.of.last_name) if name) or None

    @property
    def known_country_code(self) -> str | None:
        """Return the code, as a value of `CountryCode`."""
        return "ZZ" if self.of.country_code == "*" else self.of.country_code


class MailingAddress(PostalAddress, frozen=True, gc=False):
    is_of_order: bool = False

    def id(self, viewer: Viewer) -> str:
        if self.is_of_order:  # Shopify: recorded for the Admin API
            return f"{gid('MailingAddress', self.of.id)}?model_name=Address"
        return customer_address_id(self.of.id, viewer)

    country_code_v2 = PostalAddress.known_country_code
