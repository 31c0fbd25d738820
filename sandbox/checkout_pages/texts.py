"""What the pages of the checkout say: the same texts in each language."""

from collections.abc import Mapping

from msgspec import Struct


class Texts(Struct, frozen=True, kw_only=True):
    """The texts in one language. Braces stand for what a page fills in."""

    code: str
    """The language, as in `lang` of HTML: `de`."""
    locale: str
    """How money and dates are written, for Babel: `de_DE`."""
    statuses: Mapping[str, str]
    name: str
    language: str
    checkout: str
    steps: str
    information: str
    delivery: str
    payment: str
    problem: str
    contact: str
    email: str
    phone: str
    logged_in: str
    log_out: str
    log_in: str
    have_account: str
    address: str
    country: str
    first_name: str
    last_name: str
    company: str
    address1: str
    address2: str
    city: str
    province: str
    province_hint: str
    zip: str
    to_delivery: str
    to_payment: str
    email_wrong: str
    phone_wrong: str
    last_name_missing: str
    address1_missing: str
    city_missing: str
    province_missing: str
    province_wrong: str
    zip_missing: str
    country_missing: str
    country_unsupported: str
    no_delivery: str
    method: str
    method_missing: str
    one_time: str
    pick_up: str
    subscription: str
    free: str
    ship_to: str
    change: str
    change_contact: str
    change_address: str
    change_method: str
    outcome: str
    outcome_hint: str
    paid: str
    challenge: str
    abandoned: str
    sold_out_meanwhile: str
    price_changed_meanwhile: str
    code_used_up_meanwhile: str
    expired_meanwhile: str
    declined: str
    card_declined: str
    insufficient_funds: str
    call_issuer: str
    invalid_credit_card: str
    invalid_billing_address: str
    invalid_payment_method: str
    invalid_currency: str
    amount_too_small: str
    gateway_not_enabled: str
    transient: str
    payment_error: str
    pay: str
    complete_order: str
    nothing_due: str
    total_changed: str
    outcome_missing: str
    challenge_text: str
    confirm: str
    refuse: str
    challenge_failed: str
    unavailable: str
    nothing_taken: str
    sold_out: str
    was: str
    only: str
    go_on: str
    left: str
    left_text: str
    return_to_checkout: str
    summary: str
    order_summary: str
    quantity: str
    subtotal: str
    discount: str
    shipping: str
    later: str
    total: str
    gift_card: str
    amount_due: str
    refunded: str
    code_label: str
    apply: str
    remove: str
    code_wrong: str
    code_idle: str
    thank_you: str
    thank_you_name: str
    confirmed: str
    view_order: str
    order: str
    placed: str
    payment_status: str
    fulfillment_status: str
    canceled_on: str
    tracking: str
    parcel: str
    your_cart: str
    cart_empty: str
    link_dead: str
    not_found: str
    no_such_order: str
