"""`CustomerAddress`, of a customer or of an order."""

from msgspec import Struct

from sandbox.customers import records
from sandbox.customers.address_format import formatted, formatted_area
from sandbox.gid import gid

KIND = "CustomerAddress"


class CustomerAddress(Struct, frozen=True, gc=False):
    """Shopify: its id has no query part, unlike that of a `MailingAddress` (documented)."""

    of: records.MailingAddress

    @property
    def id(self) -> str:
        return gid(KIND, self.of.id)

    @property
    def territory_code(self) -> str | None:
        return "ZZ" if self.of.country_code == "*" else self.of.country_code

    @property
    def zone_code(self) -> str | None:
        return self.of.province_code

    @property
    def phone_number(self) -> str | None:
        return self.of.phone

    def formatted(
        self, *, with_company: bool | None = True, with_name: bool | None = False
    ) -> list[str]:
        return formatted(self.of, with_name=with_name, with_company=with_company)

    @property
    def formatted_area(self) -> str | None:
        return formatted_area(self.of)

    @property
    def name(self) -> str | None:
        return " ".join(name for name in (self.of.first_name, self.of.last_name) if name) or None
