"""`@defer`: an answer in parts."""

import json
import re

import pytest
from graphql import parse
from hypothesis import given
from hypothesis.strategies import booleans, builds, composite, dictionaries, lists, sampled_from

from sandbox.service.deferral import deferral_of

COST = {"cost": {"requestedQueryCost": 1}}
PART = re.compile(
    rb"--graphql\r\nContent-Type: application/json; charset=utf-8\r\n"
    rb"Content-Length: (\d+)\r\n\r\n(.*?)\r\n(?=--graphql)",
    re.DOTALL,
)


@pytest.fixture
def defer(storefront):
    """Ask, and read the parts of the answer."""

    async def defer(document, **variables):
        response = await storefront.post(document, **variables)
        assert response.headers["Content-Type"] == "multipart/mixed; boundary=graphql"
        body = await response.read()
        found = PART.findall(body)
        assert body.endswith(b"\r\n--graphql--\r\n")
        assert [int(length) for length, _ in found] == [len(text) for _, text in found]
        return [json.loads(text) for _, text in found]

    return defer


async def test_a_fragment_comes_after_the_rest(defer):
    assert await defer('{ shop { name ... @defer(label: "later") { moneyFormat } } }') == [
        {"data": {"shop": {"name": "Storefront Sandbox"}}, "extensions": COST, "hasNext": True},
        {
            "incremental": [
                {"data": {"moneyFormat": "${{amount}}"}, "path": ["shop"], "label": "later"}
            ],
            "hasNext": False,
        },
    ]


async def test_a_fragment_of_each_item_comes_with_its_place(defer):
    document = """{ localization { availableLanguages { isoCode ...Name @defer } } }
    fragment Name on Language { name }"""
    languages = ["localization", "availableLanguages"]
    assert await defer(document) == [
        {
            "data": {
                "localization": {"availableLanguages": [{"isoCode": "EN"}, {"isoCode": "ES"}]}
            },
            "extensions": {"cost": {"requestedQueryCost": 2}},
            "hasNext": True,
        },
        {
            "incremental": [{"data": {"name": "English"}, "path": [*languages, 0]}],
            "hasNext": True,
        },
        {
            "incremental": [{"data": {"name": "Spanish"}, "path": [*languages, 1]}],
            "hasNext": False,
        },
    ]


async def test_what_is_deferred_inside_comes_after_what_it_is_in(defer):
    document = "{ ... @defer { shop { name ... @defer { id } } } }"
    assert await defer(document) == [
        {"data": {}, "extensions": COST, "hasNext": True},
        {
            "incremental": [{"data": {"shop": {"name": "Storefront Sandbox"}}, "path": []}],
            "hasNext": True,
        },
        {
            "incremental": [{"data": {"id": "gid://shopify/Shop/61000000001"}, "path": ["shop"]}],
            "hasNext": False,
        },
    ]


async def test_an_error_comes_with_the_null_that_stands_for_it(defer):
    refused = 'predictiveSearch(query: "x", limit: 0) { queries { text } }'
    document = f"{{ shop {{ name }} one: {refused} ... @defer {{ two: {refused} }} }}"
    parts = await defer(document)
    told = [
        [error["path"] for error in parts[0]["errors"]],
        [error["path"] for error in parts[1]["incremental"][0]["errors"]],
    ]
    assert told == [[["one"]], [["two"]]]


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        pytest.param("{ shop { ... @defer(if: false) { name } } }", {}, id="not by a literal"),
        pytest.param(
            "query ($if: Boolean!) { shop { ... @defer(if: $if) { name } } }",
            {"if": False},
            id="not by a variable",
        ),
        pytest.param(
            "query ($if: Boolean = false) { shop { ... @defer(if: $if) { name } } }",
            {},
            id="not by a default",
        ),
        pytest.param(
            "{ shop { name ... @defer { name @skip(if: true) } } }", {}, id="nothing left of it"
        ),
        pytest.param("{ shop { name } } # defer", {}, id="only the word"),
    ],
)
async def test_what_defers_nothing_is_answered_in_one_piece(storefront, document, variables):
    answer = await storefront.ask(document, **variables)
    assert answer == {"data": {"shop": {"name": "Storefront Sandbox"}}, "extensions": COST}


async def test_a_mistake_is_answered_in_one_piece(storefront):
    response = await storefront.post("{ ... @defer { nobody } }")
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"


async def test_a_mutation_may_defer(defer, mint):
    document = """mutation ($token: String!) {
      customerAccessTokenCreateWithMultipass(multipassToken: $token) {
        customerUserErrors { code }
        ... @defer { customerAccessToken { __typename } }
      }
    }"""
    parts = await defer(document, token=mint())
    assert [part.get("incremental") for part in parts] == [
        None,
        [
            {
                "data": {"customerAccessToken": {"__typename": "CustomerAccessToken"}},
                "path": ["customerAccessTokenCreateWithMultipass"],
            }
        ],
    ]


def test_a_fragment_that_is_deferred_twice_comes_once():
    """Else a short document would have as many parts as two to the number of its fragments."""
    twice = [f"fragment F{n} on T {{ ...F{n + 1} @defer ...F{n + 1} @defer }}" for n in range(30)]
    text = " ".join(["{ ...F0 @defer }", *twice, "fragment F30 on T { a }"])
    document = parse(text)
    deferral = deferral_of(document, document.definitions[0], text)
    parts = deferral.parts({"data": {"a": 1}, "extensions": {}}, {})
    assert parts == [
        {"data": {}, "extensions": {}, "hasNext": True},
        {"incremental": [{"data": {"a": 1}, "path": []}], "hasNext": False},
    ]


KEYS = ("a", "b", "c")


@composite
def selections(draw, data):
    """Write selections that have every key of *data*, some of them deferred."""
    chunks = [f"{key} {draw(selection(value))}" for key, value in data.items()]
    deferred = draw(lists(booleans(), min_size=len(chunks), max_size=len(chunks)))
    return " ".join(
        f"... @defer {{ {chunk} }}" if later else chunk
        for chunk, later in zip(chunks, deferred, strict=True)
    )


@composite
def selection(draw, value):
    item = next(iter(value), None) if isinstance(value, list) else value
    return f"{{ {draw(selections(item))} }}" if isinstance(item, dict) else ""


@composite
def answers(draw):
    leaf = dictionaries(sampled_from(KEYS), sampled_from([1, "x", None]), min_size=1)
    listed = builds(lambda item, times: [item] * times, leaf, sampled_from([1, 2]))
    data = draw(dictionaries(sampled_from(KEYS), leaf | listed, min_size=1))
    return data, draw(selections(data))


def merged(parts):
    """Put the parts together, as a client does."""
    data = parts[0]["data"]
    for part in parts[1:]:
        (found,) = part["incremental"]
        at = data
        for step in found["path"]:
            at = at[step]
        merge(at, found["data"])
    return data


def merge(into, more):
    for key, value in more.items():
        if isinstance(value, dict) and key in into:
            merge(into[key], value)
        else:
            into[key] = value


@given(answers())
def test_the_parts_put_together_are_the_whole(answer):
    data, selected = answer
    text = f"{{ {selected} }} # defer"
    document = parse(text)
    deferral = deferral_of(document, document.definitions[0], text)
    body = {"data": data, "extensions": {}}
    assert merged(deferral.parts(body, {}) or [body]) == data
