"""Locations, selling plans, companies and definitions of a world, as a merchant changes them."""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack
from urllib.parse import quote

from sandbox.client.call import Call, decoded, filled
from sandbox.client.called import Part, Via, called
from sandbox.client.things import Things
from sandbox.control_models.companies import (
    Company,
    CompanyChange,
    CompanyPage,
    NewCompany,
    NewPriceList,
    PriceList,
    PriceListChange,
    PriceListPage,
)
from sandbox.control_models.locations import (
    Location,
    LocationChange,
    LocationPage,
    NewLocation,
)
from sandbox.control_models.metafield_definitions import (
    MetafieldDefinition,
    MetafieldDefinitionChange,
    MetafieldDefinitionPage,
    MetafieldOwnerType,
    NewMetafieldDefinition,
    StorefrontAccess,
)
from sandbox.control_models.selling_plans import (
    NewSellingPlanGroup,
    SellingPlanGroup,
    SellingPlanGroupChange,
    SellingPlanGroupPage,
)
from sandbox.control_models.translations import Translations


class LocationFields(TypedDict, total=False):
    """Fields of a location: `address={"city": "Oslo", "countryCode": "NO"}`."""

    name: str
    handle: str
    address: Mapping[str, str | float | None]
    pick_up_time: str | None
    local_delivery: Mapping[str, object] | None
    metafields: Sequence[Mapping[str, str | None]]


class SellingPlanGroupFields(TypedDict, total=False):
    """Fields of a group. Plans have the keys of the control API."""

    name: str
    handle: str
    app_name: str | None
    options: Sequence[str]
    selling_plans: Sequence[Mapping[str, Any]]


class CompanyFields(TypedDict, total=False):
    """Fields of a company: `locations=[{"name": "Oslo", "priceList": "wholesale"}]`."""

    name: str
    external_id: str | None
    contacts: Sequence[Mapping[str, str | None]]
    locations: Sequence[Mapping[str, str | None]]


class PriceListFields(TypedDict, total=False):
    """Fields of a price list. Prices have the keys of the control API."""

    name: str
    handle: str
    percentage: float
    prices: Sequence[Mapping[str, Any]]


class MetafieldDefinitionFields(TypedDict, total=False):
    """Fields of a definition. `storefront_access` is `NONE` to hide the metafields."""

    name: str
    storefront_access: StorefrontAccess


class Locations(Things[Via, Location, LocationPage]):
    """Finds, makes and changes locations. An *id* is a number, a gid or a handle."""

    one = Location
    page = LocationPage

    @called
    def create(self, **fields: Unpack[LocationFields]) -> Call[Location]:
        """Make a location. Without `pick_up_time` nobody can pick up there."""
        return self._post(filled(NewLocation, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[LocationFields]) -> Call[Location]:
        """Change a location. *address* is the whole address."""
        return self._patch(id, filled(LocationChange, fields))


class SellingPlanGroups(Things[Via, SellingPlanGroup, SellingPlanGroupPage]):
    """Finds, makes and changes groups of selling plans, by number, gid or handle."""

    one = SellingPlanGroup
    page = SellingPlanGroupPage

    @called
    def create(self, **fields: Unpack[SellingPlanGroupFields]) -> Call[SellingPlanGroup]:
        """Make a group of selling plans."""
        return self._post(filled(NewSellingPlanGroup, fields))

    @called
    def update(
        self, id: int | str, **fields: Unpack[SellingPlanGroupFields]
    ) -> Call[SellingPlanGroup]:
        """Change a group. *selling_plans* are all plans: others are deleted."""
        return self._patch(id, filled(SellingPlanGroupChange, fields))


class Companies(Things[Via, Company, CompanyPage]):
    """Finds, makes and changes companies. An *id* is a number, a gid or a name."""

    one = Company
    page = CompanyPage

    @called
    def create(self, **fields: Unpack[CompanyFields]) -> Call[Company]:
        """Make a company."""
        return self._post(filled(NewCompany, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[CompanyFields]) -> Call[Company]:
        """Change a company. *contacts* and *locations* are all of them."""
        return self._patch(id, filled(CompanyChange, fields))


class PriceLists(Things[Via, PriceList, PriceListPage]):
    """Finds, makes and changes price lists. An *id* is a number, a gid or a handle."""

    one = PriceList
    page = PriceListPage

    @called
    def create(self, **fields: Unpack[PriceListFields]) -> Call[PriceList]:
        """Make a price list, which locations of companies name by its handle."""
        return self._post(filled(NewPriceList, fields))

    @called
    def update(self, id: int | str, **fields: Unpack[PriceListFields]) -> Call[PriceList]:
        """Change a price list. *prices* are all prices."""
        return self._patch(id, filled(PriceListChange, fields))


class MetafieldDefinitions(Things[Via, MetafieldDefinition, MetafieldDefinitionPage]):
    """Finds, makes and changes definitions of metafields. An *id* is a number or a gid."""

    one = MetafieldDefinition
    page = MetafieldDefinitionPage

    @called
    def create(
        self,
        owner_type: MetafieldOwnerType,
        namespace: str,
        key: str,
        type: str,
        **fields: Unpack[MetafieldDefinitionFields],
    ) -> Call[MetafieldDefinition]:
        """Define the metafields of a key, for owners of one type."""
        body = {"owner_type": owner_type, "namespace": namespace, "key": key, "type": type}
        return self._post(filled(NewMetafieldDefinition, {**body, **fields}))

    @called
    def update(
        self, id: int | str, **fields: Unpack[MetafieldDefinitionFields]
    ) -> Call[MetafieldDefinition]:
        """Change a definition."""
        return self._patch(id, filled(MetafieldDefinitionChange, fields))


class TranslationsOf(Part[Via]):
    """The translations of a thing, which a gid names."""

    @called
    def get(self, id: str) -> Call[Translations]:
        """Return all texts of a thing, by languages."""
        path = f"{self._path}/{quote(id, safe=':')}"
        return Call(method="GET", path=path, read=decoded(Translations))

    @called
    def put(
        self, id: str, translations: Mapping[str, Mapping[str, Any] | None]
    ) -> Call[Translations]:
        """Replace the texts in some languages: `{"DE": {"title": "Zelt"}}`; None deletes them."""
        path = f"{self._path}/{quote(id, safe=':')}"
        body = {"translations": translations}
        return Call(method="PUT", path=path, body=body, read=decoded(Translations))
