"""Every code of cart mutations can be had by a scenario, from each mutation that can give it."""

from dataclasses import replace

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from sandbox.fidelity import Place, load_ledger
from sandbox.scenarios import Library, Scenario
from sandbox.schema import load_schemas
from tests.fidelity.asking import any_arguments, errors_of

SCENARIOS = [each for each in Library().scenarios() if each.name.startswith("cart-")]
REFUSING = [
    pytest.param(name, scenario, id=f"{name}-{scenario.name}")
    for scenario in SCENARIOS
    for name in sorted(scenario.match.operations or ())
    if scenario.effect.user_errors
]
WARNINGS = [
    pytest.param(name, scenario, id=f"{name}-{scenario.name}")
    for scenario in SCENARIOS
    for name in sorted(scenario.match.operations or ())
    if scenario.effect.fields and scenario.name.startswith("cart-warning-")
]
PRIVATE = {"Shopify-Storefront-Private-Token": "shpat_sandbox-private"}
"""Some mutations are for approved apps only."""
MUG = "gid://shopify/ProductVariant/51000134217728"
PLACE = {"address": {"deliveryAddress": {"countryCode": "US", "city": "Troy"}}}
BILLED = {"city": "Troy", "country": "United States"}


def schema():
    """Return the version that has all mutations and codes."""
    return load_schemas().build("unstable")


def values(name):
    return set(schema().type_map[name].values)


def warning_mutations():
    """Return the mutations that answer with warnings of a cart."""
    return {
        name
        for name, field in schema().mutation_type.fields.items()
        if "warnings" in field.type.fields and str(field.type).startswith("Cart")
    }


@pytest.mark.parametrize(("name", "scenario"), REFUSING)
async def test_a_mutation_is_refused_as_the_scenario_says(storefront, name, scenario: Scenario):
    header = {**PRIVATE, "X-Sandbox-Scenario": scenario.name}
    errors = await errors_of(storefront, name, any_arguments(name, "x"), **header)
    assert [(error["code"], error["field"], error["message"]) for error in errors] == [
        (error.code, error.field and [*error.field], error.message)
        for error in scenario.effect.user_errors
    ]


@pytest.mark.parametrize(("name", "scenario"), WARNINGS)
async def test_a_mutation_succeeds_with_the_warning_of_the_scenario(
    storefront, name, scenario: Scenario
):
    asked = replace(storefront, path="/api/unstable/graphql.json")
    arguments = any_arguments(name, "x") | await good_arguments(asked, name)
    fields = schema().mutation_type.fields[name].args
    declared = ", ".join(f"${key}: {fields[key].type}" for key in arguments)
    given = ", ".join(f"{key}: ${key}" for key in arguments)
    shows = "cart { id } userErrors { code message } warnings { code message target }"
    document = f"mutation ({declared}) {{ {name}({given}) {{ {shows} }} }}"
    headers = {**PRIVATE, "X-Sandbox-Scenario": scenario.name}
    answer = await asked.ask(document, headers=headers, **arguments)
    payload = answer["data"][name]
    change = next(
        each
        for each in scenario.effect.fields
        if each.field == f"{name[0].upper()}{name[1:]}Payload.warnings"
    )
    assert payload["cart"] is not None
    assert (payload["userErrors"], payload["warnings"]) == ([], change.value)


async def good_arguments(storefront, name):
    """Return arguments for a new cart, with which the mutation succeeds."""
    if name == "cartCreate":
        return {"input": {}}
    lines = [{"merchandiseId": MUG, "quantity": 1}]
    made = await storefront.ask(
        """mutation ($given: CartInput) { cartCreate(input: $given) { cart {
          id delivery { addresses { id } } cost { totalAmount { amount currencyCode } } } } }""",
        given={"delivery": {"addresses": [PLACE]}, "lines": lines},
    )
    cart = made["data"]["cartCreate"]["cart"]
    addresses = [each["id"] for each in cart["delivery"]["addresses"]]
    by_card = {"sessionId": "x", "billingAddress": BILLED}
    own = {
        "cartDeliveryAddressesRemove": {"addressIds": addresses},
        "cartDeliveryAddressesUpdate": {"addresses": [{"id": each} for each in addresses]},
        "cartLinesRemove": {"lineIds": []},
        "cartPaymentUpdate": {
            "payment": {"amount": cart["cost"]["totalAmount"], "directPaymentMethod": by_card}
        },
    }
    return {"cartId": cart["id"], **own.get(name, {})}


def test_every_code_of_an_error_has_a_scenario():
    codes = {error.code for each in SCENARIOS for error in each.effect.user_errors}
    assert values("CartErrorCode") <= codes


def test_every_code_of_a_warning_has_a_scenario_for_every_mutation_that_warns():
    operations = warning_mutations()
    warning = [each.values[1] for each in WARNINGS]
    codes = {change.value[0]["code"] for each in warning for change in each.effect.fields}
    assert codes == values("CartWarningCode")
    assert all(each.match.operations == operations for each in warning)
    assert all(len(each.effect.fields) == len(operations) for each in warning)


OF_LINES = ("CartLineInput", "CartLineUpdateInput")
"""Inputs that hold what is bought, of a new line and of one that is there."""
OF_ADDRESSES = ("CartAddressInput",)
OF_PARENTS = ("CartLineParentInput",)
OF_BUYERS = ("companyLocationId",)
OF_PAYMENTS = ("CartPaymentInput",)
ABOUT = {
    "BUNDLES_AND_ADDONS_CANNOT_BE_MIXED": OF_PARENTS,
    "BUYER_CANNOT_PURCHASE_FOR_COMPANY_LOCATION": OF_BUYERS,
    "DELIVERY_ADDRESS_NOT_EDITABLE": ("CartSelectableAddressUpdateInput",),
    "GIFT_CARD_RECIPIENT_INVALID": OF_LINES,
    "INVALID": ("cartId",),
    "INVALID_COMPANY_LOCATION": OF_BUYERS,
    "INVALID_DELIVERY_ADDRESS_ID": (*OF_ADDRESSES, "addressIds"),
    "INVALID_DELIVERY_GROUP": ("deliveryGroupId",),
    "INVALID_DELIVERY_OPTION": ("deliveryOptionHandle",),
    "INVALID_INCREMENT": OF_LINES,
    "INVALID_MERCHANDISE_LINE": ("CartLineUpdateInput", "lineIds"),
    "INVALID_METAFIELDS": ("CartInputMetafieldInput",),
    "LESS_THAN": OF_LINES,
    "MAXIMUM_EXCEEDED": OF_LINES,
    "MERCHANDISE_LINE_TRANSFORMERS_RUN_ERROR": OF_LINES,
    "MERCHANDISE_NOT_APPLICABLE": OF_LINES,
    "MINIMUM_NOT_MET": OF_LINES,
    "MISSING_CUSTOMER_ACCESS_TOKEN": OF_BUYERS,
    "MISSING_DISCOUNT_CODE": ("cartDiscountCodesUpdate",),
    "MISSING_NOTE": ("cartNoteUpdate",),
    "NOTE_TOO_LONG": ("note",),
    "ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED": OF_ADDRESSES,
    "PENDING_DELIVERY_GROUPS": ("deliveryGroupId",),
    "SELLING_PLAN_NOT_APPLICABLE": OF_LINES,
    "TOO_MANY_DELIVERY_ADDRESSES": ("CartSelectableAddressInput",),
    "VARIANT_REQUIRES_SELLING_PLAN": OF_LINES,
    **dict.fromkeys(
        ("INVALID_ZIP_CODE_FOR_COUNTRY", "INVALID_ZIP_CODE_FOR_PROVINCE", "PROVINCE_NOT_FOUND"),
        OF_ADDRESSES,
    ),
    **dict.fromkeys(("UNSPECIFIED_ADDRESS_ERROR", "ZIP_CODE_NOT_SUPPORTED"), OF_ADDRESSES),
}
"""What a code is about: inputs or arguments. A mutation that takes one can give the code."""
BEGINNINGS = {
    "ADDRESS_FIELD_": OF_ADDRESSES,
    "INVALID_PAYMENT": OF_PAYMENTS,
    "PARENT_LINE_": OF_PARENTS,
    "PAYMENTS_CREDIT_CARD_": ("CartDirectPaymentMethodInput",),
    "PAYMENT_METHOD_": OF_PAYMENTS,
}
"""The same of all codes that begin so."""
OF_THE_CART = {"CART_TOO_LARGE", "SERVICE_UNAVAILABLE", "VALIDATION_CUSTOM"}
"""Codes of every mutation that keeps a cart."""


def taken(name):
    """Return the names of a mutation, of its arguments, and of all inputs in them."""
    pending = dict(schema().mutation_type.fields[name].args)
    found = {name}
    while pending:
        key, argument = pending.popitem()
        kind = get_named_type(argument.type)
        found.add(key)
        if isinstance(kind, GraphQLInputObjectType) and kind.name not in found:
            found.add(kind.name)
            pending |= kind.fields
    return found


def about(code):
    begun = (what for start, what in BEGINNINGS.items() if code.startswith(start))
    return ABOUT.get(code) or next(begun)


def givers(code):
    """Return the mutations that can give *code*."""
    if code in OF_THE_CART:
        return warning_mutations()
    carts = [
        name
        for name, field in schema().mutation_type.fields.items()
        if "userErrors" in field.type.fields
        and get_named_type(field.type.fields["userErrors"].type).name == "CartUserError"
    ]
    return {name for name in carts if not taken(name).isdisjoint(about(code))}


@pytest.mark.parametrize("code", sorted(values("CartErrorCode")))
def test_every_code_can_be_had_from_every_mutation_that_can_give_it(code):
    """The ledger has it. A run of all tests compares that with what they were answered."""
    ledger = load_ledger()
    told = {
        name
        for name in schema().mutation_type.fields
        for line in ledger[name].errors
        if (line.place, line.code) == (Place.USER_ERRORS, code) and name.startswith("cart")
    }
    assert givers(code) <= told


@pytest.mark.parametrize("code", sorted(values("CartWarningCode")))
def test_every_warning_can_be_had_from_every_mutation_that_warns(code):
    """As above."""
    ledger = load_ledger()
    told = {
        name
        for name in warning_mutations()
        for line in ledger[name].errors
        if (line.place, line.code) == (Place.WARNINGS, code)
    }
    assert told == warning_mutations()


THROTTLED = {
    "cart-prepare-throttled": (
        """mutation ($id: ID!) { cartPrepareForCompletion(cartId: $id) { result {
          __typename ... on CartThrottled { pollAfter cart { id } }
          ... on CartStatusNotReady { errors { code } } } userErrors { code } } }""",
        {"__typename": "CartThrottled", "pollAfter": "2030-01-01T00:00:00Z", "cart": None},
    ),
    "cart-submit-throttled": (
        """mutation ($id: ID!) { cartSubmitForCompletion(cartId: $id, attemptToken: "x") { result {
          __typename ... on SubmitThrottled { pollAfter } ... on SubmitFailed { checkoutUrl } }
          userErrors { code } } }""",
        {"__typename": "SubmitThrottled", "pollAfter": "2030-01-01T00:00:00Z"},
    ),
}


@pytest.mark.parametrize("name", THROTTLED)
async def test_the_completion_of_a_cart_is_throttled(name, storefront):
    made = await storefront.ask("mutation { cartCreate { cart { id } } }")
    cart = made["data"]["cartCreate"]["cart"]["id"]
    document, result = THROTTLED[name]
    headers = {**PRIVATE, "X-Sandbox-Scenario": name}
    answer = await storefront.ask(document, headers=headers, id=cart)
    (payload,) = answer["data"].values()
    assert payload == {"result": result, "userErrors": []}
