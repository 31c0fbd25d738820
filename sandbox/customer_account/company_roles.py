"""Roles of contacts at the locations of their company."""

from msgspec import Struct

from sandbox.companies import roles
from sandbox.companies.records import Role
from sandbox.gid import gid


class ResourcePermission(Struct, frozen=True, gc=False):
    resource: str
    permitted_operations: tuple[roles.Operation, ...]


class CompanyContactRole(Struct, frozen=True, gc=False):
    of: Role
    company_id: int

    @property
    def id(self) -> str:
        """A company has two roles, and their ids follow from its own: our choice."""
        return gid("CompanyContactRole", self.company_id * 10 + [*Role].index(self.of))

    @property
    def name(self) -> str:
        return self.of.value

    def resource_permission(self, *, resource: str) -> tuple[roles.Operation, ...]:
        return roles.PERMISSIONS[self.of].get(resource, ())

    @property
    def resource_permissions(self) -> list[ResourcePermission]:
        return [ResourcePermission(*each) for each in roles.PERMISSIONS[self.of].items()]
