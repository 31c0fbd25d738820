"""The Customer Account API, on one screen."""

from typing import Final

from sandbox.customer_account import (
    address_book,
    address_type,
    company_types,
    customer_type,
    fulfillment_type,
    metafield_type,
    metafields,
    order_line_type,
    order_sums,
    order_type,
    orders,
    payloads,
    profile,
    root_queries,
    store_credit_types,
    subscription_types,
    subscriptions,
)
from sandbox.department import Department, Mutation
from sandbox.images.image_type import Image
from sandbox.money import Money
from sandbox.orders.discount_types import (
    AutomaticDiscountApplication,
    DiscountAllocation,
    DiscountCodeApplication,
    ManualDiscountApplication,
    PricingPercentageValue,
    ScriptDiscountApplication,
)
from sandbox.orders.records import Attribute
from sandbox.storefront.departments import StorefrontApi
from sandbox.user_errors import UserError

_ACCOUNT: Final = Department(
    queries={
        "company": company_types.company,
        "companyLocation": company_types.company_location,
        "customer": root_queries.customer,
        "order": orders.order,
        "shop": root_queries.shop,
    },
    mutations={
        "customerAddressCreate": Mutation(address_book.customer_address_create),
        "customerAddressDelete": Mutation(address_book.customer_address_delete),
        "customerAddressUpdate": Mutation(address_book.customer_address_update),
        "customerEmailMarketingSubscribe": Mutation(profile.customer_email_marketing_subscribe),
        "customerEmailMarketingUnsubscribe": Mutation(profile.customer_email_marketing_unsubscribe),
        "customerUpdate": Mutation(profile.customer_update),
        "metafieldsDelete": Mutation(metafields.metafields_delete),
        "metafieldsSet": Mutation(metafields.metafields_set),
        "storefrontCustomerAccessTokenCreate": Mutation(
            profile.storefront_customer_access_token_create
        ),
        "subscriptionBillingCycleSkip": Mutation(subscriptions.subscription_billing_cycle_skip),
        "subscriptionBillingCycleUnskip": Mutation(subscriptions.subscription_billing_cycle_unskip),
        "subscriptionContractActivate": Mutation(subscriptions.subscription_contract_activate),
        "subscriptionContractCancel": Mutation(subscriptions.subscription_contract_cancel),
        "subscriptionContractPause": Mutation(subscriptions.subscription_contract_pause),
    },
    types={
        "Attribute": Attribute,
        "AutomaticDiscountApplication": AutomaticDiscountApplication,
        "Company": company_types.Company,
        "CompanyContact": company_types.CompanyContact,
        "CompanyLocation": company_types.CompanyLocation,
        "Customer": customer_type.Customer,
        "CustomerAddress": address_type.CustomerAddress,
        "CustomerEmailAddress": customer_type.CustomerEmailAddress,
        "CustomerPhoneNumber": customer_type.CustomerPhoneNumber,
        "CustomerSmsMarketingConsent": customer_type.CustomerSmsMarketingConsent,
        "CustomerWhatsAppMarketingConsent": customer_type.CustomerWhatsAppMarketingConsent,
        "DiscountAllocation": DiscountAllocation,
        "DiscountCodeApplication": DiscountCodeApplication,
        "Fulfillment": fulfillment_type.Fulfillment,
        "FulfillmentLineItem": fulfillment_type.FulfillmentLineItem,
        "Image": Image,
        "LineItem": order_line_type.LineItem,
        "LineItemVariantOption": order_line_type.LineItemVariantOption,
        "ManualDiscountApplication": ManualDiscountApplication,
        "Metafield": metafield_type.Metafield,
        "MetafieldIdentifier": metafields.MetafieldIdentifier,
        "MetafieldsDeleteUserError": UserError,
        "MetafieldsSetUserError": UserError,
        "MoneyBag": order_sums.MoneyBag,
        "MoneyV2": Money,
        "Order": order_type.Order,
        "OrderPaymentInformation": order_sums.OrderPaymentInformation,
        "OrderReturnInformation": order_type.OrderReturnInformation,
        "OrderTransaction": order_sums.OrderTransaction,
        "PricingPercentageValue": PricingPercentageValue,
        "Refund": order_sums.Refund,
        "ScriptDiscountApplication": ScriptDiscountApplication,
        "ShippingLine": order_type.ShippingLine,
        "Shop": root_queries.Shop,
        "ShopPolicy": root_queries.ShopPolicy,
        "Count": subscription_types.Count,
        "StoreCreditAccount": store_credit_types.StoreCreditAccount,
        "StoreCreditAccountCreditTransaction": (
            store_credit_types.StoreCreditAccountCreditTransaction
        ),
        "StoreCreditAccountDebitTransaction": store_credit_types.StoreCreditAccountDebitTransaction,
        "SubscriptionBillingCycle": subscription_types.SubscriptionBillingCycle,
        "SubscriptionBillingCycleSkipUserError": UserError,
        "SubscriptionBillingCycleUnskipUserError": UserError,
        "SubscriptionBillingPolicy": subscription_types.SubscriptionBillingPolicy,
        "SubscriptionContract": subscription_types.SubscriptionContract,
        "SubscriptionContractStatusUpdateUserError": UserError,
        "SubscriptionDeliveryPolicy": subscription_types.SubscriptionDeliveryPolicy,
        "SubscriptionLine": subscription_types.SubscriptionLine,
        "TrackingInformation": fulfillment_type.TrackingInformation,
        "UserErrorsCustomerAddressUserErrors": UserError,
        "UserErrorsCustomerEmailMarketingUserErrors": UserError,
        "UserErrorsCustomerUserErrors": UserError,
        "UserErrorsStorefrontCustomerAccessTokenCreateUserErrors": UserError,
        **payloads.TYPES,
    },
    fields={
        "Customer.companyContacts": company_types.company_contacts,
        "Customer.orders": orders.customer_orders,
        "Customer.storeCreditAccounts": store_credit_types.customer_store_credit_accounts,
        "Customer.subscriptionContract": subscription_types.customer_subscription_contract,
        "Customer.subscriptionContracts": subscription_types.customer_subscription_contracts,
    },
)

CUSTOMER_ACCOUNT: Final = StorefrontApi((_ACCOUNT,))
