"""`Customer`, and what else the schema shows of one."""

from operator import attrgetter
from typing import Final, Unpack

from msgspec import Struct

from sandbox.customers import records
from sandbox.customers.address_type import MailingAddress
from sandbox.gid import gid
from sandbox.listing import Connection, PageArguments, paginate
from sandbox.metafields import HasMetafields

_BY_ID: Final = attrgetter("of.id")


class Customer(HasMetafields, Struct, frozen=True, gc=False):
    """Customers sign in by password or Multipass here: none has an avatar or a social login."""

    of: records.Customer
    avatar_url = None
    social_login_provider = None

    @property
    def id(self) -> str:
        return gid("Customer", self.of.id)

    def addresses(self, **page: Unpack[PageArguments]) -> Connection[MailingAddress]:
        return paginate([MailingAddress(each) for each in self.of.addresses], _BY_ID, **page)

    @property
    def default_address(self) -> MailingAddress | None:
        address = self.of.default_address
        return None if address is None else MailingAddress(address)


class CustomerMarketingSubscribe(Struct, frozen=True, gc=False):
    """The customer of a subscription to a mailing list: an id and nothing else."""

    of: records.Customer

    @property
    def id(self) -> str:
        return gid("Customer", self.of.id)
