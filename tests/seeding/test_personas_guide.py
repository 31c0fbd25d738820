"""docs/personas.md says what is so."""

import re
from pathlib import Path

import pytest

from sandbox.seeding import MOST_CUSTOMERS, Persona, keys, load_personas
from sandbox.settings import Settings

GUIDE = Path(__file__).parents[2].joinpath("docs", "personas.md").read_text("utf-8")


def row(persona: Persona) -> str:
    customer = persona.customer
    return (
        f"| `{persona.name}` | {cell(customer.email)} | {cell(persona.password)} "
        f"| {customer.state} | {persona.purpose} |"
    )


def cell(value: str | None) -> str:
    if value is None:
        return ""
    return f"`{value}`" if len(value) <= 40 else f"`{value[:16]}…`"


def test_lists_the_personas_as_they_are():
    rows = re.findall(r"^\| `.*$", GUIDE, re.MULTILINE)
    assert rows == [row(persona) for persona in load_personas()]


def test_tells_the_identifier_of_a_persona():
    persona = next(persona for persona in load_personas() if persona.name == "identified")
    assert (
        f"`identified` has the Multipass identifier `{persona.customer.multipass_identifier}`"
        in GUIDE
    )


def test_tells_how_many_customers_there_are():
    told = f"{Settings().customers} unless told and\n{MOST_CUSTOMERS:,} at most"
    assert told in GUIDE


def test_tells_what_the_seventeenth_has():
    email = keys.email("Jane", "Doe", 16, domain="example.com")
    told = [f"`{email}`", f"`{keys.phone(16, calling_code='1')}`", f"`{keys.identifier(16)}`"]
    assert [value for value in told if value not in GUIDE] == []


def test_tells_where_the_orders_of_the_made_up_begin():
    assert f"from `#{keys.order_number(0, 0)}` on" in GUIDE


@pytest.mark.parametrize("name", ["with-orders", "many-orders"])
def test_tells_the_orders_of_a_persona(name: str):
    persona = next(persona for persona in load_personas() if persona.name == name)
    first, last = persona.orders[0].name, persona.orders[-1].name
    assert f"`{name}` (`{first}` to `{last}`)" in GUIDE
