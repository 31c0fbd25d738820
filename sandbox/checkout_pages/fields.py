"""The form fields of contact and address, and their errors."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

from sandbox.account.forms import Field
from sandbox.cart.address_rules import strict_problems
from sandbox.cart.destinations import is_served
from sandbox.cart.ids import new_uuid
from sandbox.cart.records import CartAddress
from sandbox.cart.zones import DeliveryZone
from sandbox.checkout_pages.frame import At
from sandbox.checkout_pages.texts import Texts
from sandbox.country_names import country_names
from sandbox.customers.places import Place, UnknownPlaceError, country, province, why_none
from sandbox.email_address import normalize
from sandbox.phone_number import e164
from sandbox.reason import Reason
from sandbox.user_errors import UserError

_PARTS: Final[Mapping[str, str]] = {
    "countryCode": "country_code",
    "firstName": "first_name",
    "lastName": "last_name",
    "company": "company",
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "provinceCode": "province_code",
    "zip": "zip",
}
"""Keys of the schema's `CartDeliveryAddressInput`, and attributes of the record."""

_AUTOCOMPLETE: Final[Mapping[str, str]] = {
    "countryCode": "shipping country",
    "firstName": "shipping given-name",
    "lastName": "shipping family-name",
    "company": "shipping organization",
    "address1": "shipping address-line1",
    "address2": "shipping address-line2",
    "city": "shipping address-level2",
    "provinceCode": "shipping address-level1",
    "zip": "shipping postal-code",
}
_OPTIONAL: Final = frozenset({"firstName", "company", "address2", "provinceCode", "zip"})
_LONGEST: Final = 255  # characters of a part of an address


class Typed(Struct, frozen=True):
    """A typed address, and its errors."""

    address: CartAddress
    problems: tuple[UserError, ...] = ()


def contact_fields(texts: Texts) -> tuple[Field, ...]:
    return (
        Field(
            key="email",
            name="checkout[email]",
            label=texts.email,
            type="email",
            autocomplete="email",
        ),
        Field(
            key="phone",
            name="checkout[phone]",
            label=texts.phone,
            type="tel",
            autocomplete="tel",
            is_required=False,
        ),
    )


def address_fields(at: At) -> tuple[Field, ...]:
    """Return the fields of an address. They are named as in permalinks of carts, which Shopify
    documents, but those of country and province are for their codes (our choice)."""
    labels = {
        "countryCode": at.texts.country,
        "firstName": at.texts.first_name,
        "lastName": at.texts.last_name,
        "company": at.texts.company,
        "address1": at.texts.address1,
        "address2": at.texts.address2,
        "city": at.texts.city,
        "provinceCode": at.texts.province,
        "zip": at.texts.zip,
    }
    return tuple(
        Field(
            key=key,
            name=_name(key),
            label=label,
            autocomplete=_AUTOCOMPLETE[key],
            hint=at.texts.province_hint if key == "provinceCode" else None,
            is_required=key not in _OPTIONAL,
            options=_countries(at) if key == "countryCode" else (),
        )
        for key, label in labels.items()
    )


def shown_values(at: At) -> dict[str, str]:
    """Return the initial values of the fields: what is known of the buyer."""
    buyer, address = at.cart.of.buyer, at.cart.of.address
    known = {"checkout[email]": buyer.email or "", "checkout[phone]": buyer.phone or ""}
    if address is None:
        return {**known, _name("countryCode"): at.cart.viewer.country}
    parts = {_name(key): getattr(address, part) or "" for key, part in _PARTS.items()}
    return known | parts


def contact_problems(at: At, given: Mapping[str, str]) -> Iterator[UserError]:
    email, phone = given.get("checkout[email]", ""), given.get("checkout[phone]", "").strip()
    if normalize(email) is None:
        yield UserError("", ("email",), at.texts.email_wrong)
    if phone and kept_phone(at, phone) is None:
        yield UserError("", ("phone",), at.texts.phone_wrong)


def kept_phone(at: At, typed: str) -> str | None:
    """Return a *typed* phone number in E.164 form, None for none. One that was there stays."""
    return typed if typed == at.cart.of.buyer.phone else e164(typed, region=at.cart.viewer.country)


def typed_address(at: At, given: Mapping[str, str], *, is_pickup: bool = False) -> Typed:
    """Return the address that was typed. Its problems are those of a cart with the validation
    STRICT (our choice; Shopify: these are recorded).

    Of who picks up only the country is needed (our choice).
    """
    parts: dict[str, Any] = {
        part: given.get(_name(key), "").strip()[:_LONGEST] or None for key, part in _PARTS.items()
    }
    code = parts.pop("country_code") or ""
    place = _country(code)
    state, problems = _province(at, parts.pop("province_code"), place)
    known = at.cart.of.address
    address = CartAddress(
        id=new_uuid(at.world) if known is None else known.id,
        selected=True,
        country_code="" if place is None else place.code,
        province_code=state,
        **parts,
    )
    if is_pickup:
        return Typed(address, tuple(_of_pickup(at, address)))
    return Typed(address, (*problems, *_missing(at, address, has_problem=bool(problems))))


def _of_pickup(at: At, address: CartAddress) -> Iterator[UserError]:
    if not address.country_code:
        yield UserError("", ("countryCode",), at.texts.country_missing)
    elif not any(each.address.country_code == address.country_code for each in at.pickup_places):
        yield UserError("", ("countryCode",), at.texts.no_pickup)


def _missing(at: At, address: CartAddress, *, has_problem: bool) -> Iterator[UserError]:
    texts = at.texts
    messages = {
        "lastName": texts.last_name_missing,
        "address1": texts.address1_missing,
        "city": texts.city_missing,
        "provinceCode": texts.province_missing,
        "zip": texts.zip_missing,
        "deliveryAddress": texts.country_unsupported,
    }
    if not address.country_code:
        yield UserError("", ("countryCode",), texts.country_missing)
    elif not is_served(address.country_code, at.world):
        yield UserError("", ("countryCode",), texts.no_delivery)
    for error in strict_problems(address, "deliveryAddress"):
        key = error.field[-1] if error.field else ""
        if not (key == "provinceCode" and has_problem):
            place = "countryCode" if key == "deliveryAddress" else key
            yield UserError(error.code, (place,), messages[key])


def _province(
    at: At, typed: str | None, place: Place | None
) -> tuple[str | None, tuple[UserError, ...]]:
    """Return the code of a province by its code or its name."""
    try:
        found = province(typed, None, of=place)
    except UnknownPlaceError:
        return None, (UserError("", ("provinceCode",), at.texts.province_wrong),)
    if found is not None:
        return found.code, ()
    if typed and place is not None:
        reason = Reason("checkout.province-left-out", f"provinceCode {why_none(typed, place)}")
        at.visit.context.trace.explain(reason)
    return None, ()


def _country(code: str) -> Place | None:
    try:
        return country(None, code)
    except UnknownPlaceError:
        return None


def _countries(at: At) -> tuple[tuple[str, str], ...]:
    """Return the countries that the shop sells or delivers to, by their names."""
    names = country_names(at.texts.code.upper())
    codes = {code for market in at.world.shop.markets for code in market.countries}
    for zone in at.world.store.after(DeliveryZone, ""):
        codes.update(zone.countries)
    codes.update(each.address.country_code or "" for each in at.pickup_places)
    if (address := at.cart.of.address) is not None:
        codes.add(address.country_code)
    return tuple(
        sorted(((code, names.get(code, code)) for code in codes), key=lambda each: each[1])
    )


def _name(key: str) -> str:
    return f"checkout[shipping_address][{_PARTS[key]}]"
