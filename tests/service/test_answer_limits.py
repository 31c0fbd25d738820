"""What one request may ask for: past it, the whole answer is an error that says so."""

from typing import Any

import msgspec
import pytest
from graphql import get_introspection_query

from sandbox.execution.limits import MOST_BYTES
from sandbox.service.answer_size import is_too_large
from sandbox.service.deferral import MOST_FIELDS

FIELDS = "its answer has more than about 100,000 fields"
PLAN = "it has more than 5,000 fields, those of a fragment wherever it is spread"
BYTES = "its answer has more than about 8 MB"


def many(count: int, text: str) -> str:
    return " ".join(text.format(i) for i in range(count))


def too_large(what: str) -> Any:
    message = f"This query is too large to execute: {what}."
    return {"errors": [{"message": message, "extensions": {"code": "SANDBOX_LIMIT_EXCEEDED"}}]}


ALL = (
    "{ types { name description fields { name args { name } type { name kind } } "
    "inputFields { name type { name } } enumValues { name } interfaces { name } "
    "possibleTypes { name } } }"
)


@pytest.mark.parametrize(
    ("document", "what"),
    [
        pytest.param(
            f"{{ {many(100, 'a{}: localization {{ ...L }}')} }}"
            f" fragment L on Localization {{ {many(100, 'a{}: country {{ ...C }}')} }}"
            f" fragment C on Country {{ {many(100, 'a{}: name')} }}",
            PLAN,
            id="three levels of a hundred aliases",
        ),
        pytest.param(
            f"{{ {many(100, 'a{}: __schema {{ ...All }}')} }} fragment All on __Schema {ALL}",
            FIELDS,
            id="the whole schema a hundred times",
        ),
        pytest.param(
            f"{{ __schema {{ types {{ {many(800, 'a{}: name')} }} }} }}",
            FIELDS,
            id="a list with hundreds of fields",
        ),
        pytest.param(
            f"{{ __schema {{ types {{ {'a' * 50_000}: name }} }} }}",
            FIELDS,
            id="a list with a long name",
        ),
        pytest.param(
            f"{{ {many(100, '...@defer {{ a{}: __typename ...Names }}')} }}"
            " fragment Names on QueryRoot { __schema { types { name } } }",
            FIELDS,
            id="parts that repeat each other",
        ),
    ],
)
async def test_gives_up_what_is_too_large(storefront, document, what):
    assert await storefront.ask(document) == too_large(what)


async def test_says_why_in_the_header(storefront):
    document = f"{{ {many(100, 'a{}: __schema {{ ...All }}')} }} fragment All on __Schema {ALL}"
    assert await storefront.reason(document) == f"sandbox.limit-exceeded: {FIELDS}"


async def test_gives_up_an_answer_of_too_many_bytes(storefront, mint):
    tags = ",".join(f"{'x' * 200}{i}" for i in range(250))
    login = await storefront.login(mint(tag_string=tags))
    answer = await storefront.ask(
        "query ($token: String!) { customer(customerAccessToken: $token)"
        f" {{ {many(200, 'a{}: tags')} }} }}",
        token=login["customerAccessToken"]["accessToken"],
    )
    assert answer == too_large(BYTES)


async def test_gives_up_parts_of_too_many_bytes(storefront):
    alias = "a" * 10_000
    deferred = many(900, "...@defer {{ a{}: name }}")
    answer = await storefront.ask(f"{{ {alias}: shop {{ {deferred} }} }}")
    assert answer == too_large(BYTES)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(["x" * 1_000] * (MOST_BYTES // 1_000 - 150), False, id="just as much"),
        pytest.param(["x" * 1_000] * (MOST_BYTES // 1_000), True, id="with the marks between"),
        pytest.param({"x" * (MOST_BYTES // 2): "y" * (MOST_BYTES // 2)}, True, id="names"),
        pytest.param("\N{GRINNING FACE}" * (MOST_BYTES // 4), True, id="more bytes than letters"),
        pytest.param("\0" * (MOST_BYTES // 6), True, id="what JSON writes as six"),
    ],
)
def test_looks_at_the_bytes_that_json_takes(value, expected):
    assert is_too_large(value) is expected
    size = len(msgspec.json.encode(value))
    assert (size < MOST_BYTES, size > 0.95 * MOST_BYTES) == (not expected, True)


async def test_the_introspection_of_tools_is_far_from_any_limit(storefront):
    answer = await storefront.ask(get_introspection_query(input_value_deprecation=True))
    assert fields_of(answer["data"]) * 2.5 < MOST_FIELDS


def fields_of(value: Any) -> int:
    match value:
        case dict():
            return sum(1 + fields_of(inner) for inner in value.values())
        case list():
            return sum(1 + fields_of(inner) for inner in value)
    return 0


@pytest.mark.parametrize(
    ("document", "place", "kind", "data"),
    [
        pytest.param(
            'query ($v: ID = "gid://shopify/Shop/1") { shop { name } node(id: $v) { id } }',
            (57, ["node"]),
            "ID!",
            {"shop": {"name": "Storefront Sandbox"}, "node": None},
            id="an argument",
        ),
        pytest.param(
            'mutation ($v: String = "x") '
            '{ customerCreate(input: {email: $v, password: "12345"}) { customer { id } } }',
            (31, ["customerCreate"]),
            "String!",
            {"customerCreate": None},
            id="a key of an input object",
        ),
        pytest.param(
            'query ($v: ID = "gid://shopify/Shop/1") { shop { name } a: nodes(ids: [$v]) { id } }',
            (57, ["a"]),
            "ID!",
            None,
            id="an item of a list",
        ),
        pytest.param(
            "query ($v: Boolean = true) { shop @include(if: $v) { name } }",
            (30, []),
            "Boolean!",
            None,
            id="a condition",
        ),
        pytest.param(
            "query ($v: Boolean = true) { shop { name @skip(if: $v) } }",
            (37, ["shop"]),
            "Boolean!",
            None,
            id="a condition within a field",
        ),
    ],
)
async def test_a_null_where_none_may_be_is_the_clients_mistake(
    storefront, document, place, kind, data
):
    # graphql-ruby: a variable that has a default may be null, although its place takes none.
    (column, path), answer = place, await storefront.ask(document, v=None)
    message = f"`null` is not a valid input for `{kind}`, please provide a value for this argument."
    assert answer["errors"] == [
        {"message": message, "locations": [{"line": 1, "column": column}], "path": path}
    ]
    assert answer["data"] == data
