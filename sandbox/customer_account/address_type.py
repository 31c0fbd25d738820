"""`CustomerAddress`, of a customer or of an order."""

from sandbox.customers.address_type import PostalAddress
from sandbox.gid import gid

KIND = "CustomerAddress"


class CustomerAddress(PostalAddress, frozen=True, gc=False):
    """Shopify: its id has no query part, unlike that of a `MailingAddress` (documented)."""

    @property
    def id(self) -> str:
        return gid(KIND, self.of.id)

    territory_code = PostalAddress.known_country_code

    @property
    def zone_code(self) -> str | None:
        return self.of.province_code

    @property
    def phone_number(self) -> str | None:
        return self.of.phone
