"""The keys of a world's first login, drawn while other requests go on: that takes up to 0.2 s."""

from threading import Lock
from typing import Final

from sandbox.door.lanes import in_lane
from sandbox.door.turns import give_way
from sandbox.identity.keys import draw_keys, lacks_keys
from sandbox.pause import Pause, aside
from sandbox.world import World

_may_draw: Final = Lock()


async def have_keys(world: World) -> None:
    """See to it that keys need not be drawn for *world* in this turn of the event loop.

    One request draws, and others wait for its keys: each would draw its own.
    """
    while lacks_keys(world):
        if not _may_draw.acquire(blocking=False):
            await give_way()
            continue
        try:
            await in_lane(_draw_aside, is_query=True)
        finally:
            _may_draw.release()


def _draw_aside(_pause: Pause) -> None:
    with aside():
        draw_keys()
