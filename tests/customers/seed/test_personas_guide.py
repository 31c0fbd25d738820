"""docs/personas.md says what is so."""

import re
from pathlib import Path

import pytest

from sandbox.customers.seed import keys
from sandbox.customers.seed.personas import Persona, read_personas
from sandbox.fixture_files import BUILT_IN
from sandbox.orders.records import OrderHistory
from sandbox.orders.seed.keys import order_number
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
from sandbox.settings import Settings

GUIDE = Path(__file__).parents[3].joinpath("docs", "personas.md").read_text("utf-8")


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
    assert rows == [row(persona) for persona in read_personas(BUILT_IN)]


def test_tells_the_identifier_of_a_persona():
    persona = next(persona for persona in read_personas(BUILT_IN) if persona.name == "identified")
    assert (
        f"`identified` has the Multipass identifier `{persona.customer.multipass_identifier}`"
        in GUIDE
    )


def test_tells_how_many_customers_there_are():
    number = f"{Settings().customers} by default, up to {keys.MOST_CUSTOMERS:,} with `--customers`"
    assert number in GUIDE


def test_tells_what_the_seventeenth_has():
    email = keys.email("Jane", "Doe", 16, domain="example.com")
    told = [f"`{email}`", f"`{keys.phone(16, calling_code='1')}`", f"`{keys.identifier(16)}`"]
    assert [value for value in told if value not in GUIDE] == []


def test_tells_where_the_orders_of_the_made_up_begin():
    assert f"Numbers start from `#{order_number(0, 0)}` on" in GUIDE


@pytest.mark.parametrize("name", ["with-orders", "many-orders"])
def test_tells_the_orders_of_a_persona(name: str):
    persona = next(persona for persona in read_personas(BUILT_IN) if persona.name == name)
    history = seeds_of(Origin.of(Settings())).get(OrderHistory, persona.id)
    assert history is not None
    first, last = history.orders[0].name, history.orders[-1].name
    assert f"`{name}` (`{first}` to `{last}`)" in GUIDE
