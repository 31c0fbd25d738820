"""Personas: the customers of the seed that are the same in every world."""

from typing import Final

from sandbox.control.route import ControlRequest, Empty, Route
from sandbox.control_models.customers import Persona, PersonaList
from sandbox.customers.seed.personas import Persona as Seeded
from sandbox.gid import gid


def list_personas(request: ControlRequest[Empty, Empty]) -> PersonaList:
    return PersonaList(tuple(map(_shown, request.world.store.after(Seeded, 0))))


def _shown(persona: Seeded) -> Persona:
    return Persona(
        id=gid("Customer", persona.id),
        name=persona.name,
        purpose=persona.purpose,
        email=persona.customer.email,
        password=persona.password,
    )


ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds/{world}/personas",
        handle=list_personas,
        summary="List the personas of a world as the seed has them, with what each is for.",
        answers={200: PersonaList},
    ),
)
