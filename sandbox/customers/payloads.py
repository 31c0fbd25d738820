"""The payloads of customer mutations. A field is null unless the mutation succeeded."""

from collections.abc import Mapping
from typing import Final

from sandbox.customers.address_type import MailingAddress, customer_address_id
from sandbox.customers.customer_type import Customer, CustomerMarketingSubscribe
from sandbox.customers.records import CustomerAccessToken
from sandbox.user_errors import Payload
from sandbox.viewer import Viewer


class CustomerAccessTokenCreatePayload(Payload, frozen=True):
    customer_access_token: CustomerAccessToken | None = None


class CustomerAccessTokenCreateWithMultipassPayload(Payload, frozen=True):
    customer_access_token: CustomerAccessToken | None = None


class CustomerAccessTokenDeletePayload(Payload, frozen=True):
    deleted_access_token: str | None = None
    deleted_customer_access_token_id: str | None = None


class CustomerAccessTokenRenewPayload(Payload, frozen=True):
    customer_access_token: CustomerAccessToken | None = None


class CustomerActivatePayload(Payload, frozen=True):
    customer: Customer | None = None
    customer_access_token: CustomerAccessToken | None = None


class CustomerActivateByUrlPayload(CustomerActivatePayload, frozen=True):
    pass


class CustomerAddressCreatePayload(Payload, frozen=True):
    customer_address: MailingAddress | None = None


class CustomerAddressDeletePayload(Payload, frozen=True):
    address_id: int | None = None

    def deleted_customer_address_id(self, viewer: Viewer) -> str | None:
        return None if self.address_id is None else customer_address_id(self.address_id, viewer)


class CustomerAddressUpdatePayload(Payload, frozen=True):
    customer_address: MailingAddress | None = None


class CustomerCreatePayload(Payload, frozen=True):
    customer: Customer | None = None


class CustomerDefaultAddressUpdatePayload(Payload, frozen=True):
    customer: Customer | None = None


class CustomerEmailMarketingSubscribePayload(Payload, frozen=True):
    customer: CustomerMarketingSubscribe | None = None


class CustomerRecoverPayload(Payload, frozen=True):
    pass


class CustomerResetPayload(Payload, frozen=True):
    customer: Customer | None = None
    customer_access_token: CustomerAccessToken | None = None


class CustomerResetByUrlPayload(CustomerResetPayload, frozen=True):
    pass


class CustomerSmsMarketingSubscribePayload(Payload, frozen=True):
    customer: CustomerMarketingSubscribe | None = None


class CustomerUpdatePayload(Payload, frozen=True):
    customer: Customer | None = None
    customer_access_token: CustomerAccessToken | None = None


TYPES: Final[Mapping[str, type[Payload]]] = {
    kind.__name__: kind
    for kind in (
        CustomerAccessTokenCreatePayload,
        CustomerAccessTokenCreateWithMultipassPayload,
        CustomerAccessTokenDeletePayload,
        CustomerAccessTokenRenewPayload,
        CustomerActivateByUrlPayload,
        CustomerActivatePayload,
        CustomerAddressCreatePayload,
        CustomerAddressDeletePayload,
        CustomerAddressUpdatePayload,
        CustomerCreatePayload,
        CustomerDefaultAddressUpdatePayload,
        CustomerEmailMarketingSubscribePayload,
        CustomerRecoverPayload,
        CustomerResetByUrlPayload,
        CustomerResetPayload,
        CustomerSmsMarketingSubscribePayload,
        CustomerUpdatePayload,
    )
}
