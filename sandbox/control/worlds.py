"""Worlds: make, show, reset and delete them."""

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from typing import Final

from msgspec import UNSET, Struct
from msgspec.structs import asdict, replace

from sandbox.control.problems import ProblemError, invalid_values, world_not_found
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control_models.pages import PageInfo
from sandbox.control_models.worlds import (
    WorldCounts,
    WorldFilter,
    WorldList,
    WorldOrigin,
    WorldState,
    WorldSummary,
)
from sandbox.customers.records import Customer, CustomerAccessToken
from sandbox.customers.seed.population import TooManyCustomersError
from sandbox.faults import fault
from sandbox.made_up.catalog_size import TooManyProductsError
from sandbox.made_up.locales import UnknownLocaleError
from sandbox.origin import Origin
from sandbox.world import World, Worlds
from sandbox.world.inbox import Mail
from sandbox.world.used_tokens import UsedToken
from sandbox.world.worlds import FixedOriginError


def list_worlds(request: ControlRequest[WorldFilter, Empty]) -> WorldList:
    query, first = request.query, request.query.first
    found = [
        world for world in request.worlds if query.query in world.name and world.name > query.after
    ]
    if first is None:
        return WorldList(worlds=_summaries(sorted(found, key=_name)))
    page = nsmallest(first, found, key=_name)
    cursor = page[-1].name if len(page) < len(found) else None
    page_info = PageInfo(has_next_page=cursor is not None, end_cursor=cursor)
    return WorldList(worlds=_summaries(page), page_info=page_info)


def _summaries(worlds: Iterable[World]) -> tuple[WorldSummary, ...]:
    return tuple(WorldSummary(name=world.name, **asdict(world.origin)) for world in worlds)


def _name(world: World) -> str:
    return world.name


def put_world(request: ControlRequest[Empty, Struct]) -> WithStatus:
    """Make the world, or keep it.

    Raises `ProblemError` if it exists and was made from something else. To keep it would give a
    test other customers than it asks for; to replace it could disturb another test.
    """
    name, known = request.path["world"], request.worlds.peek(request.path["world"])
    if known is None:
        return WithStatus(201, show_world(_made(request.worlds, name, request.body)))
    differing = tuple(_differences(known.origin, request.body))
    if differing:
        raise ProblemError(
            409,
            "world-exists",
            f"the world {name} was made from another {', '.join(differing)}: "
            "delete it first, or use another name",
        )
    return WithStatus(200, show_world(request.world))


def get_world(request: ControlRequest[Empty, Empty]) -> WorldState:
    """Show the world. Raises `ProblemError` if it does not exist."""
    world = request.worlds.peek(request.path["world"])
    if world is None:
        raise _not_found(request)
    return show_world(world)


def reset_world(request: ControlRequest[Empty, Empty]) -> WorldState:
    return show_world(request.worlds.reset(request.path["world"]))


def delete_world(request: ControlRequest[Empty, Empty]) -> None:
    """Delete the world. Raises `ProblemError` if it does not exist."""
    if not request.worlds.forget(request.path["world"]):
        raise _not_found(request)


def _made(worlds: Worlds, name: str, body: Struct) -> World:
    given = {key: value for key, value in asdict(body).items() if value is not UNSET}
    try:
        return worlds.make(name, replace(worlds.origin, **given))
    except FixedOriginError as error:
        raise ProblemError(409, "world-from-snapshot", str(error)) from None
    except TooManyCustomersError as error:
        raise invalid_values([fault(str(error), "customers")]) from None
    except TooManyProductsError as error:
        raise invalid_values([fault(str(error), "catalog")]) from None
    except UnknownLocaleError as error:
        raise invalid_values([fault(str(error), "locale")]) from None


def _differences(origin: Origin, body: Struct) -> Iterator[str]:
    for key, value in asdict(body).items():
        made_from = getattr(origin, key)
        if value not in (UNSET, made_from):
            yield f"{key} ({made_from}, not {value})"


def show_world(world: World) -> WorldState:
    counts = WorldCounts(
        customers=world.store.count(Customer),
        customer_access_tokens=world.store.count(CustomerAccessToken),
        used_multipass_tokens=world.store.count(UsedToken),
        mails=world.store.count(Mail),
        scenarios_on=len(world.switchboard.on),
    )
    return WorldState(name=world.name, **asdict(world.origin), counts=counts)


def _not_found(request: ControlRequest[Empty, Empty]) -> ProblemError:
    return world_not_found(request.path["world"], (world.name for world in request.worlds))


_PATH: Final = "/worlds/{world}"
ROUTES: Final = (
    Route(
        method="GET",
        path="/worlds",
        handle=list_worlds,
        summary="List worlds, by name.",
        query=WorldFilter,
        answers={200: WorldList},
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_world,
        summary="Make a world, or keep an existing one.",
        body=WorldOrigin,
        answers={201: WorldState, 200: WorldState},
        refusals={
            409: "The world exists and was made from something else, or the server makes all "
            "worlds from a snapshot."
        },
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
