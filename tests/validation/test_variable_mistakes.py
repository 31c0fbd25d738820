"""Variables that do not fit their uses, in graphql-ruby's words."""

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
            "query ($id: ID) { node(id: $id) { id } }",
            [
                told(
                    "Nullability mismatch on variable $id and argument id (ID / ID!)",
                    (1, 24),
                    path=["query", "node", "id"],
                    code="variableMismatch",
                    variableName="id",
                    typeName="ID",
                    argumentName="id",
                    errorMessage="Nullability mismatch",
                )
            ],
            id="spec 5.6: nullability",
        ),
        pytest.param(
            "query Q($id: String!) { node(id: $id) { id } }",
            [
                told(
                    "Type mismatch on variable $id and argument id (String! / ID!)",
                    (1, 30),
                    path=["query Q", "node", "id"],
                    code="variableMismatch",
                    variableName="id",
                    typeName="String!",
                    argumentName="id",
                    errorMessage="Type mismatch",
                )
            ],
            id="VariableUsagesAreAllowed: type",
        ),
        pytest.param(
            "query Q($id: ID!) { nodes(ids: $id) { id } }",
            [
                told(
                    ("List dimension mismatch on variable $id and argument ids (ID! / [ID!]!)"),
                    (1, 27),
                    path=["query Q", "nodes", "ids"],
                    code="variableMismatch",
                    variableName="id",
                    typeName="ID!",
                    argumentName="ids",
                    errorMessage="List dimension mismatch",
                )
            ],
            id="VariableUsagesAreAllowed: list dimension",
        ),
        pytest.param(
            ("query Q($id: ID, $rows: [Int]) { nodes(ids: [$id]) { id } matrix(rows: [$rows]) }"),
            [
                told(
                    ("Nullability mismatch on variable $id and argument ids ([ID]! / [ID!]!)"),
                    (1, 40),
                    path=["query Q", "nodes", "ids"],
                    code="variableMismatch",
                    variableName="id",
                    typeName="[ID]!",
                    argumentName="ids",
                    errorMessage="Nullability mismatch",
                )
            ],
            id="VariableUsagesAreAllowed: within a list",
        ),
        pytest.param(
            (
                "mutation Q($key: String, $tags: [String!]!) { save(input: "
                "{key: $key, tags: $tags}) { id } }"
            ),
            [
                told(
                    ("Nullability mismatch on variable $key and argument key (String / String!)"),
                    (1, 60),
                    path=["mutation Q", "save", "input", "key"],
                    code="variableMismatch",
                    variableName="key",
                    typeName="String",
                    argumentName="key",
                    errorMessage="Nullability mismatch",
                )
            ],
            id="VariableUsagesAreAllowed: within an object",
        ),
        pytest.param(
            "query Q($if: Boolean) { shop { id @skip(if: $if) } }",
            [
                told(
                    ("Nullability mismatch on variable $if and argument if (Boolean / Boolean!)"),
                    (1, 41),
                    path=["query Q", "shop", "id", "if"],
                    code="variableMismatch",
                    variableName="if",
                    typeName="Boolean",
                    argumentName="if",
                    errorMessage="Nullability mismatch",
                )
            ],
            id="VariableUsagesAreAllowed: within a directive",
        ),
        pytest.param(
            (
                "query Q($n: Int = 5, $p: Int) { shop { products(first: $n) { "
                "id } } pick(by: {id: 1}, page: $p) { id } }"
            ),
            [],
            id="VariableUsagesAreAllowed: defaults on either side",
        ),
        pytest.param(
            "query Q($a: Int) { shop { id } }",
            [
                told(
                    "Variable $a is declared by Q but not used",
                    (1, 1),
                    path=["query Q"],
                    code="variableNotUsed",
                    variableName="a",
                )
            ],
            id="recorded shape: variableNotUsed",
        ),
        pytest.param(
            "query Q { node(id: $id) { id } }",
            [
                told(
                    "Variable $id is used by Q but not declared",
                    (1, 20),
                    path=["query Q", "node", "id"],
                    code="variableNotDefined",
                    variableName="id",
                )
            ],
            id="recorded shape: variableNotDefined",
        ),
        pytest.param(
            "mutation ($a: Int) { save(input: {key: $k, tags: [$k]}) { id } }",
            [
                told(
                    "Variable $a is declared by anonymous mutation but not used",
                    (1, 1),
                    path=["mutation"],
                    code="variableNotUsed",
                    variableName="a",
                ),
                told(
                    "Variable $k is used by anonymous mutation but not declared",
                    (1, 51),
                    path=["mutation", "save", "input", "tags"],
                    code="variableNotDefined",
                    variableName="k",
                ),
            ],
            id="VariablesAreUsedAndDefined: nameless, and the last use",
        ),
        pytest.param(
            (
                "query Q($u: Boolean) { shop { ...F } } fragment F on Shop { "
                "...G } fragment G on Shop { email(mask: $v) }"
            ),
            [
                told(
                    "Variable $u is declared by Q but not used",
                    (1, 1),
                    path=["query Q"],
                    code="variableNotUsed",
                    variableName="u",
                ),
                told(
                    "Variable $v is used by G but not declared",
                    (1, 101),
                    path=["fragment G", "email", "mask"],
                    code="variableNotDefined",
                    variableName="v",
                ),
            ],
            id="VariablesAreUsedAndDefined: through fragments",
        ),
        pytest.param(
            (
                "query A($m: Boolean) { shop { ...F } } query B { shop { ...F } "
                "} fragment F on Shop { email(mask: $m) }"
            ),
            [
                told(
                    "Variable $m is used by F but not declared",
                    (1, 99),
                    path=["fragment F", "email", "mask"],
                    code="variableNotDefined",
                    variableName="m",
                )
            ],
            id="VariablesAreUsedAndDefined: each operation by itself",
        ),
    ],
)
def test_refuses_variables_that_do_not_fit(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
