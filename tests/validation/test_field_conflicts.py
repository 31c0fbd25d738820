"""Fields that would share a key of the answer, in graphql-ruby's words."""

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
            "{ shop { a: name a: id } }",
            [
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 10),
                    (1, 18),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                )
            ],
            id="FieldsWillMerge: names",
        ),
        pytest.param(
            "{ shop { a: name a: id a: email a: name } }",
            [
                told(
                    "Field 'a' has a field conflict: name or id or email?",
                    (1, 10),
                    (1, 18),
                    (1, 24),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id or email",
                )
            ],
            id="FieldsWillMerge: three of a kind, equal ones told once",
        ),
        pytest.param(
            '{ a: node(id: "1") { id } a: node(id: 1) { id } }',
            [
                told(
                    'Field \'a\' has an argument conflict: {id:"\\"1\\""} or {id:"1"}?',
                    (1, 3),
                    (1, 27),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts='{id:"\\"1\\""} or {id:"1"}',
                )
            ],
            id="FieldsWillMerge: arguments",
        ),
        pytest.param(
            "{ shop { email(mask: true) email a: name a: id } }",
            [
                told(
                    "Field 'email' has an argument conflict: {mask:\"true\"} or {}?",
                    (1, 10),
                    (1, 28),
                    path=[],
                    code="fieldConflict",
                    fieldName="email",
                    conflicts='{mask:"true"} or {}',
                ),
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 34),
                    (1, 42),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                ),
            ],
            id="FieldsWillMerge: both, arguments met first",
        ),
        pytest.param(
            "{ shop { shop { a: name } shop { a: id } } }",
            [
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 17),
                    (1, 34),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                )
            ],
            id="FieldsWillMerge: below fields of one key",
        ),
        pytest.param(
            ("{ shop { ...F a: name } } fragment F on Shop { ...G } fragment G on Shop { a: id }"),
            [
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 15),
                    (1, 76),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                )
            ],
            id="FieldsWillMerge: through fragments",
        ),
        pytest.param(
            ("{ shop { ...F ...G } } fragment F on Shop { a: name } fragment G on Shop { a: id }"),
            [
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 45),
                    (1, 76),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                )
            ],
            id="FieldsWillMerge: two fragments",
        ),
        pytest.param(
            (
                "{ shop { shop { ...F } shop { a: id ...G } } } fragment F on "
                "Shop { a: name } fragment G on Shop { a: email }"
            ),
            [
                told(
                    "Field 'a' has a field conflict: name or email?",
                    (1, 69),
                    (1, 100),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or email",
                )
            ],
            id="FieldsWillMerge: fragments below fields of one key",
        ),
        pytest.param(
            (
                "{ shop { ...F ...G } } fragment F on Shop { ...H } fragment G "
                "on Shop { ...I } fragment H on Shop { a: name } fragment I on "
                "Shop { a: id }"
            ),
            [
                told(
                    "Field 'a' has a field conflict: id or name?",
                    (1, 132),
                    (1, 101),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="id or name",
                )
            ],
            id="FieldsWillMerge: fragments within two fragments",
        ),
        pytest.param(
            "{ shop { ...X ...Y a: nope a: id } }",
            [
                told(
                    "Field 'nope' doesn't exist on type 'Shop'",
                    (1, 20),
                    path=["query", "shop", "a"],
                    code="undefinedField",
                    typeName="Shop",
                    fieldName="nope",
                ),
                told(
                    "Fragment X was used, but not defined",
                    (1, 10),
                    path=["query", "shop", "... X"],
                    code="useAndDefineFragment",
                    fragmentName="X",
                ),
                told(
                    "Fragment Y was used, but not defined",
                    (1, 15),
                    path=["query", "shop", "... Y"],
                    code="useAndDefineFragment",
                    fragmentName="Y",
                ),
            ],
            id="FieldsWillMerge: missing fragments and unknown fields are for others to tell",
        ),
        pytest.param(
            (
                "{ node(id: 1) { ... on Shop { a: name } ... on Product { a: "
                "title } ... on Shop { a: id } } }"
            ),
            [
                told(
                    "Field 'a' has a field conflict: name or id?",
                    (1, 31),
                    (1, 83),
                    path=[],
                    code="fieldConflict",
                    fieldName="a",
                    conflicts="name or id",
                )
            ],
            id="FieldsWillMerge: two types exclude each other",
        ),
        pytest.param(
            ("{ node(id: 1) { ... on Shop { a: sort } ... on Product { a: price } } }"),
            [],
            id="FieldsWillMerge: types of fields may differ by default",
        ),
    ],
)
def test_refuses_fields_that_cannot_be_merged(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors


CONFLICT = "shop { a: name a: id }"


def test_tells_a_conflict_once_for_each_place_however_often_it_is_repeated(
    schema: GraphQLSchema,
) -> None:
    said = "Field 'a' has a field conflict: name or id?"
    extensions = {"code": "fieldConflict", "fieldName": "a", "conflicts": "name or id"}
    # Met where the shops are compared, from the first to the second, and within each of them.
    places = [((1, 10), (1, 41))] + [((1, 10 + 23 * i), (1, 18 + 23 * i)) for i in range(4)]
    assert validate(schema, parse("{ " + f"{CONFLICT} " * 4 + "}")) == [
        told(said, *pair, path=[], **extensions) for pair in places
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("shop { a: name  a: id }", id="spaces"),
        pytest.param("shop { a: name, a: id }", id="commas"),
    ],
)
def test_fields_that_read_the_same_but_for_spaces_are_the_same(
    schema: GraphQLSchema, other: str
) -> None:
    document = f"{{ {CONFLICT} {other} {CONFLICT} }}"
    shown = [error["extensions"]["conflicts"] for error in validate(schema, parse(document))]
    assert shown == ["name or id"] * 4
