"""Input objects that are written wrong, in graphql-ruby's words."""

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
            'mutation { save(input: {key: "a", nope: 1}) { id } }',
            [
                told(
                    "InputObject 'SaveInput' doesn't accept argument 'nope'",
                    (1, 35),
                    path=["mutation", "save", "input", "nope"],
                    code="argumentNotAccepted",
                    name="SaveInput",
                    typeName="InputObject",
                    argumentName="nope",
                )
            ],
            id="recorded shape: argumentNotAccepted of an input object",
        ),
        pytest.param(
            "mutation Login { save(input: {}) { id } }",
            [
                told(
                    (
                        "Argument 'key' on InputObject 'SaveInput' is required. "
                        "Expected type String!"
                    ),
                    (1, 30),
                    path=["mutation Login", "save", "input", "key"],
                    code="missingRequiredInputObjectAttribute",
                    argumentName="key",
                    argumentType="String!",
                    inputObjectType="SaveInput",
                )
            ],
            id="recorded shape: missingRequiredInputObjectAttribute",
        ),
        pytest.param(
            'mutation { save(input: {key: null, nested: {count: "x"}}) { id } }',
            [
                told(
                    (
                        "Argument 'key' on InputObject 'SaveInput' has an invalid value "
                        "(null). Expected type 'String!'."
                    ),
                    (1, 24),
                    path=["mutation", "save", "input", "key"],
                    code="argumentLiteralsIncompatible",
                    typeName="InputObject",
                    argumentName="key",
                ),
                told(
                    (
                        "Argument 'key' on InputObject 'SaveInput' is required. "
                        "Expected type String!"
                    ),
                    (1, 44),
                    path=["mutation", "save", "input", "nested", "key"],
                    code="missingRequiredInputObjectAttribute",
                    argumentName="key",
                    argumentType="String!",
                    inputObjectType="SaveInput",
                ),
                told(
                    (
                        "Argument 'count' on InputObject 'SaveInput' has an invalid "
                        "value (\"x\"). Expected type 'Int'."
                    ),
                    (1, 44),
                    path=["mutation", "save", "input", "nested", "count"],
                    code="argumentLiteralsIncompatible",
                    typeName="InputObject",
                    argumentName="count",
                ),
            ],
            id="ArgumentLiteralsAreCompatible: silent where something was found inside",
        ),
        pytest.param(
            ('mutation { save(input: {key: "a"}, inputs: [{key: "a"}, {key: 1}]) { id } }'),
            [
                told(
                    (
                        "Argument 'key' on InputObject 'SaveInput' has an invalid value "
                        "(1). Expected type 'String!'."
                    ),
                    (1, 57),
                    path=["mutation", "save", "inputs", 1, "key"],
                    code="argumentLiteralsIncompatible",
                    typeName="InputObject",
                    argumentName="key",
                )
            ],
            id="BaseVisitor: the index in a list is a step",
        ),
        pytest.param(
            ('mutation { save(input: {key: "a"}, inputs: [5, {key: 1}, {key: 1}]) { id } }'),
            [
                told(
                    (
                        "Argument 'key' on InputObject 'SaveInput' has an invalid value "
                        "(1). Expected type 'String!'."
                    ),
                    (1, 48),
                    path=["mutation", "save", "inputs", 0, "key"],
                    code="argumentLiteralsIncompatible",
                    typeName="InputObject",
                    argumentName="key",
                )
            ],
            id="BaseVisitor: of equal objects only the first is told",
        ),
        pytest.param(
            ('mutation { a: save(input: 5) { id } b: save(input: [{key: "a"}]) { id } }'),
            [
                told(
                    (
                        "Argument 'input' on Field 'a' has an invalid value (5). "
                        "Expected type 'SaveInput!'."
                    ),
                    (1, 12),
                    path=["mutation", "a", "input"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="input",
                ),
                told(
                    (
                        "Argument 'input' on Field 'b' has an invalid value ([{key: "
                        "\"a\"}]). Expected type 'SaveInput!'."
                    ),
                    (1, 37),
                    path=["mutation", "b", "input"],
                    code="argumentLiteralsIncompatible",
                    typeName="Field",
                    argumentName="input",
                ),
            ],
            id="LiteralValidator: no object",
        ),
        pytest.param(
            'mutation { save(input: {key: "a", key: "b"}) { id } }',
            [
                told(
                    'There can be only one input field named "key"',
                    (1, 25),
                    (1, 35),
                    path=["mutation", "save", "input"],
                    code="inputFieldNotUnique",
                    name="key",
                )
            ],
            id="InputObjectNamesAreUnique",
        ),
        pytest.param(
            '{ pick(by: {id: 1, handle: "a"}) { id } }',
            [
                told(
                    "OneOf Input Object 'PickInput' must specify exactly one key.",
                    (1, 12),
                    path=["query", "pick", "by"],
                    code="invalidOneOfInputObject",
                    inputObjectType="PickInput",
                )
            ],
            id="OneOfInputObjectsAreValid: two keys",
        ),
        pytest.param(
            "{ pick(by: {id: null}) { id } }",
            [
                told(
                    "Field 'PickInput.id' must be non-null.",
                    (1, 13),
                    path=["query", "pick", "by", "id"],
                    code="invalidOneOfInputObject",
                    inputObjectType="PickInput",
                )
            ],
            id="OneOfInputObjectsAreValid: null",
        ),
        pytest.param(
            "query ($h: String) { pick(by: {handle: $h}) { id } }",
            [
                told(
                    (
                        "Variable 'h' must be non-nullable to be used for OneOf Input "
                        "Object 'PickInput'."
                    ),
                    (1, 31),
                    path=["query", "pick", "by", "handle"],
                    code="invalidOneOfInputObject",
                    inputObjectType="PickInput",
                )
            ],
            id="OneOfInputObjectsAreValid: a variable that may be null",
        ),
    ],
)
def test_refuses_input_objects_that_do_not_fit(
    schema: GraphQLSchema, document: str, errors: list[Any]
) -> None:
    assert validate(schema, parse(document)) == errors
