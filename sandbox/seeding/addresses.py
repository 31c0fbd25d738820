"""The addresses of a made-up customer."""

from typing import Final

from sandbox.customers.places import Place
from sandbox.customers.records import MailingAddress
from sandbox.seeding.draws import Draws
from sandbox.seeding.keys import MOST_ADDRESSES, address_id
from sandbox.seeding.locales import Locale

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


class _Site:
    """The place of one address. Each of its fields is drawn by itself."""

    __slots__ = ("_draws", "_index", "_locale", "_position")

    def __init__(self, index: int, position: int, draws: Draws, locale: Locale) -> None:
        self._index, self._position = index, position
        self._draws, self._locale = draws, locale

    def address(self, first_name: str, last_name: str) -> MailingAddress:
        country, province = self._locale.country, self._one_of(self._locale.provinces, "province")
        return MailingAddress(
            id=address_id(self._index, self._position),
            first_name=first_name,
            last_name=last_name,
            address1=self._street(),
            city=self._city(),
            province=province.name if province else None,
            province_code=province.code if province else None,
            country=country.name,
            country_code=country.code,
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
        return self._one_of(self._locale.districts, "province")

    def _one_of(self, places: tuple[Place, ...], field: str) -> Place | None:
        if not places:
            return None
        return self._draws.one_of(places, self._index, self._field(field))

    def _draw(self, what: str) -> str:
        return self._locale.draw(what, seed=self._draws.number(self._index, self._field(what)))

    def _field(self, name: str) -> str:
        return f"addresses/{self._position}/{name}"
