"""The customers that a fresh world holds: personas, and as many made up as one asks for."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox.customers.records import Customer, Password
from sandbox.customers.seed.passwords import PersonaPasswords
from sandbox.customers.seed.personas import Persona, read_personas
from sandbox.customers.seed.population import Population
from sandbox.store import Factory, Given, Seeds


def _personas(seeds: Seeds) -> Given[Persona]:
    return Given(lambda: read_personas(seeds.fixtures))


def _customers(seeds: Seeds) -> Given[Customer]:
    personas = seeds.of(Persona)
    return Given(
        lambda: (persona.customer for persona in personas.after(0)), Population(seeds.origin)
    )


def _passwords(seeds: Seeds) -> PersonaPasswords:
    return PersonaPasswords(seeds.of(Persona))


SEEDS: Final[Mapping[type[Any], Factory]] = {
    Persona: _personas,
    Customer: _customers,
    Password: _passwords,
}
