"""Delivery addresses of a cart in the API."""

from msgspec import Struct

from sandbox.cart import records
from sandbox.country_names import country_names
from sandbox.customers.address_format import formatted, formatted_area
from sandbox.customers.records import MailingAddress as MailingAddressRecord


class CartDeliveryAddress(Struct, frozen=True, gc=False):
    of: records.CartAddress
    language: str = "EN"
    latitude = None
    longitude = None

    @property
    def name(self) -> str | None:
        return " ".join(filter(None, (self.of.first_name, self.of.last_name))) or None

    def formatted(
        self, *, with_company: bool | None = True, with_name: bool | None = False
    ) -> list[str]:
        return formatted(self._whole, with_company=with_company, with_name=with_name)

    @property
    def formatted_area(self) -> str | None:
        return formatted_area(self._whole)

    @property
    def _whole(self) -> MailingAddressRecord:
        """Shopify: names of countries are in the language in use (documented for others)."""
        code = self.of.country_code
        name = country_names(self.language).get(code, code)
        return mailing(self.of, self.of.province_code, name, self.of.country_code)


class CartSelectableAddress(Struct, frozen=True, gc=False):
    of: records.CartAddress
    language: str

    @property
    def id(self) -> str:
        return f"gid://shopify/CartSelectableAddress/{self.of.id}"

    @property
    def address(self) -> CartDeliveryAddress:
        return CartDeliveryAddress(self.of, self.language)


class CartDelivery(Struct, frozen=True, gc=False):
    of: tuple[records.CartAddress, ...]
    language: str

    def addresses(self, *, selected: bool | None = False) -> list[CartSelectableAddress]:
        return [
            CartSelectableAddress(each, self.language)
            for each in self.of
            if each.selected or not selected
        ]


def mailing(
    address: records.CartAddress,
    province_code: str | None,
    country: str,
    country_code: str | None,
    province: str | None = None,
) -> MailingAddressRecord:
    return MailingAddressRecord(
        id=0,
        first_name=address.first_name,
        last_name=address.last_name,
        company=address.company,
        address1=address.address1,
        address2=address.address2,
        city=address.city,
        province=province,
        province_code=province_code,
        country=country,
        country_code=country_code,
        zip=address.zip,
        phone=address.phone,
    )
