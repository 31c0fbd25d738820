"""The passwords of personas, the only ones in a fresh world."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from sandbox.customers.passwords import hashed
from sandbox.customers.records import Password
from sandbox.customers.seed.personas import Persona
from sandbox.store import SeedOf


class PersonaPasswords:
    """Hashed when they are first asked for."""

    __slots__ = ("_personas",)

    def __init__(self, personas: SeedOf[Persona]) -> None:
        self._personas = personas

    def get(self, customer_id: int | str) -> Password | None:
        persona = self._personas.get(customer_id)
        if persona is None or persona.password is None:
            return None
        return _kept(persona.id, persona.password)

    def find(self, _key: str, _value: str) -> None:
        return None

    def after(self, customer_id: int) -> Iterator[Password]:
        for persona in self._personas.after(customer_id):
            if persona.password is not None:
                yield _kept(persona.id, persona.password)

    def holds(self, customer_id: int | str) -> bool:
        persona = self._personas.get(customer_id)
        return persona is not None and persona.password is not None

    def count(self) -> int:
        return sum(persona.password is not None for persona in self._personas.after(0))


@lru_cache(maxsize=256)
def _kept(customer_id: int, text: str) -> Password:
    """Return a persona's password as it is kept. It is public, so the least cost will do."""
    salt = blake2b(b"%d" % customer_id, digest_size=16).digest()
    return Password(customer_id, hashed(text, salt=salt, cost=0))
