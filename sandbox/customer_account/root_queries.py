"""The root queries that need nothing but the customer and the shop."""

from msgspec import Struct

from sandbox.customer_account.address_form import AddressFormSettings
from sandbox.customer_account.customer_type import Customer
from sandbox.customer_account.metafield_type import WithMetafields
from sandbox.customers import records
from sandbox.field_error import FieldError
from sandbox.gid import gid
from sandbox.viewer import Viewer
from sandbox.world import shop as shop_records


def current(viewer: Viewer) -> records.Customer:
    """Return the customer as they are now, mutations of the same request included.

    Raises `FieldError` if they are gone.
    """
    assert viewer.buyer is not None, "no request comes here without a customer"
    found = viewer.world.store.get(records.Customer, viewer.buyer.customer_id)
    if found is None:
        raise FieldError("The customer does not exist.", extensions={"code": "NOT_FOUND"})
    return found


def customer(viewer: Viewer) -> Customer:
    return Customer(current(viewer))


class ShopPolicy(Struct, frozen=True, gc=False):
    of: shop_records.Policy
    shop: shop_records.Shop

    @property
    def id(self) -> str:
        return gid("ShopPolicy", self.of.id or self.of.handle)

    @property
    def url(self) -> str:
        return f"https://{self.shop.domain}/policies/{self.of.handle}"


class Shop(WithMetafields, Struct, frozen=True, gc=False):
    of: shop_records.Shop

    @property
    def id(self) -> str:
        return gid("Shop", self.of.id)

    @property
    def email(self) -> str:
        """Our choice: shops of the sandbox have no address for mails."""
        return f"shop@{self.of.domain}"

    @property
    def myshopify_domain(self) -> str:
        return self.of.domain

    @property
    def url(self) -> str:
        return f"https://{self.of.domain}"

    @property
    def address_form_settings(self) -> AddressFormSettings:
        return AddressFormSettings()

    @property
    def shop_policies(self) -> list[ShopPolicy]:
        policies = self.of.policies
        found = (getattr(policies, name) for name in policies.__struct_fields__)
        return [ShopPolicy(policy, self.of) for policy in found if policy is not None]


def shop(viewer: Viewer) -> Shop:
    return Shop(viewer.world.shop)
