"""`Company`, its locations and contacts, and `PurchasingCompany`."""

from datetime import datetime

from msgspec import Struct

from sandbox.companies import records
from sandbox.companies.buying import Purchase
from sandbox.gid import gid
from sandbox.metafields import HasMetafields


class Company(HasMetafields, Struct, frozen=True, gc=False):
    of: records.Company

    @property
    def id(self) -> str:
        return gid("Company", self.of.id)


class _OfCompany(Struct, frozen=True, gc=False):
    """A part of a company has its moments: our choice."""

    company: records.Company

    @property
    def created_at(self) -> datetime:
        return self.company.created_at

    @property
    def updated_at(self) -> datetime:
        return self.company.updated_at


class CompanyLocation(HasMetafields, _OfCompany, frozen=True):
    of: records.CompanyLocation

    @property
    def id(self) -> str:
        return gid("CompanyLocation", self.of.id)


class CompanyContact(_OfCompany, frozen=True):
    of: records.CompanyContact

    @property
    def id(self) -> str:
        return gid("CompanyContact", self.of.id)


class PurchasingCompany(Struct, frozen=True, gc=False):
    """For whom a buyer buys."""

    of: Purchase

    @property
    def company(self) -> Company:
        return Company(self.of.company)

    @property
    def contact(self) -> CompanyContact:
        return CompanyContact(self.of.company, self.of.contact)

    @property
    def location(self) -> CompanyLocation:
        return CompanyLocation(self.of.company, self.of.location)
