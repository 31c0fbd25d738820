"""Texts that are no documents, in the words of graphql-c_parser."""

import pytest

from sandbox.validation import QuerySyntaxError, parse


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        pytest.param(
            "{\n  shop {\n    id\n  }",
            "syntax error, unexpected end of file at [4, 3]",
            (4, 3),
            id="spec 5.6: the end is where the last token begins",
        ),
        pytest.param(
            "{ shop { id } } }",
            'syntax error, unexpected RCURLY ("}") at [1, 17]',
            (1, 17),
            id="reported of Shopify: one brace too many",
        ),
        pytest.param(
            'mutation { a(b: {c: "d" - }) { e } }',
            'syntax error, unexpected invalid token ("-"), expecting RCURLY at [1, 25]',
            (1, 25),
            id="reported of Shopify: within an object",
        ),
        pytest.param(
            '{ a(b: "c", *: 1) }',
            'syntax error, unexpected invalid token ("*") at [1, 13]',
            (1, 13),
            id="reported of Shopify: what begins no token",
        ),
        pytest.param(
            '{ search(term: "abc) { id } }',
            'syntax error, unexpected invalid token ("\\"") at [1, 16]',
            (1, 16),
            id="graphql-c_parser: a string without end",
        ),
        pytest.param(
            "quory Q { a }",
            'syntax error, unexpected IDENTIFIER ("quory") at [1, 1]',
            (1, 1),
            id="graphql-c_parser: no definition",
        ),
        pytest.param(
            '{ a(b: "\\uZZZZ") }',
            'Parse error on bad Unicode escape sequence: "\\\\uZZZZ" (error) at [1, 8]',
            (1, 8),
            id="graphql-c_parser: an escape that is none",
        ),
        pytest.param(
            '{ a(b: "\\ud83d") }',
            'Parse error on bad Unicode escape sequence: "\\\\ud83d" (error) at [1, 8]',
            (1, 8),
            id="graphql-c_parser: half a pair",
        ),
        pytest.param(
            "{ shop { } }",
            'syntax error, unexpected RCURLY ("}") at [1, 10]',
            (1, 10),
            id="grammar: an empty selection, which graphql-core takes",
        ),
        pytest.param(
            "query Name (",
            "syntax error, unexpected end of file, expecting VAR_SIGN at [1, 12]",
            (1, 12),
            id="grammar: variables",
        ),
        pytest.param(
            "query ($a Int) { a }",
            'syntax error, unexpected IDENTIFIER ("Int"), expecting COLON at [1, 11]',
            (1, 11),
            id="grammar: the type of a variable",
        ),
        pytest.param(
            "query ($a: [Int) { a }",
            'syntax error, unexpected RPAREN (")"), expecting RBRACKET at [1, 16]',
            (1, 16),
            id="grammar: a list type",
        ),
        pytest.param(
            "query ($a: Int b) { a }",
            'syntax error, unexpected IDENTIFIER ("b"), expecting RPAREN or VAR_SIGN at [1, 16]',
            (1, 16),
            id="grammar: two expectations",
        ),
        pytest.param(
            "query ($a: Int = $b) { a }",
            "syntax error, unexpected VAR_SIGN at [1, 18]",
            (1, 18),
            id="grammar: a name with an underscore hides the text",
        ),
        pytest.param(
            "query Name 5",
            'syntax error, unexpected INT ("5"), expecting LCURLY at [1, 12]',
            (1, 12),
            id="grammar: the selection of an operation",
        ),
        pytest.param(
            "fragment F { a }",
            'syntax error, unexpected LCURLY ("{"), expecting ON at [1, 12]',
            (1, 12),
            id="grammar: the type of a fragment",
        ),
        pytest.param(
            "{ ... on T }",
            'syntax error, unexpected RCURLY ("}"), expecting LCURLY at [1, 12]',
            (1, 12),
            id="grammar: the selection of a fragment",
        ),
        pytest.param(
            "query ($a: [Int!]! = [1] @a(b: {c: [$d], e: on}), $f: T) @g { h(i: [1 ) }",
            'syntax error, unexpected RPAREN (")") at [1, 71]',
            (1, 71),
            id="grammar: a list",
        ),
        pytest.param(
            "{ a(b: $c, d: ) ...F @e ... @f { g: h } } fragment F on T { a }",
            'syntax error, unexpected RPAREN (")") at [1, 15]',
            (1, 15),
            id="grammar: a value",
        ),
        pytest.param(
            "query ($a: Int @b(c: [1 [2]], d: {e: {}}, f: $g)) { h } { ...F @i ... @j }",
            'syntax error, unexpected RCURLY ("}"), expecting LCURLY at [1, 74]',
            (1, 74),
            id="grammar: the selection of an inline fragment",
        ),
        pytest.param(
            "type Foo { a: }",
            'syntax error, unexpected RCURLY ("}") at [1, 15]',
            (1, 15),
            id="a type system definition: place known, expectation not told",
        ),
        pytest.param(
            'type Foo { a: "b }',
            'syntax error, unexpected invalid token ("\\"") at [1, 15]',
            (1, 15),
            id="a type system definition: a string without end",
        ),
        pytest.param(
            "{ a(b: é) }",
            'syntax error, unexpected invalid token ("\\xC3") at [1, 8]',
            (1, 8),
            id="a guess: the first byte of what is not ASCII",
        ),
        pytest.param(
            "{" + "a{" * 10_000,
            "This query is too large to execute: it nests deeper than 100 levels at [1, 201].",
            (1, 201),
            id="our limit: nesting, of a text that ends too soon",
        ),
        pytest.param(
            "{" + "a{" * 100 + "a" + "}" * 101,
            "This query is too large to execute: it nests deeper than 100 levels at [1, 201].",
            (1, 201),
            id="our limit: nesting",
        ),
        pytest.param(
            "{" + "a " * 10_000 + "}",
            "This query is too large to execute: it has more than 10000 tokens at [1, 20000].",
            (1, 20_000),
            id="our limit: tokens",
        ),
        pytest.param(
            "#\n" * 5_001 + "{ a }",
            "This query is too large to execute: it has more than 5000 comments at [5001, 1].",
            (5_001, 1),
            id="our limit: comments",
        ),
    ],
)
def test_refuses_what_is_no_document(text: str, message: str, place: tuple[int, int]) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert caught.value.wire == {
        "message": message,
        "locations": [{"line": place[0], "column": place[1]}],
        "extensions": {"code": "PARSE_ERROR"},
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "syntax error, unexpected end of file", id="graphql-c_parser: nothing"),
        pytest.param("# a", "syntax error, unexpected end of file", id="graphql-c_parser: comment"),
        pytest.param(
            " " * 250_001,
            "This query is too large to execute: it is longer than 250000 characters.",
            id="our limit: length",
        ),
    ],
)
def test_refuses_without_a_place_where_there_is_none(text: str, message: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    assert caught.value.wire == {
        "message": message,
        "locations": [],
        "extensions": {"code": "PARSE_ERROR"},
    }
