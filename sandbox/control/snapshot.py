"""Snapshots: a whole world as one JSON document."""

import asyncio
from collections.abc import Generator
from typing import Final

from aiohttp import web

from sandbox.control.problems import ProblemError, invalid_values
from sandbox.control.reading import read_large
from sandbox.control.route import ControlRequest, Empty, Route, WithStatus
from sandbox.control.worlds import show_world
from sandbox.control_models.worlds import WorldState
from sandbox.world import World
from sandbox.world.snapshot import (
    Document,
    InvalidSnapshotError,
    NoJsonError,
    pieces,
    restoring,
)

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a snapshot in a request. A file that is read at the start may be larger."""

_HEADERS: Final = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


async def get_snapshot(request: ControlRequest[Empty, Empty]) -> web.Response:
    """Answer the world as it is now. Other requests are answered while it is written."""
    request.worlds.follow()
    written = []
    for piece in pieces(request.world, request.worlds.kinds):
        written.append(piece)
        await asyncio.sleep(0)
    return web.Response(body=b"".join(written), headers=_HEADERS)


async def put_snapshot(request: ControlRequest[Empty, Empty]) -> WithStatus:
    """Replace the world by the snapshot, when all of it is read. Raises `ProblemError`."""
    name, worlds = request.path["world"], request.worlds
    body = await read_large(request.http, most=LARGEST)
    try:
        world = await _with_pauses(restoring(worlds, name, body))
    except NoJsonError as error:
        detail = f"the body {error.faults[0].detail}"
        raise ProblemError(400, "malformed-body", detail) from None
    except InvalidSnapshotError as error:
        raise invalid_values(error.faults) from None
    status = 201 if worlds.peek(name) is None else 200
    return WithStatus(status, show_world(worlds.put(world)))


async def _with_pauses(steps: Generator[None, None, World]) -> World:
    try:
        while True:
            next(steps)
            await asyncio.sleep(0)
    except StopIteration as end:
        world: World = end.value
    return world


_PATH: Final = "/worlds/{world}/snapshot"
ROUTES: Final = (
    Route(
        method="GET",
        path=_PATH,
        handle=get_snapshot,
        summary="Return the whole world as one JSON document.",
        answers={200: Document},
    ),
    Route(
        method="PUT",
        path=_PATH,
        handle=put_snapshot,
        summary="Replace the world by the one of a snapshot.",
        body=Document,
        largest=LARGEST,
        answers={200: WorldState, 201: WorldState},
        refusals={422: "The snapshot is invalid; nothing has changed."},
    ),
)
