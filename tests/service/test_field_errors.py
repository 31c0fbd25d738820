"""Errors of one field: the order of their keys, and the place in the text that was sent."""

import json

import pytest

from tests.service.test_deferral import PART

ORDER = ["message", "locations", "path", "extensions"]
TOO_LARGE = "first cannot exceed 250"


@pytest.fixture
async def token(storefront, mint):
    payload = await storefront.login(mint(email="with-orders@sandbox.example"))
    return payload["customerAccessToken"]["accessToken"]


def search(words):
    """Return a field of the root that is refused."""
    return f'predictiveSearch(query: "{words}", limit: 11) {{ __typename }}'


def places(error):
    return [(place["line"], place["column"]) for place in error["locations"]]


async def test_a_refused_argument_has_a_place_before_its_path(storefront, token):
    """Shopify: the keys and their order are recorded, for another argument of another field."""
    document = (
        "query ($token: String!) {\n"
        "  customer(customerAccessToken: $token) {\n"
        "    addresses(first: 251) { nodes { id } }\n"
        "  }\n"
        "}"
    )
    answer = await storefront.ask(document, token=token)
    assert answer == {
        "errors": [
            {
                "message": TOO_LARGE,
                "locations": [{"line": 3, "column": 5}],
                "path": ["customer", "addresses"],
                "extensions": {"code": "BAD_REQUEST"},
            }
        ],
        "data": {"customer": None},
        "extensions": answer["extensions"],
    }
    assert list(answer["errors"][0]) == ORDER


async def test_an_access_that_is_denied_has_no_place_and_its_path_first(storefront):
    """Shopify: recorded."""
    answer = await storefront.ask(
        '{ customer(customerAccessToken: "0") { id } }',
        headers={"X-Shopify-Storefront-Access-Token": "sandbox-no-customers"},
    )
    (error,) = answer["errors"]
    assert list(error) == ["message", "path", "locations", "extensions"]
    assert (error["path"], error["locations"]) == (["customer"], [])


async def test_an_alias_is_where_its_field_begins(storefront):
    answer = await storefront.ask(f"{{ shop {{ name }} found: {search('mug')} }}")
    (error,) = answer["errors"]
    assert (list(error), error["path"], places(error)) == (ORDER, ["found"], [(1, 17)])


async def test_a_field_that_is_asked_for_twice_has_two_places(storefront):
    answer = await storefront.ask(f"{{ {search('a')}\n{search('a')} }}")
    (error,) = answer["errors"]
    assert (error["path"], places(error)) == (["predictiveSearch"], [(1, 3), (2, 1)])


@pytest.mark.parametrize("padding", ["", "x", "x" * 40])
async def test_the_place_is_that_of_the_text_that_was_sent(storefront, token, padding):
    """Texts that differ only in their strings share a plan; their places differ."""
    document = (
        f'{{ a: {search(padding)} customer(customerAccessToken: "{token}") '
        "{ orders(first: 251) { totalCount } } }"
    )
    answer = await storefront.ask(document)
    found, orders = answer["errors"]
    expected = [(1, 3)], [(1, document.index("orders") + 1)]
    assert (places(found), places(orders)) == expected
    assert (orders["message"], orders["path"]) == (TOO_LARGE, ["customer", "orders"])


@pytest.mark.parametrize("words", ["a", "a-longer-one"])
async def test_a_deferred_part_has_the_place_in_the_whole_text(storefront, words):
    document = (
        f"{{ first: {search(words)} shop {{ name }}\n"
        f"... @defer {{ one: {search(words)} later: {search('b')} }}"
        " }"
    )
    body = await (await storefront.post(document)).read()
    initial, part = (json.loads(text) for _, text in PART.findall(body))
    told = initial["errors"] + part["incremental"][0]["errors"]
    columns = [document.splitlines()[1].index(name) + 1 for name in ("one:", "later:")]
    assert [list(error) for error in told] == [ORDER] * 3
    assert [(error["path"], places(error)) for error in told] == [
        (["first"], [(1, 3)]),
        (["one"], [(2, columns[0])]),
        (["later"], [(2, columns[1])]),
    ]
