"""Reads the locations of the fixtures: `catalog/locations/HANDLE.toml`."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.bounds import Degrees, FileNumber
from sandbox.codes import check_code
from sandbox.country_names import country_names
from sandbox.customers.records import MailingAddress
from sandbox.file_ids import OwnId, id_of
from sandbox.fixture_files import Fixtures
from sandbox.locations.records import LocalDelivery, Location
from sandbox.metafields import WrittenMetafield

FOLDER: Final = "catalog/locations"


class WrittenLocation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A location. `pickup_time`, as buyers read it, switches pickup on, and `local_delivery`
    delivery to buyers nearby. Coordinates in degrees."""

    number: FileNumber
    id: OwnId = None
    name: str
    address1: str
    address2: str | None = None
    city: str
    province: str | None = None
    province_code: str | None = None
    country_code: str
    zip: str | None = None
    phone: str | None = None
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    pickup_time: str | None = None
    local_delivery: LocalDelivery | None = None
    metafields: tuple[WrittenMetafield, ...] = ()


def read_locations(fixtures: Fixtures) -> Iterator[Location]:
    """Yield the locations. Raises `TomlError`."""
    for file in fixtures.files(FOLDER):
        written = file.toml.read(WrittenLocation)
        with file.toml.checked():
            check_code("CountryCode", written.country_code, "country_code")
        number = id_of("Location", written.number, written.id)
        yield Location(
            id=number,
            handle=file.handle,
            name=written.name,
            address=_address(written, number),
            pickup_time=written.pickup_time,
            local_delivery=written.local_delivery,
        )


def _address(written: WrittenLocation, number: int) -> MailingAddress:
    return MailingAddress(
        id=number,
        address1=written.address1,
        address2=written.address2,
        city=written.city,
        province=written.province,
        province_code=written.province_code,
        country=country_names("EN").get(written.country_code, written.country_code),
        country_code=written.country_code,
        zip=written.zip,
        phone=written.phone,
        latitude=written.latitude,
        longitude=written.longitude,
    )
