"""Emails that name scenarios."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.scenarios import magic_names


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("jane+scenario.slow@example.com", ["slow"]),
        ("Jane+Scenario.Slow@example.com", ["slow"]),
        ("jane+shop+scenario.email-taken@example.com", ["email-taken"]),
        ({"a": ["x+scenario.one@y"], "b": {"c": "x+scenario.two@y"}}, ["one", "two"]),
        (("x+scenario.one@y, x+scenario.two@y",), ["one", "two"]),
        ("jane+scenario.slow", []),
        ("jane+scenario.@example.com", []),
        ("scenario.slow@example.com", []),
        ("jane+scenario.not_so@example.com", []),
        ({"+scenario.key@y": 1}, []),
        (None, []),
        (42, []),
    ],
)
def test_finds_magic_names(value: object, names: list[str]):
    assert list(magic_names(value)) == names


@given(
    st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True, alphabet=string.printable),
    st.emails(),
)
def test_any_name_can_be_carried_by_any_email(name: str, email: str):
    local, _, domain = email.rpartition("@")
    assert list(magic_names({"email": f"{local}+scenario.{name}@{domain}"})) == [name]
