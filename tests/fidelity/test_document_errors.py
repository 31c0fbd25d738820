"""Documents that are refused, one for each code that a document may have."""

import pytest

CUSTOMER = "customer(customerAccessToken: $token)"
DOCUMENTS = {
    "argumentLiteralsIncompatible": "{ customer(customerAccessToken: 1) { id } }",
    "argumentNotAccepted": "{ shop(name: 1) { name } }",
    "argumentNotUnique": '{ customer(customerAccessToken: "", customerAccessToken: "") { id } }',
    "cannotSpreadFragment": "{ shop { ...C } } fragment C on Customer { id }",
    "defaultValueInvalidType": f"query ($token: String = 1) {{ {CUSTOMER} {{ id }} }}",
    "directiveCannotBeApplied": "query @skip(if: true) { shop { name } }",
    "directiveNotUniqueForLocation": "{ shop { name @skip(if: true) @skip(if: true) } }",
    "fieldConflict": "{ shop { name name: description } }",
    "fragmentNotUnique": (
        "{ shop { ...S } } fragment S on Shop { name } fragment S on Shop { name }"
    ),
    "fragmentOnNonCompositeType": "{ shop { ...S } } fragment S on String { length }",
    "infiniteLoop": "{ shop { ...S } } fragment S on Shop { ...S }",
    "inputFieldNotUnique": (
        'mutation { customerCreate(input: {email: "", email: "", password: ""})'
        " { customer { id } } }"
    ),
    "invalidOneOfInputObject": (
        'mutation { cartDeliveryAddressesAdd(cartId: "gid://shopify/Cart/1", '
        "addresses: [{address: {}}]) { cart { id } } }"
    ),
    "missingRequiredArguments": "{ customer { id } }",
    "missingRequiredInputObjectAttribute": (
        'mutation { customerCreate(input: {email: ""}) { customer { id } } }'
    ),
    "missingSubscriptionConfiguration": "subscription { shop { name } }",
    "PARSE_ERROR": "{",
    "SANDBOX_NESTED_TOO_DEEPLY": (
        '{ node(id: "gid://shopify/Shop/1") { ...F0 } }'
        + "".join(f" fragment F{n} on Node {{ ...F{n + 1} }}" for n in range(100))
        + " fragment F100 on Node { id }"
    ),
    "queryContainsSchemaDefinitions": "{ shop { name } } type Mug { id: ID }",
    "selectionMismatch": "{ shop }",
    "undefinedDirective": "{ shop { name @often } }",
    "undefinedField": "{ mugs }",
    "undefinedType": "{ shop { ...S } } fragment S on Mug { id }",
    "uniquelyNamedOperations": "query S { shop { name } } query S { shop { name } }",
    "useAndDefineFragment": "{ shop { name } } fragment S on Shop { name }",
    "variableMismatch": f"query ($token: Int!) {{ {CUSTOMER} {{ id }} }}",
    "variableNotDefined": f"{{ {CUSTOMER} {{ id }} }}",
    "variableNotUnique": f"query ($token: String!, $token: String!) {{ {CUSTOMER} {{ id }} }}",
    "variableNotUsed": "query ($token: String!) { shop { name } }",
    "variableRequiresValidType": f"query ($token: Mug) {{ {CUSTOMER} {{ id }} }}",
}


TOO_MUCH_TO_COMPARE = "{ " + "".join(f"shop {{ a{n}: name }} " for n in range(600)) + "}"


@pytest.mark.parametrize("code", DOCUMENTS)
async def test_a_document_is_refused_with_its_code(storefront, code):
    answer = await storefront.ask(DOCUMENTS[code], token="")
    assert "data" not in answer
    assert code in [error["extensions"]["code"] for error in answer["errors"]]


async def test_a_document_that_takes_too_long_to_validate_is_refused(storefront):
    assert await storefront.ask(TOO_MUCH_TO_COMPARE) == {
        "errors": [
            {
                "message": "Timeout on validation of query",
                "locations": [],
                "extensions": {"code": "validationTimeout"},
            }
        ]
    }


@pytest.mark.parametrize(
    ("named", "message"),
    [({}, "An operation name is required"), ({"operationName": "C"}, 'No operation named "C"')],
)
async def test_a_document_of_two_operations_needs_the_name_of_one(storefront, named, message):
    body = {"query": "query A { shop { name } } query B { shop { name } }", **named}
    answer = await (await storefront.client.post(storefront.path, json=body)).json()
    assert [error["message"] for error in answer["errors"]] == [message]


async def test_a_document_that_nests_too_deep_by_its_fragments_is_refused(storefront):
    levels = "".join(f"fragment F{n} on Shop {{ ...F{n + 1} }} " for n in range(100))
    query = f"{{ shop {{ ...F0 }} }} {levels} fragment F100 on Shop {{ name }}"
    (error,) = (await storefront.ask(query))["errors"]
    assert error["extensions"] == {"code": "SANDBOX_NESTED_TOO_DEEPLY"}


async def test_a_search_query_that_is_too_long_is_refused(storefront):
    query = " OR ".join(f"a{number}" for number in range(251))
    document = "query ($query: String!) { products(first: 1, query: $query) { nodes { id } } }"
    (error,) = (await storefront.ask(document, query=query))["errors"]
    assert (error["path"], error["message"], error["extensions"]) == (
        ["products"],
        "The search query is too long: it has more than 250 terms.",
        {"code": "SANDBOX_LIMIT_EXCEEDED"},
    )
