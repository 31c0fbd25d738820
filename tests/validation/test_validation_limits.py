"""Where validation stops: at so many errors, at so much work, at so many levels."""

import json
from typing import Any

import pytest
from graphql import GraphQLSchema

from sandbox.validation import (
    MOST_ERRORS,
    choose_operation,
    parse,
    validate,
    variable_problems,
)
from sandbox.validation.findings import MOST_CHARACTERS

TIMEOUT = {
    "message": "Timeout on validation of query",
    "locations": [],
    "extensions": {"code": "validationTimeout"},
}


def names(errors: list[Any], key: str) -> list[str]:
    return [error["extensions"][key] for error in errors]


def many(count: int, text: str) -> str:
    return " ".join(text.format(i) for i in range(count))


def test_there_are_a_hundred_errors_at_the_most(schema: GraphQLSchema) -> None:
    # graphql-ruby: validate_max_errors(100), as its generator writes it.
    document = parse(f"{{ shop {{ {many(101, 'a{}')} }} }}")
    assert names(validate(schema, document), "fieldName") == [f"a{i}" for i in range(100)]


def test_a_long_path_makes_room_for_fewer_errors(schema: GraphQLSchema) -> None:
    alias = "a" * 60_000
    errors = validate(schema, parse(f"{{ {alias}: shop {{ {many(9_000, 'a{}')} }} }}"))
    assert names(errors, "fieldName") == [f"a{i}" for i in range(17)]
    assert MOST_CHARACTERS < len(json.dumps(errors)) < MOST_CHARACTERS + len(alias) + 5_000


def test_operations_that_share_a_mistake_tell_it_a_hundred_times(schema: GraphQLSchema) -> None:
    operations = many(400, "query Q{} {{ ...F }}")
    nodes = f"nodes(ids: [{many(2_000, '$v{}')}]) {{ id }}"
    errors = validate(schema, parse(f"{operations} fragment F on Query {{ {nodes} }}"))
    assert names(errors, "variableName") == [f"v{i}" for i in range(MOST_ERRORS)]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(
            f"{many(200, 'query Q{} {{ ...F }}')} fragment F on Query {{ {'...G ' * 4_000} }}"
            " fragment G on Query { shop { id } }",
            id="operations that share a fragment",
        ),
        pytest.param(
            'mutation { save(input: {key: "k", tags: '
            f"{'[{a: ' * 45}[{many(1_900, '{{b: {}}}')}]{'}]' * 45}}}) {{ id }} }}",
            id="input objects in lists within each other",
        ),
    ],
)
def test_stops_where_there_is_too_much_to_do(schema: GraphQLSchema, document: str) -> None:
    assert validate(schema, parse(document)) == [TIMEOUT]


def chained(links: int) -> str:
    chain = " ".join(f"fragment F{i} on Shop {{ shop {{ ...F{i + 1} }} }}" for i in range(links))
    return f"query Deep {{ shop {{ ...F0 }} }} {chain} fragment F{links} on Shop {{ id }}"


def test_fragments_may_nest_as_deep_as_braces(schema: GraphQLSchema) -> None:
    assert validate(schema, parse(chained(49))) == []


def test_refuses_fragments_that_nest_too_deeply(schema: GraphQLSchema) -> None:
    assert validate(schema, parse(chained(800))) == [
        {
            "message": "This query is too large to execute: it nests deeper than 100 levels, "
            "fragments included.",
            "locations": [{"line": 1, "column": 1}],
            "path": ["query Deep"],
            "extensions": {"code": "SANDBOX_NESTED_TOO_DEEPLY"},
        }
    ]


def problems_of(schema: GraphQLSchema, declared: str, **variables: Any) -> list[Any]:
    operation = choose_operation(parse(f"query ({declared}) {{ shop {{ id }} }}"), None)
    return variable_problems(schema, operation, variables)


ABORTED = "max validation error limit reached. Execution aborted"


def test_a_list_variable_has_a_hundred_problems_and_one_that_says_so(schema: GraphQLSchema) -> None:
    (error,) = problems_of(schema, "$v: [Int!]!", v=["x"] * 250)
    *problems, last = error["extensions"]["problems"]
    assert [problem["path"] for problem in problems] == [[i] for i in range(100)]
    assert last == {
        "path": [None],
        "explanation": f"Too many errors processing list variable, {ABORTED}",
    }
    # graphql-ruby joins the null of the path to nothing.
    assert error["message"].endswith(
        f'99 (Could not coerce value "x" to Int),  ({last["explanation"]})'
    )


def test_the_problems_of_all_variables_count_together(schema: GraphQLSchema) -> None:
    keys = {"key": "a", **{f"x{i}": 1 for i in range(50)}}
    first, second = problems_of(
        schema, "$a: SaveInput! $b: SaveInput! $c: Int!", a=keys, b={**keys, "y": 1}, c="x"
    )
    assert len(first["extensions"]["problems"]) == 50
    assert len(second["extensions"]["problems"]) == 51
    assert second["extensions"]["problems"][-1] == {
        "path": [None],
        "explanation": f"Too many errors processing variables, {ABORTED}",
    }


def test_refuses_values_with_too_many_parts(schema: GraphQLSchema) -> None:
    rows = [[0] * 100] * 130
    (error,) = problems_of(schema, "$a: [[Int]] $b: [[Int]] $c: Int", a=rows, b=rows, c=1)[:1]
    assert error["message"].startswith("Variable $b ")
    assert error["extensions"]["problems"] == [
        {"path": [], "explanation": "Values have more than 25,000 parts"}
    ]
