"""Each line of the ledger about a mutation is what that mutation answers, and no other is."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.fidelity import Line, Place, load_ledger
from sandbox.storefront.api import STOREFRONT
from tests.budget import budget
from tests.fidelity.asking import Shop, ask, good_arguments
from tests.fidelity.going_wrong import BAD_TEXTS, BAD_VALUES, bad_arguments

LEDGER = load_ledger()
LINES = [
    pytest.param(name, line, id=f"{name} {line.code} {'.'.join(line.field or ())} {line.message}")
    for name in STOREFRONT.mutations
    for line in LEDGER[name].errors
    if not line.by_scenario_only
    and (line.place is Place.CUSTOMER_USER_ERRORS or line.code == "NOT_FOUND")
]
TEXTS = st.one_of(
    st.sampled_from([*map(str, BAD_VALUES.values()), *BAD_TEXTS.values()]), st.text(max_size=60)
)

FIELDS = {
    "input": ("email", "password", "firstName", "lastName", "phone"),
    "customer": ("email", "password", "firstName", "lastName", "phone"),
    "address": (
        *("firstName", "lastName", "company", "address1", "address2", "city"),
        *("country", "province", "zip", "phone"),
    ),
}
KEYS = {
    "customerAccessTokenCreate": ("email", "password"),
    "customerActivate": ("activationToken", "password"),
    "customerReset": ("resetToken", "password"),
}


def has_line(name: str, place: Place, code: str, field: Any, message: str) -> bool:
    """Say whether the ledger has it. A dead token is told with the words of any operation."""
    if code == "ACCESS_DENIED":
        return any(
            line.code == code and "Also" in str(line.message) for line in LEDGER[name].errors
        )
    line = LEDGER.line(name, place=place, code=code, field=field, message=message)
    return line is not None and not line.by_scenario_only


@pytest.mark.parametrize(("name", "line"), LINES)
def test_a_line_is_answered(name: str, line: Line):
    shop = Shop()
    answered = ask(name, shop.world, bad_arguments(name, line, shop))
    assert [error for error in answered if line.says(error.code, error.field, error.message)]
    assert [error for error in answered if not has_line(name, *error)] == []


@pytest.mark.parametrize("name", STOREFRONT.mutations)
def test_what_is_right_is_answered_by_no_error(name: str):
    shop = Shop()
    assert ask(name, shop.world, good_arguments(name, shop)) == []


@st.composite
def wild(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Draw a mutation, and values in the place of some of its good ones."""
    name = draw(st.sampled_from(list(STOREFRONT.mutations)))
    values = draw(st.dictionaries(st.sampled_from(range(10)), TEXTS, max_size=4))
    return name, dict(values)


def wildly(name: str, shop: Shop, values: dict[int, str]) -> dict[str, Any]:
    """Return good arguments with *values* in the place of some, texts and keys of objects."""
    arguments = good_arguments(name, shop)
    texts = [key for key, value in arguments.items() if isinstance(value, str)]
    for number, value in values.items():
        for key in ("input", "customer", "address"):
            if key in arguments:
                names = KEYS.get(name, FIELDS[key])
                arguments[key] = {**arguments[key], names[number % len(names)]: value}
        if texts and number % 3 == 0:
            arguments[texts[number % len(texts)]] = value
    return arguments


@settings(max_examples=budget(100, nightly=3_000))
@given(wild())
def test_whatever_is_asked_each_error_has_its_line(asked: tuple[str, dict[int, str]]):
    name, values = asked
    shop = Shop()
    answered = ask(name, shop.world, wildly(name, shop, values))
    assert [error for error in answered if not has_line(name, *error)] == []
