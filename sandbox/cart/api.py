"""Carts in the API, on one screen."""

from collections.abc import Callable, Mapping
from typing import Final

from sandbox.cart import (
    addresses,
    allocation_types,
    cart_type,
    codes,
    completion,
    copies,
    costs,
    deliveries,
    delivery_groups,
    delivery_types,
    hindrances,
    line_type,
    metafields,
    mutations,
    payments,
    queries,
    records,
    shop_pay,
    shop_pay_inputs,
    shop_pay_types,
    zones,
)
from sandbox.cart.discounts import AutomaticDiscount, DiscountCode, GiftCard
from sandbox.cart.gift_card_type import AppliedGiftCard
from sandbox.cart.notices import CartWarning
from sandbox.cart.payloads import CartPayload
from sandbox.cart.seed import SEEDS, DiscountsFile
from sandbox.department import Department, Mutation

_RESTRICTED: Final[Mapping[str, Callable[..., CartPayload]]] = {
    "cartBillingAddressUpdate": payments.cart_billing_address_update,
    "cartClone": copies.cart_clone,
    "cartPaymentUpdate": payments.cart_payment_update,
    "cartRemovePersonalData": copies.cart_remove_personal_data,
}
"""Shopify: for approved apps only (documented)."""
_MUTATIONS: Final[Mapping[str, Callable[..., CartPayload]]] = {
    "cartAttributesUpdate": mutations.cart_attributes_update,
    "cartBuyerIdentityUpdate": mutations.cart_buyer_identity_update,
    "cartCreate": mutations.cart_create,
    "cartDeliveryAddressesAdd": addresses.cart_delivery_addresses_add,
    "cartDeliveryAddressesRemove": addresses.cart_delivery_addresses_remove,
    "cartDeliveryAddressesReplace": addresses.cart_delivery_addresses_replace,
    "cartDeliveryAddressesUpdate": addresses.cart_delivery_addresses_update,
    "cartDiscountCodesUpdate": codes.cart_discount_codes_update,
    "cartGiftCardCodesAdd": codes.cart_gift_card_codes_add,
    "cartGiftCardCodesRemove": codes.cart_gift_card_codes_remove,
    "cartGiftCardCodesUpdate": codes.cart_gift_card_codes_update,
    "cartLinesAdd": mutations.cart_lines_add,
    "cartLinesRemove": mutations.cart_lines_remove,
    "cartLinesUpdate": mutations.cart_lines_update,
    "cartNoteUpdate": mutations.cart_note_update,
    "cartSelectedDeliveryOptionsUpdate": deliveries.cart_selected_delivery_options_update,
}

CART: Final = Department(
    queries={
        "cart": queries.cart,
        "cartCompletionAttempt": completion.cart_completion_attempt,
    },
    mutations={
        **{name: Mutation(perform) for name, perform in _MUTATIONS.items()},
        **{name: Mutation(perform, is_restricted=True) for name, perform in _RESTRICTED.items()},
        "cartPrepareForCompletion": Mutation(
            completion.cart_prepare_for_completion, is_restricted=True
        ),
        "cartSubmitForCompletion": Mutation(
            completion.cart_submit_for_completion, is_restricted=True
        ),
        "cartMetafieldDelete": Mutation(metafields.cart_metafield_delete),
        "cartMetafieldsSet": Mutation(metafields.cart_metafields_set),
        "shopPayPaymentRequestSessionCreate": Mutation(
            shop_pay.shop_pay_payment_request_session_create
        ),
        "shopPayPaymentRequestSessionSubmit": Mutation(
            shop_pay.shop_pay_payment_request_session_submit
        ),
    },
    types={
        "AppliedGiftCard": AppliedGiftCard,
        "Cart": cart_type.Cart,
        "CartAutomaticDiscountAllocation": allocation_types.CartAutomaticDiscountAllocation,
        "CartAutomaticDiscountApplication": allocation_types.CartAutomaticDiscountApplication,
        "CartCodeDiscountAllocation": allocation_types.CartCodeDiscountAllocation,
        "CartCodeDiscountApplication": allocation_types.CartCodeDiscountApplication,
        "CartBuyerIdentity": cart_type.CartBuyerIdentity,
        "CartCost": costs.CartCost,
        "CartDelivery": delivery_types.CartDelivery,
        "CartDeliveryAddress": delivery_types.CartDeliveryAddress,
        "CartDeliveryCoordinatesPreference": records.Coordinates,
        "CartDeliveryGroup": delivery_groups.CartDeliveryGroup,
        "CartDeliveryOption": delivery_groups.CartDeliveryOption,
        "CartDeliveryPreference": records.DeliveryPreference,
        "CartDiscountApplication": allocation_types.CartDiscountApplication,
        "CartDiscountCode": cart_type.CartDiscountCode,
        "CartEstimatedCost": costs.CartCost,
        "CartLine": line_type.CartLine,
        "CartLineCost": costs.CartLineCost,
        "CartLineEstimatedCost": costs.CartLineCost,
        "CartLineInstructions": line_type.CartLineInstructions,
        "CartLineParentRelationship": line_type.CartLineParentRelationship,
        "CartMetafieldDeletePayload": metafields.CartMetafieldDeletePayload,
        "CartMetafieldsSetPayload": metafields.CartMetafieldsSetPayload,
        "CartPreferences": records.Preferences,
        "CartSelectableAddress": delivery_types.CartSelectableAddress,
        "CartWarning": CartWarning,
        **{
            f"{name[0].upper()}{name[1:]}Payload": CartPayload
            for name in (*_MUTATIONS, *_RESTRICTED)
        },
        "CartCompletionActionRequired": completion.CartCompletionActionRequired,
        "CartCompletionFailed": completion.CartCompletionFailed,
        "CartCompletionProcessing": completion.CartCompletionProcessing,
        "CartCompletionSuccess": completion.CartCompletionSuccess,
        "CartOperationError": hindrances.CodedError,
        "CartPrepareForCompletionPayload": completion.CartPrepareForCompletionPayload,
        "CartStatusNotReady": completion.CartStatusNotReady,
        "CartStatusReady": completion.CartStatusReady,
        "CartSubmitForCompletionPayload": completion.CartSubmitForCompletionPayload,
        "ComponentizableCartLine": line_type.ComponentizableCartLine,
        "CompletePaymentChallenge": completion.CompletePaymentChallenge,
        "CompletionError": hindrances.CodedError,
        "ShopPayPaymentRequest": shop_pay_types.ShopPayPaymentRequest,
        "ShopPayPaymentRequestContactField": shop_pay_inputs.ContactInput,
        "ShopPayPaymentRequestDeliveryMethod": shop_pay_inputs.DeliveryMethodInput,
        "ShopPayPaymentRequestDiscount": shop_pay_inputs.DiscountInput,
        "ShopPayPaymentRequestImage": shop_pay_inputs.ImageInput,
        "ShopPayPaymentRequestLineItem": shop_pay_types.ShopPayPaymentRequestLineItem,
        "ShopPayPaymentRequestReceipt": shop_pay_types.ShopPayPaymentRequestReceipt,
        "ShopPayPaymentRequestSession": shop_pay_types.ShopPayPaymentRequestSession,
        "ShopPayPaymentRequestSessionCreatePayload": (
            shop_pay.ShopPayPaymentRequestSessionCreatePayload
        ),
        "ShopPayPaymentRequestSessionSubmitPayload": (
            shop_pay.ShopPayPaymentRequestSessionSubmitPayload
        ),
        "ShopPayPaymentRequestShippingLine": shop_pay_inputs.ShippingLineInput,
        "ShopPayPaymentRequestTotalShippingPrice": (
            shop_pay_types.ShopPayPaymentRequestTotalShippingPrice
        ),
        "SubmissionError": hindrances.CodedError,
        "SubmitAlreadyAccepted": completion.SubmitAlreadyAccepted,
        "SubmitFailed": completion.SubmitFailed,
        "SubmitSuccess": completion.SubmitSuccess,
    },
    nodes={
        "Cart": queries.cart_node,
        "CartLine": queries.cart_line_node,
        "ComponentizableCartLine": queries.cart_line_node,
    },
    files={"discounts.toml": DiscountsFile, "shipping.toml": zones.ShippingFile},
    seeds={**SEEDS, **zones.SEEDS},
    records=(
        records.Cart,
        records.CompletionAttempt,
        zones.DeliveryZone,
        DiscountCode,
        AutomaticDiscount,
        GiftCard,
        shop_pay_types.ShopPaySession,
    ),
)
