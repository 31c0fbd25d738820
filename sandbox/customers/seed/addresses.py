"""The addresses of a made-up customer."""

from functools import cache
from typing import Final

from sandbox.customers.places import Place, country, provinces_of
from sandbox.customers.records import MailingAddress
from sandbox.customers.seed.keys import MOST_ADDRESSES, address_id
from sandbox.made_up.draws import Draws
from sandbox.made_up.locales import Locale

_COUNTS: Final = (0, 0, 0, 1, 1, 1, 1, 1, 2, MOST_ADDRESSES)
_HIGHEST_HOUSE: Final = 180
# Faker: a Japanese address has no street. It names the town, then ever smaller blocks.
_PARTS: Final = {"ja_JP": ("town", "chome", "ban", "gou")}


def make_addresses(
    index: int, *, first_name: str, last_name: str, draws: Draws, locale: Locale
) -> tuple[MailingAddress, ...]:
    """Return none to `MOST_ADDRESSES` addresses in the locale's country."""
    count = draws.one_of(_COUNTS, index, "addresses")
    return tuple(
        _Site(index, position, draws, locale).address(first_name, last_name)
        for position in range(count)
    )


def home_of(locale: Locale) -> Place:
    found = country(None, locale.country_code)
    assert found is not None
    return found


@cache
def districts_of(country_code: str) -> tuple[Place, ...]:
    """Return the provinces, else the smallest parts that ISO 3166 names, in the order of codes."""
    if provinces := provinces_of(country_code):
        return provinces
    import pycountry

    parts = [part for part in pycountry.subdivisions if part.country_code == country_code]
    parents = {part.parent_code for part in parts}
    return tuple(
        Place(part.name, part.code.partition("-")[2])
        for part in sorted(parts, key=lambda part: part.code)
        if part.code not in parents
    )


class _Site:
    """The place of one address. Each of its fields is drawn by itself."""

    __slots__ = ("_draws", "_index", "_locale", "_position")

    def __init__(self, index: int, position: int, draws: Draws, locale: Locale) -> None:
        self._index, self._position = index, position
        self._draws, self._locale = draws, locale

    def address(self, first_name: str, last_name: str) -> MailingAddress:
        home = home_of(self._locale)
        province = self._one_of(provinces_of(home.code), "province")
        return MailingAddress(
            id=address_id(self._index, self._position),
            first_name=first_name,
            last_name=last_name,
            address1=self._street(),
            city=self._city(),
            province=province.name if province else None,
            province_code=province.code if province else None,
            country=home.name,
            country_code=home.code,
            zip=self._draw("postcode") if self._locale.has("address") else None,
            phone=self._draw("phone_number") if self._locale.has("phone_number") else None,
        )

    def _street(self) -> str:
        if self._locale.has("address"):
            return "".join(map(self._draw, _PARTS.get(self._locale.name, ("street_address",))))
        house = 1 + self._draws.below(_HIGHEST_HOUSE, self._index, self._field("house"))
        return f"{self._draw('last_name')} {house}"

    def _city(self) -> str:
        district = None if self._locale.has("address") else self._district()
        return district.name if district else self._draw("city")

    def _district(self) -> Place | None:
        return self._one_of(districts_of(self._locale.country_code), "province")

    def _one_of(self, places: tuple[Place, ...], field: str) -> Place | None:
        if not places:
            return None
        return self._draws.one_of(places, self._index, self._field(field))

    def _draw(self, what: str) -> str:
        return self._locale.draw(what, seed=self._draws.number(self._index, self._field(what)))

    def _field(self, name: str) -> str:
        return f"addresses/{self._position}/{name}"
