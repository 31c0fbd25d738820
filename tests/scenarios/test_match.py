"""Which calls a scenario answers."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import Match
from sandbox.scenarios.json_path import JsonPathError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_matches_every_operation_unless_told():
    assert Match().holds("customerRecover", {"email": "jane@example.com"})


def test_matches_an_operation_it_names():
    match = Match(operations=frozenset({"customerRecover", "customerReset"}))
    assert match.holds("customerReset", {})


def test_matches_no_operation_it_does_not_name():
    match = Match(operations=frozenset({"customerRecover"}))
    assert not match.holds("customerReset", {})


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"input": {}},
        {"input": {"email": "jane@example.com"}},
        {"input": {"tags": ["a", {"b": 1}]}},
        {"input": {"email": "jane@example.com", "acceptsMarketing": True}},
        {"input": {"phone": None}},
    ],
)
def test_matches_arguments_that_contain_the_variables(variables: dict[str, Any]):
    arguments = {
        "input": {
            "email": "jane@example.com",
            "acceptsMarketing": True,
            "tags": ["a", {"b": 1, "c": 2}],
            "phone": None,
        }
    }
    assert Match(variables=variables).holds("customerCreate", arguments)


@pytest.mark.parametrize(
    "variables",
    [
        {"input": {"email": "john@example.com"}},
        {"input": {"lastName": None}},
        {"input": {"count": True}},
        {"input": {"on": 1}},
        {"input": {"tags": ["a"]}},
        {"input": {"tags": "a"}},
        {"input": {"email": {"of": "jane"}}},
        {"input": "jane@example.com"},
        {"id": "1"},
    ],
)
def test_matches_no_arguments_that_lack_one_of_the_variables(variables: dict[str, Any]):
    arguments = {"input": {"email": "jane@example.com", "count": 1, "on": True, "tags": ["a", "b"]}}
    assert not Match(variables=variables).holds("customerCreate", arguments)


@given(st.dictionaries(st.text().filter(lambda key: not key.startswith("$")), VALUES))
def test_any_arguments_contain_themselves(arguments: dict[str, Any]):
    assert Match(variables=arguments).holds("customerCreate", arguments)


@pytest.mark.parametrize(
    "variables",
    [
        {"$.input.email": "jane@example.com"},
        {"$.input.lines[*].id": "2"},
        {"$.input.lines[1]": {"id": "2"}},
        {"$": {"input": {"email": "jane@example.com"}}},
        {"$.input.email": "jane@example.com", "input": {"lines": [{}, {}]}},
    ],
)
def test_matches_arguments_with_the_value_at_the_path(variables: dict[str, Any]):
    lines = [{"id": "1"}, {"id": "2", "quantity": 1}]
    arguments = {"input": {"email": "jane@example.com", "lines": lines}}
    assert Match(variables=variables).holds("cartCreate", arguments)


@pytest.mark.parametrize(
    "variables",
    [
        {"$.input.email": "john@example.com"},
        {"$.input.phone": None},
        {"$.email": "jane@example.com"},
        {"$.input.email": "jane@example.com", "id": "1"},
    ],
)
def test_matches_no_arguments_without_the_value_at_the_path(variables: dict[str, Any]):
    arguments = {"input": {"email": "jane@example.com"}}
    assert not Match(variables=variables).holds("cartCreate", arguments)


def test_refuses_a_path_that_is_none():
    with pytest.raises(JsonPathError):
        Match(variables={"$input": 1})
