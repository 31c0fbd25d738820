"""Values that variables do not take: the table of explanations."""

from typing import Any

import pytest
from graphql import GraphQLError, GraphQLSchema

from sandbox.validation import CoercionError, choose_operation, parse, variable_problems


def parse_gid(value: Any) -> str:
    if isinstance(value, str) and value.startswith("gid://"):
        return value
    raise CoercionError(f"Invalid global id '{value}'")


def nested(levels: int) -> Any:
    return [nested(levels - 1)] if levels else 1


def problem(path: list[str | int], explanation: str, **more: str) -> dict[str, Any]:
    return {"path": path, "explanation": explanation, **more}


NOT_NULL = "Expected value to not be null"


@pytest.mark.parametrize(
    ("declared", "variables", "said", "problems"),
    [
        pytest.param("String!", {}, "", [problem([], NOT_NULL)], id="spec 5.6: absent"),
        pytest.param("String!", {"v": None}, "", [problem([], NOT_NULL)], id="spec 5.6: null"),
        pytest.param(
            "String",
            {"v": 1},
            "",
            [problem([], "Could not coerce value 1 to String")],
            id="spec 5.6: a scalar",
        ),
        pytest.param(
            "Int",
            {"v": 1.0},
            "",
            [problem([], "Could not coerce value 1.0 to Int")],
            id="Int: not even 1.0",
        ),
        pytest.param(
            "Int",
            {"v": 2**31},
            "",
            [problem([], "Could not coerce value 2147483648 to Int")],
            id="Int: 32 bits",
        ),
        pytest.param(
            "Boolean",
            {"v": {"a": [1, "b"]}},
            "",
            [problem([], 'Could not coerce value {a:[1,"b"]} to Boolean')],
            id="Language.serialize: objects and lists",
        ),
        pytest.param(
            "Sort",
            {"v": "X"},
            "",
            [problem([], 'Expected "X" to be one of: TITLE, PRICE')],
            id="spec 5.6: an enum",
        ),
        pytest.param(
            "SaveInput!",
            {"v": {"key": None, "nope": 1, "nested": {"count": "x"}}},
            f" for key ({NOT_NULL}), nope (Field is not defined on SaveInput),"
            f' nested.count (Could not coerce value "x" to Int), nested.key ({NOT_NULL})',
            [
                problem(["key"], NOT_NULL),
                problem(["nope"], "Field is not defined on SaveInput"),
                problem(["nested", "count"], 'Could not coerce value "x" to Int'),
                problem(["nested", "key"], NOT_NULL),
            ],
            id="InputObject: what is given in its order, then what is missing",
        ),
        pytest.param(
            "SaveInput",
            {"v": [{"a": 1e20}]},
            "",
            [problem([], 'Expected [{"a":1.0e+20}] to be a key-value object.')],
            id="InputObject: no object",
        ),
        pytest.param(
            "[Int!]!",
            {"v": [1, None, "a"]},
            f' for 1 ({NOT_NULL}), 2 (Could not coerce value "a" to Int)',
            [problem([1], NOT_NULL), problem([2], 'Could not coerce value "a" to Int')],
            id="List: the index is a step",
        ),
        pytest.param(
            "[Int!]!",
            {"v": "a"},
            ' for 0 (Could not coerce value "a" to Int)',
            [problem([0], 'Could not coerce value "a" to Int')],
            id="List: one value is a list of one",
        ),
        pytest.param(
            "DateTime",
            {"v": "yesterday"},
            "",
            [problem([], 'Could not coerce value "yesterday" to DateTime')],
            id="a scalar of the service",
        ),
        pytest.param(
            "ID!",
            {"v": "x"},
            "",
            [problem([], "Invalid global id 'x'", message="Invalid global id 'x'")],
            id="spec 5.6: a CoercionError repeats itself",
        ),
        pytest.param(
            "PickInput",
            {"v": {"id": "gid://a", "handle": "b"}},
            "",
            [problem([], "'PickInput' requires exactly one argument, but 2 were provided.")],
            id="InputObject: one of",
        ),
        pytest.param(
            "PickInput",
            {"v": {"handle": None}},
            "",
            [problem([], "'PickInput' requires exactly one argument, but 'handle' was `null`.")],
            id="InputObject: one of, but null",
        ),
        pytest.param(
            "[[Int]]",
            {"v": nested(400)},
            "",
            [problem([], "Value is nested deeper than 100 levels")],
            id="our limit",
        ),
    ],
)
def test_explains_what_a_variable_does_not_take(
    schema: GraphQLSchema,
    declared: str,
    variables: dict[str, Any],
    said: str,
    problems: list[dict[str, Any]],
) -> None:
    operation = choose_operation(parse(f"query Q(\n  $v: {declared}\n) {{ a }}"), None)
    assert variable_problems(schema, operation, variables, coercions={"ID": parse_gid}) == [
        {
            "message": f"Variable $v of type {declared} was provided invalid value{said}",
            "locations": [{"line": 2, "column": 3}],
            "extensions": {
                "code": "INVALID_VARIABLE",
                "value": variables.get("v"),
                "problems": problems,
            },
        }
    ]


@pytest.mark.parametrize(
    ("declared", "variables"),
    [
        pytest.param("String", {}, id="absent"),
        pytest.param("String", {"v": None}, id="null"),
        pytest.param("Int! = 5", {}, id="a default"),
        pytest.param("Float", {"v": 1}, id="an Int for a Float"),
        pytest.param("[[Int]]", {"v": [[1], None, 2]}, id="lists"),
        pytest.param("SaveInput", {"v": {"key": "a", "sort": "TITLE"}}, id="an object"),
        pytest.param("PickInput", {"v": {"handle": "a"}}, id="one of"),
        pytest.param("Nope", {"v": 1}, id="a type for validation to refuse"),
    ],
)
def test_has_nothing_to_say_of_what_fits(
    schema: GraphQLSchema, declared: str, variables: dict[str, Any]
) -> None:
    operation = choose_operation(parse(f"query Q($v: {declared}) {{ a }}"), None)
    assert variable_problems(schema, operation, variables) == []


def test_a_coercion_may_leave_the_words_to_us(schema: GraphQLSchema) -> None:
    def refuse(_: Any) -> None:
        raise GraphQLError("Not shown.")

    operation = choose_operation(parse("query Q($v: ID) { a }"), None)
    (error,) = variable_problems(schema, operation, {"v": "x"}, coercions={"ID": refuse})
    assert error["extensions"]["problems"] == [problem([], 'Could not coerce value "x" to ID')]
