"""Lists of more than 250 entries."""

from typing import Any

import pytest

from sandbox.validation import choose_operation, oversized, parse

LINES = "mutation Add($lines: [Line!]!) {\n  cartLinesAdd(lines: $lines) { cart { id } }\n}"


CREATE = "mutation ($input: CartInput) { cartCreate(input: $input) { cart { id } } }"
WRITTEN = "mutation ($c: [String!]) { cartCreate(input: { lines: [LINES], codes: $c }) { id } }"


def too_long(length: int, line: int, column: int, *path: str | int) -> dict[str, Any]:
    return {
        "message": f"The input array size of {length} is greater than the maximum allowed of 250.",
        "locations": [{"line": line, "column": column}],
        "path": list(path),
        "extensions": {"code": "MAX_INPUT_SIZE_EXCEEDED"},
    }


@pytest.mark.parametrize(
    ("document", "variables", "errors"),
    [
        pytest.param(
            LINES,
            {"lines": [{}] * 251},
            [too_long(251, 2, 3, "cartLinesAdd", "lines")],
            id="recorded",
        ),
        pytest.param(LINES, {"lines": [{}] * 250}, [], id="as many as it takes"),
        pytest.param(LINES, {"lines": None}, [], id="null"),
        pytest.param(LINES, {}, [], id="absent"),
        pytest.param(
            f"{{ a: nodes(ids: [{'1 ' * 300}]) {{ id }} }}",
            {},
            [too_long(300, 1, 3, "a", "ids")],
            id="written out, under an alias",
        ),
        pytest.param("{ node(id: 1) { id } }", {}, [], id="no list"),
        pytest.param(
            CREATE,
            {"input": {"note": "", "lines": [{}] * 251, "delivery": {"addresses": [{}] * 252}}},
            [
                too_long(251, 1, 32, "cartCreate", "input", "lines"),
                too_long(252, 1, 32, "cartCreate", "input", "delivery", "addresses"),
            ],
            id="in an input",
        ),
        pytest.param(
            CREATE,
            {"input": {"lines": [{"attributes": []}, {"attributes": [{}] * 251}]}},
            [too_long(251, 1, 32, "cartCreate", "input", "lines", 1, "attributes")],
            id="in a list",
        ),
        pytest.param(
            WRITTEN.replace("LINES", "{} " * 251),
            {"c": ["x"] * 251},
            [
                too_long(251, 1, 28, "cartCreate", "input", "lines"),
                too_long(251, 1, 28, "cartCreate", "input", "codes"),
            ],
            id="written out in an input",
        ),
    ],
)
def test_refuses_lists_that_are_too_long(
    document: str, variables: dict[str, Any], errors: list[Any]
) -> None:
    operation = choose_operation(parse(document), None)
    assert oversized(operation, variables) == errors


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def test_a_value_of_any_depth_is_looked_at_so_far_as_an_input_can_be_deep() -> None:
    operation = choose_operation(parse(CREATE), None)
    assert oversized(operation, {"input": nested(100_000)}) == []


def test_not_more_than_100_errors_are_listed() -> None:
    operation = choose_operation(parse(CREATE), None)
    assert len(oversized(operation, {"input": [[0] * 251] * 250})) == 100
