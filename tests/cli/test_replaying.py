"""How a recorded answer is held beside another, and what is learned of secrets on the way."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.cli.replaying import (
    Difference,
    Secrets,
    UnknownSecretError,
    differences,
    request_of,
)

SHOWN = "sha256:0a1b2c3d"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def written(value):
    return json.dumps(value, sort_keys=True)


def found(recorded, answered):
    return [
        (it.pointer, it.recorded, it.answered) for it in differences(recorded, answered, Secrets())
    ]


@given(JSON)
def test_what_is_the_same_does_not_differ(value):
    assert found(value, value) == []


@given(JSON, JSON)
def test_what_is_not_the_same_differs(one, other):
    assert bool(found(one, other)) == (written(one) != written(other))


@pytest.mark.parametrize(
    ("recorded", "answered", "differing"),
    [
        ({"a": 1}, {"a": 2}, [("#/a", 1, 2)]),
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, [("#/a/1/b", 2, 3)]),
        ({"a": 1}, {}, [("#/a", 1, None)]),
        ({}, {"a/b": None}, [("#/a~1b", None, None)]),
        ([1], [1, 2], [("#/1", None, 2)]),
        ({"a": 1}, [1], [("#", {"a": 1}, [1])]),
        (1, True, [("#", 1, True)]),
        ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z", []),
        ("2026-01-01T00:00:00Z", "soon", [("#", "2026-01-01T00:00:00Z", "soon")]),
        ("d70c39b9-f662-4dc1-abc9-d57133b2ad14", "5bc14a77-fa7d-4955-a441-0b0ac60c9ae4", []),
        (SHOWN, "anything", []),
        (SHOWN, None, [("#", SHOWN, None)]),
        (f"/reset/1/{SHOWN}", "/reset/1/abc", []),
        (f"/reset/1/{SHOWN}", "/reset/2/abc", [("#", f"/reset/1/{SHOWN}", "/reset/2/abc")]),
    ],
)
def test_a_difference_has_its_place(recorded, answered, differing):
    assert found(recorded, answered) == differing


def test_a_secret_that_was_answered_is_put_back():
    secrets = Secrets()
    list(differences({"accessToken": SHOWN}, {"accessToken": "live"}, secrets))
    entry = {"document": f'{{ a(token: "{SHOWN}") }}', "variables": {"tokens": [SHOWN, 1]}}
    assert request_of(entry, secrets) == {
        "query": '{ a(token: "live") }',
        "variables": {"tokens": ["live", 1]},
    }


@pytest.mark.parametrize("hidden", [SHOWN, "[redacted]"])
def test_a_secret_that_nobody_told_is_named(hidden):
    with pytest.raises(UnknownSecretError) as caught:
        Secrets().put_back({"a": [f"x {hidden}"]})
    assert caught.value.args == (hidden,)


def test_one_password_stands_in_for_all():
    assert Secrets("secret").put_back({"password": "[redacted]"}) == {"password": "secret"}


def test_a_difference_may_be_of_nothing():
    assert list(differences({}, {"a": 1}, Secrets())) == [
        Difference(pointer="#/a", recorded=None, answered=1)
    ]
