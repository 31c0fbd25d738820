"""Required parts of a delivery address.

Shopify: recorded for each of the 245 countries, with the validation STRICT.
"""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from sandbox.cart import refusals
from sandbox.cart.records import CartAddress
from sandbox.customers.province_lists import listed
from sandbox.user_errors import UserError

_ZONE_AND_ZIP: Final = "AR AU BR CA CN IN ID IE IT JP MY MX PH PT RU ZA KR ES TH US"
_ZONE_ONLY: Final = "CL CO CR EG SV GT HK KW NG PA PE RO AE UY VE"
_ZIP_ONLY: Final = (
    "SG AX AD AT BE BM BA BN BG HR CY CZ DK EE FO FI FR GF PF GE DE GR GL GP GG HU IS IM JE LV LI "
    "LT LU MG MT MQ YT MC ME MS NL NC NZ MK NO PL RE BL MF PM SM RS SK SI SJ SE CH UA GB UM VG WF"
)
_WITHOUT_CITY: Final = frozenset(["SG", "GI", "VA", "PN", "GS", "TA"])
_UNSUPPORTED: Final = frozenset(["CU", "IR", "KP", "SY"])
_WITH_ZONE: Final = frozenset(f"{_ZONE_AND_ZIP} {_ZONE_ONLY}".split())
_WITH_ZIP: Final = frozenset(f"{_ZONE_AND_ZIP} {_ZIP_ONLY}".split())


def strict_problems(address: CartAddress, *path: str) -> Iterator[UserError]:
    """Yield what is missing, in the order of the real service."""
    country = address.country_code
    required = {
        "lastName": (address.last_name, "A last name is required in order to continue."),
        "address1": (address.address1, "An address is required in order to continue."),
    }
    if country in _WITH_ZONE:
        zone = "The specified country requires a zone."
        required["provinceCode"] = (address.province_code, zone)
    if country in _WITH_ZIP:
        code = "Country specified requires a postal code in order to continue."
        required["zip"] = (address.zip, code)
    if country == "ZZ":
        required["countryCode"] = (None, "A country is required in order to continue.")
    if country not in _WITHOUT_CITY:
        required["city"] = (address.city, "A city is required in order to continue.")
    for name, (value, message) in required.items():
        if not value:
            yield refusals.missing_part(*path, name, message=message)
    if country in _UNSUPPORTED:
        yield refusals.unsupported_country(*path)


def settled(address: CartAddress) -> CartAddress:
    """Return *address* with the zone that it is understood to have.

    Shopify: a code may be in lower case, one that the country does not have counts as missing, and
    in Australia the postal code is taken instead (recorded).
    """
    if not address.province_code:
        return address
    code: str | None = address.province_code.upper()
    zones = {zone.code for zone in listed(address.country_code)}
    if zones and code not in zones:
        code = _australian(address.zip) if address.country_code == "AU" else None
    return replace(address, province_code=code)


_OF_AUSTRALIA: Final = {
    "0": "NT",
    "2": "NSW",
    "3": "VIC",
    "4": "QLD",
    "5": "SA",
    "6": "WA",
    "7": "TAS",
}
"""The zone of a postal code, by its first digit."""
_CAPITAL: Final = (range(2600, 2619), range(2900, 2921))
"""Postal codes of the Australian Capital Territory."""


def _australian(code: str | None) -> str | None:
    if code is None or not code.isascii() or not code.isdecimal():
        return None
    if any(int(code) in codes for codes in _CAPITAL):
        return "ACT"
    return _OF_AUSTRALIA.get(code[:1])
