"""Worlds: make one, look at it, reset it, forget it."""

from collections.abc import Iterator
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import asdict, replace

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.route import Answer, Ask, Nothing, Route
from sandbox.control_models.worlds import (
    WorldCounts,
    WorldList,
    WorldOrigin,
    WorldState,
    WorldSummary,
)
from sandbox.customers.records import Customer, CustomerAccessToken
from sandbox.customers.seed.population import TooManyCustomersError
from sandbox.faults import fault
from sandbox.made_up.locales import UnknownLocaleError
from sandbox.origin import Origin
from sandbox.world import World, Worlds


def list_worlds(ask: Ask[Nothing, Nothing]) -> WorldList:
    listed = (WorldSummary(name=world.name, **asdict(world.origin)) for world in ask.worlds)
    return WorldList(tuple(sorted(listed, key=lambda world: world.name)))


def put_world(ask: Ask[Nothing, Struct]) -> Answer:
    """Make the world, or keep it.

    One that was made from something else is neither kept, as a test would get other customers
    than it asks for, nor replaced, as another test may be using it.
    """
    name, known = ask.path["world"], ask.worlds.peek(ask.path["world"])
    if known is None:
        return Answer(201, show_world(_made(ask.worlds, name, ask.body)))
    differing = tuple(_differences(known.origin, ask.body))
    if differing:
        raise ProblemError(
            409,
            "world-exists",
            f"the world {name} was made from another {', '.join(differing)}: "
            "delete it first, or use another name",
        )
    return Answer(200, show_world(ask.world))


def get_world(ask: Ask[Nothing, Nothing]) -> WorldState:
    world = ask.worlds.peek(ask.path["world"])
    if world is None:
        raise _not_found(ask.path["world"])
    return show_world(world)


def reset_world(ask: Ask[Nothing, Nothing]) -> WorldState:
    return show_world(ask.worlds.reset(ask.path["world"]))


def delete_world(ask: Ask[Nothing, Nothing]) -> None:
    if not ask.worlds.forget(ask.path["world"]):
        raise _not_found(ask.path["world"])


def _made(worlds: Worlds, name: str, asked: Struct) -> World:
    told = {key: value for key, value in asdict(asked).items() if value is not UNSET}
    try:
        return worlds.make(name, replace(worlds.origin, **told))
    except TooManyCustomersError as error:
        raise invalid_values([fault(str(error), "customers")]) from None
    except UnknownLocaleError as error:
        raise invalid_values([fault(str(error), "locale")]) from None


def _differences(origin: Origin, asked: Struct) -> Iterator[str]:
    for key, value in asdict(asked).items():
        made_from = getattr(origin, key)
        if value not in (UNSET, made_from):
            yield f"{key} ({made_from}, not {value})"


def show_world(world: World) -> WorldState:
    counts = WorldCounts(
        customers=world.store.count(Customer),
        customer_access_tokens=world.store.count(CustomerAccessToken),
        used_multipass_tokens=len(world.used_tokens),
        mails=len(world.inbox.mails()),
        scenarios_on=len(world.switchboard.on),
    )
    return WorldState(name=world.name, **asdict(world.origin), counts=counts)


def _not_found(name: str) -> ProblemError:
    return ProblemError(
        404,
        "world-not-found",
        f"there is no world {name}: make it first, or name it in a Storefront API request",
    )


_PATH: Final = "/worlds/{world}"
ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds",
        handle=list_worlds,
        summary="List all worlds, by name.",
        answers={200: WorldList},
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_world,
        summary="Make a world, or keep an existing one.",
        body=WorldOrigin,
        answers={201: WorldState, 200: WorldState},
        refusals={409: "The world is there, made from another seed than the one asked for."},
    ),
    Route(
        method="GET",
        path=_PATH,
        handle=get_world,
        summary="Show the seed of a world, and how much is in it.",
        answers={200: WorldState},
        refusals={404: "There is no such world."},
    ),
    Route(
        method="DELETE",
        path=_PATH,
        handle=delete_world,
        summary="Delete a world. The next request that names it makes a new one.",
        answers={204: None},
        refusals={404: "There is no such world."},
    ),
    Route(
        method="POST",
        path=f"{_PATH}/reset",
        handle=reset_world,
        summary="Make a world new again, from the same seed.",
        answers={200: WorldState},
    ),
)
