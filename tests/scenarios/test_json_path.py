"""Paths into the arguments of a call."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios.json_path import JsonPathError, found_at, parse_path

ARGUMENTS = {
    "input": {"email": "a@b.example", "first name": "Ada"},
    "lines": [{"id": "1", "quantity": 2}, {"id": "2"}, {"id": "3", "quantity": None}],
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("$", [ARGUMENTS]),
        ("$.input.email", ["a@b.example"]),
        ("$['input']['first name']", ["Ada"]),
        ("$.input.*", ["a@b.example", "Ada"]),
        ("$.lines[0].quantity", [2]),
        ("$.lines[-1].id", ["3"]),
        ("$.lines[*].id", ["1", "2", "3"]),
        ("$.lines[*].quantity", [2, None]),
        ("$.lines[*]['*']", []),
        ("$.lines[3].id", []),
        ("$.lines[-4].id", []),
        ("$.lines.id", []),
        ("$.input[0]", []),
        ("$.input.email[0]", []),
        ("$.input.phone", []),
        ("$.input.email.*", []),
    ],
)
def test_leads_to_places(path: str, found: list[Any]):
    assert list(found_at(parse_path(path), ARGUMENTS)) == found


@pytest.mark.parametrize(
    "text", ["$input", "$.", "$..email", "$[]", "$[a]", "$[1:2]", "$.a b", "input", "$.a[?@.b]", ""]
)
def test_says_what_a_path_may_be(text: str):
    with pytest.raises(JsonPathError) as refusal:
        parse_path(text)
    assert str(refusal.value) == (
        f"{text!r} is not a path: after $ write steps: .name, ['name'], [0], .* or [*]"
    )


@given(st.lists(st.text(st.characters(exclude_characters="'")), max_size=5))
def test_leads_to_any_nested_key(keys: list[str]):
    nested: Any = "there"
    for key in reversed(keys):
        nested = {key: nested}
    path = "$" + "".join(f"['{key}']" for key in keys)
    assert list(found_at(parse_path(path), nested)) == ["there"]


def test_refuses_a_path_that_is_too_long():
    with pytest.raises(JsonPathError, match="at most 1,000 characters, not 1,001"):
        parse_path(f"${'.a' * 500}")
