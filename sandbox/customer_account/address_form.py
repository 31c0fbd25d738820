"""`AddressFormSettings`: what the forms for addresses ask for. `unstable` alone has it."""

from typing import Final

from msgspec import Struct


class AddressFormField(Struct, frozen=True, gc=False):
    mode: str
    label_key = None


_OPTIONAL: Final = AddressFormField("OPTIONAL")
_IGNORED: Final = AddressFormField("IGNORED")


class ExtendedAddressFormSettings(Struct, frozen=True, gc=False):
    """Parts of an address that the sandbox does not keep apart."""

    address_code = district = line2 = street_name = street_number = subdistrict = _IGNORED


class AddressFormSettings(Struct, frozen=True, gc=False):
    """Shopify: the defaults of a new shop are not known; nothing is required here: our choice."""

    address2 = company = first_name = phone = _OPTIONAL
    address_autocompletion = False

    def extended_fields(self, *, territory_code: str | None = None) -> ExtendedAddressFormSettings:
        del territory_code
        return ExtendedAddressFormSettings()
