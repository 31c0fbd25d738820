"""Errors that any root field may have: no access, no such scenario, a page that cannot be cut."""

import pytest
from msgspec.structs import replace

from sandbox.app import WORLDS
from sandbox.schema import load_schemas
from sandbox.storefront.api import STOREFRONT
from sandbox.world.worlds import DEFAULT
from tests.fidelity.asking import any_arguments, errors_of

TOKEN = "X-Shopify-Storefront-Access-Token"
NO_SCENARIO = "ada+scenario.nothing@example.com"
NAMES = [*STOREFRONT.mutations, *STOREFRONT.queries]
SCOPES = {
    name: access.scope
    for coordinate, access in load_schemas().index.access.items()
    if (name := coordinate.partition(".")[2]) in NAMES
    and coordinate.partition(".")[0] in {"Mutation", "QueryRoot"}
}


@pytest.fixture
def token_without(storefront):
    """Make a token that has all scopes but those, and return the header that shows it."""

    def token_without(*scopes):
        shop = storefront.client.app[WORLDS].open(DEFAULT).shop
        known = shop.access_tokens["sandbox-public"]
        less = replace(known, token="less", scopes=frozenset(known.scopes) - {*scopes})
        shop.access_tokens[less.token] = less
        return {TOKEN: less.token}

    return token_without


@pytest.mark.parametrize("name", SCOPES)
async def test_a_field_is_denied_to_a_token_without_its_scope(storefront, token_without, name):
    token = token_without(SCOPES[name])
    error, *_ = await errors_of(storefront, name, any_arguments(name, "x"), **token)
    assert (error["path"], error["message"]) == (
        [name],
        f"Access denied for {name} field. Required access: `{SCOPES[name]}` access scope.",
    )


async def test_tags_are_denied_to_a_token_without_their_scope(storefront, token_without, mint):
    token = (await storefront.login(mint()))["customerAccessToken"]["accessToken"]
    query = "query ($token: String!) { customer(customerAccessToken: $token) { tags } }"
    less = token_without("unauthenticated_read_customer_tags")
    (error,) = (await storefront.ask(query, token=token, headers=less))["errors"]
    assert (error["path"], error["message"]) == (
        ["customer", "tags"],
        (
            "Access denied for tags field. Required access: "
            "`unauthenticated_read_customer_tags` access scope."
        ),
    )


@pytest.mark.parametrize("name", NAMES)
async def test_a_scenario_that_there_is_not_is_an_error_of_the_field(storefront, name):
    arguments = any_arguments(name, NO_SCENARIO) | {"text": NO_SCENARIO}  # also where none is taken
    error, *_ = await errors_of(storefront, name, arguments)
    assert (error["path"], error["extensions"]) == ([name], {"code": "SANDBOX_UNKNOWN_SCENARIO"})


LISTS = {
    "articles": "articles%s { nodes { id } }",
    "blog": 'blog(handle: "news") { articles%s { nodes { id } } }',
    "blogs": "blogs%s { nodes { id } }",
    "collection": 'collection(handle: "camp-kitchen") { products%s { nodes { id } } }',
    "collections": "collections%s { nodes { id } }",
    "customer": "customer(customerAccessToken: $token) { addresses%s { nodes { id } } }",
    "locations": "locations%s { nodes { id } }",
    "metaobjects": "metaobjects%s { nodes { id } }",
    "pages": "pages%s { nodes { id } }",
    "product": 'product(handle: "enamel-mug") { variants%s { nodes { id } } }',
    "products": "products%s { nodes { id } }",
    "search": "search%s { nodes { __typename } }",
    "urlRedirects": "urlRedirects%s { nodes { id } }",
}
NEEDED = {"metaobjects": 'type: "maker"', "search": 'query: ""'}
PAGES = [
    ("", "you must provide one of first or last"),
    ("first: 1, last: 1", "providing both first and last is not supported"),
    ('first: 1, before: "x"', "using first with before is not supported"),
    ('last: 1, after: "x"', "using last with after is not supported"),
    ("first: 251", "first cannot exceed 250"),
    ("last: -1", "last must be greater than or equal to 0"),
    ('first: 1, after: "x"', "Malformed cursor"),
]


CURSORS = {
    "of a number": "eyJsYXN0X2lkIjoxLCJsYXN0X3ZhbHVlIjoxfQ==",
    "of a text": "eyJsYXN0X2lkIjoxLCJsYXN0X3ZhbHVlIjoieCJ9",
}


@pytest.fixture
def refusal(storefront, mint):
    """Ask for a page of a list, and return what is wrong with it: the first part of its path and
    the message; nothing if all is well."""

    async def refusal(name, page):
        token = (await storefront.login(mint()))["customerAccessToken"]["accessToken"]
        arguments = ", ".join(filter(None, (NEEDED.get(name), page)))
        field = LISTS[name] % (f"({arguments})" if arguments else "")
        other = "other: customer(customerAccessToken: $token) { id }"
        answer = await storefront.ask(f"query ($token: String!) {{ {field} {other} }}", token=token)
        return [(error["path"][0], error["message"]) for error in answer.get("errors", ())]

    return refusal


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("page", "message"), PAGES)
async def test_a_page_that_cannot_be_cut_is_refused(refusal, name, page, message):
    assert await refusal(name, page) == [(name, message)]


@pytest.mark.parametrize("name", [name for name in LISTS if name != "search"])
async def test_a_cursor_with_the_value_of_another_sort_key_is_refused(refusal, name):
    found = [await refusal(name, f'first: 1, after: "{cursor}"') for cursor in CURSORS.values()]
    assert [(name, "Invalid cursor for current pagination sort.")] in found


async def test_a_limit_of_a_predictive_search_that_is_out_of_range_is_refused(storefront):
    answer = await storefront.ask('{ predictiveSearch(query: "mug", limit: 11) { __typename } }')
    assert [(error["path"], error["message"]) for error in answer["errors"]] == [
        (["predictiveSearch"], "limit must be within 1..10")
    ]


async def test_an_operation_that_fails_is_an_error_of_the_whole_request(storefront):
    storefront.client.app[WORLDS].open(DEFAULT).secrets = None
    document = """mutation { customerRecover(email: "enabled@sandbox.example") {
        customerUserErrors { code } } }"""
    (error,) = (await storefront.ask(document))["errors"]
    assert error["message"].startswith("Internal error. Looks like something went wrong")
