"""The messages of declined payments."""

from collections.abc import Mapping

from sandbox.checkout.paying import Outcome
from sandbox.checkout_pages.texts import Texts


def declines(texts: Texts) -> Mapping[Outcome, str]:
    return {
        Outcome.CARD_DECLINED: texts.card_declined,
        Outcome.INSUFFICIENT_FUNDS: texts.insufficient_funds,
        Outcome.CALL_ISSUER: texts.call_issuer,
        Outcome.INVALID_CREDIT_CARD: texts.invalid_credit_card,
        Outcome.INVALID_BILLING_ADDRESS: texts.invalid_billing_address,
        Outcome.INVALID_PAYMENT_METHOD: texts.invalid_payment_method,
        Outcome.INVALID_CURRENCY: texts.invalid_currency,
        Outcome.AMOUNT_TOO_SMALL: texts.amount_too_small,
        Outcome.GATEWAY_NOT_ENABLED: texts.gateway_not_enabled,
        Outcome.TRANSIENT: texts.transient,
        Outcome.ERROR: texts.payment_error,
    }
