"""The keys of a world's first login, drawn while other requests go on: that takes up to 0.2 s."""

from sandbox.door.lanes import in_lane
from sandbox.identity.keys import draw_keys, lacks_keys
from sandbox.pause import Pause, aside
from sandbox.world import World


async def have_keys(world: World) -> None:
    """See to it that keys need not be drawn for *world* in this turn of the event loop."""
    if lacks_keys(world):
        await in_lane(_draw_aside, is_query=True)


def _draw_aside(_pause: Pause) -> None:
    with aside():
        draw_keys()
