"""Fragments that lead nowhere or round in circles, in graphql-ruby's words."""

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
            "{ shop { ... on Nope { id } } }",
            [
                told(
                    "No such type Nope, so it can't be a fragment condition",
                    (1, 10),
                    path=["query", "shop", "... on Nope"],
                    code="undefinedType",
                    typeName="Nope",
                )
            ],
            id="FragmentTypesExist: inline",
        ),
        pytest.param(
            "{ shop { id } } fragment F on Nope { id ...G }",
            [
                told(
                    "No such type Nope, so it can't be a fragment condition",
                    (1, 17),
                    path=["fragment F"],
                    code="undefinedType",
                    typeName="Nope",
                )
            ],
            id="FragmentTypesExist: a fragment that is not entered is not called unused",
        ),
        pytest.param(
            ("{ shop { ... on String { id } ...F } } fragment F on SaveInput { key }"),
            [
                told(
                    "Invalid fragment on type String (must be Union, Interface or Object)",
                    (1, 10),
                    path=["query", "shop", "... on String"],
                    code="fragmentOnNonCompositeType",
                    typeName="String",
                ),
                told(
                    ("Invalid fragment on type SaveInput (must be Union, Interface or Object)"),
                    (1, 40),
                    path=["fragment F"],
                    code="fragmentOnNonCompositeType",
                    typeName="SaveInput",
                ),
            ],
            id="FragmentsAreOnCompositeTypes",
        ),
        pytest.param(
            "{ shop { ... on Product { id } } }",
            [
                told(
                    "Fragment on Product can't be spread inside Shop",
                    (1, 10),
                    path=["query", "shop", "... on Product"],
                    code="cannotSpreadFragment",
                    typeName="Product",
                    fragmentName="unknown",
                    parentName="Shop",
                )
            ],
            id="FragmentSpreadsArePossible: inline",
        ),
        pytest.param(
            "{ shop { ...F nope } } fragment F on Product { id }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 15),
                    path=["query", "shop", "nope"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Fragment F on Product can't be spread inside Shop",
                    (1, 10),
                    path=["query", "shop", "... F"],
                    code="cannotSpreadFragment",
                    typeName="Product",
                    fragmentName=" F",
                    parentName="Shop",
                ),
            ],
            id="FragmentSpreadsArePossible: named ones, after the walk",
        ),
        pytest.param(
            "{ shop { ...F } } fragment F on Result { __typename }",
            [],
            id="FragmentSpreadsArePossible: a union may stand anywhere",
        ),
        pytest.param(
            (
                "query Q { shop { ... on Shop { a: nope } ... { nope } ...F } } "
                "fragment F on Shop { nope }"
            ),
            [
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 32),
                    path=["query Q", "shop", "... on Shop", "a"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 48),
                    path=["query Q", "shop", "...", "nope"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 85),
                    path=["fragment F", "nope"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
            ],
            id="BaseVisitor: paths through fragments",
        ),
        pytest.param(
            "{ shop { ...F ...G } } fragment G on Shop { id }",
            [
                told(
                    "Fragment F was used, but not defined",
                    (1, 10),
                    path=["query", "shop", "... F"],
                    code="useAndDefineFragment",
                    fragmentName="F",
                )
            ],
            id="spec 5.6: used, but not defined",
        ),
        pytest.param(
            "{ shop { id } } fragment F on Shop { id } fragment G on Shop { ...F }",
            [
                told(
                    "Fragment G was defined, but not used",
                    (1, 43),
                    path=["fragment G"],
                    code="useAndDefineFragment",
                    fragmentName="G",
                )
            ],
            id="spec 5.6: defined, but not used",
        ),
        pytest.param(
            (
                "query A { shop { ...X } } fragment F on Shop { ...Y } query B "
                "{ shop { ...Z ...F } }"
            ),
            [
                told(
                    "Fragment X was used, but not defined",
                    (1, 18),
                    path=["query A", "shop", "... X"],
                    code="useAndDefineFragment",
                    fragmentName="X",
                ),
                told(
                    "Fragment Z was used, but not defined",
                    (1, 72),
                    path=["query B", "shop", "... Z"],
                    code="useAndDefineFragment",
                    fragmentName="Z",
                ),
                told(
                    "Fragment Y was used, but not defined",
                    (1, 48),
                    path=["fragment F", "... Y"],
                    code="useAndDefineFragment",
                    fragmentName="Y",
                ),
            ],
            id="FragmentsAreUsed: missing ones of operations come together",
        ),
        pytest.param(
            (
                "{ shop { ...A } } fragment A on Shop { shop { ...B } } "
                "fragment B on Shop { shop { ...A } }"
            ),
            [
                told(
                    "Fragment A contains an infinite loop",
                    (1, 19),
                    path=["fragment A"],
                    code="infiniteLoop",
                    fragmentName="A",
                ),
                told(
                    "Fragment B contains an infinite loop",
                    (1, 56),
                    path=["fragment B"],
                    code="infiniteLoop",
                    fragmentName="B",
                ),
            ],
            id="FragmentsAreFinite",
        ),
        pytest.param(
            ("{ shop { ...A } } fragment A on Shop { ...B } fragment B on Shop { ...Missing }"),
            [
                told(
                    "Fragment Missing was used, but not defined",
                    (1, 68),
                    path=["fragment B", "... Missing"],
                    code="useAndDefineFragment",
                    fragmentName="Missing",
                ),
                told(
                    "Fragment A contains an infinite loop",
                    (1, 19),
                    path=["fragment A"],
                    code="infiniteLoop",
                    fragmentName="A",
                ),
            ],
            id="FragmentsAreFinite: also said of one that waits for a missing one",
        ),
        pytest.param(
            ("{ shop { ...F } } fragment F on Shop { id } fragment F on Shop { name }"),
            [
                told(
                    'Fragment name "F" must be unique',
                    (1, 19),
                    (1, 45),
                    path=[],
                    code="fragmentNotUnique",
                    fragmentName="F",
                )
            ],
            id="FragmentNamesAreUnique",
        ),
    ],
)
def test_refuses_fragments_that_lead_nowhere(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
