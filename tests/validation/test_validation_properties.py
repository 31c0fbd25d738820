"""What holds for every text."""

from typing import Any

import graphql
import pytest
from graphql import GraphQLSchema, GraphQLSyntaxError
from hypothesis import given
from hypothesis import strategies as st

from sandbox.validation import CoercionError, QuerySyntaxError, parse, validate

PIECES = st.sampled_from(
    [
        *("{", "}", "(", ")", "[", "]", ":", "!", "$", "=", "@", "...", "&", "|", "\n", " ", "#"),
        *("query", "mutation", "fragment", "on", "Shop", "Product", "Query", "SaveInput", "F"),
        *("shop", "id", "name", "node", "search", "save", "input", "key", "first", "a", "type"),
        *("true", "null", "1", "-1.5", '"b"', '"""c"""', '"', "\\", "TITLE", "skip", "é", "-"),
        *("{ shop { id } }", "shop { name }", "...F", "fragment F on Shop { id ...F }", "$a"),
        *("query Q($a: Int = 1) { node(id: $a) { id } }", 'save(input: {key: "a"}) { id }'),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join))


def outcome(text: str) -> Any:
    try:
        return parse(text)
    except QuerySyntaxError as error:
        return error.wire


@given(TEXTS)
def test_what_parses_is_what_graphql_core_makes_of_it(text: str) -> None:
    result = outcome(text)
    if isinstance(result, dict):
        lines = graphql.Source(text).body.splitlines()
        assert all(
            1 <= place["line"] <= len(lines) and place["column"] >= 1
            for place in result["locations"]
        )
    else:
        assert graphql.print_ast(result) == graphql.print_ast(graphql.parse(text))


@given(TEXTS)
def test_what_graphql_core_refuses_is_refused(text: str) -> None:
    try:
        graphql.parse(text)
    except GraphQLSyntaxError:
        assert isinstance(outcome(text), dict)


@given(TEXTS)
def test_whatever_parses_can_be_validated(schema: GraphQLSchema, text: str) -> None:
    document = outcome(text)
    if not isinstance(document, dict):
        assert isinstance(validate(schema, document), list)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            "{ " + "".join(f"shop {{ a{i}: name }} " for i in range(600)) + "}",
            id="every field against every other",
        ),
        pytest.param(
            "{ shop {" + "".join(f"...F{i} " for i in range(900)) + "} }"
            "" + "".join(f"fragment F{i} on Shop {{ id }} " for i in range(900)),
            id="every fragment against every other",
        ),
    ],
)
def test_stops_where_there_is_too_much_to_compare(schema: GraphQLSchema, document: str) -> None:
    # graphql-ruby: what its own limit of time says.
    assert validate(schema, parse(document)) == [
        {
            "message": "Timeout on validation of query",
            "locations": [],
            "extensions": {"code": "validationTimeout"},
        }
    ]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("{ shop {" + "name " * 9_900 + "} }", id="a leaf"),
        pytest.param("{" + "shop { id email(mask: true) } " * 900 + "}", id="an object"),
        pytest.param(
            "{ shop {" + "...F " * 4_900 + "} } fragment F on Shop { id }", id="a fragment"
        ),
        pytest.param("{" + f"nodes(ids: [{'1 ' * 50}]) {{ id }}" * 160 + "}", id="a long argument"),
    ],
)
def test_the_same_may_be_selected_again_and_again(schema: GraphQLSchema, document: str) -> None:
    assert validate(schema, parse(document)) == []


def test_refuses_an_id_in_the_words_of_its_own_coercion(schema: GraphQLSchema) -> None:
    def refuse(value: Any) -> None:
        raise CoercionError(f"Invalid global id '{value}'")

    document = parse(
        'query StorefrontDiscoveryInvalidId {\n  node(id: "not-a-gid") {\n    id\n  }\n}\n'
    )
    # Recorded: Storefront API.
    assert validate(schema, document, coercions={"ID": refuse}) == [
        {
            "message": "Invalid global id 'not-a-gid'",
            "locations": [{"line": 2, "column": 3}],
            "path": ["query StorefrontDiscoveryInvalidId", "node", "id"],
            "extensions": {"code": "argumentLiteralsIncompatible", "typeName": "CoercionError"},
        }
    ]
