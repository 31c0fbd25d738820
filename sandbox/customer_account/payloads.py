"""The payloads of mutations. A field is null unless the mutation succeeded."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sandbox.customer_account.address_type import CustomerAddress
from sandbox.customer_account.customer_type import (
    Customer,
    CustomerEmailAddress,
    CustomerPhoneNumber,
)
from sandbox.customer_account.metafield_type import Metafield
from sandbox.customer_account.subscription_types import (
    SubscriptionBillingCycle,
    SubscriptionContract,
)
from sandbox.user_errors import Payload


class CustomerUpdatePayload(Payload, frozen=True):
    customer: Customer | None = None


class CustomerAddressCreatePayload(Payload, frozen=True):
    customer_address: CustomerAddress | None = None


class CustomerAddressUpdatePayload(Payload, frozen=True):
    customer_address: CustomerAddress | None = None


class CustomerAddressDeletePayload(Payload, frozen=True):
    deleted_address_id: str | None = None


class CustomerEmailMarketingSubscribePayload(Payload, frozen=True):
    email_address: CustomerEmailAddress | None = None


class CustomerEmailMarketingUnsubscribePayload(Payload, frozen=True):
    email_address: CustomerEmailAddress | None = None


class CompanyLocationAssignAddressPayload(Payload, frozen=True):
    addresses: Sequence[Any] | None = None


class CustomerWhatsAppMarketingConsentUpdatePayload(Payload, frozen=True):
    customer_phone_number: CustomerPhoneNumber | None = None


class MetafieldsSetPayload(Payload, frozen=True):
    metafields: Sequence[Metafield] | None = None


class MetafieldsDeletePayload(Payload, frozen=True):
    deleted_metafields: Sequence[Any] | None = None


class SubscriptionContractActivatePayload(Payload, frozen=True):
    contract: SubscriptionContract | None = None


class SubscriptionContractCancelPayload(Payload, frozen=True):
    contract: SubscriptionContract | None = None


class SubscriptionContractFetchDeliveryOptionsPayload(Payload, frozen=True):
    delivery_options_result: Any = None


class SubscriptionContractSelectDeliveryMethodPayload(Payload, frozen=True):
    contract: SubscriptionContract | None = None


class SubscriptionContractPausePayload(Payload, frozen=True):
    contract: SubscriptionContract | None = None


class SubscriptionBillingCycleSkipPayload(Payload, frozen=True):
    billing_cycle: SubscriptionBillingCycle | None = None


class SubscriptionBillingCycleUnskipPayload(Payload, frozen=True):
    billing_cycle: SubscriptionBillingCycle | None = None


class OrderRequestEditPayload(Payload, frozen=True):
    requested_edit: Any = None


class OrderRequestReturnPayload(Payload, frozen=True):
    """`made` is shown as `return`."""

    made: Any = None


class StorefrontCustomerAccessTokenCreatePayload(Payload, frozen=True):
    customer_access_token: str | None = None


TYPES: Final[Mapping[str, type[Payload]]] = {
    kind.__name__: kind
    for kind in (
        CompanyLocationAssignAddressPayload,
        CustomerAddressCreatePayload,
        CustomerAddressDeletePayload,
        CustomerAddressUpdatePayload,
        CustomerEmailMarketingSubscribePayload,
        CustomerEmailMarketingUnsubscribePayload,
        CustomerUpdatePayload,
        CustomerWhatsAppMarketingConsentUpdatePayload,
        MetafieldsDeletePayload,
        MetafieldsSetPayload,
        OrderRequestEditPayload,
        OrderRequestReturnPayload,
        StorefrontCustomerAccessTokenCreatePayload,
        SubscriptionBillingCycleSkipPayload,
        SubscriptionBillingCycleUnskipPayload,
        SubscriptionContractActivatePayload,
        SubscriptionContractCancelPayload,
        SubscriptionContractFetchDeliveryOptionsPayload,
        SubscriptionContractPausePayload,
        SubscriptionContractSelectDeliveryMethodPayload,
    )
}
