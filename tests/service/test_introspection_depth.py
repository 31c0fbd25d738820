"""Introspection: what tools ask is answered, what has no end is not."""

import pytest
from graphql import get_introspection_query

TOO_DEEP = {
    "message": "The introspection is too deep. Nest `fields`, `inputFields`, `interfaces` and "
    "`possibleTypes` no more than twice; ask for other types by `__type`.",
    "extensions": {"code": "SANDBOX_INTROSPECTION_TOO_DEEP"},
}
ENDLESS = "interfaces { possibleTypes { " * 10 + "name" + " } }" * 10
FRAGMENTS = "".join(
    f"fragment F{i} on __Type {{ fields {{ type {{ ...F{i + 1} ...F{i + 1} }} }} }} "
    for i in range(30)
)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(f'{{ __type(name: "Shop") {{ {ENDLESS} }} }}', id="nested"),
        pytest.param(f"{{ __schema {{ types {{ {ENDLESS} }} }} }}", id="all-types"),
        pytest.param(
            '{ __type(name: "Shop") { ...F0 } } ' + FRAGMENTS + "fragment F30 on __Type { name }",
            id="fragments",
        ),
    ],
)
async def test_refuses_introspection_without_end(storefront, document):
    assert await storefront.ask(document) == {
        "errors": [
            {
                "message": TOO_DEEP["message"],
                "locations": [{"line": 1, "column": 3}],
                "extensions": TOO_DEEP["extensions"],
            }
        ]
    }


async def test_answers_the_introspection_of_tools(storefront):
    answer = await storefront.ask(get_introspection_query(input_value_deprecation=True))
    assert answer["data"]["__schema"]["queryType"]["name"] == "QueryRoot"


async def test_two_lists_within_each_other_are_not_too_deep(storefront):
    document = '{ __type(name: "PageInfo") { fields { type { fields { name } } } } }'
    leaf = {"type": {"fields": None}}
    assert await storefront.ask(document) == {
        "data": {"__type": {"fields": [leaf] * 4}},
        "extensions": {"cost": {"requestedQueryCost": 4}},
    }
