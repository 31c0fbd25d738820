"""Literals that do not fit their place, in graphql-ruby's words."""

from typing import Any

import pytest
from graphql import GraphQLSchema

from sandbox.validation import parse, validate


def told(message: str, *places: tuple[int, int], path: list[str | int], **extensions: str) -> Any:
    locations = [{"line": line, "column": column} for line, column in places]
    return {"message": message, "locations": locations, "path": path, "extensions": extensions}


@pytest.mark.parametrize(
    ("document", "errors"),
    [
        pytest.param(
            '{ shop { products(first: "1") { id } } }',
            [
                told(
                    (
                        "Argument 'first' on Field 'products' has an invalid value "
                        "(\"1\"). Expected type 'Int!'."
                    ),
                    (1, 10),
                    path=["query", "shop", "products", "first"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="first",
                )
            ],
            id="recorded shape: argumentLiteralsIncompatible",
        ),
        pytest.param(
            ("{ s: search(query: 5, first: 99999999999, sort: NOPE) { __typename } }"),
            [
                told(
                    (
                        "Argument 'query' on Field 's' has an invalid value (5). "
                        "Expected type 'String!'."
                    ),
                    (1, 3),
                    path=["query", "s", "query"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="query",
                ),
                told(
                    (
                        "Argument 'first' on Field 's' has an invalid value "
                        "(99999999999). Expected type 'Int'."
                    ),
                    (1, 3),
                    path=["query", "s", "first"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="first",
                ),
                told(
                    (
                        "Argument 'sort' on Field 's' has an invalid value (NOPE). "
                        "Expected type 'Sort'."
                    ),
                    (1, 3),
                    path=["query", "s", "sort"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="sort",
                ),
            ],
            id="ArgumentLiteralsAreCompatible: the place is the field's, aliases are used",
        ),
        pytest.param(
            '{ search(query: "a", sort: "TITLE") { __typename } }',
            [
                told(
                    (
                        "Argument 'sort' on Field 'search' has an invalid value "
                        "(\"TITLE\"). Expected type 'Sort'."
                    ),
                    (1, 3),
                    path=["query", "search", "sort"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="sort",
                )
            ],
            id="LiteralValidator: enums are not strings",
        ),
        pytest.param(
            ("{ search(query: [1, {a: 1.5, b: 1e20}, $x, NOW, null]) { __typename } }"),
            [
                told(
                    (
                        "Argument 'query' on Field 'search' has an invalid value ([1, "
                        "{a: 1.5, b: 1.0e+20}, $x, NOW, null]). Expected type "
                        "'String!'."
                    ),
                    (1, 3),
                    path=["query", "search", "query"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="query",
                ),
                told(
                    "Variable $x is used by anonymous query but not declared",
                    (1, 40),
                    path=["query", "search", "query"],
                    code="variableNotDefined",
                    variableName="x",
                ),
            ],
            id="Printer: lists, objects, floats",
        ),
        pytest.param(
            "{ shop { products(first: 1e999) { id } } }",
            [
                told(
                    (
                        "Argument 'first' on Field 'products' has an invalid value. "
                        "Expected type 'Int!'."
                    ),
                    (1, 10),
                    path=["query", "shop", "products", "first"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="first",
                )
            ],
            id="ArgumentLiteralsAreCompatible: an infinite number is not shown",
        ),
        pytest.param(
            "{ node(id: null) { id } price(amount: null) }",
            [
                told(
                    (
                        "Argument 'id' on Field 'node' has an invalid value (null). "
                        "Expected type 'ID!'."
                    ),
                    (1, 3),
                    path=["query", "node", "id"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="id",
                )
            ],
            id="LiteralValidator: null",
        ),
        pytest.param(
            (
                "{ nodes(ids: 1) { id } a: matrix(rows: 5) b: matrix(rows: [[1, "
                '"a"], 2, null]) c: matrix(rows: [[[1]]]) }'
            ),
            [
                told(
                    (
                        "Argument 'rows' on Field 'b' has an invalid value ([[1, \"a\"], "
                        "2, null]). Expected type '[[Int]]'."
                    ),
                    (1, 43),
                    path=["query", "b", "rows"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="rows",
                ),
                told(
                    (
                        "Argument 'rows' on Field 'c' has an invalid value ([[[1]]]). "
                        "Expected type '[[Int]]'."
                    ),
                    (1, 80),
                    path=["query", "c", "rows"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="rows",
                ),
            ],
            id="LiteralValidator: one value for a list, lists in lists",
        ),
        pytest.param(
            (
                "{ price(amount: 1) node(id: 12) { id } a: node(id: 1.5) { id } "
                "shop { email(mask: 1) } }"
            ),
            [
                told(
                    ("Argument 'id' on Field 'a' has an invalid value (1.5). Expected type 'ID!'."),
                    (1, 40),
                    path=["query", "a", "id"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="id",
                ),
                told(
                    (
                        "Argument 'mask' on Field 'email' has an invalid value (1). "
                        "Expected type 'Boolean'."
                    ),
                    (1, 71),
                    path=["query", "shop", "email", "mask"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="mask",
                ),
            ],
            id="Int, Float, ID, Boolean: what each takes",
        ),
        pytest.param(
            ('{ a: price(at: "2026-11-23T12:00:00Z") b: price(at: "yesterday") }'),
            [
                told(
                    (
                        "Argument 'at' on Field 'b' has an invalid value (\"yesterday\"). "
                        "Expected type 'DateTime'."
                    ),
                    (1, 40),
                    path=["query", "b", "at"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="at",
                )
            ],
            id="scalars of the service: DateTime",
        ),
    ],
)
def test_refuses_literals_that_do_not_fit(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
