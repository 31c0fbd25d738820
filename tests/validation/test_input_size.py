"""Lists of more than 250 entries."""

from typing import Any

import pytest

from sandbox.validation import choose_operation, oversized, parse

LINES = "mutation Add($lines: [Line!]!) {\n  cartLinesAdd(lines: $lines) { cart { id } }\n}"


def too_long(length: int, line: int, column: int, *path: str) -> dict[str, Any]:
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
    ],
)
def test_refuses_lists_that_are_too_long(
    document: str, variables: dict[str, Any], errors: list[Any]
) -> None:
    operation = choose_operation(parse(document), None)
    assert oversized(operation, variables) == errors
