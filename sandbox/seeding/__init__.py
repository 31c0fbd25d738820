"""What a fresh world holds: personas, and as many made-up customers as one asks for."""

from sandbox.seeding.keys import MOST_CUSTOMERS
from sandbox.seeding.locales import UnknownLocaleError
from sandbox.seeding.personas import Persona, load_personas
from sandbox.seeding.seed import Seed, TooManyCustomersError, seed_for

__all__ = [
    "Seed",
    "seed_for",
    "MOST_CUSTOMERS",
    "Persona",
    "load_personas",
    "UnknownLocaleError",
    "TooManyCustomersError",
]
