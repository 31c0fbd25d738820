"""Arguments that a place does not take, in graphql-ruby's words."""

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
            "{ node { id } }",
            [
                told(
                    "Field 'node' is missing required arguments: id",
                    (1, 3),
                    path=["query", "node"],
                    code="missingRequiredArguments",
                    className="Field",
                    name="node",
                    arguments="id",
                )
            ],
            id="recorded shape: missingRequiredArguments",
        ),
        pytest.param(
            "{ n: search(first: 1) { __typename } }",
            [
                told(
                    "Field 'search' is missing required arguments: query",
                    (1, 3),
                    path=["query", "n"],
                    code="missingRequiredArguments",
                    className="Field",
                    name="search",
                    arguments="query",
                )
            ],
            id="RequiredArgumentsArePresent: the name, not the alias",
        ),
        pytest.param(
            "{ shop { email(nope: 1) } }",
            [
                told(
                    "Field 'email' doesn't accept argument 'nope'",
                    (1, 16),
                    path=["query", "shop", "email", "nope"],
                    code="argumentNotAccepted",
                    name="email",
                    typeName="Field",
                    argumentName="nope",
                )
            ],
            id="recorded shape: argumentNotAccepted",
        ),
        pytest.param(
            "{ e: shop(nope: {deeper: $x}) { id } }",
            [
                told(
                    "Field 'e' doesn't accept argument 'nope'",
                    (1, 11),
                    path=["query", "e", "nope"],
                    code="argumentNotAccepted",
                    name="e",
                    typeName="Field",
                    argumentName="nope",
                )
            ],
            id="ArgumentsAreDefined: the alias, and nothing of the value",
        ),
        pytest.param(
            "{ node(id: 1, id: 2) { id } }",
            [
                told(
                    'There can be only one argument named "id"',
                    (1, 8),
                    (1, 15),
                    path=["query", "node"],
                    code="argumentNotUnique",
                    name="id",
                )
            ],
            id="ArgumentNamesAreUnique",
        ),
    ],
)
def test_refuses_arguments_that_do_not_fit(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
