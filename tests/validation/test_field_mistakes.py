"""Fields and selections that the schema does not have, in graphql-ruby's words."""

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
            "query Login { shop { nope } }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 22),
                    path=["query Login", "shop", "nope"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                )
            ],
            id="recorded shape: undefinedField",
        ),
        pytest.param(
            "mutation { nope }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Mutation'",
                    (1, 12),
                    path=["mutation", "nope"],
                    code="undefinedField",
                    typeName="Mutation",
                    fieldName="nope",
                )
            ],
            id="spec 5.6: path of an unnamed mutation",
        ),
        pytest.param(
            "{ s: shop { n: nope shop { nope } } nope }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 13),
                    path=["query", "s", "n"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 28),
                    path=["query", "s", "shop", "nope"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Field 'nope' doesn't exist on type 'Query'",
                    (1, 37),
                    path=["query", "nope"],
                    code="undefinedField",
                    typeName="Query",
                    fieldName="nope",
                ),
            ],
            id="BaseVisitor: the path has aliases, and inner mistakes follow",
        ),
        pytest.param(
            "{ nope(a: $x) { deeper } }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Query'",
                    (1, 3),
                    path=["query", "nope"],
                    code="undefinedField",
                    typeName="Query",
                    fieldName="nope",
                )
            ],
            id="FieldsAreDefinedOnType: an unknown field is not entered",
        ),
        pytest.param(
            '{ search(query: "a") { __typename title } }',
            [
                told(
                    ("Selections can't be made directly on unions (see selections on Result)"),
                    (1, 3),
                    path=["query", "search", "title"],
                    code="selectionMismatch",
                    nodeName="Result",
                )
            ],
            id="FieldsAreDefinedOnType: a union has no fields; the place is the holder's",
        ),
        pytest.param(
            "{ __typename __schema { nope } shop { __schema { types { name } } } }",
            [
                told(
                    "Field 'nope' doesn't exist on type '__Schema'",
                    (1, 25),
                    path=["query", "__schema", "nope"],
                    code="undefinedField",
                    typeName="__Schema",
                    fieldName="nope",
                ),
                told(
                    "Field '__schema' doesn't exist on type 'Shop'",
                    (1, 39),
                    path=["query", "shop", "__schema"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="__schema",
                ),
            ],
            id="FieldsAreDefinedOnType: introspection starts at the root",
        ),
        pytest.param(
            "query Q { shop }",
            [
                told(
                    (
                        "Field must have selections (field 'shop' returns Shop but has "
                        "no selections. Did you mean 'shop { ... }'?)"
                    ),
                    (1, 11),
                    path=["query Q", "shop"],
                    code="selectionMismatch",
                    nodeName="field 'shop'",
                    typeName="Shop",
                )
            ],
            id="recorded shape: selectionMismatch",
        ),
        pytest.param(
            '{ search(query: "a") }',
            [
                told(
                    (
                        "Field must have selections (field 'search' returns Result but "
                        "has no selections. Did you mean 'search { ... }'?)"
                    ),
                    (1, 3),
                    path=["query", "search"],
                    code="selectionMismatch",
                    nodeName="field 'search'",
                    typeName="Result",
                )
            ],
            id="FieldsHaveAppropriateSelections: unions, since graphql-ruby 2.4",
        ),
        pytest.param(
            (
                "{ shop { name { x ... on Shop { id } ... { id } ...F } } }  "
                "fragment F on Shop { id }"
            ),
            [
                told(
                    (
                        "Selections can't be made on scalars (field 'name' returns "
                        'String but has selections ["x", "... on Shop { ... }", "... { '
                        '... }", "F"])'
                    ),
                    (1, 10),
                    path=["query", "shop", "name"],
                    code="selectionMismatch",
                    nodeName="field 'name'",
                    typeName="String",
                ),
                told(
                    "Fragment F was defined, but not used",
                    (1, 61),
                    path=["fragment F"],
                    code="useAndDefineFragment",
                    fragmentName="F",
                ),
            ],
            id="spec 5.6: selections on a scalar",
        ),
        pytest.param(
            "{ shop { sort { x } } }",
            [
                told(
                    (
                        "Selections can't be made on enums (field 'sort' returns Sort "
                        'but has selections ["x"])'
                    ),
                    (1, 10),
                    path=["query", "shop", "sort"],
                    code="selectionMismatch",
                    nodeName="field 'sort'",
                    typeName="Sort",
                )
            ],
            id="FieldsHaveAppropriateSelections: enums",
        ),
        pytest.param(
            "{}",
            [
                told(
                    (
                        "Field must have selections (anonymous query returns Query but "
                        "has no selections. Did you mean ' { ... }'?)"
                    ),
                    (1, 1),
                    path=["query"],
                    code="selectionMismatch",
                    nodeName="anonymous query",
                    typeName="Query",
                )
            ],
            id="FieldsHaveAppropriateSelections: an operation that selects nothing",
        ),
    ],
)
def test_refuses_what_the_schema_does_not_have(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
